"""Verbs of issuing a document (أصدر بيانا، دراسة أعدها مركز …)."""

from __future__ import annotations

from functools import cache, lru_cache

from quotes.arabic.analysis import readings
from quotes.arabic.orthography import bare, fold
from quotes.arabic.tables import DATA, read_table

_KINDS = frozenset({"verb", "adjective"})


@cache
def _issuing() -> frozenset[str]:
    return frozenset(fold(row.required("word")) for row in read_table(DATA / "issuing.tsv", ("word",)))


@lru_cache(65536)
def is_issuing(word: str) -> bool:
    """Say whether a word, as written, may be a form of a verb of issuing, or its participle."""
    found = readings(bare(word))
    return any(one.stem.kind in _KINDS and one.stem.word in _issuing() for one in found)
