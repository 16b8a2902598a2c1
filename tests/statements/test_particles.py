import pytest

from quotes.statements.candidates import candidates
from quotes.statements.particles import REACH, contents, features, find, matcher
from statements.hand_made import VOCAB, at, favouring, place, told, written

MATCHER = matcher(VOCAB)


def particles(words):
    return list(find(words, MATCHER, candidates(words)))


def cited(text, source):
    """Give the words, the first particle and what it may comment on, where its source is known."""
    words = written(text)
    (cue, *_) = particles(words)
    after = place(words, source)[1] if source else cue.index + 1
    return words, cue, after, contents(words, cue, after)


@pytest.mark.parametrize(
    ("text", "lemma", "enclitic"),
    [
        ("وصل الوفد، وفق الوزير.", "وفق", ""),
        ("وصل الوفد، بحسب الوزير.", "بحسب", ""),
        ("وصل الوفد، وفقا للوزير.", "وفقا", ""),
        ("وصل الوفد، على حد قوله.", "على حد قول", "ه"),
        ("وصل الوفد، نقلا عن الوزير.", "نقلا عن", ""),
        ("وبحسب الوزير، وصل الوفد.", "بحسب", ""),
    ],
)
def test_particles_are_found(text, lemma, enclitic):
    (cue,) = particles(written(text))
    assert (cue.lemma, cue.enclitic, cue.tense) == (lemma, enclitic, "particle")


def test_words_that_the_parser_cut_are_matched_as_written():
    (cue,) = particles(written("وصل الوفد، و+فق الوزير.", {"و": "CCONJ"}))
    assert (cue.lemma, cue.first) == ("وفق", 3)


def test_the_longest_particle_wins():
    words = written("وصل الوفد، بحسب تعبير الوزير.")
    assert [(c.first, c.index, c.lemma) for c in particles(words)] == [(3, 4, "بحسب تعبير")]


def test_a_clitic_preposition_belongs_to_the_source():
    words = written("وصل الوفد، وفقا للوزير.")
    (cue,) = particles(words)
    assert words[cue.index].text == "وفقا"


def test_a_particle_that_needs_a_verb_takes_it_along():
    words = written("وصل الوفد، حسبما قال الوزير.")
    (cue,) = particles(words)
    assert words.span(cue.first, cue.index + 1).of(words.text) == "حسبما قال"
    assert particles(written("وصل الوفد، حسبما اتفق.")) == []


def test_as_he_said_is_a_cue_by_its_verb_alone():
    words = written("وصل الوفد، كما قال الوزير.")
    (cue,) = particles(words)
    assert (words[cue.first].text, words[cue.index].text) == ("قال", "قال")


def test_at_the_head_of_a_sentence_it_says_also():
    assert particles(written("وصل الوفد. كما قال الوزير إن الحوار بدأ.")) == []


@pytest.mark.parametrize(
    ("text", "source", "right"),
    [
        ("وصل الوفد أمس، بحسب الوزير.", "الوزير", ["وصل الوفد أمس"]),
        ("غادر السفير، وصل الوفد أمس، بحسب الوزير.", "الوزير", ["وصل الوفد أمس"]),
        ("ذكر أن الوفد وصل بحسب الوزير.", "الوزير", ["أن الوفد وصل"]),
        ("بحسب الوزير، وصل الوفد أمس، ثم غادر.", "الوزير", ["وصل الوفد أمس"]),
        ("بحسب الوزير، وصل الوفد أمس، ثم غادر.", "الوزير", ["وصل الوفد أمس، ثم غادر"]),
        ("بحسب الوزير وصل الوفد أمس.", "الوزير", ["وصل الوفد أمس"]),
        ("وصل الوفد، بحسب الوزير، في ساعة متأخرة.", "الوزير", ["وصل الوفد", "في ساعة متأخرة"]),
        ("وصل الوفد، على حد قوله، في ساعة متأخرة.", "", ["وصل الوفد", "في ساعة متأخرة"]),
    ],
)
def test_the_right_content_is_listed(text, source, right):
    words, _, _, found = cited(text, source)
    assert right in [[told(words, part) for part in content] for content in found]


LONG = "غادر السفير، وصل الوفد أمس، بحسب الوزير، في ساعة متأخرة، ثم غادر، وعاد. بدأ الحوار."


def test_contents_are_single_in_range_and_beside_the_particle():
    words, cue, after, found = cited(LONG, "الوزير")
    assert len(set(map(tuple, found))) == len(found)
    for content in found:
        for start, end in content:
            assert words.sentence_start(cue.first) <= start < end < words.sentence_end(cue.first)
            assert end <= cue.first or start >= after


def test_a_long_sentence_has_no_more_contents_than_a_particle_reaches():
    def count(size):
        filler = " ".join(["كلمة،"] * size)
        return len(cited(f"{filler} بحسب الوزير، {filler}", "الوزير")[-1])

    assert count(REACH) == count(4 * REACH) < 10 * REACH


def test_the_choice_is_none_or_one_of_the_contents():
    words, cue, after, found = cited(LONG, "الوزير")
    described = features(words, cue, after, found)
    assert len(described) == len(found) + 1
    assert all(isinstance(f, str) and f for one in described for f in one)
    assert not set(described[0]) & {f for one in described[1:] for f in one}


@pytest.mark.parametrize("text", ["وصل الوفد أمس، بحسب الوزير.", "بحسب الوزير، وصل الوفد أمس."])
def test_weights_choose_the_content(text):
    words, cue, after, found = cited(text, "الوزير")
    described = features(words, cue, after, found)
    right = 1 + found.index([place(words, "وصل الوفد أمس")])
    assert favouring(described, right).choose(described, 0.5)[0] == right
    assert favouring(described, 0).choose(described, 0.5)[0] == 0


def test_a_particle_alone_comments_on_nothing():
    words, cue, after, found = cited("بحسب الوزير", "الوزير")
    assert found == []
    assert len(features(words, cue, after, found)) == 1


def test_a_particle_at_the_end_of_the_text_is_found():
    words = written("وصل الوفد، بحسب")
    assert [c.index for c in particles(words)] == [at(words, "بحسب")]


def test_what_follows_speaks_against_a_particle():
    plan, told = (f"تسير الأعمال وفق {source}، مطلع العام." for source in ("خطة الوزارة", "الوزير سالم"))
    described = []
    for text in (plan, told):
        words = written(text)
        (cue,) = particles(words)
        after = cue.index + 3
        described.append(set(features(words, cue, after, contents(words, cue, after))[0]))
    assert described[0] != described[1]
