import random

from quotes.ranking.ranker import Ranker
from quotes.training.logit import Examples, Group
from quotes.training.logit import train as fit


def train(groups, **options):
    return fit(Examples(groups), **options)


def toy(size=60):
    """Decisions that "right" and "wrong" settle, with noise beside them; the right one is anywhere."""
    chance = random.Random(3)
    groups = []
    for _ in range(size):
        right = chance.randrange(4)
        noise = [chance.choice(["a", "b", "c"]) for _ in range(4)]
        groups.append(Group([["right" if k == right else "wrong", n] for k, n in enumerate(noise)], right))
    return groups


def test_a_separable_toy_is_learnt():
    weights = train(toy())
    ranker = Ranker(weights)
    for group in toy(90)[60:]:
        index, sure = ranker.best(group.candidates)
        assert index == group.right
        assert sure > 0.8
    assert weights["right"] > 0 > weights["wrong"]
    assert abs(weights.get("a", 0.0)) < weights["right"] / 4


def test_equal_inputs_give_equal_weights():
    assert train(toy()) == train(toy())


def test_the_order_of_decisions_hardly_matters():
    first, last = train(toy()), train(toy()[::-1])
    for name in first.keys() | last.keys():
        assert abs(first.get(name, 0.0) - last.get(name, 0.0)) < 0.02


def test_a_penalty_keeps_weights_small():
    assert 0 < train(toy(), l2=50.0)["right"] < train(toy(), l2=0.5)["right"]


def test_what_tells_nothing_weighs_nothing():
    groups = [Group([["both", "right"], ["both"]], 0) for _ in range(10)]
    assert set(train(groups)) == {"right"}


def test_rare_features_are_left_out():
    groups = [*toy(), Group([["once"], ["wrong"]], 0)]
    assert "once" not in train(groups)
    assert "once" in train(groups, least=1)


def test_candidates_may_be_few_or_bare():
    groups = [Group([["x"]], 0), Group([[], ["x"], []], 1), Group([["x"], []], 0)]
    assert train(groups, least=1)["x"] > 0


def test_no_decisions_teach_nothing():
    assert train([]) == {}


def test_decisions_without_features_teach_nothing():
    assert train([Group([[], []], 1)] * 3) == {}


def test_decisions_that_come_one_by_one_teach_the_same():
    examples = Examples()
    for group in toy():
        examples.add(group)
    assert fit(examples) == train(toy())


def test_a_feature_that_a_candidate_has_twice_counts_twice():
    groups = [Group([["x", "x"], ["x"]], 0)] * 5
    assert train(groups)["x"] > 0


def test_a_decision_may_count_as_several():
    once, thrice = Examples(), Examples(toy())
    for group in toy():
        once.add(group, 3.0)
    for group in [*toy(), *toy()]:
        thrice.add(group)
    left, right = fit(once), fit(thrice)
    assert left.keys() == right.keys()
    assert all(abs(left[name] - right[name]) < 0.02 for name in left)
