"""A conditional logit model over named features, fitted with SciPy: one right candidate in each group."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from quotes.ranking.ranker import Features


@dataclass(frozen=True, slots=True)
class Group:
    """One decision to learn from: the candidates' features and the index of the right one."""

    candidates: Sequence[Features]
    right: int


class Examples:
    """Decisions to learn from, kept as numbers: as strings those of a thousand articles take gigabytes."""

    def __init__(self, groups: Iterable[Group] = ()) -> None:
        self._ids: dict[str, int] = {}
        self._seen = array("i")
        self._columns = array("i")
        self._ends = array("q", [0])
        self._first = array("q")
        self._right = array("q")
        self._weights = array("d")
        for group in groups:
            self.add(group)

    def __len__(self) -> int:
        """Count the decisions."""
        return len(self._first)

    def add(self, group: Group, weight: float = 1.0) -> None:
        """Take one decision more, which counts as so many."""
        self._weights.append(weight)
        self._first.append(len(self._ends) - 1)
        self._right.append(len(self._ends) - 1 + group.right)
        here: set[int] = set()
        for features in group.candidates:
            numbers = [self._ids.setdefault(name, len(self._ids)) for name in features]
            here.update(numbers)
            self._columns.extend(numbers)
            self._ends.append(len(self._columns))
        self._seen.extend([0] * (len(self._ids) - len(self._seen)))
        for number in here:
            self._seen[number] += 1

    def matrix(self, least: int) -> tuple[list[str], Any]:
        """Give the features that are seen in so many groups, by name, and how often each candidate has each."""
        names = sorted(name for name, number in self._ids.items() if self._seen[number] >= least)
        shape = (len(self._ends) - 1, len(self._ids))
        every = csr_matrix((np.ones(len(self._columns)), self._columns, self._ends), shape=shape)
        every.sum_duplicates()
        return names, every[:, [self._ids[name] for name in names]]

    @property
    def first(self) -> np.ndarray:
        """Give the place of each group's first candidate among all candidates."""
        return np.array(self._first)

    @property
    def right(self) -> np.ndarray:
        """Give the place of each group's right candidate among all candidates."""
        return np.array(self._right)

    @property
    def weights(self) -> np.ndarray:
        """Give as how many each group counts."""
        return np.array(self._weights)


def train(
    examples: Examples, l2: float = 0.5, steps: int = 120, least: int = 2, prune: float = 0.01
) -> dict[str, float]:
    """Fit the weights by maximum likelihood with an L2 penalty (full batch, L-BFGS; nothing is random).

    Args:
        examples: the decisions.
        l2: the penalty: half of it times the sum of squared weights, against the summed log-likelihood.
        steps: L-BFGS iterations at most.
        least: features seen in fewer groups are left out.
        prune: weights smaller than this are left out of the result.
    """
    names, described = examples.matrix(least)
    if not names:
        return {}
    first, right = examples.first, examples.right
    across = described.T.tocsr()
    sizes = np.diff([*first, described.shape[0]])
    count = examples.weights

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        scores = described @ weights
        scores -= np.repeat(np.maximum.reduceat(scores, first), sizes)
        shares = np.exp(scores)
        sums = np.add.reduceat(shares, first)
        value = count @ (np.log(sums) - scores[right]) + 0.5 * l2 * (weights @ weights)
        shares *= np.repeat(count / sums, sizes)
        shares[right] -= count
        return float(value), across @ shares + l2 * weights

    found = minimize(
        loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": steps, "maxcor": 12}
    )
    return {name: round(float(w), 3) for name, w in zip(names, found.x, strict=True) if abs(w) >= prune}
