"""Hypothesis strategies for texts as they come: any characters, and mixtures of the words and marks of the press."""

from __future__ import annotations

from hypothesis import strategies as st

_WORDS = (
    "قال وقالت وأضاف أكد مؤكدا بحسب وفق تصريح لوكالة الوزير وزيرة الخارجية سالم ليلى الحداد الرئيس باسم إن أن لن بلاده "
    "وللوزراء ستواصل الحوار اتفاق جديد قَالَ مُؤكِّدًا قـــال لـ 1445هـ 12:30 3,5 أ.ف.ب د. NATO ٢٠٢١"
)
MARKS = list("«»\"“”‘’'():،؛.؟!…-–/[]")
BLANKS = [" ", "  ", "\n", "\r\n", "\n\n", "\t", "\u00a0", "\u3000", "\u2028", "\x0b", "\x85"]
ODD = [
    "\u200f",
    "\u200e",
    "\u202b",
    "\u202c",
    "\u200d",
    "\ufeff",
    "\u00ad",
    "\x00",
    "\x1b",
    "ـ",
    "ـــ",
    "َ",
    "ّ",
    "ٰ",
]
RARE = ["😀", "👩‍👩‍👧", "🇸🇩", "ﷺ", "ﻻ", "外", "e\u0301", "\U0010ffff", "_", "0" * 40, "و" * 60]


def mixtures(size: int = 40) -> st.SearchStrategy[str]:
    """Give texts of Arabic words, marks and blanks, with odd and rare characters strewn in."""
    word, mark, blank = st.sampled_from(_WORDS.split()), st.sampled_from(MARKS), st.sampled_from(BLANKS)
    other = st.sampled_from([*ODD, *RARE])
    part = st.one_of(word, word.map(lambda w: f" {w}"), mark, blank, other)
    return st.lists(part, max_size=size).map("".join)


def texts() -> st.SearchStrategy[str]:
    """Give any text of valid Unicode."""
    anything = st.text(st.characters(codec="utf-8"), max_size=60)
    return st.one_of(mixtures(), anything)
