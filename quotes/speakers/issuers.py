"""The organisations that an article names beside its documents: whose the study is, or the statement."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from quotes.arabic.issuing import is_issuing
from quotes.document import Speaker
from quotes.speakers.bodies import documents
from quotes.surface.words import Words

_REACH = 7  # words around a document that its issuer is looked for in
_LEAD = 2  # words before an issuer that its verb may stand in (أصدرت أمس الوزارة بيانا)


class Issuers:
    """Who may have issued the documents of an article.

    Args:
        words: the article.
        organisations: those it names, in order: place, first word, name.
    """

    def __init__(self, words: Words, organisations: Sequence[tuple[int, str, str]]) -> None:
        self._words = words
        self._organisations = organisations
        self._documents = documents(words)

    def beside(self, head: str) -> Iterator[tuple[int, Speaker, str]]:
        """Give the organisations named beside a document with this head, wherever the article has one: the place of
        the document, the organisation, and how it stands to it: `behind` or `before`, and whether a verb of issuing
        joins them (دراسة أعدها مركز …), nothing does (بيان الوزارة), or other words do (الوزارة في بيان).
        """
        sentence = self._words.sentence
        for k in self._documents.get(head, ()):
            for side, reach in (("behind", _REACH), ("before", -_REACH)):
                low, high = sorted((k, k + reach))
                first = bisect_left(self._organisations, low, key=lambda found: found[0])
                near = [o for o in self._organisations[first : first + _REACH] if low <= o[0] < high]
                near = [o for o in near if sentence[o[0]] == sentence[k]]
                if near:
                    place, _, name = near[0 if reach > 0 else -1]
                    yield k, Speaker(name, "organisation"), f"{side} {self._link(k, place)}"

    def _link(self, document: int, place: int) -> str:
        low, high = (document + 1, place) if place > document else (max(place - _LEAD, 0), document)
        if any(is_issuing(self._words[k].text) for k in range(low, high) if not self._words[k].is_mark):
            return "issued"
        return "next" if place == document + 1 else "other"
