"""Read raw text into tokens and words with a tokenizer that was just trained."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from quotes.training.models.layout import lay_out
from quotes.training.models.news import Read, Words


def token_reader(weights: Path, divisions: dict[str, Words]) -> Read:
    """Give a function that tokenizes texts with `tokenize.pt` and `mwt.pt` of a folder, and with known divisions."""
    import stanza  # noqa: PLC0415 - torch takes seconds to load

    from quotes.parsing.shortcuts import hasten_tokens  # noqa: PLC0415

    with TemporaryDirectory() as folder:
        lay_out({name: weights / f"{name}.pt" for name in ("tokenize", "mwt")}, {}, Path(folder))
        pipeline = stanza.Pipeline(
            "ar",
            dir=folder,
            processors="tokenize,mwt",
            tokenize_batch_size=200,
            download_method=None,
            use_gpu=False,
            verbose=False,
        )
    hasten_tokens(pipeline, {token: " ".join(words) for token, words in divisions.items()})

    def read(texts: list[str]) -> Iterator[tuple[str, Words]]:
        import torch  # noqa: PLC0415

        with torch.inference_mode():
            document = pipeline("\n\n".join(texts))
        for token in document.iter_tokens():
            yield token.text, tuple(word.text for word in token.words)

    return read
