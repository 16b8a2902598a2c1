import pytest
from statements.hand_made import written

from quotes.speakers.lexical import given_name, is_definite, known, names_body, office, without_article


@pytest.mark.parametrize(
    ("word", "gender"),
    [("نبيل", "m"), ("ليلى", "f"), ("علي", "m"), ("بان", "m"), ("جسر", None), ("في", None), ("على", None)],
)
def test_given_names_have_a_gender(word, gender):
    assert given_name(word) == gender


@pytest.mark.parametrize("word", ["أن", "إن", "آن", "أنه", "بأن", "إلى"])
def test_particles_spelt_like_a_name_are_none(word):
    assert given_name(word) is None


def test_words_with_the_article_are_definite():
    words = written("الوزير للوزير والوزير بالوزارة الْوزير ألباريس وزير")
    assert [is_definite(w) for w in words] == [True, True, True, True, True, False, False]


@pytest.mark.parametrize(
    ("norm", "bare"), [("الوزير", "وزير"), ("وزير", "وزير"), ("ال", "ال"), ("الي", "الي")]
)
def test_the_article_is_taken_off(norm, bare):
    assert without_article(norm) == bare


@pytest.mark.parametrize(
    ("word", "listed"),
    [("وزير", True), ("الأردن", True), ("نبيل", True), ("رويترز", True), ("جسر", False), ("", False)],
)
def test_what_the_lexicon_knows(word, listed):
    assert known(word) == listed


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("وزيرة الخارجية الأردنية", "وزير خارجية الأردن"),
        ("الناطق الرسمي باسم الحكومة", "المتحدث باسم الحكومة"),
        ("وزير النقل", "الوزير للنقل"),
        ("وزير النقل", "وزير «النقل»"),
        ("رئيس الدبلوماسية الأردنية", "وزير الخارجية الأردني"),
        ("رئيس مجلس الوزراء", "رئيس الحكومة"),
        ("رئيس وزراء الأردن", "رئيس حكومة الأردن"),
    ],
)
def test_offices_worded_differently_are_the_same(one, other):
    assert office(one) == office(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("وزير النقل", "وزير الري"),
        ("وزير خارجية الأردن", "وزير خارجية مصر"),
        ("رئيس الحكومة", "نائب رئيس الحكومة"),
        ("وزير النقل", "وزير النقل السابق"),
    ],
)
def test_other_offices_are_others(one, other):
    assert office(one) != office(other)


def test_the_head_of_an_office_is_its_first_word_that_tells():
    assert office("الناطق باسم الحكومة")[0] == office("متحدث")[0]
    assert office("") == ("", frozenset())


@pytest.mark.parametrize(
    ("name", "is_it"), [("فرانس برس", True), ("فرنسا", True), ("جورجيا", False), ("ليلى الحسن", False)]
)
def test_listed_bodies_are_nobody_s_name(name, is_it):
    assert names_body(name) is is_it
