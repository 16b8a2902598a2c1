"""What readers type into the search box: words, «phrases», OR, and -words to leave out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from quotes.arabic.dictionary import without_article
from quotes.arabic.lemmas import Asked, Evidence, asked
from quotes.arabic.orthography import QUOTES
from quotes.arabic.written import Written, words

# Clitics before the first word of a phrase, and before a word that is looked for as it is written.
_BEFORE = ("", "و", "ف", "ب", "ك", "ل", "وب", "ول", "فب", "فل")
_ARTICLES = ("ال", "وال", "فال", "بال", "كال", "وبال", "فبال", "لل", "ولل", "فلل")
# Nobody types more; a pasted page would make a query of a hundred thousand terms.
_MOST_WORDS = 32
_LONGEST = 2000
_OR = frozenset({"OR", "|"})

_QUOTE = re.compile("|".join(re.escape(mark) for mark in sorted(QUOTES - {"'", "‘", "’", "‚", "‛"}, key=len)))
_PIECE = re.compile(r'(-?)"([^"]*)"?|([^\s"]+)')


class Term(NamedTuple):
    """What a reader asks for at one place: a word with its lemmas, or the words of a phrase."""

    words: tuple[Written, ...]
    asked: Asked | None  # None for a phrase

    @property
    def written(self) -> tuple[str, ...]:
        """The words, folded."""
        return tuple(word.folded for word in self.words)

    @property
    def common(self) -> bool:
        """Whether it is a word that nearly every text has."""
        return self.asked is not None and self.asked.common


class Query(NamedTuple):
    """A search: one of each group must be found, nothing of `without` may be."""

    groups: tuple[tuple[Term, ...], ...]
    without: tuple[Term, ...]

    @property
    def terms(self) -> tuple[Term, ...]:
        """All that is looked for."""
        return tuple(term for group in self.groups for term in group)


def parse(text: str | None, known: Evidence | None = None) -> Query:
    """Read what a reader typed; nothing is an error."""
    groups: list[tuple[Term, ...]] = []
    without: list[Term] = []
    either = False
    for minus, term in islice(_terms(_QUOTE.sub('"', (text or "")[:_LONGEST]), known), _MOST_WORDS):
        if term is None:
            either = bool(groups)
        elif minus:
            without.append(term)
        elif either:
            groups[-1] += (term,)
            either = False
        else:
            groups.append((term,))
    telling = [group for group in groups if not all(term.common for term in group)]
    return Query(tuple(telling or groups), tuple(without))


def _terms(text: str, known: Evidence | None) -> Iterator[tuple[bool, Term | None]]:
    """Give each term with whether it is to be left out; None for OR."""
    for minus, phrase, piece in _PIECE.findall(text):
        if piece in _OR:
            yield False, None
        elif quoted := tuple(words(phrase))[:_MOST_WORDS]:
            yield bool(minus), Term(quoted, None)
        else:
            # Punctuation cuts the index's words too: «وزير-دولة» is two.
            for word in words(piece):
                yield piece.startswith("-"), Term((word,), asked(word, known))


def starts(word: str, alone: bool = False) -> list[str]:
    """Give the shapes that a folded word may have with clitics before it; `alone`, with the article or without."""
    stem = without_article(word)
    shapes = [clitic + word for clitic in _BEFORE]
    if stem != word or alone:
        shapes += [clitic + stem for clitic in _ARTICLES]
    if stem != word and alone:
        shapes += [clitic + stem for clitic in _BEFORE]
    return list(dict.fromkeys(shapes))
