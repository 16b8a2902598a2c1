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


def test_verbs_and_pronouns_of_the_first_person_speak_whatever_the_parser_says():
    they, we = (
        described(f"قال الوزير: {verb} أمس.", "colon", [f"{verb} أمس"]) for verb in ("يعملون", "سنعمل")
    )
    assert {f for f in we[0] if "first person 1" in f}
    assert not {f for f in they[0] if "first person 1" in f}


def test_the_name_of_a_body_in_quotation_marks_is_told_from_what_was_said():
    def names_alone(text, part):
        found = described(text, "أن", [part], tags={"وصل": "VERB"})
        return any("names alone True" in f for f in found[0])

    assert names_alone("قال أن تنظيم «الراية» خسر.", "أن تنظيم «الراية» خسر")
    assert not names_alone("قال أن الوفد «وصل أخيرا» أمس.", "أن الوفد «وصل أخيرا» أمس")
    assert not names_alone("قال أن الوفد وصل.", "أن الوفد وصل")


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
