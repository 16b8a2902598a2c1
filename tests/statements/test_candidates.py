import pytest

from quotes.statements.candidates import candidates, left_context
from statements.hand_made import at, written

TEXT = "قال الوزير إن الوفد سيصل غدا، مؤكدا أن الحوار مستمر."


def test_forms_of_speech_are_candidates_and_other_words_are_not():
    words = written(TEXT)
    assert {words[k].text: c.lemma for k, c in candidates(words).items()} == {"قال": "قال", "مؤكدا": "أكد"}


def test_a_candidate_stands_at_its_word():
    for index, cue in candidates(written(f"{TEXT}\n{TEXT}")).items():
        assert (cue.index, cue.first) == (index, index)


def test_twice_the_text_has_twice_the_candidates():
    once, twice = (candidates(written("\n".join([TEXT] * n))) for n in (20, 40))
    assert len(twice) == 2 * len(once)


@pytest.mark.parametrize("word", ["قلت", "قلنا"])
def test_who_speaks_of_himself_is_no_candidate(word):
    assert candidates(written(f"{word} إن الوفد سيصل")) == {}


def test_a_form_that_may_be_hers_or_mine_is_hers():
    (cue,) = candidates(written("أكدت الوزيرة أن الوفد سيصل")).values()
    assert (cue.gender, cue.is_verbal) == ("f", True)


@pytest.mark.parametrize(("tag", "tense", "verbal"), [("VERB", "perfect", True), ("NOUN", "masdar", False)])
def test_the_reading_that_agrees_with_the_tag_comes_first(tag, tense, verbal):
    (cue,) = candidates(written("رفض الوزير", {"رفض": tag})).values()
    assert (cue.tense, cue.is_verbal) == (tense, verbal)


def test_what_any_reading_introduces_is_kept_whatever_the_tag():
    found = [candidates(written("شرح الوزير", {"شرح": tag}))[0].introduces for tag in ("VERB", "NOUN")]
    assert found[0] == found[1] != frozenset()


def test_clitics_and_articles_are_told():
    found = candidates(written("وقال في قوله عن التصريح"))
    assert [(c.proclitics, c.enclitic, c.article) for c in found.values()] == [
        ("و", "", False),
        ("", "ه", False),
        ("", "", True),
    ]


def test_a_noun_of_speech_says_so():
    (cue,) = candidates(written("إعلان الوزارة")).values()
    assert (cue.noun, cue.tense, cue.is_verbal) == ("إعلان", "masdar", False)


@pytest.mark.parametrize(
    ("text", "word", "found"),
    [
        ("لم يقل الوزير", "يقل", "لم"),
        ("إذا قال الوزير", "قال", "اذا"),
        ("وقد قال الوزير", "قال", "وقد"),
        ("الوزير قال", "قال", ""),
        ("قال الوزير", "قال", ""),
    ],
)
def test_what_stands_before_a_cue_and_tells(text, word, found):
    words = written(text)
    assert left_context(words, at(words, word)) == found


def test_the_future_is_told_by_its_clitic():
    words = written("الوزير س+يقول", {"س": "AUX", "يقول": "VERB"})
    assert left_context(words, 1) == "س"
    assert left_context(words, 0) == ""


@pytest.mark.parametrize(
    ("word", "tense"),
    [
        ("أُعلن", "passive"),
        ("واتُهم", "passive"),
        ("ووُصفت", "passive"),
        ("أعلن", "perfect"),
        ("وأعلنَ", "perfect"),
        ("يُعلن", "imperfect"),
    ],
)
def test_the_vowel_of_the_passive_is_seen_where_it_is_written(word, tense):
    words = written(f"{word} أن الوفد وصل.")
    assert candidates(words)[0].tense == tense
