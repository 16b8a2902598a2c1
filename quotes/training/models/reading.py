"""Read with models that were just trained: raw text into tokens and words; tags and lemmas of a treebank's words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from quotes.training.models.conllu import Sentence
from quotes.training.models.layout import lay_out
from quotes.training.models.news import Read, Words


def token_reader(weights: Path, divisions: dict[str, Words]) -> Read:
    """Give a function that tokenizes texts with `tokenize.pt` and `mwt.pt` of a folder, and with known divisions."""
    from quotes.parsing.shortcuts import hasten_tokens  # noqa: PLC0415 - torch takes seconds to load

    pipeline = _pipeline(weights, ("tokenize", "mwt"))
    hasten_tokens(pipeline, {token: " ".join(words) for token, words in divisions.items()})

    def read(texts: list[str]) -> Iterator[tuple[str, Words]]:
        import torch  # noqa: PLC0415

        with torch.inference_mode():
            document = pipeline("\n\n".join(texts))
        for token in document.iter_tokens():
            yield token.text, tuple(word.text for word in token.words)

    return read


class WordReader:
    """Tags and lemmatizes the words of a treebank with `pos.pt` and `lemma.pt` of a folder."""

    def __init__(self, weights: Path) -> None:
        self._pipeline = _pipeline(weights, ("tokenize", "mwt", "pos", "lemma"))

    def read(self, sentences: Sequence[Sentence], *, tags: bool) -> list[Sentence]:
        """Give the sentences the lemmas that the models find, and the parts of speech too or leave theirs."""
        import torch  # noqa: PLC0415 - takes seconds to load
        from stanza.models.common.doc import Document  # noqa: PLC0415

        rows = [
            [{"id": (i,), "text": word.form, "upos": word.upos} for i, word in enumerate(sentence.words, 1)]
            for sentence in sentences
        ]
        processors = ["pos", "lemma"] if tags else ["lemma"]
        with torch.inference_mode():
            found = self._pipeline.process(Document(rows), processors=processors).sentences
        return [
            sentence.with_words(
                replace(word, upos=other.upos, lemma=other.lemma or word.form)
                for word, other in zip(sentence.words, read.words, strict=True)
            )
            for sentence, read in zip(sentences, found, strict=True)
        ]

    @contextmanager
    def doubting(self, units: float, words: float, seed: int) -> Iterator[None]:
        """Let the tagger read with shares of its units and of the words dropped, as in training.

        It has learnt the tags of the treebank; so it is as often wrong there as elsewhere, and where it is unsure.
        """
        import torch  # noqa: PLC0415

        model = self._pipeline.processors["pos"].trainer.model
        shares = {part: part.p for part in model.modules() if isinstance(part, torch.nn.Dropout)}
        for part in shares:
            part.p = units
        model.worddrop.dropprob, share = words, model.worddrop.dropprob
        torch.manual_seed(seed)
        model.train()
        model.eval = lambda: model  # which Stanza calls before it tags
        try:
            yield
        finally:
            del model.eval
            model.eval()
            model.worddrop.dropprob = share
            for part, own in shares.items():
                part.p = own


def _pipeline(weights: Path, processors: Sequence[str]) -> Any:  # noqa: ANN401 - Stanza is untyped
    """Load weights of a folder (`PROCESSOR.pt`)."""
    import stanza  # noqa: PLC0415 - torch takes seconds to load

    names = [*processors, "pretrain"] if "pos" in processors else processors
    with TemporaryDirectory() as folder:
        lay_out({name: weights / f"{name}.pt" for name in names}, {}, Path(folder))
        return stanza.Pipeline(
            "ar",
            dir=folder,
            processors=",".join(processors),
            tokenize_batch_size=200,
            download_method=None,
            use_gpu=False,
            verbose=False,
        )
