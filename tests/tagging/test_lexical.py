import pytest
from statements.hand_made import written

from quotes.tagging.features import clusters
from quotes.tagging.lexical import cluster, what


@pytest.mark.parametrize(
    ("word", "label"),
    [
        ("وزير", "role"),
        ("صحيفة", "media"),
        ("نبيل", "name"),
        ("الأردن", "place"),
        ("رويترز", "place"),
        ("الأردني", "nationality"),
        ("قال", "perfect"),
        ("مؤكدا", "participle"),
        ("الجسر", "definite"),
        ("جسر", "ADJ"),
    ],
)
def test_what_the_lexicon_says_comes_before_article_and_tag(word, label):
    assert what(written(word, {word: "ADJ"}), 0) == label


def test_marks_and_places_outside_of_the_text_are_nothing():
    words = written("قال: نعم\n")
    assert [what(words, k) for k in (-1, 1, 3, 4)] == ["-"] * 4
    assert [cluster(words, k) for k in (-1, 4)] == ["-"] * 2


def test_spellings_of_a_word_share_its_cluster():
    word = next(w for w in clusters() if w == "الحكومه")
    words = written("الحكومة الحُكومة الحكـومة")
    assert {cluster(words, k) for k in range(3)} == {clusters()[word][0]}


def test_words_that_are_rare_have_no_cluster():
    assert cluster(written("قسطنطبلوخ"), 0) == "-"
