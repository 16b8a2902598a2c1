"""What full-text search looks in: the words of a text folded (`search`), and word for word their lemmas (`lemmas`)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from quotes.arabic.lemmas import indexed
from quotes.arabic.places import written
from quotes.arabic.written import Written, words
from quotes.document import Extraction, Span, Word

# Words of these parts of speech are written together with the word that they belong to.
_CLITICS = frozenset({"ADP", "CCONJ", "SCONJ", "PRON", "AUX", "PART", "DET"})


class Index(NamedTuple):
    """The words of a text, folded, and place for place their lemmas."""

    search: str
    lemmas: str

    def first(self, text: str) -> Index:
        """Give the part of the index that the words of `text`, which it begins with, have."""
        count = sum(1 for _ in words(text))
        return Index(*(" ".join(column.split(" ")[:count]) for column in self))


def index(*texts: str | None) -> Index:
    """Index texts that no parser read: names, roles, titles."""
    return joined(_index((word, None) for word in words(text)) for text in texts if text)


def joined(parts: Iterable[Index]) -> Index:
    """Join the indexes of the parts of a text."""
    filled = [part for part in parts if part.search]
    return Index(" ".join(part.search for part in filled), " ".join(part.lemmas for part in filled))


def with_names(content: Index, names: Iterable[str | None], mention: str | None) -> Index:
    """Index a statement: its content, names and roles, and the article's mention of them where that says more."""
    named, said = index(*names), index(mention)
    more = not set(said.search.split()) <= set(named.search.split())
    return joined([content, named, *([said] if more else [])])


class Reader:
    """Indexes the stretches of an article by its parser's words."""

    def __init__(self, extraction: Extraction) -> None:
        self.text = extraction.document.text
        self.words = extraction.words
        self.starts = [word.span.start for word in self.words]

    def index(self, spans: Iterable[Span] | None = None) -> Index:
        """Index some stretches of the text, or all of it."""
        return joined(map(self._stretch, [Span(0, len(self.text))] if spans is None else spans))

    def _stretch(self, span: Span) -> Index:
        return _index((word, self._read(word, span.start)) for word in words(span.of(self.text)))

    def _read(self, word: Written, offset: int) -> Word | None:
        """Find the parser's word within a written one: the one that is no clitic."""
        start, end = word.start + offset, word.end + offset
        first, last = bisect_left(self.starts, start), bisect_left(self.starts, end)
        if first == last:
            return None
        main = self.words[first]
        if last - first > 1:
            within = self.words[first:last]
            main = max(within, key=lambda w: (w.pos not in _CLITICS, w.span.end - w.span.start))
        return Word(Span(main.span.start - offset, min(main.span.end, end) - offset), main.lemma, main.pos)


def _index(read: Iterable[tuple[Written, Word | None]]) -> Index:
    places = [(word.folded, _place(word, one)) for word, one in read]
    return Index(" ".join(folded for folded, _ in places), " ".join(place for _, place in places))


def _place(word: Written, read: Word | None) -> str:
    """Write the place of a word; it does not matter where in the text it stands."""
    length = word.end - word.start
    if read is None:
        return _cached(word.bare, word.folded, length)
    start, end = read.span.start - word.start, read.span.end - word.start
    return _cached(word.bare, word.folded, length, start, end, read.lemma, read.pos)


# Plain values: to tell them apart costs less than objects would.
@lru_cache(1 << 17)
def _cached(  # noqa: PLR0913, PLR0917
    bare: str, folded: str, length: int, start: int = 0, end: int = 0, lemma: str | None = None, pos: str = ""
) -> str:
    read = None if lemma is None else Word(Span(start, end), lemma, pos)
    return written(indexed(Written(0, length, bare, folded), read), read is not None)
