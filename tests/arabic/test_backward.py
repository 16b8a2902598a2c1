from quotes.arabic.backward import backward, longest
from quotes.arabic.orthography import fold


def test_phrases_are_folded_words():
    assert ("هكذا",) in backward()
    assert (fold("بهذه"), fold("الكلمات")) in backward()
    assert all(fold(word) == word for phrase in backward() for word in phrase)


def test_the_longest_is_known():
    assert longest() == max(len(phrase) for phrase in backward())
