import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.ranking.ranker import Ranker, load, save
from quotes.statements.finder import DECISIONS

TOY = Ranker({"near": 2.0, "far": -1.0, "quoted": 0.5})
FEATURES = st.lists(st.sampled_from(["near", "far", "quoted", "unknown"]), max_size=5)


def test_probabilities_are_a_softmax():
    found = TOY.probabilities([["near"], ["far"], []])
    total = math.exp(2) + math.exp(-1) + 1
    assert found == pytest.approx([math.exp(2) / total, math.exp(-1) / total, 1 / total])


def test_features_that_are_not_known_weigh_nothing():
    assert TOY.probabilities([["near", "new"], ["old"]]) == TOY.probabilities([["near"], []])


def test_a_feature_counts_as_often_as_it_is_there():
    assert TOY.probabilities([["quoted"] * 4, ["near"]]) == pytest.approx([0.5, 0.5])


def test_no_candidates_have_no_probabilities():
    assert TOY.probabilities([]) == []


def test_large_scores_do_not_overflow():
    assert Ranker({"x": 5000.0}).probabilities([["x"], [], ["x"]]) == pytest.approx([0.5, 0.0, 0.5])


def test_best_is_the_likeliest():
    index, probability = TOY.best([["far"], ["near"], ["quoted"]])
    assert index == 1
    assert probability == max(TOY.probabilities([["far"], ["near"], ["quoted"]]))


def test_the_first_of_equals_is_best():
    assert TOY.best([["far"], ["near"], ["near"]])[0] == 1


def test_choose_gives_how_sure_it_is_that_there_is_any():
    candidates = [["quoted"], ["near"], ["near", "quoted"]]
    index, some = TOY.choose(candidates, 0.5)
    assert index == 2
    assert some == pytest.approx(1 - TOY.probabilities(candidates)[0])


def test_others_count_together_against_none():
    # each is less likely than "none", but together they are likelier
    candidates = [["quoted"], [], [], []]
    assert TOY.choose(candidates, 0.5)[0] == 1
    assert TOY.choose(candidates, 0.9) == (0, pytest.approx(TOY.probabilities(candidates)[0]))


def test_none_is_chosen_where_there_is_nothing_else():
    assert TOY.choose([["far"]], 0.0) == (0, 1.0)


@given(st.lists(FEATURES, min_size=1, max_size=6), FEATURES)
def test_what_all_candidates_share_decides_nothing(candidates, shared):
    found = TOY.probabilities(candidates)
    assert sum(found) == pytest.approx(1)
    assert all(p >= 0 for p in found)
    assert TOY.probabilities([c + shared for c in candidates]) == pytest.approx(found)


def test_saved_weights_come_back(tmp_path):
    path = save("toy", {"قرب": 0.25, "بعد": -1.5}, tmp_path / "new")
    assert load("toy", tmp_path / "new").weights == {"قرب": 0.25, "بعد": -1.5}
    first = path.read_bytes()
    save("toy", {"بعد": -1.5, "قرب": 0.25}, tmp_path / "new")
    assert path.read_bytes() == first


@pytest.mark.parametrize("name", [*DECISIONS, "antecedents"])
def test_the_package_has_weights_for_every_choice(name):
    weights = load(name).weights
    assert weights
    assert all(isinstance(feature, str) and math.isfinite(w) for feature, w in weights.items())
