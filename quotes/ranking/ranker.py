"""Choose among candidates with a linear model: a softmax over the candidates of one decision.

Every decision of this room (does this cue introduce content, and where does it begin; where does it end; who is its
source; is it direct) is a choice among a few candidates, each described by feature names. The weights are learnt by
`quotes.training.rankers` (a conditional logit) and kept as plain JSON beside this file, one weight a feature.
"""

from __future__ import annotations

import gzip
import json
import math
from collections.abc import Sequence
from functools import cache
from pathlib import Path

WEIGHTS = Path(__file__).parent / "weights"
Features = list[str]


class Ranker:
    """A conditional logit model over named features; a feature it does not know weighs nothing."""

    def __init__(self, weights: dict[str, float]) -> None:
        self.weights = weights

    def probabilities(self, candidates: Sequence[Features]) -> list[float]:
        """Give each candidate's probability of being the right one; they add up to 1."""
        if not candidates:
            return []
        get = self.weights.get
        scores = [sum(get(f, 0.0) for f in features) for features in candidates]
        top = max(scores)
        exps = [math.exp(s - top) for s in scores]
        total = sum(exps)
        return [e / total for e in exps]

    def best(self, candidates: Sequence[Features]) -> tuple[int, float]:
        """Give the index of the likeliest candidate and its probability."""
        probabilities = self.probabilities(candidates)
        index = max(range(len(probabilities)), key=probabilities.__getitem__)
        return index, probabilities[index]

    def choose(self, candidates: Sequence[Features], least: float) -> tuple[int, float]:
        """Choose among candidates of which the first means "none": the likeliest other, if all others together
        have at least the probability `least`; else 0. The probability given is that of not being "none".
        """
        probabilities = self.probabilities(candidates)
        some = 1.0 - probabilities[0]
        if some < least or len(probabilities) == 1:
            return 0, probabilities[0]
        index = max(range(1, len(probabilities)), key=probabilities.__getitem__)
        return index, some


def save(name: str, weights: dict[str, float], folder: Path = WEIGHTS) -> Path:
    """Write a model's weights, the same bytes for the same weights."""
    path = folder / f"{name}.json.gz"
    folder.mkdir(parents=True, exist_ok=True)
    body = json.dumps(weights, ensure_ascii=False, sort_keys=True, separators=(",\n", ":"))
    path.write_bytes(gzip.compress(body.encode("utf-8"), mtime=0))
    return path


@cache
def load(name: str, folder: Path = WEIGHTS) -> Ranker:
    """Load a model's weights from the package (or from `folder`)."""
    body = gzip.decompress((folder / f"{name}.json.gz").read_bytes())
    return Ranker(json.loads(body))
