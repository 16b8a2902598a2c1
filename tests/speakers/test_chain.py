from dataclasses import replace

import pytest
from statements.hand_made import written

from quotes.document import Span, Speaker
from quotes.ranking.ranker import Ranker
from quotes.speakers import resolver as module
from quotes.speakers.chain import Answer, chain
from quotes.speakers.resolver import DECISIONS, resolve
from speakers.readers import VERBS, Ruled, memory, said

NABIL = Speaker("نبيل زياد", "person", "وزير النقل")
TEXT = "قال وزير النقل نبيل زياد أن الجسر جاهز. وأضاف أن العمال غادروا. وقال زياد أن السد آمن."
NAMES = {"نبيل زياد": "PER"}
STATEMENTS = (
    said(TEXT, "قال", "أن الجسر جاهز", "وزير النقل نبيل زياد", (NABIL,)),
    said(TEXT, "وأضاف", "أن العمال غادروا", None, (NABIL,)),
)


def told(statements, k, answer, text=TEXT):
    links = chain(statements, k, answer, memory(text, NAMES))
    return [(link.step, link.span.of(text)) for link in links]


def test_a_name_beside_the_cue_is_all_there_is_to_it():
    assert told(STATEMENTS, 0, Answer((NABIL,))) == [("source", "وزير النقل نبيل زياد")]


def test_a_dropped_subject_leads_to_who_spoke_before():
    found = told(STATEMENTS, 1, Answer((NABIL,), (0,)))
    assert found == [("dropped", "وأضاف"), ("antecedent", "وزير النقل نبيل زياد")]


def test_a_short_name_leads_to_the_full_one():
    text = "وصل نبيل زياد أمس. قال زياد أن السد آمن."
    begin = text.rindex("زياد")
    short = replace(said(text, "قال", "أن السد آمن"), source=Span(begin, begin + 4))
    assert told([short], 0, Answer((NABIL,)), text) == [("source", "زياد"), ("name", "نبيل زياد")]


def test_an_antecedent_that_does_not_speak_is_shown_by_its_name():
    text = "وصل نبيل زياد أمس. وأضاف أن السد آمن."
    found = told([said(text, "وأضاف", "أن السد آمن")], 0, Answer((NABIL,), (1,)), text)
    assert found == [("dropped", "وأضاف"), ("antecedent", "نبيل زياد")]


def test_nobody_has_no_way_to_them():
    assert told(STATEMENTS, 1, Answer()) == [("dropped", "وأضاف")]


@pytest.mark.parametrize("name", ["نبيل زياد", "ليلى الحسن"])
def test_an_antecedent_named_otherwise_is_its_word(name):
    found = told(STATEMENTS, 1, Answer((Speaker(name, "organisation"),), (11,)))
    assert found[1] == ("antecedent", "العمال")


def test_resolving_gives_each_statement_its_chain(monkeypatch):
    monkeypatch.setattr(module, "Reader", Ruled)
    words = written(TEXT, VERBS, names=NAMES)
    rankers = {name: Ranker({"spoke outer": 1.0, "spoke same": 1.0}) for name in DECISIONS}
    found = resolve(words, STATEMENTS, rankers)
    assert [[link.step for link in s.chain] for s in found] == [["source"], ["dropped", "antecedent"]]
    assert all(link.span.of(TEXT).strip() for s in found for link in s.chain)
