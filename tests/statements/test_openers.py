import pytest

from quotes.statements.openers import opener_at, word_class
from quotes.surface.words import Words
from statements.hand_made import at, written


@pytest.mark.parametrize(
    ("text", "word", "found"),
    [
        ("قال أن الوفد", "أن", "أن"),
        ("صرح بأنه سيصل", "بأنه", "بأن"),
        ("دعا إلى الحوار", "إلى", "إلى"),
        ("قال: نعم", ":", "colon"),
        ("قال «نعم»", "«", "quote"),
        ("قال «نعم»", "»", None),
        ("قال، نعم", "،", None),
        ("قال الوزير", "الوزير", None),
    ],
)
def test_what_a_word_or_mark_opens(text, word, found):
    words = written(text)
    assert opener_at(words, at(words, word)) == found


def test_of_two_straight_marks_only_the_first_opens():
    words = written('قال "نعم" ثم غادر')
    assert [k for k in range(len(words)) if opener_at(words, k) == "quote"] == [1]


def test_a_quotation_that_is_never_closed_still_opens():
    assert opener_at(written("قال «نعم"), 1) == "quote"


@pytest.mark.parametrize("clitic", ["ب", "ل"])
def test_a_preposition_written_onto_a_word_opens_where_the_parser_cuts_it_off(clitic):
    cut = written(f"سمح {clitic}+سفر الوفد", {clitic: "ADP"})
    whole = written(f"سمح {clitic}سفر الوفد")
    assert opener_at(cut, 1) == clitic
    assert opener_at(whole, 1) is None


def test_nothing_opens_behind_the_text():
    words = written("قال")
    assert opener_at(words, 1) is None
    assert opener_at(words, 99) is None


def test_words_are_classed_by_the_lexicon_before_the_tag():
    words = written("وصل في أن الوفد، غدا", {"في": "NOUN", "وصل": "VERB"})
    assert [word_class(words, k) for k in range(len(words))][:5] == [
        "VERB",
        "preposition",
        "THAT",
        "NOUN",
        "،",
    ]


def test_outside_of_the_text_is_the_end():
    words = written("قال نعم")
    assert word_class(words, -1) == word_class(words, 2) == "END"


def test_the_parser_tells_a_preposition_from_a_first_letter(parser):
    words = Words(parser.parse("طالب الوزير بعقد جلسة، ثم زار بلدة صغيرة."))
    assert opener_at(words, at(words, "بعقد")) == "ب"
    assert opener_at(words, at(words, "بلدة")) is None
