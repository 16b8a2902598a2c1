import pytest

from quotes.arabic.issuing import is_issuing


@pytest.mark.parametrize("word", ["أصدرته", "أعدها", "نشرتها", "الصادر", "صادرة", "وأجراها"])
def test_verbs_of_issuing(word):
    assert is_issuing(word)


@pytest.mark.parametrize("word", ["قال", "زارها", "الوزارة", "جديدة", ""])
def test_other_words(word):
    assert not is_issuing(word)
