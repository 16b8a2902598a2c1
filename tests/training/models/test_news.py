from quotes.document import Document
from quotes.training.models.news import divided, news_lines, settle


def test_lines_are_sentences_of_words_and_marks():
    text = "قالَ الوزيرُ: «نعم». وصل الوفد أمس!\nلا\nبلغت 3.5 نقاط وفقاً للبيان"
    assert list(news_lines([Document(text)])) == [
        ["قال", "الوزير", ":", "«", "نعم", "»", "."],
        ["وصل", "الوفد", "أمس", "!"],
        ["بلغت", "3.5", "نقاط", "وفقا", "للبيان"],
    ]


def test_an_article_that_is_there_twice_is_read_once():
    document = Document("وصل الوفد أمس إلى المدينة")
    assert len(list(news_lines([document, document]))) == 1


def reader(asked):
    def read(texts):
        asked.extend(texts)
        for text in texts:
            for token in text.split():
                yield token, (token[0], token[1:]) if token.startswith("و") and " " in text else (token,)

    return read


def test_a_word_is_divided_as_in_most_of_its_first_contexts():
    asked = []
    lines = [["وقال", "الوزير", "نعم"], ["وقال", "السفير", "لا"]] * 20
    ways = settle(lines, reader(asked), least=2)
    assert ways["وقال"] == ("و", "قال")
    assert ways["الوزير"] == ("الوزير",)
    assert len(asked) < len(lines)
    assert list(divided(lines[:1], ways)) == [["و", "قال", "الوزير", "نعم"]]


def test_words_that_no_line_was_read_for_are_read_in_lists():
    asked = []
    common = ["قال"] * 12
    lines = [common] * 5 + [[*common, "وصيف"]] * 2
    ways = settle(lines, reader(asked), least=2)
    assert ways["وصيف"] == ("وصيف",)
    assert "وصيف" in asked


def test_rare_words_are_left_whole():
    assert "وصل" not in settle([["وصل", "الوفد"]], reader([]), least=2)


def test_no_news_has_no_words():
    assert settle([], reader([]), least=1) == {}
