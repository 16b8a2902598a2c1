from collections import Counter
from dataclasses import replace

import pytest
from invented import ARTICLE, MINISTER, SPOKESWOMAN, article, statement

from quotes.document import Speaker
from quotes.ranking.ranker import Ranker, load, save
from quotes.reading.gold import GoldDocument
from quotes.speakers.resolver import DECISIONS as RESOLVING
from quotes.statements.finder import DECISIONS, Finder
from quotes.statements.kinds import KINDS
from quotes.training import rankers
from quotes.training.decisions import (
    Beforehand,
    decisions,
    particle_sources,
    reporting,
    speaker_decisions,
)
from quotes.training.logit import Examples, train
from quotes.training.names import naming_groups

BEFORE = Beforehand({}, Ranker({}), Ranker({}))
PLAN = "تسير الأعمال في المرفأ وفق خطة الوزارة، وينتهي العمل مطلع العام."


@pytest.fixture(scope="module")
def gold():
    return GoldDocument(*article())


@pytest.fixture(scope="module")
def reading(parser):
    return Finder({}).read(parser.parse(ARTICLE))


@pytest.fixture(scope="module")
def listed(reading, gold):
    return list(decisions(reading, gold.statements, BEFORE))


@pytest.fixture(scope="module")
def names(reading, gold):
    """The choice of names, learnt from the article itself."""
    return {"names": Ranker(train(Examples([*naming_groups(reading.words, gold.statements)] * 3)))}


@pytest.fixture(scope="module")
def speaking(reading, gold, names):
    return list(speaker_decisions(reading, gold.statements, names))


def rights(listed, name):
    return [group.right for model, group in listed if model == name]


def test_every_decision_has_a_right_candidate(listed, speaking):
    assert listed
    assert speaking
    for name, group in [*listed, *speaking]:
        assert name in rankers.NAMES
        assert 0 <= group.right < len(group.candidates)
        assert all(isinstance(feature, str) for features in group.candidates for feature in features)


def test_cues_that_attribute_something_are_told_from_others(listed):
    found = rights(listed, "starts")
    assert sum(right > 0 for right in found) == 3
    assert rights(listed, "particles").count(0) < len(rights(listed, "particles"))
    assert sum(right > 0 for right in rights(listed, "particles")) == 1


def test_kinds_are_those_of_the_statements(listed):
    found = Counter(KINDS[right] for right in rights(listed, "kinds"))
    assert found == {"indirect": 3, "direct": 1}


def test_who_speaks_is_no_decision_of_the_finder(listed, speaking):
    assert {name for name, _ in listed} <= {*DECISIONS}
    assert {name for name, _ in speaking} <= {*RESOLVING} - {"names"}


def test_a_dropped_subject_is_a_choice_of_antecedents(speaking):
    (group,) = [group for name, group in speaking if name == "antecedents"]
    assert any(evidence.startswith("spoke same") for evidence in group.candidates[group.right])


def test_a_mention_without_a_name_is_a_choice_of_its_meanings(speaking):
    (group,) = [group for name, group in speaking if name == "anaphors"]
    assert any(evidence.startswith("named before") for evidence in group.candidates[group.right])
    assert not any(evidence.startswith("self") for evidence in group.candidates[group.right])


def test_the_order_of_the_gold_is_the_texts(reading, gold, names, speaking):
    assert list(speaker_decisions(reading, gold.statements[::-1], names)) == speaking


def test_a_speaker_that_nothing_offers_is_no_choice(reading, gold, names):
    stranger = Speaker("راشد الفوال", "person")
    for k in (1, 3):  # a dropped subject, an office
        listed = speaker_decisions(reading, [replace(gold.statements[k], speakers=(stranger,))], names)
        assert {name for name, _ in listed} <= {"roles"}


def test_statements_without_speakers_or_of_several_are_no_choices(reading, names):
    several = statement(ARTICLE, "وبحسب", "فإن كلفة المشروع", "الوزير", (MINISTER, SPOKESWOMAN))
    nobody = statement(ARTICLE, "وأضاف", "أن العمال", None)
    assert [name for name, _ in speaker_decisions(reading, [several, nobody], names)] == ["roles", "roles"]


def test_without_statements_nothing_is_to_be_found(reading):
    listed = list(decisions(reading, [], BEFORE))
    assert {name for name, _ in listed} <= {"starts", "particles", "colons"}
    assert {group.right for _, group in listed} == {0}
    assert {group.right for group in reporting(reading, [])} == {0}


def test_a_particle_without_a_statement_is_met_with_the_source_that_it_seems_to_have(parser):
    reading = Finder({}).read(parser.parse(PLAN))
    nobody, plan = (
        Beforehand({}, Ranker({}), Ranker(weights)) for weights in ({"none": 1.0}, {"after length 2": 1.0})
    )
    first, other = (dict(decisions(reading, [], before))["particles"] for before in (nobody, plan))
    assert first.right == other.right == 0
    assert "none ،" in other.candidates[0]
    assert "none ،" not in first.candidates[0]


def test_particles_that_attribute_something_have_sources(reading, gold):
    (group,) = particle_sources(reading, gold.statements)
    assert "none" not in group.candidates[group.right]
    assert not list(particle_sources(reading, []))


def test_reporting_lists_the_choices_of_starts(reading, gold, listed):
    cues = list(reporting(reading, gold.statements))
    assert sum(group.right > 0 for group in cues) == 3
    starts = [group for name, group in listed if name == "starts"]
    assert all(group in cues for group in starts)


def test_training_on_little_still_gives_every_model(parser, gold, tmp_path):
    texts = list(rankers.read_texts([gold, gold], parser))
    trained = rankers.train_rankers(texts)
    assert set(trained) == set(rankers.NAMES)
    again = rankers.train_rankers(texts)
    assert {k: r.weights for k, r in trained.items()} == {k: r.weights for k, r in again.items()}
    paths = rankers.save_rankers(trained, tmp_path)
    assert len(paths) == len(trained)
    for name, ranker in trained.items():
        assert load(name, tmp_path).weights == ranker.weights


def test_what_was_learnt_finds_the_article_again(parser, gold):
    texts = list(rankers.read_texts([gold] * 4, parser))
    finder = Finder({name: Ranker(r.weights) for name, r in rankers.train_rankers(texts).items()})
    found = finder.find(parser.parse(ARTICLE))
    assert [s.content[0].of(ARTICLE)[:12] for s in found] == [
        s.content[0].of(ARTICLE)[:12] for s in gold.statements
    ]


def test_each_model_learns_from_its_own_decisions(parser, gold, monkeypatch):
    monkeypatch.setattr(rankers, "train", lambda examples, **_: {"decisions": len(examples)})
    texts = list(rankers.read_texts([gold, gold], parser))
    found = {name: ranker.weights["decisions"] for name, ranker in rankers.train_rankers(texts).items()}
    reading, statements = texts[0]
    named = list(speaker_decisions(reading, statements, {"names": Ranker({})}))
    listed = [*decisions(reading, statements, BEFORE), *named]
    counts = Counter(name for name, _ in listed)
    counts["names"] = len(list(naming_groups(reading.words, statements)))
    assert found == {name: 2 * counts[name] for name in rankers.NAMES}
    assert all(found[name] for name in RESOLVING)


def test_exercises_teach_what_is_said_but_not_who_speaks(parser, gold, monkeypatch):
    monkeypatch.setattr(rankers, "train", lambda examples, **_: {"decisions": len(examples)})
    texts = list(rankers.read_texts([gold, gold], parser))
    alone, more = rankers.train_rankers(texts), rankers.train_rankers(texts, texts[:1])
    grown = {name for name in rankers.NAMES if more[name].weights != alone[name].weights}
    assert grown == {name for name in DECISIONS if alone[name].weights["decisions"]}


def test_exercises_that_are_whole_articles_teach_who_speaks(parser, gold, monkeypatch):
    monkeypatch.setattr(rankers, "train", lambda examples, **_: {"decisions": len(examples)})
    monkeypatch.setattr(rankers, "ARTICLE", len(ARTICLE.split()))
    texts = list(rankers.read_texts([gold, gold], parser))
    alone, more = rankers.train_rankers(texts), rankers.train_rankers(texts, texts[:1])
    grown = {name for name in RESOLVING if more[name].weights != alone[name].weights}
    assert grown == {name for name in RESOLVING if alone[name].weights["decisions"]}


def test_a_gold_article_counts_more_than_one_that_is_gold_also(parser, gold, monkeypatch):
    monkeypatch.setattr(rankers, "train", lambda examples, **_: {"counted": float(examples.weights.sum())})
    texts = list(rankers.read_texts([gold, gold], parser))
    first, also = rankers.train_rankers(texts[:1], also=texts[1:]), rankers.train_rankers(texts)
    for name in DECISIONS:
        alone = also[name].weights["counted"] / 2 / rankers.GOLD
        assert first[name].weights["counted"] == pytest.approx((rankers.GOLD + 1) * alone)


def test_names_are_relabelled_in_place_by_taggers_that_did_not_see_them(parser, gold, monkeypatch):
    texts = list(rankers.read_texts([gold, gold], parser))
    asked = []

    def labelled(corpus, pairs, folds):
        asked.append((corpus, pairs, folds))
        return [[f"B-{k}"] * len(words) for k, (words, _) in enumerate(pairs)]

    monkeypatch.setattr(rankers, "cross_labels", labelled)
    rankers.relabel(texts, [])
    assert [set(reading.words.labels) for reading, _ in texts] == [{"B-0"}, {"B-1"}]
    assert asked == [([], [(reading.words, gold.statements) for reading, _ in texts], rankers.FOLDS)]


def test_training_on_an_article_without_statements(parser, gold):
    texts = list(rankers.read_texts([GoldDocument(gold.document, ())], parser))
    trained = rankers.train_rankers(texts)
    assert set(trained) == set(rankers.NAMES)


def test_saving_the_same_weights_gives_the_same_bytes(tmp_path):
    one, two = save("x", {"a": 1.0}, tmp_path / "1"), save("x", {"a": 1.0}, tmp_path / "2")
    assert one.read_bytes() == two.read_bytes()


def test_a_source_is_met_beside_the_start_that_a_model_chose(reading, gold):
    """Where no right source is possible beside that start, beside the right one."""

    def sources(weights):
        before = Beforehand({}, Ranker(weights), Ranker({}))
        return [g for name, g in decisions(reading, gold.statements, before) if name == "sources"]

    right, late, early = (
        sources({}),
        sources({"أن rank 1": 9.0, "object gap 4": 5.0}),
        sources({"object gap 0": 9.0}),
    )
    assert len(right) == len(late) == len(early)
    assert [g.candidates for g in late] != [g.candidates for g in right]
    named = ["none" not in g.candidates[g.right] for g in right]
    assert any(named)
    assert ["none" not in g.candidates[g.right] for g in early] == named
