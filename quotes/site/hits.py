"""Marks what a search found in the words as they were written: the same notion as the search itself."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

from quotes.arabic.lemmas import indexed
from quotes.arabic.places import lemmas_of
from quotes.arabic.written import Written, words
from quotes.site import records
from quotes.site.lexicon import evidence
from quotes.site.queries import Query, Term, parse, starts
from quotes.site.records import Card

if TYPE_CHECKING:
    import sqlite3

    from datasette.database import Database

Places = tuple[tuple[int, int], ...]
_LEMMAS = "select id, lemmas from statements where id in (select value from json_each(:ids))"


@dataclass(frozen=True)
class Hits:
    """What a search looks for; `stored` says whether the database keeps the lemmas of its texts."""

    query: Query
    stored: bool

    @cached_property
    def lemmas(self) -> frozenset[str]:
        """The lemmas looked for."""
        found = (term.asked for term in self.query.terms if term.asked)
        return frozenset(lemma for each in found for lemma in (*each.lemmas, *each.parts))

    @cached_property
    def phrases(self) -> tuple[tuple[frozenset[str], tuple[str, ...]], ...]:
        """What is looked for as it is written: the shapes of its first word, and the others."""
        found = (term for term in self.query.terms if not (term.asked and term.asked.lemmas))
        return tuple(map(_shapes, found))

    def places(self, text: str, lemmas: str | None = None, last: bool = False) -> Places:
        """Give where the hits stand in a text: code points, end exclusive.

        `lemmas` is what the database keeps of the text, or of a longer one that it begins (or, `last`, ends).
        """
        found = list(words(text))
        kept: list[str] | None = None
        if lemmas:
            kept = lemmas.split(" ")
            kept = kept[-len(found) :] if last else kept[: len(found)]
        if kept is None or len(kept) != len(found):
            kept = None
        single = {k for k, word in enumerate(found) if self._meant(word, kept[k] if kept else None)}
        spans = [(word.start, word.end) for k, word in enumerate(found) if k in single]
        return _merged(spans + list(self._written(found)))

    def _meant(self, word: Written, place: str | None) -> bool:
        lemmas = lemmas_of(place) if place is not None else indexed(word).lemmas
        return not self.lemmas.isdisjoint(lemmas)

    def _written(self, found: Sequence[Written]) -> Iterator[tuple[int, int]]:
        for first, rest in self.phrases:
            for k, word in enumerate(found):
                follows = islice(found, k + 1, k + 1 + len(rest))
                if word.folded.casefold() in first and tuple(w.folded.casefold() for w in follows) == rest:
                    yield word.start, found[k + len(rest)].end


def _shapes(term: Term) -> tuple[frozenset[str], tuple[str, ...]]:
    first, *rest = map(str.casefold, term.written)
    return frozenset(starts(first, alone=term.asked is not None)), tuple(rest)


def _merged(spans: list[tuple[int, int]]) -> Places:
    """Join what overlaps."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


async def hits_of(db: Database, search: str) -> Hits:
    """Read a search as the database it is made in would."""

    def read(connection: sqlite3.Connection) -> Hits:
        known = evidence(connection)
        return Hits(parse(search, known), known is not None)

    found: Hits = await db.execute_fn(read)
    return found


async def marked(db: Database, cards: Sequence[Card], search: str | None) -> list[Card]:
    """Mark in the contents of cards what a search found."""
    if not search or not cards:
        return list(cards)
    hits = await hits_of(db, search)
    lemmas: dict[str, str] = {}
    if hits.stored:
        found = await records.rows(db, _LEMMAS, ids=json.dumps([card.id for card in cards]))
        lemmas = {row["id"]: row["lemmas"] for row in found}
    return [
        replace(
            card,
            hits=hits.places(card.content, lemmas.get(card.id)),
            named={
                text: hits.places(text) for one in card.speakers for text in (one["name"], one["role"] or "")
            },
            search=search,
        )
        for card in cards
    ]
