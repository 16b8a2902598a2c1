"""Cuts a role into words that can be compared: folded, with the clitics told apart that Arabic writes joined."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from quotes.arabic.orthography import bare, fold

DATA = Path(__file__).parent / "data"

_WORD = re.compile(r"\w+")
# Marks that end what the words before them say of the same office: a list, a second office, a name in brackets.
_BREAK = re.compile(r"[،,؛;:/()\n]|\s[-–—]\s")
_CONJUNCTIONS = ("و", "ف")
# What may stand joined before a noun, with what it says; the longest first.
_JOINED = (("بال", "ب", "ال"), ("لل", "ل", "ال"), ("كال", "ك", "ال"), ("ب", "ب", ""), ("ل", "ل", ""))
_LEAST = 2


@dataclass(frozen=True, slots=True)
class Word:
    """A folded word and the ways to read it: without clitics it is the first of `readings` that anybody knows.

    `start` is its place in the role; `part` counts the pieces between marks that break a role.
    """

    text: str
    written: str
    part: int

    @property
    def readings(self) -> tuple[Reading, ...]:
        """Give the word as it stands, then without what may be a clitic."""
        found = [Reading(self.text, "", False)]
        for conjunction in ("", *_CONJUNCTIONS):
            if not self.text.startswith(conjunction):
                continue
            rest = self.text[len(conjunction) :]
            if conjunction and len(rest) >= _LEAST:
                found.append(Reading(rest, "", True))
            for joined, preposition, article in _JOINED:
                if rest.startswith(joined) and len(rest) - len(joined) >= _LEAST:
                    found.append(Reading(article + rest[len(joined) :], preposition, bool(conjunction)))
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Reading:
    """A word without its clitics: the preposition joined to it, and whether a conjunction is."""

    text: str
    preposition: str
    joined: bool

    @property
    def definite(self) -> bool:
        """Say whether the word has the article."""
        return self.text.startswith("ال") and len(self.text) > _LEAST + 1

    @property
    def plain(self) -> str:
        """Give the word without its article."""
        return without_article(self.text)


def without_article(word: str) -> str:
    """Take the article off a folded word, if there is one before at least two letters."""
    return word[2:] if word.startswith("ال") and len(word) > _LEAST + 1 else word


def words_of(text: str) -> tuple[Word, ...]:
    """Cut a text into its words."""
    return tuple(_words(text))


def _words(text: str) -> Iterator[Word]:
    for part, piece in enumerate(_BREAK.split(bare(text))):
        for written in _WORD.findall(piece):
            if folded := fold(written).strip("_"):
                yield Word(folded, written, part)
