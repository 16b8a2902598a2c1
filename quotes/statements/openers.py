"""Words that can open a content: complementizers, quotation marks, colons, prepositions, bare phrases."""

from __future__ import annotations

from typing import Literal, cast

from quotes.arabic.function_words import class_of
from quotes.arabic.openers import frame_of
from quotes.surface.words import Words, is_colon

Opener = Literal[
    "أن",
    "بأن",
    "quote",
    "colon",
    "ب",
    "إلى",
    "على",
    "عن",
    "من",
    "ل",
    "في",
    "ما",
    "object",
    "before",
    "clause",
]

_CLITICS = ("ب", "ل")


def opener_at(words: Words, index: int) -> Opener | None:
    """Name what the word or mark at `index` can open; None where it cannot open a content, or behind the text."""
    if index >= len(words):
        return None
    word = words[index]
    if word.is_mark:
        if index in words.closing:
            return "quote"
        return "colon" if is_colon(word) else None
    found = frame_of(word.norm) or _clitic(words, index)
    return cast(Opener, found) if found else None


def _clitic(words: Words, index: int) -> str:
    """Give the preposition written onto a word, where the parser takes it for one."""
    word = words[index]
    first = words.doc[word.first]
    bound = word.norm.startswith(_CLITICS) and first.pos_ == "ADP" and first.norm_ == word.norm[0]
    return word.norm[0] if bound else ""


def word_class(words: Words, index: int) -> str:
    """Describe a word in one label: its closed class, else the parser's tag; `END` outside of the text."""
    if not 0 <= index < len(words):
        return "END"
    word = words[index]
    if word.is_mark:
        return word.text
    if opener_at(words, index) == "أن":
        return "THAT"
    return class_of(word.norm) or word.pos
