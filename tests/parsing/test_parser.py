import pytest
from hypothesis import given
from hypothesis import settings as limits
from texts import mixtures, texts

from quotes.errors import QuotesError
from quotes.parsing.parser import BATCH, Parser

HOSTILE = {
    "nothing": "",
    "blanks": " \t \n\r\n ",
    "invisible": "\u200f\u200e\u202b\u202c\ufeff",
    "NULs": "قال\x00الوزير\x00\x00 نعم\x00",
    "CRLF": "عنوان\r\n\r\nوصل الوفد.\r\nغادر.\r\n",
    "bidi": "\u202bقال\u202c \u2067الوزير\u2069: \u200f«نعم»\u200e",
    "tatweel": "قـــــال الوزيـر لـ«المدينة» ـــ",
    "vowels": "قَالَ الوَزِيرُ إِنَّ البِلادَ ستُرحِّبُ",
    "vowels alone": "\u064e" * 50,
    "zero width": "قا\u200dل ال\u200cوزير\u2060.",
    "emoji": "وصل 👩‍👩‍👧 الوفد 🇸🇩 إلى 😀المدينة😀",
    "ligatures": "ﷺ ﻻ ﷲ ﴿نعم﴾",
    "odd blanks": "قال\u00a0الوزير\u3000نعم\u2003ثم\u202fلا",
    "line ends": "قال\u2028الوزير\u2029نعم\x0bثم\x0cلا\x85انتهى",
    "one letter": "و",
    "one mark": "»",
    "long word": "و" * 4000,
    "long number": "7" * 4000,
    "Latin": "The minister said so. قال ذلك.",
    "astral": "\U00010300\U0001d400 قال \U0010ffff",
}


def check(doc, text):
    assert doc.text == text
    assert "".join(t.text_with_ws for t in doc) == text
    for token in doc:
        assert text[token.idx : token.idx + len(token)] == token.text
        assert 0 <= token.head.i < len(doc)
        assert token.norm_ or not token.text.strip()


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_odd_texts_come_back_whole(parser, text):
    check(parser.parse(text), text)


@limits(max_examples=25)
@given(texts())
def test_any_text_comes_back_whole(parser, text):
    check(parser.parse(text), text)


@limits(max_examples=8)
@given(mixtures(400))
def test_long_mixtures_come_back_whole(parser, text):
    check(parser.parse(text), text)


def test_words_stand_without_their_clitics(parser):
    doc = parser.parse("وقال الوزير للصحيفة إن الوفد سيصل غدا.")
    found = {t.text: (t.pos_, t.norm_) for t in doc}
    assert found["و"] == ("CCONJ", "و")
    assert found["قال"] == ("VERB", "قال")
    assert found["لصحيفة"] == ("NOUN", "الصحيفه")
    assert found["س"][0] == "AUX"
    assert found["يصل"][0] == "VERB"


def test_stretched_words_are_read_as_the_plain_ones(parser):
    plain = parser.parse("قال الوزير نعم")
    stretched = parser.parse("قـــال الوزيـــر نعم")
    assert [(t.norm_, t.pos_, t.head.i) for t in stretched] == [(t.norm_, t.pos_, t.head.i) for t in plain]


def test_heads_stay_within_their_line(parser):
    text = "وصل الوفد إلى المدينة\nغادر السفير العاصمة أمس\nوانتهت الزيارة"
    doc = parser.parse(text)
    line = [text.count("\n", 0, t.idx) for t in doc]
    words = [t for t in doc if t.pos_ != "SPACE"]
    assert {line[t.i] for t in words} == {0, 1, 2}
    assert all(line[t.i] == line[t.head.i] for t in words)


def test_many_texts_are_parsed_in_order_and_as_alone(parser):
    texts = ["وصل الوفد.", "", "غادر السفير المدينة.\nوعاد.", "\u200f", "قال: «نعم»."]
    many = list(parser.parse_many(texts))
    assert [doc.text for doc in many] == texts
    alone = [parser.parse(text) for text in texts]
    assert [doc.to_json() for doc in many] == [doc.to_json() for doc in alone]


def test_texts_are_asked_for_batch_by_batch(parser):
    asked = []

    def texts():
        for k in range(4):
            asked.append(k)
            yield "." + "\n" * BATCH

    found = parser.parse_many(texts())
    next(found)
    assert asked == [0]
    assert sum(1 for _ in found) == 3


def test_a_text_longer_than_a_batch(parser, monkeypatch):
    monkeypatch.setattr("quotes.parsing.parser.BATCH", 60)
    text = "وصل الوفد أمس.\nثم غادر السفير.\n" * 10
    doc = parser.parse(text)
    assert doc.text == text
    assert sum(t.text == "السفير" for t in doc) == 10


def test_no_sentence_is_too_long_for_the_parser(parser):
    text = "وصل الوفد ثم غادر " * 120
    doc = parser.parse(text)
    assert doc.text == text
    roots = [t.i for t in doc if t.dep_ == "root"]
    assert max(b - a for a, b in zip([0, *roots], [*roots, len(doc)], strict=True)) < 300


def test_half_a_surrogate_pair_is_no_text(parser):
    with pytest.raises(QuotesError, match="surrogate"):
        parser.parse("قال \ud800 الوزير")


def test_no_such_models():
    with pytest.raises(QuotesError):
        Parser("no such models")


def test_vowel_marks_change_no_reading(parser):
    plain = parser.parse("قال الوزير إن الحل قريب وأكد أنه سيعود")
    marked = parser.parse("قالَ الوزيرُ إنّ الحلّ قريبٌ وأكّد أنّه سيعود")
    assert [t.pos_ for t in marked] == [t.pos_ for t in plain]
    assert [t.head.i for t in marked] == [t.head.i for t in plain]
