"""Spelling: one shape for words that the press writes in many, and the marks that frame speech.

Facts: the Unicode Standard, chapter 9.2 (Arabic) and UAX #15 (NFKC).
"""

from __future__ import annotations

import unicodedata

OPENING_QUOTES = frozenset("«“„‟‹‘〝")
CLOSING_QUOTES = frozenset("»”›’〞")
# These open and close alike, also two apostrophes in a row.
AMBIGUOUS_QUOTES = frozenset({'"', "''", "＂"})
QUOTES = OPENING_QUOTES | CLOSING_QUOTES | AMBIGUOUS_QUOTES
COLONS = frozenset(":：︓")
SENTENCE_ENDS = frozenset(".!?؟…۔\n")

_TASHKEEL = [*range(0x064B, 0x0653), 0x0670]
# Marks that NFKC could not compose with the letter before them (madda, hamza above, hamza below).
_STRAY_MARKS = [0x0653, 0x0654, 0x0655]
_TATWEEL = 0x0640
_CONTROLS = [0x061C, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A), 0xFEFF, 0x00AD]
DROPPED: dict[int, None] = dict.fromkeys([*_TASHKEEL, *_STRAY_MARKS, _TATWEEL, *_CONTROLS])
_FOLDED = str.maketrans(
    "أإآٱىئؤةکیگہھە٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹",
    "اااايي" + "وه" + "كيك" + "ههه" + "01234567890123456789",
)


def bare(text: str) -> str:
    """Drop vowel marks, tatweel and controls, compose presentation forms; letters stay as written."""
    composed = unicodedata.normalize("NFKC", text)
    # Dropping a mark can bring together what composes.
    return unicodedata.normalize("NFKC", composed.translate(DROPPED))


def fold(text: str) -> str:
    """Fold spelling variants of a word or phrase to one shape, for matching; offsets do not survive.

    Drops what `bare` drops; أإآٱ become ا, ى and ئ become ي, ؤ becomes و, ة becomes ه, Persian letters their
    Arabic likes, Arabic digits ASCII ones. `fold(fold(x)) == fold(x)`.
    """
    return fold_letters(bare(text))


def fold_letters(written: str) -> str:
    """Fold text that `bare` has been through, letter for letter: offsets and length stay."""
    return written.translate(_FOLDED)


def is_accusative(word: str) -> bool:
    """Say whether a word is written with the ending of an indefinite accusative (أخيراً): an adverb or an object."""
    return word.endswith(("ً", "ًا", "اً"))
