import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from stanza.models.common.chuliu_edmonds import chuliu_edmonds_one_root

from quotes.parsing.trees import best_tree

sizes = st.integers(2, 9)
matrices = sizes.flatmap(lambda n: arrays(np.float32, (n, n), elements=st.floats(-30, -1, width=32)))


def total(scores, heads):
    return sum(float(scores[i, heads[i]]) for i in range(1, len(heads)))


def is_tree(heads):
    reached = {0}
    for _ in heads:
        reached |= {word for word, head in enumerate(heads) if head in reached}
    return len(reached) == len(heads)


@given(matrices)
def test_a_tree_with_one_root_as_good_as_stanzas(scores):
    before = scores.copy()
    heads = best_tree(scores)
    assert heads[0] == 0
    assert is_tree(heads)
    assert sum(head == 0 for head in heads[1:]) == 1
    assert total(scores, heads) == pytest.approx(total(scores, chuliu_edmonds_one_root(scores)), abs=1e-3)
    assert (scores == before).all()


@pytest.mark.parametrize("seed", range(20))
def test_the_same_tree_as_stanzas_where_no_two_are_equal(seed):
    scores = np.random.default_rng(seed).normal(size=(25, 25)).astype(np.float32)
    assert best_tree(scores).tolist() == chuliu_edmonds_one_root(scores).tolist()


def test_the_best_heads_may_hang_two_words_on_the_root():
    scores = np.array([[0, 0, 0], [-1, -9, -2], [-1, -3, -9]], dtype=np.float32)
    assert best_tree(scores).tolist() == [0, 2, 0]


def test_where_all_trees_are_equal_one_has_one_root():
    heads = best_tree(np.zeros((4, 4), dtype=np.float32))
    assert is_tree(heads)
    assert sum(head == 0 for head in heads[1:]) == 1


def test_a_sentence_of_one_word():
    assert best_tree(np.zeros((2, 2), dtype=np.float32)).tolist() == [0, 0]
