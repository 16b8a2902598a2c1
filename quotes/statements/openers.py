"""Words that can open a content: complementizers, quotation marks, colons, prepositions, bare phrases."""

from __future__ import annotations

import re
from typing import Literal

from quotes.arabic.function_words import class_of
from quotes.surface.marks import EITHER, OPENING
from quotes.surface.words import Words, is_colon

Opener = Literal[
    "أن", "بأن", "quote", "colon", "ب", "إلى", "على", "عن", "من", "ل", "في", "ما", "object", "before"
]

# Folded complementizers with the clitics they take: ان، انه، بانها، وان …
_THAT = re.compile(r"(?:ان)(?:ه|ها|هم|هما|هن|نا|ني|ي|ك|كم)?")
_BY_THAT = re.compile(r"ب(?:ان)(?:ه|ها|هم|هما|هن|نا|ني|ي|ك|كم)?")
_FREE = {
    "الي": "إلى",
    "علي": "على",
    "عن": "عن",
    "من": "من",
    "في": "في",
    "ما": "ما",
    "عما": "عن",
    "مما": "من",
    "بما": "ب",
    "فيما": "في",
}
_BOUND = {"ب": "ب", "ل": "ل"}
_NOT_THAT = frozenset({"انا", "اني"})


def opener_at(words: Words, index: int) -> Opener | None:
    """Name what the word or mark at `index` can open; None where it cannot open a content."""
    word = words[index]
    if word.is_mark:
        if (word.text in OPENING or word.text in EITHER) and index in words.closing:
            return "quote"
        return "colon" if is_colon(word) else None
    norm = word.norm
    if _THAT.fullmatch(norm) and norm not in _NOT_THAT:
        return "أن"
    if _BY_THAT.fullmatch(norm):
        return "بأن"
    if norm in _FREE:
        return _FREE[norm]  # type: ignore[return-value]
    first = words.doc[word.first]
    if norm[0] in _BOUND and first.pos_ == "ADP" and first.norm_ == norm[0]:
        return _BOUND[norm[0]]  # type: ignore[return-value]
    return None


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
