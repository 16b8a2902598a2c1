import pytest

from quotes.statements.candidates import candidates
from quotes.statements.sources import LONGEST, Source, sources
from statements.hand_made import at, place, written


def listed(text, cue, content, **kinds):
    words = written(text, **kinds)
    found = candidates(words)[at(words, cue)]
    part = place(words, content)
    return words, found, part, sources(words, found, part)


@pytest.mark.parametrize(
    ("text", "cue", "content", "right", "side"),
    [
        ("قال الوزير أن الوفد وصل.", "قال", "أن الوفد وصل", "الوزير", "after"),
        ("قال وزير النقل سالم، أمس، أن الوفد وصل.", "قال", "أن الوفد وصل", "وزير النقل سالم", "after"),
        ("قال أمس وزير النقل أن الوفد وصل.", "قال", "أن الوفد وصل", "وزير النقل", "after"),
        ("الوزيرة تقول أن الوفد وصل.", "تقول", "أن الوفد وصل", "الوزيرة", "before"),
        ("غادر الوزير أمس وقال أن الوفد وصل.", "وقال", "أن الوفد وصل", "الوزير", "before"),
        ("«وصلنا»، قال الوزير سالم ثم غادر.", "قال", "وصلنا", "الوزير سالم", "after"),
        ("قالت صحيفة «المدينة» أن الوفد وصل.", "قالت", "أن الوفد وصل", "صحيفة «المدينة»", "after"),
    ],
)
def test_the_right_source_is_listed(text, cue, content, right, side):
    words, _, _, found = listed(text, cue, content)
    assert Source(*place(words, right), side) in found


def test_who_is_spoken_to_is_no_source_of_a_verb_but_stands_before_it():
    text = "قال للصحفيين في ختام الجلسة عضو اللجنة سالم أن الوفد وصل."
    words, _, _, found = listed(text, "قال", "أن الوفد وصل")
    assert Source(*place(words, "عضو اللجنة سالم"), "after") in found
    assert "للصحفيين" not in {words[s.start].text for s in found[1:]}


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        ("بحسب مصدر مطلع فإن سالم قال أن الوفد وصل.", "قال", "أن الوفد وصل"),
        ("ذكر المصدر فقد غادر الوفد.", "ذكر", "غادر الوفد"),
    ],
)
def test_no_source_goes_on_into_the_clause_behind_it(text, cue, content):
    words, _, _, found = listed(text, cue, content)
    taken = {words[k].text for source in found[1:] for k in range(source.start, source.end)}
    assert taken
    assert not taken & {"فإن", "فقد"}


def test_a_name_is_spelt_like_what_goes_on_with_the_main_clause():
    text = "قال هنري فان دايك أن الوفد وصل."
    words, _, _, found = listed(text, "قال", "أن الوفد وصل", names={"هنري فان دايك": "PER"})
    assert Source(*place(words, "هنري فان دايك"), "after") in found


TEXT = "في المدينة، أمس، قال الوزير، «سالم»، للصحافة، أن الوفد وصل، وغادر."


def test_no_source_at_all_comes_first():
    found = listed(TEXT, "قال", "أن الوفد وصل")[-1]
    assert found[0] is None
    assert None not in found[1:]


def test_a_cue_alone_has_no_source():
    words = written("قال")
    assert sources(words, candidates(words)[0], (1, 1)) == [None]


def test_sources_are_single_in_range_and_on_their_side():
    words, cue, content, found = listed(TEXT, "قال", "أن الوفد وصل")
    assert len(set(found)) == len(found)
    for source in found[1:]:
        after = source.side == "after"
        low, high = (cue.index + 1, content[0]) if after else (words.sentence_start(cue.index), cue.index)
        assert low <= source.start < source.end <= high


def test_no_source_begins_or_ends_with_a_comma():
    words, _, _, found = listed(TEXT, "قال", "أن الوفد وصل")
    assert all("،" not in {words[s.start].text, words[s.end - 1].text} for s in found[1:])


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("أضاف ما يجعلك تبتسم أن الوفد وصل.", "أضاف"),
        ("قال بهذا الخصوص أن الوفد وصل.", "قال"),
        ("الذي غاب قال أن الوفد وصل.", "قال"),
        ("قال أخيراً أن الوفد وصل.", "قال"),
        ("قال فبينما أن الوفد وصل.", "قال"),
        ("وأضاف سنحدد أن الوفد وصل.", "وأضاف"),
    ],
)
def test_what_names_nobody_begins_no_source(text, cue):
    words, _, _, found = listed(text, cue, "أن الوفد وصل")
    assert not {words[source.start].text for source in found if source} & {
        *("ما", "بهذا", "الذي", "أخيراً", "فبينما", "سنحدد")
    }


def test_no_source_ends_with_a_clitic_that_stands_apart():
    words, _, _, found = listed("وصف الوزير سالم بـ «الخائن».", "وصف", "الخائن")
    assert "بـ" not in {words[source.end - 1].text for source in found[1:]}


def test_no_source_lies_in_another_sentence():
    words, _, _, found = listed("غادر السفير. قال الوزير. وصل الوفد.", "قال", "وصل الوفد")
    assert {words.span(s.start, s.end).of(words.text) for s in found[1:]} == {"الوزير"}


def test_a_long_sentence_has_no_more_sources_than_a_short_one():
    def count(size):
        filler = " ".join(["كلمة"] * size)
        return len(listed(f"{filler} قال {filler} أن الوفد وصل", "قال", "أن الوفد وصل")[-1])

    assert count(100) == count(1000)


def test_a_source_after_the_cue_is_not_endless():
    found = listed("قال " + "كلمة " * 60 + "أن الوفد وصل", "قال", "أن الوفد وصل")[-1]
    assert max(s.end - s.start for s in found[1:]) == LONGEST


def test_a_verb_begins_a_source_only_where_it_is_a_name():
    text, cue, content = "قال أدهم زياد أن الوفد وصل.", "قال", "أن الوفد وصل"
    words, *_, found = listed(text, cue, content)
    whole = Source(*place(words, "أدهم زياد"), "after")
    assert whole not in found
    assert whole in listed(text, cue, content, names={"أدهم زياد": "PER"})[-1]
    alone = Source(*place(words, "أدهم"), "after")
    assert alone not in listed("قال أدهم أن الوفد وصل.", cue, content, names={"أدهم": "PER"})[-1]
