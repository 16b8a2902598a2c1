import pytest

from quotes.arabic.first_person import is_first_person


@pytest.mark.parametrize(
    "word", ["أنا", "نحن", "وأنا", "ولدينا", "فإننا", "نسمح", "سنعمل", "ونأمل", "وسنبدأ", "أشكر", "سأدعو"]
)
def test_words_of_who_speaks(word):
    assert is_first_person(word)


@pytest.mark.parametrize(
    "word",
    ["هو", "قال", "نشر", "نقل", "نفى", "يسمح", "نظام", "نواب", "نجاح", "علي", "نددت", "أعلن", "أكثر", ""],
)
def test_words_of_others(word):
    assert not is_first_person(word)
