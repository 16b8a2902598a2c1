"""Do two names mean the same speaker? Spelling variants, the article and honorifics apart."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from quotes.arabic.orthography import fold

_WORD = re.compile(r"[^\W_]+(?:[\u064B-\u0652\u0670]*[^\W_]+)*")
_COMPOUND = re.compile(r"(?<!\w)(عبد|أبو|ابو|أبي|ابي|ال|بو|ولد|آل) (?=\w)")
_ALIKE = 0.6


def folded_words(text: str) -> list[str]:
    """Give the folded words of a text, marks left out."""
    return [fold(w) for w in _WORD.findall(text)]


def name_words(name: str, *, whole: bool = False) -> set[str]:
    """Give the words that tell a name: folded, joined (عبد الله), without article, honorifics and ranks.

    `whole` keeps honorifics: «السفير» is a newspaper's name too.
    """
    words = folded_words(_COMPOUND.sub(r"\1", " ".join(_WORD.findall(name))))
    left_out = frozenset[str]() if whole else _honorifics()
    kept = {w.removeprefix("ال") if len(w) > 4 else w for w in words if w not in left_out}  # noqa: PLR2004
    return kept or set(words)


@cache
def _honorifics() -> frozenset[str]:
    lines = Path(__file__).with_name("honorifics.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


def same_name(a: str, b: str) -> bool:
    """Say whether one name's words are all in the other's, or most are shared."""
    x, y = name_words(a), name_words(b)
    return bool(x and y) and (x <= y or y <= x or len(x & y) / len(x | y) >= _ALIKE)


def full_name(a: str, b: str) -> bool:
    """Say whether two names have the same words."""
    return name_words(a) == name_words(b)
