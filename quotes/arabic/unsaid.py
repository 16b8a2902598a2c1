"""Negated, future and hypothetical speech: verbs that report no words."""

from __future__ import annotations

from functools import cache

from quotes.arabic.orthography import fold
from quotes.arabic.tables import DATA, read_table

FUTURE = "س"  # the clitic


@cache
def _words() -> dict[str, frozenset[str]]:
    rows = read_table(DATA / "unsaid.tsv", ("word", "except"))
    return {fold(row.required("word")): frozenset(map(fold, row.items("except"))) for row in rows}


def is_unsaid(before: str, lemma: str, proclitics: str) -> bool:
    """Say whether a verb reports nothing, because of the folded word before it or of its own future clitic."""
    if FUTURE in proclitics:
        return True
    for word in (before, before[1:] if before[:1] in {"و", "ف"} else before):
        if word in _words():
            return fold(lemma) not in _words()[word]
    return False
