import pytest
import spacy
from hypothesis import given
from texts import texts

from quotes.document import Span
from quotes.surface.words import Words, is_colon, surface_words

BLANK = spacy.blank("ar")


def read(text):
    return Words(BLANK(text))


def sentences(text):
    words = read(text)
    starts = [i for i in range(len(words)) if words.sentence_start(i) == i]
    return [words.span(i, words.sentence_end(i)).of(text).strip() for i in starts]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("قال: «نعم».", ["قال", ":", "«", "نعم", "»", "."]),
        ("وصلت 3,5 طن الساعة 12:30", ["وصلت", "3,5", "طن", "الساعة", "12:30"]),
        ("قَالَـــ مُؤكِّدًا", ["قَالَـــ", "مُؤكِّدًا"]),
        ("قال\u200fالوزير\u200c", ["قال\u200fالوزير\u200c"]),
        ("سطر\nآخر", ["سطر", "\n", "آخر"]),
        ("أ.ف.ب", ["أ", ".", "ف", ".", "ب"]),
        ("عام_جديد", ["عام_جديد"]),
        ("", []),
        (" \t ", []),
    ],
)
def test_words_and_marks(text, found):
    assert [w.text for w in read(text)] == found


def test_words_are_told_from_marks():
    assert [w.is_mark for w in read("قال: «نعم»\n3")] == [False, True, True, False, True, True, False]


def test_colons_of_any_script():
    assert [is_colon(w) for w in read("قال: نعم：لا")] == [False, True, False, True, False]


def test_norms_are_folded():
    words = read("إلى الأُمـــم المتّحدة!")
    assert [w.norm for w in words] == ["الي", "الامم", "المتحده", "!"]
    assert words.norm(1) == "الامم"
    assert words.norm(-1) == words.norm(4) == ""


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("وصل الوفد. غادر السفير؟ نعم!", ["وصل الوفد.", "غادر السفير؟", "نعم!"]),
        ("وصل الوفد\nغادر السفير", ["وصل الوفد", "غادر السفير"]),
        ("لا ندري... ثم غادر", ["لا ندري...", "ثم غادر"]),
        ("قال: «وصلنا. سنبدأ غدا» وغادر. ثم عاد", ["قال: «وصلنا. سنبدأ غدا» وغادر.", "ثم عاد"]),
        ("قال: «وصلنا.» ثم عاد", ["قال: «وصلنا.»", "ثم عاد"]),
        ("قال: «وصلنا». ثم عاد", ["قال: «وصلنا».", "ثم عاد"]),
        ("ذكرت أ.ف.ب أنه وصل", ["ذكرت أ.ف.ب أنه وصل"]),
        ("قال د. سالم إنه وصل", ["قال د. سالم إنه وصل"]),
        ("زار المدينة.وأضاف", ["زار المدينة.", "وأضاف"]),
        ("بلغت 3.5 مليون. انتهى", ["بلغت 3.5 مليون.", "انتهى"]),
    ],
)
def test_sentences(text, found):
    assert sentences(text) == found


def test_a_quotation_left_open_holds_no_further_than_its_line():
    assert sentences("قال: «وصلنا. سنبدأ\nثم عاد. وغادر") == ["قال: «وصلنا. سنبدأ", "ثم عاد.", "وغادر"]


def test_paragraphs_number_lines():
    words = read("عنوان\nوصل الوفد\n\nغادر")
    assert [(w.text, words.paragraph[w.index]) for w in words if not w.is_mark] == [
        ("عنوان", 0),
        ("وصل", 1),
        ("الوفد", 1),
        ("غادر", 3),
    ]


def test_quotations_of_words():
    words = read("قال «نعم» ثم “لا")
    assert [words.quotation[i] for i in range(len(words))] == [-1, 1, 1, 1, -1, 5, 5]
    assert words.closing == {1: 3, 5: 7}


def test_at_gives_the_word_at_or_before():
    words = read("  قال  نعم ")
    assert [words.at(i) for i in (0, 2, 4, 5, 7, 10, 99)] == [0, 0, 0, 0, 1, 1, 1]
    assert read("").at(3) == 0


def test_spans_give_the_text_back():
    text = "وصل  الوفد، أمس"
    assert read(text).span(0, 3).of(text) == "وصل  الوفد،"


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("وصل الوفد، - .", "وصل الوفد"),
        ("«وصل الوفد».", "«وصل الوفد»"),
        ("وصل (أمس)؛", "وصل (أمس)"),
        ("وصل\n\n", "وصل"),
        ("،،،", ""),
    ],
)
def test_trimmed_steps_back_over_marks(text, kept):
    words = read(text)
    assert text.startswith(kept)
    end = words.trimmed(0, len(words))
    assert (words.span(0, end).of(text) if end else "") == kept


def test_trimmed_stays_within_its_phrase():
    words = read("وصل ، ، غادر")
    assert words.trimmed(1, 3) == 1
    assert words.trimmed(2, 2) == 2


def test_line_ends_are_passed():
    words = read("وصل\n\n\nغادر\n")
    assert [words.past_line_ends(i) for i in range(len(words) + 1)] == [0, 4, 4, 4, 4, 6, 6]


def test_the_stem_carries_the_tag(parser):
    text = "وللوزراء رأي في الاتفاق."
    words = Words(parser.parse(text))
    assert [(w.text, w.pos) for w in words] == [
        ("وللوزراء", "NOUN"),
        ("رأي", "NOUN"),
        ("في", "ADP"),
        ("الاتفاق", "NOUN"),
        (".", "PUNCT"),
    ]
    first = words[0]
    assert first.last - first.first == 2
    assert words.doc[first.stem].norm_ == "الوزراء"


@given(texts())
def test_words_lie_in_the_text_in_order(text):
    words = read(text)
    at = 0
    for i, word in enumerate(words):
        assert word.index == i
        assert at <= word.start < word.end
        assert text[word.start : word.end].replace("''", '"') == word.text
        assert words.at(word.start) == words.at(word.end - 1) == i
        assert word.first <= word.stem <= word.last
        at = word.end
    covered = "".join(w.text for w in words)
    assert [c for c in covered if c.isalnum()] == [c for c in text if c.isalnum()]


@given(texts())
def test_sentences_divide_the_words(text):
    words = read(text)
    at = 0
    while at < len(words):
        end = words.sentence_end(at)
        assert end > at
        for i in range(at, end):
            assert (words.sentence_start(i), words.sentence_end(i)) == (at, end)
        assert len({words.paragraph[i] for i in range(at, end)}) == 1
        at = end
    assert at == len(words)


@given(texts())
def test_what_is_counted_once_is_counted_right(text):
    words = read(text)
    ends = range(len(words) + 1)
    for end in ends:
        assert words.count(0, end) == sum(not words[i].is_mark for i in range(end))
        assert words.trimmed(0, end) <= end
        after = words.past_line_ends(end)
        assert after >= end
        assert all(words[i].text == "\n" for i in range(end, after))
        assert after == len(words) or words[after].text != "\n"
    if len(words):
        assert words.span(0, len(words)) == Span(words[0].start, words[len(words) - 1].end)


def test_two_single_marks_are_a_double_one():
    words = read("قال: ''نعم''.")
    quoted = [(word.text, word.end - word.start) for word in words if word.text == '"']
    assert quoted == [('"', 2), ('"', 2)]
    assert words.closing == {2: 4}
    assert surface_words("''نعم''") == ['"', "نعم", '"']
