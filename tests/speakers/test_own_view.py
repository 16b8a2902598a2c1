import pytest
from invented import span

from quotes.document import Cue, Speaker, Statement
from quotes.speakers.own_view import is_own_view

NABIL, LEILA = Speaker("نبيل زياد", "person"), Speaker("ليلى سامي", "person")
TEXT = "قال نبيل زياد إن بلاده ترى في الحوار مخرجا وتطالب بهدنة وصفها بالضرورية."


def said(cue, content, speaker, parent=None, **told):
    """Make a statement; `told` is its source, its rule and the lemma of its cue."""
    where = span(TEXT, told["source"]) if "source" in told else None
    return Statement(
        Cue(span(TEXT, cue), told.get("lemma", "طالب")),
        (span(TEXT, content),),
        "indirect",
        where,
        (speaker,),
        parent=parent,
        rule=told.get("rule", "imperfect ب"),
    )


OUTER = said(
    "قال", "إن بلاده ترى في الحوار مخرجا وتطالب بهدنة وصفها بالضرورية", NABIL, rule="perfect أن", lemma="قال"
)


@pytest.mark.parametrize(
    ("inner", "own"),
    [
        (said("وتطالب", "بهدنة", NABIL, 0), True),
        (said("وتطالب", "بهدنة", LEILA, 0), False),
        (said("وتطالب", "بهدنة", NABIL, 0, source="نبيل زياد"), False),
        (said("وتطالب", "بهدنة", NABIL), False),
        (said("ترى", "في الحوار مخرجا", LEILA, 0, source="بلاده"), True),
        (said("وتطالب", "بهدنة", Speaker("بلاده", "unnamed"), 0), True),
        (said("وصفها", "بالضرورية", NABIL, 0, rule="perfect ب", lemma="وصف"), False),
        (said("وتطالب", "بهدنة", NABIL, 0, rule="participle ب"), False),
    ],
)
def test_what_a_speaker_says_of_himself_in_his_own_statement(inner, own):
    assert is_own_view(TEXT, inner, [OUTER, inner]) is own


def test_where_nobody_is_known_to_speak_nothing_is_his_own():
    outer = Statement(OUTER.cue, OUTER.content, "indirect", None, (), rule="perfect أن")
    inner = Statement(OUTER.cue, OUTER.content, "indirect", None, (), parent=0, rule="perfect أن")
    assert not is_own_view(TEXT, inner, [outer, inner])
