"""Word clusters from raw news: word2vec vectors, grouped by k-means at a coarse and a fine level."""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Iterator
from pathlib import Path

from quotes.arabic.orthography import fold
from quotes.document import Document
from quotes.errors import QuotesError
from quotes.surface.words import surface_words

COARSE, FINE = 64, 1024
_HEAD = f"# word (folded)\tits cluster of {COARSE}\tits cluster of {FINE}: k-means over word2vec vectors of news\n"
_SHORTEST = 3  # words of a line that tells anything


class Sentences:
    """The lines of articles as folded words, numbers as 0; can be gone through again and again."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self._lines = [line for document in documents for line in _lines(document.text)]

    def __iter__(self) -> Iterator[list[str]]:
        return iter(self._lines)

    def __len__(self) -> int:
        return len(self._lines)


def _lines(text: str) -> Iterator[list[str]]:
    for line in text.split("\n"):
        words = [folded for word in surface_words(line) if (folded := fold(word))]
        if len(words) >= _SHORTEST:
            yield ["0" if word.isdigit() else word for word in words]


def train_clusters(documents: Iterable[Document], path: Path, most: int = 60_000, least: int = 6) -> int:
    """Write the clusters of the `most` frequent words that occur `least` times; give how many words there are.

    Seeds are fixed and one thread trains, so that the same articles give the same file.

    Raises:
        QuotesError: gensim or scikit-learn is missing, or the articles have too few words.
    """
    try:
        import numpy as np  # noqa: PLC0415
        from gensim.models import Word2Vec  # noqa: PLC0415 - wanted for training alone
        from sklearn.cluster import MiniBatchKMeans  # noqa: PLC0415
    except ImportError as error:
        raise QuotesError(f"{error.name} is missing: pip install 'arabic-quotes[train]'") from None
    sentences = Sentences(documents)
    try:
        model = Word2Vec(
            sentences,
            vector_size=100,
            window=3,
            min_count=least,
            sg=1,
            negative=8,
            epochs=5,
            workers=1,
            seed=1,
        )
    except RuntimeError as error:
        raise QuotesError(f"the articles are too few to learn from ({error})") from None
    vectors = model.wv.vectors / np.linalg.norm(model.wv.vectors, axis=1, keepdims=True)
    if len(vectors) < FINE:
        raise QuotesError(f"the articles have only {len(vectors)} frequent words; {FINE} are the least")
    groups = [
        MiniBatchKMeans(size, random_state=0, batch_size=8192, n_init=3, max_iter=200).fit(vectors).labels_
        for size in (COARSE, FINE)
    ]
    rows = [
        (word, coarse, fine)
        for word, coarse, fine in zip(model.wv.index_to_key, *groups, strict=True)
        if len(word) > 1
    ][:most]
    body = _HEAD + "".join(f"{word}\t{coarse}\t{fine}\n" for word, coarse, fine in sorted(rows))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress(body.encode(), mtime=0))
    return len(rows)
