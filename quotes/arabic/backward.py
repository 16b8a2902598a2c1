"""Phrases before a cue that point back to the words before it: «هكذا», «بهذه الكلمات», «هذا ما»."""

from __future__ import annotations

from functools import cache

from quotes.arabic.orthography import fold
from quotes.arabic.tables import DATA, read_table


@cache
def backward() -> frozenset[tuple[str, ...]]:
    """Give the folded words of each such phrase."""
    rows = read_table(DATA / "backward.tsv", ("phrase",))
    return frozenset(tuple(fold(word) for word in row.required("phrase").split()) for row in rows)


@cache
def longest() -> int:
    """Give how many words the longest of them has."""
    return max(map(len, backward()))
