"""Extracted statements against gold ones: how many were found, with the right words and the right speaker.

A predicted and a gold statement pair one to one, by the assignment with the greatest total overlap; overlap is the F1
of the words that their contents cover, punctuation apart. The figures are those of PARC's and GenderGapTracker's
evaluations: `content@0.8` and `content@0.5` (pairs with at least that overlap), `exact` (the same words) and
`attributed` (overlap of 0.8 and the right speaker); then accuracies over the pairs with an overlap of 0.5.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence, Set
from dataclasses import dataclass, field

import numpy as np
from scipy.optimize import linear_sum_assignment

from quotes.document import Document, Span, Speaker, Statement
from quotes.evaluation.names import folded_words, full_name, same_name

DETECTION = ("attributed", "content@0.8", "content@0.5", "exact")
ACCURACY = ("speaker", "full_name", "kind", "cue", "source")
STRICT, LOOSE = 0.8, 0.5
_WORD = re.compile(r"[^\W_]+(?:[\u064B-\u0652\u0670]*[^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Pair:
    """A gold statement and the predicted one that it was paired with; either may be missing."""

    document: Document
    gold: Statement | None
    predicted: Statement | None
    overlap: float

    @property
    def right_speaker(self) -> bool:
        """Say whether both name the same speakers, one's words being all in the other's."""
        return self._speakers(same_name)

    @property
    def full_speaker(self) -> bool:
        """Say whether both give the same full names."""
        return self._speakers(full_name)

    def _speakers(self, same: Callable[[str, str], bool]) -> bool:
        if self.gold is None or self.predicted is None:
            return False
        gold, predicted = self.gold.speakers, self.predicted.speakers
        return len(gold) == len(predicted) and all(any(same(g.name, p.name) for p in predicted) for g in gold)


@dataclass(slots=True)
class Tally:
    """Counts that figures are made from; tallies of documents add up."""

    hits: Counter[str] = field(default_factory=Counter)
    seen: Counter[str] = field(default_factory=Counter)

    def add(self, pair: Pair) -> None:
        """Count one pair."""
        self.seen["gold"] += pair.gold is not None
        self.seen["predicted"] += pair.predicted is not None
        if pair.gold is None or pair.predicted is None:
            return
        self.hits["content@0.8"] += pair.overlap >= STRICT
        self.hits["attributed"] += pair.overlap >= STRICT and pair.right_speaker
        self.hits["exact"] += pair.overlap == 1.0
        if pair.overlap >= LOOSE:
            self._add_accuracies(pair, pair.gold, pair.predicted)

    def _add_accuracies(self, pair: Pair, gold: Statement, predicted: Statement) -> None:
        self.hits["content@0.5"] += 1
        self.seen["pairs"] += 1
        self.hits["speaker"] += pair.right_speaker
        self.hits["full_name"] += pair.full_speaker
        self.hits["kind"] += gold.kind == predicted.kind
        self.hits["cue"] += _touch(gold.cue.span, predicted.cue.span)
        self.hits["source"] += gold.source == predicted.source or _touch(gold.source, predicted.source)
        role = _role(gold.speakers)
        if role:
            self.seen["roles"] += 1
            self.hits["role"] += (
                f1(set(folded_words(role)), set(folded_words(_role(predicted.speakers)))) >= LOOSE
            )

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.hits + other.hits, self.seen + other.seen)

    def figures(self) -> dict[str, float | dict[str, float]]:
        """Give precision, recall and F1 of each detection figure, each accuracy, and the counts."""
        out: dict[str, float | dict[str, float]] = {k: self._prf(k) for k in DETECTION}
        out |= {k: _ratio(self.hits[k], self.seen["pairs"]) for k in ACCURACY}
        out["role"] = _ratio(self.hits["role"], self.seen["roles"])
        return out | {"gold": self.seen["gold"], "predicted": self.seen["predicted"]}

    def _prf(self, name: str) -> dict[str, float]:
        p, r = (
            self.hits[name] / self.seen[side] if self.seen[side] else 0.0 for side in ("predicted", "gold")
        )
        return {"p": round(p, 4), "r": round(r, 4), "f1": round(2 * p * r / (p + r), 4) if p + r else 0.0}


def pairs(document: Document, gold: Sequence[Statement], predicted: Sequence[Statement]) -> list[Pair]:
    """Pair a document's gold and predicted statements; those left over make pairs with one side missing."""
    words = [m.span() for m in _WORD.finditer(document.text)]
    mine = [_covered(words, s.content) for s in gold]
    theirs = [_covered(words, s.content) for s in predicted]
    table = np.array([[f1(a, b) for b in theirs] for a in mine]).reshape(len(mine), len(theirs))
    rows, columns = linear_sum_assignment(table, maximize=True)
    joined = [(int(i), int(j)) for i, j in zip(rows, columns, strict=True) if table[i, j] > 0]
    out = [Pair(document, gold[i], predicted[j], float(table[i, j])) for i, j in joined]
    left, right = {i for i, _ in joined}, {j for _, j in joined}
    out += [Pair(document, s, None, 0.0) for i, s in enumerate(gold) if i not in left]
    return out + [Pair(document, None, s, 0.0) for j, s in enumerate(predicted) if j not in right]


def tally(found: Iterable[Pair]) -> Tally:
    """Count pairs."""
    out = Tally()
    for pair in found:
        out.add(pair)
    return out


def _covered(words: Sequence[tuple[int, int]], content: Iterable[Span]) -> frozenset[int]:
    return frozenset(i for c in content for i, (s, e) in enumerate(words) if s < c.end and e > c.start)


def f1(a: Set[object], b: Set[object]) -> float:
    """Measure how far two sets agree: the harmonic mean of precision and recall, 0 where they share nothing."""
    both = len(a & b)
    return 2 * both / (len(a) + len(b)) if both else 0.0


def _touch(a: Span | None, b: Span | None) -> bool:
    return a is not None and b is not None and a.start < b.end and b.start < a.end


def _role(speakers: Sequence[Speaker]) -> str:
    return (speakers[0].role or "") if speakers else ""


def _ratio(hit: int, of: int) -> float:
    return round(hit / of, 4) if of else 0.0


__all__ = ["ACCURACY", "DETECTION", "Pair", "Tally", "f1", "pairs", "tally"]
