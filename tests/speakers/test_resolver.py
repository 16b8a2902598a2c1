import pytest
from statements.hand_made import Preferring, written

from quotes.document import Speaker
from quotes.ranking.ranker import Ranker
from quotes.speakers import resolver as module
from quotes.speakers.anaphors import Meaning, meanings
from quotes.speakers.chain import Answer
from quotes.speakers.resolver import DECISIONS, Resolver, parent_of, resolve
from quotes.surface.words import Words
from speakers.readers import VERBS, Ruled, said

TEXT = (
    "قال وزير النقل نبيل زياد أن الصحيفة ذكرت أن الجسر جاهز. "
    "وأضاف أن العمال غادروا. قالت ليلى الحسن وكريم سامي أن الطريق مفتوح. وقال الوزير أن السد آمن."
)
NABIL = Speaker("نبيل زياد", "person", "وزير النقل")
PAIR = (Speaker("ليلى الحسن", "person"), Speaker("كريم سامي", "person"))
STATEMENTS = (
    said(TEXT, "قال", "أن الصحيفة ذكرت أن الجسر جاهز", "وزير النقل نبيل زياد"),
    said(TEXT, "ذكرت", "أن الجسر جاهز", "الصحيفة"),
    said(TEXT, "وأضاف", "أن العمال غادروا"),
    said(TEXT, "قالت", "أن الطريق مفتوح", "ليلى الحسن وكريم سامي"),
    said(TEXT, "وقال", "أن السد آمن", "الوزير"),
)


@pytest.fixture(autouse=True)
def ruled(monkeypatch):
    """Read mentions by the rules, whatever the package has learnt."""
    monkeypatch.setattr(module, "Reader", Ruled)


def by_rule():
    """Prefer the first of all candidates, and the office that the rules choose."""
    return {name: Preferring() for name in DECISIONS} | {"roles": Ranker({"chosen True": 1.0})}


def resolving(statements=STATEMENTS, **rankers):
    words = written(TEXT, VERBS)
    return Resolver(words, statements, {name: rankers.get(name, Preferring()) for name in DECISIONS})


def test_sources_are_ranges_of_words():
    one = resolving()
    spans = [one.words.span(*source).of(TEXT) if source else None for source in one.sources]
    assert spans == ["وزير النقل نبيل زياد", "الصحيفة", None, "ليلى الحسن وكريم سامي", "الوزير"]


def test_a_statement_within_another_has_it_as_parent():
    assert resolving().parents == [None, 0, None, None, None]


def test_a_source_of_two_has_two_mentions_each_at_its_first_word():
    one = resolving()
    found = one.mentions(3)
    assert [mention.name for mention, _ in found] == ["ليلى الحسن", "كريم سامي"]
    assert [one.words[place].text for _, place in found] == ["ليلى", "وكريم"]


def test_a_dropped_source_has_no_mention():
    one = resolving()
    assert one.mentions(2) == []
    assert one.named(2) == Answer()


def test_named_sources_mean_whom_they_name():
    one = resolving()
    assert one.named(0).speakers == (NABIL,)
    assert one.named(3).speakers == PAIR


def test_settling_gives_speakers_and_parent_and_is_remembered():
    one = resolving()
    one.settle(0, Answer((NABIL,)))
    one.settle(1, Answer(PAIR))
    assert [s.speakers for s in one.statements[:3]] == [(NABIL,), PAIR, ()]
    assert [s.parent for s in one.statements[:2]] == [None, 0]
    assert one.memory.times((NABIL,)) == 1
    assert [s for _, s in one.memory.spoken] == [NABIL, *PAIR]


def test_settling_leaves_what_it_was_given_alone():
    resolving().settle(0, Answer((NABIL,)))
    assert STATEMENTS[0].speakers == ()


class Seeing(Preferring):
    """Keeps what it was asked and prefers one of it."""

    def __init__(self, index):
        super().__init__()
        self.asked, self.index = [], index

    def best(self, candidates):
        self.asked.append(candidates)
        return min(self.index, len(candidates) - 1), 1.0


def settled(antecedents):
    one = resolving(antecedents=antecedents)
    one.settle(0, Answer((NABIL,)))
    one.settle(1, Answer(PAIR))
    return one


def test_a_dropped_subject_is_the_antecedent_that_the_ranker_prefers():
    first, *others = (settled(Seeing(index)).dropped(2).speakers for index in range(5))
    assert {first, *others} >= {PAIR, (NABIL,)}
    assert first in {PAIR, (NABIL,)}


def test_a_dropped_subject_with_nobody_before_has_no_speaker():
    text = "وأضاف أن العمال غادروا."
    words = written(text, VERBS)
    (found,) = resolve(words, [said(text, "وأضاف", "أن العمال غادروا")], by_rule())
    assert found.speakers == ()


def test_a_mention_without_a_name_means_what_the_ranker_prefers():
    one = resolving()
    (mention, place), *_ = one.mentions(4)
    listed = [m.speaker for m in meanings(mention, place, one.memory)]
    assert NABIL in listed
    assert [resolving(anaphors=Seeing(k)).meant(mention, place).speaker for k in range(len(listed))] == listed


def test_a_name_is_no_choice():
    seeing = Seeing(0)
    one = resolving(anaphors=seeing)
    (mention, place), *_ = one.mentions(0)
    assert one.meant(mention, place) == Meaning(NABIL)
    assert seeing.asked == []


def test_resolving_gives_every_statement_its_speakers():
    found = resolve(written(TEXT, VERBS), STATEMENTS, by_rule())
    assert [s.cue for s in found] == [s.cue for s in STATEMENTS]
    assert [s.parent for s in found] == [None, 0, None, None, None]
    assert found[0].speakers == (NABIL,)
    assert found[3].speakers == PAIR
    assert all(s.speakers for s in found)


def test_the_smallest_content_that_holds_a_cue_is_its_parent():
    text = "قال سالم أن كريم ذكر أن نبيل زعم أن الجسر جاهز."
    nested = [
        said(text, "قال", "أن كريم ذكر أن نبيل زعم أن الجسر جاهز"),
        said(text, "ذكر", "أن نبيل زعم أن الجسر جاهز"),
        said(text, "زعم", "أن الجسر جاهز"),
    ]
    assert [parent_of(nested, k) for k in range(3)] == [None, 0, 1]


def test_a_cue_in_the_midst_of_its_own_content_has_no_parent_in_it():
    text = "الجسر جاهز، قال سالم، منذ أمس"
    whole = said(text, "قال", "الجسر جاهز، قال سالم، منذ أمس")
    assert parent_of([whole], 0) is None


def test_statements_that_hold_each_other_are_not_each_other_s_parents():
    text = "ذكر سالم أن كريم قال نعم"
    one, other = said(text, "ذكر", "أن كريم قال نعم"), said(text, "قال", "ذكر سالم أن كريم قال نعم")
    found = [parent_of([one, other], k) for k in range(2)]
    assert found == [None, None]


def test_a_parsed_article_is_resolved(parser):
    words = Words(parser.parse(TEXT))
    found = resolve(words, STATEMENTS, by_rule())
    assert found[0].speakers == (NABIL,)
    assert found[1].parent == 0


def test_an_office_takes_along_the_name_behind_a_comma():
    text = "قال المتحدث باسم المركز، كريم سامي، أن السد آمن."
    words = written(text, VERBS, names={"كريم سامي": "PER"})
    statement = said(text, "قال", "أن السد آمن", "المتحدث باسم المركز")
    (found,) = resolve(words, [statement], by_rule())
    assert found.speakers == (Speaker("كريم سامي", "person", "المتحدث باسم المركز"),)


def test_a_mention_is_remembered_with_whom_it_was_taken_to_mean():
    one = resolving(anaphors=Seeing(0))
    (mention, place), *_ = one.mentions(4)
    meant = one.meant(mention, place).speaker
    assert one.memory.meant(mention) == (meant, meant)


def test_a_person_has_the_office_that_the_ranker_prefers_in_every_statement():
    again = said(TEXT, "وأضاف", "أن العمال غادروا", None)
    rankers = by_rule() | {"antecedents": Preferring(), "roles": Preferring()}
    found = resolve(written(TEXT, VERBS), (STATEMENTS[0], again), rankers)
    assert {s.speakers for s in found} == {(Speaker("نبيل زياد", "person"),)}


def test_an_office_that_stood_for_a_person_is_one_of_the_possible_ones():
    text = "قال نبيل زياد أن الجسر جاهز. وقال مدير الميناء أن السد آمن."
    statements = [
        said(text, "قال", "أن الجسر جاهز", "نبيل زياد", (NABIL,)),
        said(text, "وقال", "أن السد آمن", "مدير الميناء", (NABIL,)),
    ]
    one = Resolver(written(text, VERBS, names={"نبيل زياد": "PER"}), statements, by_rule())
    found = {office.name: office.evidence for office in one.offices("نبيل زياد")}
    assert "meant" in found["مدير الميناء"]
