import pytest

from quotes.arabic.particles import (
    load_particles,
    load_support_verbs,
    particle_at,
    particles,
    support_verbs,
)
from quotes.arabic.verbs import speech_nouns
from quotes.errors import QuotesError


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("وفق واشنطن", "وفق"),
        ("ووفقا للوزير", "وفقا ل"),
        ("وفقاً لما أعلنته", "وفقا لما"),
        ("حسبما ذكرت الوكالة", "حسبما"),
        ("وفق ما أفاد المرصد", "وفق ما"),
        ("على حد قوله", "على حد قول"),
        ("على حد تعبير الوزير", "على حد تعبير"),
        ("نقلا عن مصادر", "نقلا عن"),
        ("وبحسب المرصد", "بحسب"),
        ("برأيه", "برأي"),
    ],
)
def test_particles_are_found(text, words):
    found = particle_at(tuple(text.split()))
    assert found is not None
    assert " ".join(found.words) == words


@pytest.mark.parametrize("text", ["قال الوزير", "على الأرض", "", "حسابات"])
def test_other_words_are_none(text):
    assert particle_at(tuple(text.split())) is None


def test_longest_come_first():
    assert len(particles()[0].words) >= len(particles()[-1].words)


def test_support_verbs_carry_known_nouns():
    nouns = {noun.lemma for noun in speech_nouns()}
    unknown = {noun for verb in support_verbs() for noun in verb.nouns or ()} - nouns
    assert not unknown


@pytest.mark.parametrize(
    ("load", "text", "problem"),
    [
        (load_particles, "words\tfollows\tact\nوفق\tname\tsay\n", "follows has 'name'"),
        (
            load_support_verbs,
            "lemma\troot\tform\tvowels\tpreposition\tnouns\tintroduces\tcue\nوجه\tو.ج.ه\tII\t\t-\t*\tل\tboth\n",
            "cue is 'both'",
        ),
    ],
)
def test_bad_lines_are_named(tmp_path, load, text, problem):
    path = tmp_path / "file.tsv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(QuotesError, match=rf"file\.tsv:2: {problem}"):
        load(path)
