"""Words that can open what is said: complementizers with their pronouns, free prepositions."""

from __future__ import annotations

from functools import cache

from quotes.arabic.orthography import fold
from quotes.arabic.tables import DATA, read_table

FRAMES = frozenset(["أن", "بأن", "ب", "إلى", "على", "عن", "من", "في", "ما"])


@cache
def _openers() -> dict[str, str]:
    rows = read_table(DATA / "openers.tsv", ("words", "opens"))
    return {fold(row.required("words")): row.one_of("opens", FRAMES) for row in rows}


def frame_of(norm: str) -> str:
    """Give the frame that a folded word opens (أن, إلى, ب …), an empty string for any other word."""
    return _openers().get(norm, "")
