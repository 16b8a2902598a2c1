"""Confidence intervals of figures by the bootstrap: articles are drawn again and again, with replacement.

Source: Efron and Tibshirani, An Introduction to the Bootstrap (1993), the percentile interval. Articles are drawn, not
statements, because statements of one article succeed and fail together.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from quotes.evaluation.scoring import ACCURACY, DETECTION, Tally

DRAWS = 1000
LEVEL = 0.95


def intervals(tallies: Sequence[Tally], draws: int = DRAWS) -> dict[str, tuple[float, float]]:
    """Give the 95% interval of each figure (F1 of those that have one); `tallies` are one an article.

    The draws are the same at every call.
    """
    if not tallies:
        return {}
    chance = np.random.default_rng(0)
    counts = chance.multinomial(len(tallies), [1 / len(tallies)] * len(tallies), size=draws)
    out = {}
    for name in DETECTION:
        hits = counts @ _column(tallies, name)
        of = counts @ np.array([t.seen["gold"] + t.seen["predicted"] for t in tallies], float)
        out[name] = _percentiles(2 * hits, of)
    for name in (*ACCURACY, "role"):
        of = counts @ np.array([t.seen["roles" if name == "role" else "pairs"] for t in tallies], float)
        out[name] = _percentiles(counts @ _column(tallies, name), of)
    return out


def _column(tallies: Sequence[Tally], name: str) -> np.ndarray:
    return np.array([t.hits[name] for t in tallies], float)


def _percentiles(hits: np.ndarray, of: np.ndarray) -> tuple[float, float]:
    shares = hits[of > 0] / of[of > 0]
    if not len(shares):
        return 0.0, 0.0
    low, high = np.quantile(shares, [(1 - LEVEL) / 2, (1 + LEVEL) / 2])
    return round(float(low), 4), round(float(high), 4)
