"""How readily words are subjects of speech verbs, counted in raw news: what follows «قال» and its like."""

from __future__ import annotations

import gzip
import math
from bisect import bisect
from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import pairwise
from pathlib import Path

from quotes.arabic.cues import lookup
from quotes.arabic.verbs import speech_verbs
from quotes.document import Document
from quotes.errors import QuotesError
from quotes.training.clusters import Sentences

_HEAD = "# word (folded)\thow readily it is the subject of a speech verb, from -3 (never) over 0 (as any word) to 3\n"
_EDGES = (-1.6, -0.9, -0.35, 0.35, 1.2, 2.4)  # log ratios between the steps from -3 to 3
_MIDDLE = len(_EDGES) // 2
_WEIGHT = 3.0  # subjects expected of a word, at which its own count weighs as much as its cluster's
_LEAST = 6  # occurrences
_TENSES = frozenset({"perfect", "imperfect"})


def count(sentences: Iterable[list[str]]) -> tuple[Counter[str], Counter[str]]:
    """Count words, and words right behind a verb that surely reports speech and takes no object."""
    verbs = frozenset(verb.lemma for verb in speech_verbs() if verb.sure and verb.object == "none")
    reports: dict[str, bool] = {}
    seen: Counter[str] = Counter()
    behind: Counter[str] = Counter()
    for words in sentences:
        seen.update(words)
        for word, following in pairwise(words):
            if word not in reports:
                first = next(iter(lookup(word)), None)
                reports[word] = (
                    first is not None and first.form.lemma in verbs and first.form.tense in _TENSES
                )
            if reports[word]:
                behind[following] += 1
    return seen, behind


def preferences(
    seen: Counter[str], behind: Counter[str], clusters: Mapping[str, tuple[str, str]]
) -> dict[str, int]:
    """Give the steps of frequent words; a word's count is smoothed by its cluster's, that by the coarser cluster's."""
    ratio = behind.total() / seen.total()

    def rate(times: int, met: int, prior: float) -> float:
        return (met + _WEIGHT * prior) / (times * ratio + _WEIGHT)

    totals: Counter[tuple[str, ...]] = Counter()
    met: Counter[tuple[str, ...]] = Counter()
    for word, names in clusters.items():
        for level in (1, 2):
            totals[names[:level]] += seen[word]
            met[names[:level]] += behind[word]
    # The coarse before the fine, whose prior they are.
    rates: dict[tuple[str, ...], float] = {(): 1.0}
    for name in sorted(totals, key=len):
        rates[name] = rate(totals[name], met[name], rates[name[:-1]])
    return {
        word: bisect(_EDGES, math.log(rate(times, behind[word], rates[clusters.get(word, ())]))) - _MIDDLE
        for word, times in seen.items()
        if times >= _LEAST and len(word) > 1
    }


def train_subjects(documents: Iterable[Document], clusters: Mapping[str, tuple[str, str]], path: Path) -> int:
    """Write the words that are subjects of speech verbs more or less often than others; give how many.

    Raises:
        QuotesError: no word follows a speech verb.
    """
    seen, behind = count(Sentences(documents))
    if not behind:
        raise QuotesError("the articles have no verbs of speech to learn from")
    rows = sorted((word, step) for word, step in preferences(seen, behind, clusters).items() if step)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress((_HEAD + "".join(f"{w}\t{step}\n" for w, step in rows)).encode(), mtime=0))
    return len(rows)
