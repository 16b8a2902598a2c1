"""Texts are cut into words, their places kept."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.arabic.orthography import bare, fold
from quotes.arabic.written import words


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("قَالَ الـوَزِيـرُ: «نَعَم»", ["قال", "الوزير", "نعم"]),
        ("وزير-دولة 2254 UNICEF", ["وزير", "دوله", "2254", "UNICEF"]),
        ("a_b ١٢٫٥", ["a", "b", "12", "5"]),
        ("ﷺ", ["صلي", "الله", "عليه", "وسلم"]),
        ("", []),
        ("؟!", []),
    ],
)
def test_words(text: str, found: list[str]):
    assert [word.folded for word in words(text)] == found


@given(
    st.text(
        st.one_of(st.characters(), st.sampled_from("ابةىأ\u064e\u0651\u0640\u200c\ufb50\ufdfa _-")),
        max_size=30,
    )
)
def test_any_text(text: str):
    at = 0
    for word in words(text):
        assert at <= word.start < word.end <= len(text)
        at = word.start
        assert len(word.bare) == len(word.folded)
        assert word.bare in bare(text[word.start : word.end])
        assert fold(word.bare) == word.folded
        assert word.folded
        assert " " not in word.folded
