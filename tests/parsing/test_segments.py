import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.parsing.segments import split_surface


@pytest.mark.parametrize(
    ("surface", "forms", "parts"),
    [
        ("الوزير", ["الوزير"], ["الوزير"]),
        ("وقال", ["و", "قال"], ["و", "قال"]),
        ("فسيقول", ["ف", "س", "يقول"], ["ف", "س", "يقول"]),
        ("عنها", ["عن", "ها"], ["عن", "ها"]),
        ("للوفد", ["ل", "الوفد"], ["ل", "لوفد"]),
        ("وللوفد", ["و", "ل", "الوفد"], ["و", "ل", "لوفد"]),
        ("بالوفد", ["ب", "الوفد"], ["ب", "الوفد"]),
        ("وَقَالَ", ["و", "قال"], ["وَ", "قَالَ"]),
        ("إليه", ["إلى", "ه"], ["إلي", "ه"]),
        ("وقالوا", ["و", "قال", "وا", "هم"], ["و", "قال", "و", "ا"]),
        ("لي", ["ل", "ي", "ه"], ["", "ل", "ي"]),
    ],
)
def test_letters_go_to_their_words(surface, forms, parts):
    assert split_surface(surface, forms) == parts


LETTERS = st.text("وقالبلسيهمن" + "َُِّ" + "ـ😀x", min_size=1, max_size=12)


@given(LETTERS, st.lists(LETTERS, min_size=1, max_size=5))
def test_the_parts_give_the_token_back(surface, forms):
    parts = split_surface(surface, forms)
    assert len(parts) == len(forms)
    assert "".join(parts) == surface
    assert parts[-1] or parts == [surface]


@given(st.lists(st.text("وقالبلسيهمن", min_size=1, max_size=6), min_size=1, max_size=5))
def test_forms_that_are_written_as_they_are_come_back(forms):
    if not any(form.startswith("ال") for form in forms):
        assert split_surface("".join(forms), forms) == forms
