from collections import Counter

import pytest
from invented import ARTICLE, article

from quotes.ranking.ranker import Ranker, load, save
from quotes.reading.gold import GoldDocument
from quotes.statements.finder import DECISIONS, Finder
from quotes.statements.kinds import KINDS
from quotes.training import rankers
from quotes.training.decisions import decisions, reporting


@pytest.fixture(scope="module")
def gold():
    return GoldDocument(*article())


@pytest.fixture(scope="module")
def reading(parser):
    return Finder({}).read(parser.parse(ARTICLE))


@pytest.fixture(scope="module")
def listed(reading, gold):
    return list(decisions(reading, gold.statements, {}))


def rights(listed, name):
    return [group.right for model, group in listed if model == name]


def test_every_decision_has_a_right_candidate(listed):
    assert listed
    for name, group in listed:
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


def test_a_dropped_subject_is_a_choice_of_antecedents(listed):
    assert len(rights(listed, "antecedents")) == 1


def test_without_statements_nothing_is_to_be_found(reading):
    listed = list(decisions(reading, [], {}))
    assert {name for name, _ in listed} <= {"starts", "particles", "colons"}
    assert {group.right for _, group in listed} == {0}
    assert {group.right for group in reporting(reading, [])} == {0}


def test_reporting_lists_the_choices_of_starts(reading, gold, listed):
    cues = list(reporting(reading, gold.statements))
    assert sum(group.right > 0 for group in cues) == 3
    starts = [group for name, group in listed if name == "starts"]
    assert all(group in cues for group in starts)


def test_training_on_little_still_gives_every_model(parser, gold, tmp_path):
    texts = list(rankers.read_texts([gold, gold], parser))
    trained = rankers.train_rankers(texts)
    assert set(trained) == {*DECISIONS, "antecedents"}
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


def test_training_on_an_article_without_statements(parser, gold):
    texts = list(rankers.read_texts([GoldDocument(gold.document, ())], parser))
    trained = rankers.train_rankers(texts)
    assert set(trained) == set(rankers.NAMES)


def test_saving_the_same_weights_gives_the_same_bytes(tmp_path):
    one, two = save("x", {"a": 1.0}, tmp_path / "1"), save("x", {"a": 1.0}, tmp_path / "2")
    assert one.read_bytes() == two.read_bytes()
