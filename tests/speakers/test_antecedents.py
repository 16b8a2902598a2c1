import pytest
from statements.hand_made import at, favouring, written

from quotes.document import Speaker
from quotes.speakers.antecedents import BACK, Dropped, antecedents, dropped
from quotes.speakers.memory import Memory
from quotes.speakers.people import People
from speakers.readers import VERBS, Ruled, said

NABIL = Speaker("نبيل زياد", "person", "وزير النقل")
LEILA = Speaker("ليلى الحسن", "person", "الوزيرة")
TEXT = (
    "قال وزير النقل نبيل زياد أن الجسر جاهز. قالت الوزيرة ليلى الحسن أن الطريق مفتوح. وأضاف أن العمال غادروا."
)
NAMES = {"نبيل زياد": "PER", "ليلى الحسن": "PER"}
FIRST = said(TEXT, "قال", "أن الجسر جاهز", "وزير النقل نبيل زياد", (NABIL,))
SECOND = said(TEXT, "قالت", "أن الطريق مفتوح", "الوزيرة ليلى الحسن", (LEILA,))
LAST = said(TEXT, "وأضاف", "أن العمال غادروا")


def listed(statements=(FIRST, SECOND, LAST), text=TEXT, parents=None, arcs=None):
    words = written(text, VERBS, arcs, NAMES)
    reader = Ruled(words)
    memory = Memory(reader, People(reader, []))
    gap = dropped(words, statements, len(statements) - 1)
    return antecedents(words, statements, parents or [None] * len(statements), gap, memory)


def asked(text, cue, rule):
    words = written(text, VERBS)
    return dropped(words, [said(text, cue, text.split()[-1], rule=rule)], 0)


@pytest.mark.parametrize(
    ("text", "cue", "rule", "gender", "plural"),
    [
        ("وأضاف أن العمال غادروا", "وأضاف", "perfect أن", "m", False),
        ("وأضافت أن العمال غادروا", "وأضافت", "perfect أن", "f", False),
        ("وأضافوا أن العمال غادروا", "وأضافوا", "perfect أن", "m", True),
        ("في قوله أن العمال غادروا", "قوله", "masdar أن", "m", False),
        ("في قولها أن العمال غادروا", "قولها", "masdar أن", "f", False),
        ("في قولهم أن العمال غادروا", "قولهم", "masdar أن", "m", True),
        ("في تصريح أن العمال غادروا", "تصريح", "masdar أن", None, False),
        ("وصل الوفد بحسبه أمس", "بحسبه", "particle", None, False),
    ],
)
def test_what_a_cue_asks_of_its_subject(text, cue, rule, gender, plural):
    gap = asked(text, cue, rule)
    assert (gap.gender, gap.plural) == (gender, plural)
    assert gap.at == text.split().index(cue)
    assert gap.tense.split()[0] == rule.split()[0]


def test_the_conjunction_before_a_cue_is_told():
    assert asked("وأضاف أن العمال غادروا", "وأضاف", "perfect أن").conjunction == "و"
    assert asked("أضاف أن العمال غادروا", "أضاف", "perfect أن").conjunction == ""


@pytest.mark.parametrize("speaker", [NABIL, LEILA])
def test_who_spoke_before_is_listed(speaker):
    assert (speaker,) in [a.speakers for a in listed()]


def test_speakers_together_are_one_antecedent():
    both = said(TEXT, "قال", "أن الجسر جاهز", "وزير النقل نبيل زياد", (NABIL, LEILA))
    assert (NABIL, LEILA) in [a.speakers for a in listed((both, LAST))]


def test_each_antecedent_is_listed_once_with_evidence():
    again = said(TEXT, "أن الطريق", "مفتوح", None, (NABIL,))
    found = listed((FIRST, SECOND, again, LAST))
    names = [tuple(s.name for s in a.speakers) for a in found]
    assert len(set(names)) == len(names)
    assert all(a.evidence and all(isinstance(f, str) and f for f in a.evidence) for a in found)


def test_the_subject_of_a_verb_before_the_cue_is_listed():
    text = "التقى نبيل زياد وفدا، وأضاف أن العمال غادروا."
    gap = said(text, "وأضاف", "أن العمال غادروا")
    arcs = {"نبيل": ("التقى", "nsubj"), "زياد": ("نبيل", "flat")}
    words = written(text, VERBS, arcs)
    reader = Ruled(words)
    found = antecedents(words, [gap], [None], dropped(words, [gap], 0), Memory(reader, People(reader, [])))
    assert [a.speakers[0].name for a in found] == ["نبيل زياد"]


def test_people_named_in_the_sentence_are_listed():
    text = "غادر مع ليلى الحسن، وأضاف أن العمال غادروا."
    found = listed((said(text, "وأضاف", "أن العمال غادروا"),), text)
    assert [a.speakers[0].name for a in found] == ["ليلى الحسن"]


def test_a_subject_inside_of_what_was_said_is_none():
    text = "قال الوزير أن الوفد غادر أمس، وأضاف أن العمال غادروا."
    arcs = {"الوفد": ("غادر", "nsubj")}
    before = said(text, "قال", "أن الوفد غادر أمس", "الوزير", (NABIL,))
    found = listed((before, said(text, "وأضاف", "أن العمال غادروا")), text, arcs=arcs)
    assert [a.speakers for a in found] == [(NABIL,)]


def test_without_anybody_before_there_is_no_antecedent():
    text = "وأضاف أن العمال غادروا."
    assert listed((said(text, "وأضاف", "أن العمال غادروا"),), text) == []


@pytest.mark.parametrize("speaker", [NABIL, LEILA])
def test_weights_choose_the_antecedent(speaker):
    found = listed()
    evidence = [a.evidence for a in found]
    right = [a.speakers for a in found].index((speaker,))
    assert favouring(evidence, right).best(evidence)[0] == right


def test_who_agrees_in_gender_is_told_from_who_does_not():
    def evidence(cue):
        text = TEXT.replace("وأضاف ", f"{cue} ")
        last = said(text, cue, "أن العمال غادروا")
        return {a.speakers: a.evidence for a in listed((FIRST, SECOND, last), text)}

    he, she = evidence("وأضاف"), evidence("وأضافت")
    assert he[LEILA,] != she[LEILA,]
    assert (NABIL,) in he
    assert (NABIL,) not in she


def test_a_statement_within_another_speaks_differently():
    def evidence(parents):
        return next(a.evidence for a in listed(parents=parents) if a.speakers == (LEILA,))

    assert evidence([None, None, None]) != evidence([None, None, 1])
    assert evidence([None, None, None]) != evidence([None, 0, None])


def test_only_so_many_statements_are_looked_back_at():
    speakers = [Speaker(f"مصدر {n}", "unnamed") for n in range(2 * BACK)]
    before = [said(TEXT, "قال", "أن الجسر جاهز", None, (s,)) for s in speakers]
    found = {a.speakers[0].name for a in listed((*before, LAST))} - set(NAMES)
    assert found == {s.name for s in speakers[-BACK:]}


def test_a_gap_stands_at_the_last_word_of_its_cue():
    text = "وصل الوفد، حسبما قال أمس."
    words = written(text, VERBS)
    gap = dropped(words, [said(text, "حسبما قال", "وصل الوفد", rule="particle")], 0)
    assert gap == Dropped(0, at(words, "قال"), "particle", None, False, "", "حسبما قال")


def test_a_person_named_twice_in_the_sentence_counts_once():
    text = "وصل الوزير نبيل زياد إلى الجسر وعاد نبيل زياد، وأضاف أن العمال غادروا."
    (found,) = [
        a
        for a in listed((said(text, "وأضاف", "أن العمال غادروا"),), text)
        if a.speakers[0].name == NABIL.name
    ]
    assert len([f for f in found.evidence if f.startswith("person label")]) == 1


def evidence_of(speaker, statements, text, parents=None):
    return next(a.evidence for a in listed(statements, text, parents) if a.speakers == (speaker,))


def test_who_only_passes_on_what_another_said_is_told_apart():
    text = "ذكرت الوزيرة ليلى الحسن عن وزير النقل نبيل زياد قوله أن الجسر جاهز. وأضاف أن العمال غادروا."
    outer = said(text, "ذكرت", "قوله أن الجسر جاهز", "الوزيرة ليلى الحسن", (LEILA,))
    inner = said(text, "قوله", "أن الجسر جاهز", "وزير النقل نبيل زياد", (NABIL,))
    last = said(text, "وأضاف", "أن العمال غادروا")
    found = [evidence_of(one, (outer, inner, last), text, [None, 0, None]) for one in (LEILA, NABIL)]
    assert [any("relays True" in f for f in evidence) for evidence in found] == [True, False]
    assert [any("relayed True" in f for f in evidence) for evidence in found] == [False, True]


def test_where_the_cue_stands_and_its_verb_are_evidence():
    found = evidence_of(LEILA, (FIRST, SECOND, LAST), TEXT)
    assert any("leads و sentence" in f for f in found)
    assert any("lemma وأضاف" in f for f in found)


@pytest.mark.parametrize(("between", "told"), [(3, True), (400, False)])
def test_subjects_far_back_in_an_endless_sentence_are_not_read(between, told):
    text = f"وصل كريم {'ثم ' * between}وأضاف أن العمال غادروا"
    found = listed((said(text, "وأضاف", "أن العمال غادروا"),), text, arcs={"كريم": ("وصل", "nsubj")})
    assert any("subject" in evidence for a in found for evidence in a.evidence) is told


@pytest.mark.parametrize(("subject", "together"), [("تونس وفرنسا", True), ("تونس", False)])
def test_the_speakers_that_and_joins_in_a_subject_are_one_antecedent(subject, together):
    text = f"وصل {subject} أمس وأضاف أن العمال غادروا."
    arcs = {"تونس": ("وصل", "nsubj"), **({"وفرنسا": ("تونس", "conj")} if together else {})}
    found = listed([said(text, "وأضاف", "أن العمال غادروا")], text, arcs=arcs)
    pairs = [[s.name for s in a.speakers] for a in found if len(a.speakers) > 1]
    assert pairs == ([["تونس", "فرنسا"]] if together else [])
