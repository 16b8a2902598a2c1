from quotes.statements.recurrence import Recurrence
from quotes.statements.sources import Source
from statements.hand_made import written


def told(text, start, end):
    return set(Recurrence(written(text)).features(Source(start, end, "after")))


def test_a_phrase_that_stands_alone_elsewhere_is_told_from_a_longer_one():
    text = "أكد شكري ضرورة الحوار. وغادر شكري أمس."
    short, long = told(text, 1, 2), told(text, 1, 3)
    assert "after recurs 1 longer 0 shorter -" in short
    assert "after recurs 0 longer 0 shorter 1" in long


def test_a_phrase_that_goes_on_the_same_way_elsewhere_is_told():
    text = "قال الأمين العام إنه وصل. وغادر الأمين العام أمس."
    assert "after recurs 1 longer 1 shorter -" in told(text, 1, 2)


def test_counting_ends_with_the_text():
    assert "after recurs 1 longer 0 shorter -" in told("قال الوزير للوفد. غادر الوزير", 1, 2)
