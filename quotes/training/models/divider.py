"""Divide words of news that the treebank does not have: a model over stems, how often they are met, and their endings.

The tokenizer sees letters alone. Whether بترول is بـ + ترول is told by البترول, which is in the news and would not be
if it were. What this model is sure of goes into the table of known tokens, so that it costs no time at work.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np

from quotes.training.models.candidates import Division, divisions_of
from quotes.training.models.conllu import Sentence

_ARABIC = re.compile("[\u0621-\u064b]{2,}")
_ARTICLE = "ال"
_LONG = 6
_STEPS = 60
_PENALTY = 0.3
_OFTEN = 5
_TRUST = (1.0, 0.6, 0.2)  # of a token met once, a few times, often: what is unknown resembles the rare ones

Words = tuple[str, ...]
Features = dict[str, float]


class Divider:
    """Learns from a treebank how tokens divide, with the counts of words in news as evidence.

    Args:
        sentences: of the treebank.
        counts: how often each word is met in news.
    """

    def __init__(self, sentences: Iterable[Sentence], counts: Mapping[str, int]) -> None:
        self._counts = counts
        self._tags: defaultdict[str, Counter[str]] = defaultdict(Counter)
        ways: defaultdict[str, Counter[Words]] = defaultdict(Counter)
        own: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
        for sentence in sentences:
            for token in sentence.tokens:
                ways[token.form][tuple(word.form for word in token.words)] += 1
                own[token.form].update((word.form, word.upos) for word in token.words)
        for pairs in own.values():
            for form, upos in pairs:
                self._tags[form][upos] += 1
        self._names: dict[str, int] = {}
        self._weights = np.zeros(0)
        self._learn(ways, own)

    def divide(self, token: str) -> tuple[Words, float]:
        """Give the likeliest words of a token, and how likely they are."""
        ways = divisions_of(token)
        scores = np.array([self._score(token, way) for way in ways])
        chances = np.exp(scores - scores.max())
        best = int(chances.argmax())
        return ways[best].words, float(chances[best] / chances.sum())

    def _score(self, token: str, way: Division) -> float:
        found = self._features(token, way, frozenset())
        known = (name for name in found if name in self._names)
        return math.fsum(float(self._weights[self._names[name]]) * found[name] for name in known)

    def _learn(
        self, ways: Mapping[str, Counter[Words]], own: Mapping[str, Iterable[tuple[str, str]]]
    ) -> None:
        rows: list[Features] = []
        groups: list[int] = []
        right: list[int] = []
        trust: list[float] = []
        for token, seen in ways.items():
            (words, count), *_ = seen.most_common(1)
            among = divisions_of(token) if _ARABIC.fullmatch(token) else []
            at = next((i for i, way in enumerate(among) if way.words == words), None)
            if at is None:
                continue
            right.append(len(rows) + at)
            groups += [len(trust)] * len(among)
            trust.append(_TRUST[(count > 1) + (count >= _OFTEN)])
            rows += [self._features(token, way, frozenset(own[token])) for way in among]
        for row in rows:
            for name in row:
                self._names.setdefault(name, len(self._names))
        if rows:
            self._weights = _fit(
                [{self._names[k]: v for k, v in row.items()} for row in rows], groups, right, trust
            )

    def _often(self, word: str) -> float:
        return math.log1p(self._counts.get(word, 0))

    def _features(self, token: str, way: Division, own: frozenset[tuple[str, str]]) -> Features:
        """Describe a way; `own` is what the token itself says of its words, which an unknown one could not."""
        told = dict(self._of_stem(token, way, own))
        before, suffix = "".join(way.before), way.suffix
        found: Features = {f"change {way.change}": 1, f"before {before} suffix {suffix}": 1, **told}
        for name, value in told.items():
            found[f"before {before} {name}"] = found[f"suffix {suffix} {name}"] = value
        return {name: value for name, value in found.items() if value}

    def _of_stem(
        self, token: str, way: Division, own: frozenset[tuple[str, str]]
    ) -> Iterator[tuple[str, float]]:
        stem, before = way.stem, "".join(way.before)
        often, other = self._often(stem), self._often(_ARTICLE + stem)
        article = stem.startswith(_ARTICLE)
        if article:
            other = self._often(stem.removeprefix(_ARTICLE))
        yield "", 1
        yield f"length {min(len(stem), _LONG)}", 1
        yield f"first {stem[:1]}", 1
        yield f"first {stem[:2]}", 1
        yield f"last {stem[-1:]}", 1
        yield f"last {stem[-2:]}", 1
        yield "article", article
        yield "often", often
        yield "never", not often
        yield "oftener than the token", often - self._often(token)
        yield "with the other article", other
        yield "never with the other article", not other
        for clitic in "وبل":
            yield f"with {clitic}", 0 if before.endswith(clitic) else self._often(clitic + stem)
        for clitic in ("ه", "ها", "هم"):
            yield f"with {clitic}", 0 if article or way.suffix == clitic else self._often(stem + clitic)
        known = 0
        for upos, count in self._tags[stem].items() if stem in self._tags else ():
            if count > ((stem, upos) in own):
                known += count - ((stem, upos) in own)
                yield upos, 1
        yield "known", known > 0


def divide_news(divider: Divider, counts: Mapping[str, int], least: int, sure: float) -> dict[str, Words]:
    """Divide the words of news that are met `least` times, those of whose division the model is `sure`."""
    found = {}
    for token, count in sorted(counts.items()):
        if count >= least and _ARABIC.fullmatch(token):
            words, chance = divider.divide(token)
            if chance >= sure:
                found[token] = words
    return found


def _fit(
    rows: Sequence[Mapping[int, float]], groups: Sequence[int], right: Sequence[int], trust: Sequence[float]
) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """Find the weights that make the right row of each group the likeliest: a conditional logit."""
    import torch  # noqa: PLC0415 - takes seconds to load

    size = 1 + max(name for row in rows for name in row)
    places = torch.tensor(
        [[i for i, row in enumerate(rows) for _ in row], [name for row in rows for name in row]]
    )
    values = torch.tensor([float(value) for row in rows for value in row.values()], dtype=torch.double)
    matrix = torch.sparse_coo_tensor(
        places, values, (len(rows), size), dtype=torch.double, check_invariants=False
    ).coalesce()
    group, gold, weight = torch.tensor(groups), torch.tensor(right), torch.tensor(trust, dtype=torch.double)
    weights = torch.zeros(size, 1, dtype=torch.double, requires_grad=True)
    search = torch.optim.LBFGS([weights], max_iter=_STEPS, history_size=8, line_search_fn="strong_wolfe")

    def loss() -> torch.Tensor:
        search.zero_grad()
        scores = torch.sparse.mm(matrix, weights).squeeze(1)
        top = torch.full_like(weight, -torch.inf).scatter_reduce(0, group, scores.detach(), "amax")
        total = torch.zeros_like(weight).index_add(0, group, torch.exp(scores - top[group])).log() + top
        cost: torch.Tensor = ((total - scores[gold]) * weight).sum() + _PENALTY * (weights**2).sum()
        cost.backward()  # type: ignore[no-untyped-call]
        return cost

    search.step(loss)  # type: ignore[no-untyped-call]
    found: np.ndarray[tuple[int], np.dtype[np.float64]] = weights.detach().squeeze(1).numpy()
    return found
