"""How the lemmas of a text are kept beside it: a line of places, one for each of its words, in their order.

A place says of its word: `+` for each letter of the clitics before it, its lemmas, each after a mark that no word
begins with, and `-` for each letter of the clitics after it. «?» before all that tells that no parser read it; `.`
alone stands for a word without lemmas. `+++ـوزير` is the place of وللوزراء. A search engine that takes signs as gaps
sees the marked lemmas as words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from quotes.arabic.lemmas import Indexed

MARK = "ـ"
NONE = "."
_UNREAD = "?"
_PLACE = re.compile(rf"(\??)(\+*)((?:{MARK}\w+\|?)+)(-*)")
_LEMMA = re.compile(rf"{MARK}([^\W_{MARK}]+)")


class Place(NamedTuple):
    """A place, read: the word without clitics as it was written, its lemmas, and whether a parser read it."""

    surface: str
    lemmas: tuple[str, ...]
    read: bool


def written(made: Indexed, read: bool) -> str:
    """Write the place of a word."""
    if not made.lemmas:
        return NONE
    lemmas = "|".join(MARK + lemma for lemma in made.lemmas)
    return f"{'' if read else _UNREAD}{'+' * made.before}{lemmas}{'-' * made.after}"


def places(search: str, lemmas: str) -> Iterator[Place]:
    """Read the words of a text (folded) and their places."""
    for word, place in zip(search.split(" "), lemmas.split(" "), strict=False):
        found = _PLACE.fullmatch(place)
        if found is None:
            yield Place(word, (), read=False)
        else:
            unread, before, marked, after = found.groups()
            surface = word[len(before) : len(word) - len(after)]
            yield Place(surface, tuple(_LEMMA.findall(marked)), read=not unread)


def lemmas_of(place: str) -> list[str]:
    """Give the lemmas of one place."""
    return _LEMMA.findall(place)
