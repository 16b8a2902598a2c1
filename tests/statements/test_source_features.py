import pytest

from quotes.statements.source_features import features, left_relative
from quotes.statements.sources import Source
from statements.hand_made import favouring, place, written
from statements.test_sources import TEXT, listed


def test_every_source_is_described():
    words, cue, content, found = listed(TEXT, "قال", "أن الوفد وصل")
    described = features(words, cue, content, found)
    assert len(described) == len(found)
    assert all(isinstance(f, str) and f for one in described for f in one)


@pytest.mark.parametrize("right", [None, "وزير النقل سالم"])
def test_weights_choose_the_source(right):
    words, cue, content, found = listed("قال وزير النقل سالم أن الوفد وصل.", "قال", "أن الوفد وصل")
    wanted = found.index(Source(*place(words, right), "after") if right else None)
    described = features(words, cue, content, found)
    assert favouring(described, wanted).best(described)[0] == wanted


def test_the_tree_speaks_for_the_subject():
    text = "قال أمس الوزير أن الوفد وصل."
    words, cue, content, found = listed(text, "قال", "أن الوفد وصل")
    tied, *_ = listed(text, "قال", "أن الوفد وصل", arcs={"الوزير": ("قال", "nsubj")})
    subject = found.index(Source(2, 3, "after"))
    flat, deep = (features(w, cue, content, found) for w in (words, tied))
    gained = set(deep[subject]) - set(flat[subject])
    assert favouring([[], list(gained)], 1).best(deep)[0] == subject


def test_names_that_the_tagger_sees_speak():
    words, cue, content, found = listed("قال نبيل زياد أن الوفد وصل.", "قال", "أن الوفد وصل")
    plain = features(words, cue, content, found)
    words.labels = written(words.text, names={"نبيل زياد": "PER"}).labels
    named = features(words, cue, content, found)
    right = found.index(Source(1, 3, "after"))
    assert named[right] != plain[right]


def test_a_verb_that_does_not_agree_speaks_against_a_subject():
    def described(text, phrase):
        words, cue, content, found = listed(text, text.split()[0], "بالدفع")
        return set(features(words, cue, content, found)[found.index(Source(*place(words, phrase), "after"))])

    agreeing, clashing = (
        described("طالبت الشركة بالدفع.", "الشركة"),
        described("طالب الشركة بالدفع.", "الشركة"),
    )
    assert {f for f in agreeing ^ clashing if "gender" in f}


def test_a_relative_pronoun_behind_a_phrase():
    words = written("الوزير الذي غادر")
    assert [left_relative(words, b) for b in (1, 2, 3)] == [True, False, False]


def test_a_body_behind_another_speaks_against_a_source_unless_and_joins_them():
    text = "أبلغت الوزارة صحيفة المدينة أن الوفد وصل. طالبت فرنسا وألمانيا بعقد جلسة."
    names = {"الوزارة": "ORG", "صحيفة المدينة": "ORG", "فرنسا": "LOC", "وألمانيا": "LOC"}

    def described(cue, content, phrase):
        words, found, part, options = listed(text, cue, content, names=names)
        wanted = Source(*place(words, phrase), "after")
        return features(words, found, part, options)[options.index(wanted)]

    assert "after bodies 1" in described("أبلغت", "أن الوفد وصل", "الوزارة صحيفة المدينة")
    assert "after bodies 0" in described("طالبت", "بعقد جلسة", "فرنسا وألمانيا")
