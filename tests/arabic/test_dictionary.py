import pytest

from quotes.arabic.dictionary import is_common, is_finite


@pytest.mark.parametrize(
    ("word", "common"),
    [("فوز", True), ("انتخاب", True), ("زيارة", True), ("بانتور", False), ("نبيل زياد", False)],
)
def test_nouns_of_the_dictionary_are_common(word, common):
    assert is_common(word) is common


@pytest.mark.parametrize(
    ("word", "finite"),
    [
        ("يهدد", True),
        ("أعتقد", True),
        ("سنحدد", True),
        ("يشنّون", True),
        ("سالم", False),
        ("تميم", False),
        ("فوز", False),
    ],
)
def test_what_is_only_a_verb_is_finite(word, finite):
    assert is_finite(word) is finite
