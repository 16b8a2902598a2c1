"""A conditional logit model over named features, trained with torch: one right candidate in each group."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import torch

from quotes.ranking.ranker import Features


@dataclass(frozen=True, slots=True)
class Group:
    """One decision to learn from: the candidates' features and the index of the right one."""

    candidates: Sequence[Features]
    right: int


def train(
    groups: Sequence[Group], l2: float = 0.5, steps: int = 120, least: int = 2, prune: float = 0.01
) -> dict[str, float]:
    """Fit the weights by maximum likelihood with an L2 penalty (full batch, L-BFGS; nothing is random).

    Args:
        groups: the decisions.
        l2: the penalty: half of it times the sum of squared weights, against the summed log-likelihood.
        steps: L-BFGS iterations at most.
        least: features seen in fewer groups are left out.
        prune: weights smaller than this are left out of the result.
    """
    seen: Counter[str] = Counter()
    for group in groups:
        seen.update({f for features in group.candidates for f in features})
    names = sorted(name for name, count in seen.items() if count >= least)
    ids = {name: i for i, name in enumerate(names)}
    if not names:
        return {}
    flat, offsets, owner, right = _flatten(groups, ids)
    weights = torch.zeros(len(names), 1, requires_grad=True)
    optimiser = torch.optim.LBFGS([weights], max_iter=steps, history_size=12, line_search_fn="strong_wolfe")

    def loss() -> torch.Tensor:
        optimiser.zero_grad()
        scores = torch.nn.functional.embedding_bag(flat, weights, offsets, mode="sum").squeeze(1)
        top = torch.full((len(groups),), -1e30).scatter_reduce(0, owner, scores.detach(), "amax")
        sums = torch.zeros(len(groups)).index_add(0, owner, torch.exp(scores - top[owner]))
        likelihood = (scores[right] - top - torch.log(sums)).sum()
        value = -likelihood + 0.5 * l2 * (weights**2).sum()
        value.backward()  # type: ignore[no-untyped-call]
        return value

    optimiser.step(loss)  # type: ignore[no-untyped-call]
    learnt = weights.detach().squeeze(1).tolist()
    return {name: round(w, 3) for name, w in zip(names, learnt, strict=True) if abs(w) >= prune}


def _flatten(
    groups: Sequence[Group], ids: dict[str, int]
) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor]:
    flat: list[int] = []
    offsets: list[int] = []
    owner: list[int] = []
    right: list[int] = []
    for number, group in enumerate(groups):
        right.append(len(offsets) + group.right)
        for features in group.candidates:
            offsets.append(len(flat))
            owner.append(number)
            flat += [ids[f] for f in features if f in ids]
    return torch.tensor(flat), torch.tensor(offsets), torch.tensor(owner), torch.tensor(right)
