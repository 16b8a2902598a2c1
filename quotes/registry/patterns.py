"""Patterns of roles as data/office_patterns.tsv writes them, and whether the words of a role fit one."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from quotes.arabic.orthography import fold
from quotes.registry.words import without_article

_GAP = "…"
_END = "."
_LONGEST_GAP = 8
_ELEMENT = re.compile(r"\([^)]*\)|\S+")


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a role: its lemma, and what its form says. `aside`: a preposition stood before it."""

    word: str
    part: int
    definite: bool
    joined: bool
    feminine: bool
    aside: bool


@dataclass(frozen=True, slots=True)
class Element:
    """One place of a pattern: any of `words`, with its article if `definite`; maybe missing; or a gap; or the end."""

    words: frozenset[str]
    optional: bool = False
    definite: bool = False

    def fits(self, token: Token) -> bool:
        """Say whether a word can stand here."""
        if self.definite and not token.definite:
            return False
        return token.word in self.words or (token.word[0] in "@#" and token.word[0] in self.words)


@dataclass(frozen=True, slots=True)
class Pattern:
    """A wording and the office it stands for."""

    elements: tuple[Element, ...]
    office: str

    @property
    def words(self) -> frozenset[str]:
        """Give every word that the pattern names."""
        named = frozenset().union(*(element.words for element in self.elements))
        return frozenset(word for word in named if word[0] not in "@#" and word not in (_GAP, _END))

    @property
    def first(self) -> frozenset[str]:
        """Give the words that it can begin with."""
        found: set[str] = set()
        for element in self.elements:
            found |= element.words
            if not element.optional:
                break
        return frozenset(found)

    def named(self, tokens: Sequence[Token]) -> int:
        """Count the words of a role, from the first on, that the pattern names; 0 where it does not fit."""
        return max(0, _named(self.elements, tokens))


def _named(elements: Sequence[Element], tokens: Sequence[Token]) -> int:
    """Count the words named on the best way through the pattern; -1 where there is none."""
    if not elements:
        return 0
    element, rest = elements[0], elements[1:]
    if _END in element.words:
        return _named(rest, tokens) if not tokens else -1
    if _GAP in element.words:
        return max(_named(rest, tokens[skip:]) for skip in range(min(len(tokens), _LONGEST_GAP) + 1))
    best = _named(rest, tokens) if element.optional else -1
    if tokens and element.fits(tokens[0]):
        after = _named(rest, tokens[1:])
        best = max(best, after + 1 if after >= 0 else -1)
    return best


def read_pattern(text: str, office: str, lemmas: Mapping[str, str]) -> Pattern:
    """Read a pattern as the data file writes it; its words stand for their lemmas."""
    return Pattern(tuple(_element(part, lemmas) for part in _ELEMENT.findall(text)), office)


def _element(part: str, lemmas: Mapping[str, str]) -> Element:
    optional = part.startswith("(")
    words = part.strip("()").split("/")
    definite = all(word.startswith("ال") for word in words) and not optional
    return Element(frozenset(_word(word, lemmas) for word in words), optional, definite)


def _word(word: str, lemmas: Mapping[str, str]) -> str:
    # Folding writes three dots for the gap's one sign.
    if word in (_GAP, _END) or word[0] in "@#":
        return word
    plain = without_article(fold(word))
    return lemmas.get(plain, plain)
