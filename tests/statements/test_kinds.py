import pytest

from quotes.statements.candidates import candidates
from quotes.statements.kinds import KINDS, features
from statements.hand_made import favouring, place, written

SAMPLES = {
    "direct": ("قال الوزير: «وصلنا أمس وسنبدأ غدا».", "quote", ["وصلنا أمس وسنبدأ غدا"]),
    "indirect": ("قال الوزير أن الوفد وصل أمس.", "أن", ["أن الوفد وصل أمس"]),
    "mixed": ("قال الوزير أن الوفد «وصل أخيرا» أمس.", "أن", ["أن الوفد «وصل أخيرا» أمس"]),
}
OTHERS = {
    "direct": ("أكدت الوزيرة: «عدنا اليوم وسنعمل مساء».", "quote", ["عدنا اليوم وسنعمل مساء"]),
    "indirect": ("أكدت الوزيرة أن القطار عاد اليوم.", "أن", ["أن القطار عاد اليوم"]),
    "mixed": ("أكدت الوزيرة أن القطار «عاد سالما» اليوم.", "أن", ["أن القطار «عاد سالما» اليوم"]),
}


def described(text, opener, parts, **kinds):
    words = written(text, **kinds)
    cue = next(iter(candidates(words).values()), None)
    return features(words, cue, opener, [place(words, part) for part in parts])


def test_each_kind_is_a_candidate():
    found = described(*SAMPLES["direct"])
    assert len(found) == len(KINDS) == len(set(KINDS))
    assert all(isinstance(f, str) and f for one in found for f in one)


def test_no_two_kinds_share_a_feature():
    direct, indirect, mixed = map(set, described(*SAMPLES["mixed"]))
    assert not direct & indirect | indirect & mixed | direct & mixed


@pytest.mark.parametrize("kind", KINDS)
def test_weights_choose_the_kind(kind):
    found = described(*SAMPLES[kind])
    right = KINDS.index(kind)
    assert favouring(found, right).best(found)[0] == right


def test_what_tells_kinds_apart_holds_in_other_sentences():
    weights = {f: 1.0 for kind, sample in SAMPLES.items() for f in described(*sample)[KINDS.index(kind)]}
    for kind, sample in OTHERS.items():
        scores = [sum(weights.get(f, 0.0) for f in one) for one in described(*sample)]
        assert KINDS[scores.index(max(scores))] == kind


def test_words_in_the_first_person_speak():
    text, opener, parts = "قال الوزير: وصلنا أمس.", "colon", ["وصلنا أمس"]
    words = written(text)
    plain = features(words, None, opener, [place(words, parts[0])])
    words.doc[3].set_morph("Person=1")
    assert features(words, None, opener, [place(words, parts[0])]) != plain


def test_a_content_in_parts_is_seen_whole():
    text = "قال أن الوفد وصل، بحسب الصحيفة، «أخيرا جدا»."
    one, both = (
        described(text, "أن", ["أن الوفد وصل"]),
        described(text, "أن", ["أن الوفد وصل", "«أخيرا جدا»"]),
    )
    assert one != both


def test_a_quotation_that_goes_on_behind_the_content_counts_only_inside():
    text = "قال أن الوفد «وصل أمس صباحا وغادر»"
    assert described(text, "أن", ["أن الوفد «وصل"]) != described(
        text, "أن", ["أن الوفد «وصل أمس صباحا وغادر"]
    )


def test_a_content_without_words_has_kinds_too():
    assert len(described("قال الوزير: «…».", "quote", ["…"])) == len(KINDS)
