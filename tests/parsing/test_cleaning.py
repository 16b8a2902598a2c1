import unicodedata

import pytest
from hypothesis import given
from texts import texts

from quotes.parsing.cleaning import LONGEST, VOWELS, pieces

INVISIBLE = {"Cf", "Cc", "Co", "Cn"}


def shown(text):
    return [piece.text for piece in pieces(text)]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029", "\n\n\n"])
def test_a_line_is_a_piece(end):
    assert shown(f"وصل الوفد{end}غادر السفير") == ["وصل الوفد", "غادر السفير"]


def test_offsets_lead_back_past_invisible_characters():
    text = "\u200fقا\u200dل \x00الوزير\ufeff"
    (piece,) = pieces(text)
    assert piece.text == "قال الوزير"
    assert "".join(text[i] for i in piece.offsets) == piece.text


@pytest.mark.parametrize("blank", ["\t", "\u00a0", "\u3000", "\u2009", "\u202f"])
def test_odd_blanks_become_spaces(blank):
    assert shown(f"قال{blank}الوزير") == ["قال الوزير"]


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("قـــال الوزيـر", "قال الوزير"),
        ("قـ\u200dـال", "قال"),
        ("لـ«المدينة»", "لـ«المدينة»"),
        ("عام 1445هـ", "عام 1445هـ"),
        ("ــــ", "ـ"),
    ],
)
def test_tatweel_is_left_out_where_it_stretches_a_word(text, seen):
    assert shown(text) == [seen]


def test_vowel_marks_are_not_shown():
    assert shown("قَالَ مُؤكِّدًا إنّ") == ["قال مؤكدا إن"]
    assert shown("ّ َ") == []


@pytest.mark.parametrize("text", ["", " ", "\n \t\n", "\u200f\u200e", "\x00"])
def test_nothing_to_read_gives_no_pieces(text):
    assert shown(text) == []


@pytest.mark.parametrize(
    ("unit", "last"),
    [
        ("وصل الوفد أمس. ", ". "),
        ("وصل الوفد، ثم غادر السفير، ", "، "),
        ("وصل الوفد ثم غادر ", " "),
        ("و", "و"),
    ],
)
def test_long_lines_are_cut_where_it_hurts_least(unit, last):
    text = unit * (3 * LONGEST // len(unit))
    found = shown(text)
    assert "".join(found) == text
    assert all(LONGEST // 2 <= len(piece) <= LONGEST for piece in found[:-1])
    assert all(piece.endswith(last) for piece in found[:-1])


def test_a_line_within_bounds_is_not_cut():
    assert len(shown("و" * LONGEST)) == 1
    assert len(shown("و" * (LONGEST + 1))) == 2


@given(texts())
def test_every_piece_leads_back_to_the_text(text):
    at = -1
    seen = set()
    for piece in pieces(text):
        assert len(piece.text) == len(piece.offsets) <= LONGEST
        assert piece.text.strip()
        for char, offset in zip(piece.text, piece.offsets, strict=True):
            assert offset > at
            at = offset
            assert char == text[offset] or (char == " " and text[offset].isspace())
        seen.update(piece.offsets)
    left = {c for i, c in enumerate(text) if i not in seen and not c.isspace()}
    assert all(c == "ـ" or c in VOWELS or unicodedata.category(c) in INVISIBLE for c in left)
