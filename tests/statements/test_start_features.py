import pytest

from quotes.statements.candidates import candidates
from quotes.statements.start_features import features, tree_relation
from quotes.statements.starts import Start, starts
from statements.hand_made import at, favouring, written
from statements.test_starts import listed


def described(text):
    words, cue, cues = listed(text)
    options = starts(words, cue)
    return words, options, features(words, cue, options, cues)


def test_the_choice_is_none_or_one_of_the_starts():
    _, options, candidates_ = described("قال الوزير أمس في حديث: «وصلنا» أن الوفد وصل بالأمس.")
    assert len(candidates_) == len(options) + 1
    assert all(isinstance(f, str) and f for features_ in candidates_ for f in features_)
    assert not set(candidates_[0]) & {f for features_ in candidates_[1:] for f in features_}


def test_features_of_a_cue_without_starts_are_those_of_none_alone():
    words, cue, cues = listed("الوزير قال")
    assert len(features(words, cue, [], cues)) == 1


def test_weights_choose_the_start():
    words, options, candidates_ = described("قال الوزير أمس في حديث طويل أن الوفد وصل.")
    right = [(s.index, s.opener) for s in options].index((at(words, "أن"), "أن")) + 1
    assert favouring(candidates_, right).choose(candidates_, 0.5)[0] == right
    assert favouring(candidates_, 0).choose(candidates_, 0.5)[0] == 0


def test_a_cue_between_changes_what_speaks_for_a_start():
    words, cue, cues = listed("قال الوزير الذي أكد أن الوفد وصل.")
    options = [Start(at(words, "أن"), "أن")]
    assert features(words, cue, options, cues) != features(words, cue, options, {cue.index: cue})


@pytest.mark.parametrize(
    ("arcs", "relation"),
    [
        ({"وصل": ("قال", "ccomp")}, "child ccomp"),
        ({"أن": ("وصل", "mark"), "وصل": ("قال", "ccomp")}, "child ccomp"),
        ({"أن": ("الوفد", "mark"), "الوفد": ("الوزير", "nmod")}, "deeper"),
        ({"قال": ("أمس", "dep"), "أن": ("أمس", "dep")}, "sibling"),
        ({}, "deeper"),
    ],
)
def test_how_the_tree_ties_a_start_to_its_cue(arcs, relation):
    words = written("أمس قال الوزير أن الوفد وصل", arcs=arcs)
    start = "وصل" if set(arcs) == {"وصل"} else "أن"
    assert tree_relation(words, 1, at(words, start), "أن") == relation


def test_a_quotation_hangs_where_its_first_word_does():
    words = written("قال الوزير «وصلنا»", arcs={"وصلنا": ("قال", "ccomp")})
    assert tree_relation(words, 0, 2, "quote") == "child ccomp"


def test_what_stands_before_the_cue_is_elsewhere():
    words = written("«وصلنا» قال الوزير")
    assert tree_relation(words, 3, 0, "before") == "elsewhere"


def test_what_is_refused_tells_an_act_from_words():
    text = "رفض الوزير الكشف عن الأسماء. رفض الوزير القرار الأخير."
    words = written(text)
    cues = candidates(words)
    described = []
    for noun in ("الكشف", "القرار"):
        k = at(words, noun)
        cue = cues[max(c for c in cues if c < k and cues[c].lemma == "رفض")]
        described.append(set(features(words, cue, [Start(k, "object")], cues)[1]))
    assert "object noun الكشف lemma رفض" in described[0]
    assert any(f.startswith("object cue True") for f in described[0])
    assert any(f.startswith("object cue False") for f in described[1])
