import pytest
from statements.hand_made import written

from quotes.tagging.subjects import UNKNOWN, preference, speaks


@pytest.mark.parametrize(
    ("speaker", "thing"),
    [("المتحدث", "الجانب"), ("الوزير", "المباحثات"), ("المصدر", "الاتفاق"), ("كيري", "يوم")],
)
def test_who_speaks_is_told_from_what_does_not(speaker, thing):
    assert int(preference(speaker)) > 0 > int(preference(thing))


def test_a_conjunction_does_not_matter():
    assert preference("وكاميرون") == preference("كاميرون") != UNKNOWN


def test_rare_words_marks_and_places_outside_of_a_text_are_unknown():
    words = written("قال المتحدث: زقزوقنباط", {})
    steps = [speaks(words, k) for k in range(-1, len(words) + 1)]
    assert steps[2] == preference("المتحدث")
    assert [steps[0], *steps[3:]] == [UNKNOWN] * 4
