"""The best dependency tree over a matrix of scores: what Stanza's decoder finds, in a tenth of its time.

Stanza forbids a second root by making every arc from the root dear, so that no word takes the root at first and
each sentence ends in one cycle that is contracted link by link. Most sentences need none of that: the best head of
every word already makes a tree, or the unconstrained best tree has one root. Whatever has one root and is best
without the constraint is best with it (Stanojević and Cohen 2021, "A Root of a Problem").
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


def best_tree(scores: NDArray[Any]) -> NDArray[Any]:
    """Give the head of each row of the best tree in which exactly one word hangs on the root.

    Args:
        scores: log-probabilities, (words + 1) x (words + 1); `scores[i, j]` is for j as the head of i, 0 is the root.

    Returns:
        The heads; that of the root is 0.
    """
    weights = scores.astype(np.float64)
    _bar_impossible(weights)
    heads = _spanning(weights)
    if len(heads) > 1 and np.count_nonzero(heads[1:] == 0) != 1:
        finite = weights[np.isfinite(weights)]
        weights[1:, 0] -= (finite.max() - finite.min() + 1) * len(weights)
        heads = _spanning(weights)
    return heads


def _bar_impossible(weights: NDArray[Any]) -> None:
    """Make the root the head of itself and no other word its own head."""
    np.fill_diagonal(weights, -np.inf)
    weights[0] = -np.inf
    weights[0, 0] = 0


def _spanning(weights: NDArray[Any]) -> NDArray[Any]:
    """Give the best tree with any number of roots: Chu and Liu 1965, Edmonds 1967, by Stanza's contraction."""
    from stanza.models.common.chuliu_edmonds import (  # noqa: PLC0415 - torch takes seconds to load
        expand_contracted_tree,
        process_cycle,
    )

    contracted = []
    heads: NDArray[Any] = np.argmax(weights, axis=1)
    while cycle := _cycle(heads.tolist()):
        members = np.zeros(len(heads), dtype=bool)
        members[cycle] = True
        weights, *places = process_cycle(heads, members, weights)
        contracted.append((heads, places))
        _bar_impossible(weights)
        heads = np.argmax(weights, axis=1)
    for outer, places in reversed(contracted):
        heads = expand_contracted_tree(outer, heads, *places)
    return heads


def _cycle(heads: list[int]) -> list[int]:
    """Give the members of one cycle, or nothing when all heads lead to the root."""
    walk_of = [0] * len(heads)
    walk_of[0] = -1
    for start in range(1, len(heads)):
        at = start
        while not walk_of[at]:
            walk_of[at] = start
            at = heads[at]
        if walk_of[at] == start:
            cycle = [at]
            while heads[cycle[-1]] != at:
                cycle.append(heads[cycle[-1]])
            return cycle
    return []
