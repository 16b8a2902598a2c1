"""Where a quotation goes on: behind its cue, or in the lines that follow."""

import pytest

from quotes.statements.candidates import candidates
from quotes.statements.resumption import gone_on, interrupted, resumed
from quotes.statements.starts import Start, starts
from quotes.surface.words import Words

CUT = "«لن نغادر القرية»، قال الشيخ سالم الجابر، «قبل أن تعود المياه»."
STOPPED = "«وصلت الرسالة»، أكدت ليلى. «وسنرد عليها كتابة»."
OTHER = "«لن نغادر القرية»، قال الشيخ سالم، وأضاف محذرا: «الماء قليل»."
LINES = "قال الشيخ: «نزحنا ليلا\nومشينا يومين\nولم نجد ماء». ثم عاد."
OPEN = "قال الشيخ: «نزحنا ليلا\nومشينا يومين."


@pytest.fixture(scope="module")
def read(parser):
    return lambda text: Words(parser.parse(text))


def texts(words, ranges):
    return [words.span(a, b).of(words.text) for a, b in ranges]


def second_half(words):
    cues = candidates(words)
    index, cue = next((i, c) for i, c in cues.items() if c.lemma in {"قال", "أكد"})
    before = next(s for s in starts(words, cue) if s.opener == "before")
    behind = next(k for k in range(index + 1, len(words)) if words[k].is_mark)
    return resumed(words, before, behind, cues)


@pytest.mark.parametrize(("text", "half"), [(CUT, "قبل أن تعود المياه"), (STOPPED, "وسنرد عليها كتابة")])
def test_a_quotation_goes_on_behind_cue_and_source(read, text, half):
    words = read(text)
    assert texts(words, second_half(words)) == [half]


def test_another_cue_has_a_quotation_of_its_own(read):
    assert second_half(read(OTHER)) == []


def test_only_a_quotation_before_its_cue_is_resumed(read):
    words = read(CUT)
    assert resumed(words, Start(0, "quote"), 9, {}) == []


def test_a_quotation_goes_on_over_lines_until_it_is_closed(read):
    words = read(LINES)
    opening = next(k for k in range(len(words)) if words[k].text == "«")
    end = words.closing[opening]
    later = gone_on(words, Start(opening, "quote"), end)
    assert texts(words, later) == ["ومشينا يومين", "ولم نجد ماء"]
    assert gone_on(words, Start(opening, "quote"), end - 1) == []


def test_a_quotation_that_nothing_closes_ends_with_its_line(read):
    words = read(OPEN)
    opening = next(k for k in range(len(words)) if words[k].text == "«")
    assert gone_on(words, Start(opening, "quote"), words.closing[opening]) == []


def test_a_quotation_whose_last_word_is_followed_by_a_stop_goes_on_too(read):
    words = read("قال الشيخ: «نزحنا ليلا.\nومشينا يومين».")
    opening = next(k for k in range(len(words)) if words[k].text == "«")
    assert texts(words, gone_on(words, Start(opening, "quote"), opening + 3)) == ["ومشينا يومين"]


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("«لن نغادر القرية»، قال، «قبل أن تعود المياه».", True),
        (CUT, True),
        ("«لن نغادر القرية»، وقال، «قبل أن تعود المياه».", False),
        ("«لن نغادر القرية». قال الشيخ، «قبل أن تعود المياه».", False),
        ("«لن نغادر القرية»، قال: «قبل أن تعود المياه».", False),
    ],
)
def test_the_second_half_of_a_quotation_that_a_cue_stands_within_leads_to_the_first(read, text, whole):
    words = read(text)
    cue = next(c for c in candidates(words).values() if c.lemma == "قال")
    found = starts(words, cue)
    second = next(s for s in found if s.opener == "quote")
    assert (interrupted(words, cue, second, found).opener == "before") is whole
