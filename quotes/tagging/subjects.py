"""How readily a word names who speaks: a selectional preference of speech verbs (Resnik 1996), counted in raw news.

«قال المتحدث» is common, «قال الجانب» is not, though both are common nouns. `quotes train subjects` makes the table.
"""

from __future__ import annotations

import gzip
from functools import cache
from pathlib import Path

from quotes.surface.words import Words

SUBJECTS = Path(__file__).with_name("subjects.tsv.gz")
UNKNOWN = "-"


@cache
def preferences() -> dict[str, str]:
    """Give for each frequent word its step: from -3 (never a subject of speech verbs) over 0 to 3 (mostly one)."""
    with gzip.open(SUBJECTS, "rt", encoding="utf-8") as lines:
        rows = (line.rstrip("\n").split("\t") for line in lines if not line.startswith("#"))
        return {word: step for word, step in rows}  # noqa: C416 - two columns, no more


def speaks(words: Words, k: int) -> str:
    """Give the step of word `k`; `UNKNOWN` for rare words, marks and outside of the text."""
    return UNKNOWN if not 0 <= k < len(words) or words[k].is_mark else preference(words.norm(k))


def preference(word: str) -> str:
    """Give the step of a folded word, with or without «and»; `UNKNOWN` for rare words."""
    known = preferences()
    return known.get(word) or known.get(word.removeprefix("و"), UNKNOWN)
