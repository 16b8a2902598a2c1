import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.arabic.orthography import COLONS, QUOTES, SENTENCE_ENDS, bare, fold, is_accusative


@given(st.text())
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


@given(st.text(alphabet=st.characters(min_codepoint=0x0600, max_codepoint=0x06FF)))
def test_folding_arabic_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("أَعْلَنَ", "اعلن"),
        ("مشيراً", "مشيرا"),
        ("الــرئيس", "الرييس"),
        ("مسؤولة", "مسووله"),
        ("آل ٱلله", "ال الله"),
        ("ﻭﻗﺎﻝ", "وقال"),
        ("کی گ", "كي ك"),
        ("٢٠٢٢ ۱۴", "2022 14"),
        ("\u200fقال\u200e", "قال"),
        ("ا\u0654علن", "اعلن"),
    ],
)
def test_fold(written, folded):
    assert fold(written) == folded


def test_bare_keeps_the_letters():
    assert bare("أَعْـلَنَتْ هُدًى") == "أعلنت هدى"


def test_marks():
    assert {"«", "»", "“", "”", '"', "''"} <= QUOTES
    assert ":" in COLONS
    assert {"؟", ".", "\n"} <= SENTENCE_ENDS


def test_an_accusative_is_told_by_its_ending():
    assert [is_accusative(word) for word in ("أخيراً", "مساءً", "شكرًا", "سوريا", "محمدا", "")] == [True] * 3 + [
        False
    ] * 3
