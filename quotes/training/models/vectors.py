"""Word vectors: made of news by gensim, and handed to Stanza as it keeps them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from quotes.errors import QuotesError


def train_vectors(lines: Iterable[list[str]], settings: dict[str, Any], path: Path) -> int:
    """Train word2vec on lines of words and write its text format; give how many words it holds.

    One thread and a fixed seed: the same lines give the same vectors.

    Raises:
        QuotesError: gensim is missing, or there are too few words.
    """
    try:
        import numpy as np  # noqa: PLC0415
        from gensim.models import Word2Vec  # noqa: PLC0415 - wanted for training alone
    except ImportError as error:
        raise QuotesError(f"{error.name} is missing: pip install 'arabic-quotes[train]'") from None
    corpus = path.with_suffix(".lines")
    with corpus.open("w", encoding="utf-8") as file:
        file.writelines(" ".join(line) + "\n" for line in lines)
    try:
        model = Word2Vec(
            corpus_file=str(corpus),
            vector_size=settings["size"],
            window=settings["window"],
            negative=settings["negative"],
            epochs=settings["epochs"],
            min_count=settings["least"],
            max_final_vocab=settings["most"],
            sg=1,
            sample=1e-4,
            workers=1,
            seed=1,
        )
    except RuntimeError as error:
        raise QuotesError(f"--corpus: the articles are too few to learn from ({error})") from None
    finally:
        corpus.unlink()
    # Twice the length of one: the scale on which Stanza's networks learn fastest from frozen vectors.
    rows = 2 * model.wv.vectors / np.linalg.norm(model.wv.vectors, axis=1, keepdims=True)
    with path.open("w", encoding="utf-8") as file:
        file.write(f"{len(rows)} {settings['size']}\n")
        for word, row in zip(model.wv.index_to_key, rows, strict=True):
            file.write(word + " " + " ".join(f"{x:.4f}" for x in row) + "\n")
    return len(rows)


def save_pretrain(vectors: Path, most: int, path: Path) -> None:
    """Hand the first `most` vectors of a file of word2vec's text format (.txt, .gz, .xz, .zip) to Stanza.

    Raises:
        QuotesError: the file holds no vectors.
    """
    from stanza.models.common.pretrain import Pretrain  # noqa: PLC0415 - torch takes seconds to load

    path.unlink(missing_ok=True)
    try:
        pretrain = Pretrain(str(path), str(vectors), max_vocab=most + 4, save_to_file=False)
        pretrain.load()
        pretrain.save(str(path))
    except Exception as error:  # Stanza lets whatever a wrong line raises through
        reason = " ".join(str(error).split())[:160]
        raise QuotesError(f"--vectors {vectors}: cannot be read as word vectors ({reason})") from error
