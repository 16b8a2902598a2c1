"""Cuts text into the words that search knows: where each stands, and its letters without vowel marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from quotes.arabic.orthography import DROPPED, bare, fold_letters

# What `bare` drops stands within words; other combining marks do too.
_WITHIN = "".join(map(re.escape, map(chr, sorted({*DROPPED, *range(0x0300, 0x0370)}))))
_WORD = re.compile(rf"[^\W_][^\W_{_WITHIN}]*(?:[{_WITHIN}]+[^\W_]*)*")
_PART = re.compile(r"[^\W_]+")


class Written(NamedTuple):
    """A word of a text: its place, and its letters by `bare` and by `fold` (equally long)."""

    start: int
    end: int
    bare: str
    folded: str


def words(text: str) -> Iterator[Written]:
    """Give the words of a text in order; «وزير-دولة» is two, a word with vowel marks and tatweel one."""
    for found in _WORD.finditer(text):
        for letters, folded in _parts(found[0]):
            yield Written(found.start(), found.end(), letters, folded)


@lru_cache(1 << 16)
def _parts(written: str) -> tuple[tuple[str, str], ...]:
    """Give a word's letters; a ligature of several words (ﷺ) has several parts."""
    letters = bare(written)
    folded = fold_letters(letters)
    return tuple((letters[part.start() : part.end()], part[0]) for part in _PART.finditer(folded))
