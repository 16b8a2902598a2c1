"""Which words a text is indexed by, and which a reader asks for."""

from __future__ import annotations

from collections.abc import Collection

import pytest

from quotes.arabic.lemmas import asked, indexed
from quotes.arabic.orthography import fold
from quotes.arabic.written import words
from quotes.document import Span, Word


def index(
    text: str, lemma: str | None = None, pos: str = "NOUN", cut: tuple[int, int] = (0, 0)
) -> tuple[str, ...]:
    """Index a word; `cut` are the letters of the clitics that the parser cuts off before and after it."""
    (word,) = words(text)
    read = None if lemma is None else Word(Span(word.start + cut[0], word.end - cut[1]), lemma, pos)
    return indexed(word, read).lemmas


def ask(text: str) -> set[str]:
    (word,) = words(text)
    return set(asked(word).lemmas)


@pytest.mark.parametrize(
    ("word", "shapes"),
    [
        # broken and sound plurals, duals, the accusative, states and clitics
        (
            "وزير",
            "الوزير وزيرا وزيران وزيرين وزراء وزراءهم وزرائه للوزراء وبالوزراء كالوزير وزيري وَزِيرٌ وزيـر",
        ),
        ("مستشفى", "المستشفى مستشفاها مستشفيات المستشفيين لمستشفى"),
        ("وزارة", "الوزارة وزارته وزارتها وزارات وزارتان وزارتي وزاره"),
        ("قضية", "القضايا قضيتنا قضيتين"),
        ("مسؤول", "المسؤولون مسؤولين مسؤولو مسؤوليهم المسئولين مسئول"),
        ("قاضي", "قاض القاضي قضاة قاضيا قضاتهم"),
        ("لقاء", "لقاءات لقاؤه لقائهما اللقاءين لقائين"),
        # adjectives in both genders and all numbers
        ("مشترك", "المشتركة مشتركان مشتركون المشتركين مشتركات"),
        ("إسرائيلي", "الإسرائيلية إسرائيليون الإسرائيليين اسرائيلى"),
        ("كبير", "كبيرة الكبار كبيرتين"),
        # verbs in persons, tenses, voices, with pronouns
        ("أعلن", "أعلنت يعلن سيعلنون وأعلنوا أعلنه يعلنها فأعلن لتعلن نعلن اعلن"),
        ("زار", "زارت يزور سيزوره وزاروا يزورون ليزور"),
        ("دعا", "دعت يدعو دعوا يدعون دعاه سيدعوهم"),
        ("استهدف", "استهدفت تستهدف يستهدفون استُهدف"),
        ("أدان", "يدين ندين أدانت أدانوا"),
        # names and their spellings
        ("غوتيريش", "غوتيريس جوتيريش جوتيريس"),
        ("أميركي", "أمريكي الأميركية أمريكيون للأمريكيين"),
        ("ألمانيا", "وألمانيا لألمانيا المانيا"),
    ],
)
def test_shapes_of_one_word(word: str, shapes: str):
    wanted = ask(word)
    for shape in shapes.split():
        assert wanted & set(index(shape)), shape
        assert ask(shape) & set(index(word)), shape


@pytest.mark.parametrize(
    ("word", "others"),
    [
        ("وزير", "وزارة وزر زير تزوير وزاري"),
        ("سلام", "سلامة إسلام مسلم"),
        ("كتاب", "كاتب كتابة مكتب"),
        ("عراقي", "العراق"),
        ("اتفاق", "اتفاقية اتفقوا متفق"),
        ("حكومة", "حكم حكومي محكمة"),
        ("أعلن", "إعلان معلن علن"),
        ("مدينة", "مدني المدنيين"),
        ("بيان", "بين"),
        ("علي", "على عليه"),
        ("وزيرة", "وزير الوزراء"),
    ],
)
def test_other_words(word: str, others: str):
    for other in others.split():
        assert not ask(word) & set(index(other)), other


def test_who_asks_for_an_office_finds_a_woman_who_holds_it():
    assert ask("وزير") & set(index("الوزيرة"))
    assert not ask("الوزيرة") & set(index("الوزير"))
    assert not ask("مستوطن") & set(index("المستوطنات"))


def test_the_parser_chooses_among_readings():
    assert index("كتب") == ("كتب", "كتاب")
    assert index("كتب", "كِتَاب") == ("كتاب",)
    assert index("كتب", "كَتَب", "VERB") == ("كتب",)
    assert index("المعارضة", "مُعَارَضَة") == ("معارضه",)
    assert set(index("المعارضة", "مُعَارِض", "ADJ")) == {"معارض", "معارضه"}


def test_the_parser_is_not_believed_against_the_dictionary():
    assert index("الحدود", "حَدَد") == ("حد",)
    assert set(index("المعارض", "مَعرِض")) == {"معرض", "معارض"}  # a plural, but a word itself before that


def test_words_that_only_the_parser_knows():
    assert index("غناطيس", "غِنطَوس") == ("غنطوس", "غناطيس")
    assert index("ولغناطيسهم", "غِنطَوس", cut=(2, 2)) == ("غنطوس", "غناطيس")
    assert index("للغناطيس", "غنطوس", cut=(1, 0)) == ("غنطوس", "غناطيس")
    assert index("غنطوسات", "غنطوسة") == ("غنطوسه",)
    assert index("غنطوس", "بيت") == ("غنطوس",)  # that cannot be


def test_words_that_nobody_knows():
    assert {"غنطوس", "غنطوسه"} <= set(index("والغنطوسات"))
    assert "غنطوس" in index("لغنطوس")
    assert ask("الغنطوس") == {"غنطوس"}


def test_words_of_the_database_tell_what_is_asked():
    def evidence(surfaces: Collection[str]) -> dict[str, dict[str, int]]:
        known = {"غناطيس": {"غنطوس": 9, "غناطيس": 1}, "لغنطوس": {"غنطوس": 1}}
        return {surface: known[surface] for surface in surfaces if surface in known}

    (word,) = words("والغناطيس")
    assert asked(word, evidence).lemmas == ("غنطوس",)


@pytest.mark.parametrize("word", ["2254", "UNICEF", "ц"])
def test_other_scripts_have_no_lemmas(word: str):
    assert index(word) == ()
    assert ask(word) == set()


@pytest.mark.parametrize("word", ["من", "على", "إلى", "ولكن", "فيها", "لهم", "عليه", "الذي"])
def test_common_words_have_none(word: str):
    (written,) = words(word)
    assert index(word) == ()
    assert asked(written).common


def test_lemmas_are_folded():
    for text in ("أعلنت", "المستشفيات", "الوزيرة"):
        assert all(fold(lemma) == lemma for lemma in index(text))
