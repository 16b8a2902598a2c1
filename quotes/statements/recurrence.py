"""How often the words of a possible source stand elsewhere in the text: «أكد شكري ضرورة …» where «شكري» does again."""

from __future__ import annotations

from quotes.ranking.ranker import Features
from quotes.statements.sources import LONGEST, Source
from quotes.surface.words import Words

_PLACES = 12  # places of a first word that are looked at, at most


class Recurrence:
    """What the phrases of one cue's sources share with the rest of the text, by their first word."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._shared: dict[int, list[int]] = {}

    def features(self, source: Source) -> Features:
        """Say how often a source's words recur, how often with the word behind them and without their last."""
        shared = self._from(source.start)
        size = source.end - source.start
        same, longer, shorter = (min(sum(n >= size + more for n in shared), 2) for more in (0, 1, -1))
        less = size > 1 and same < shorter
        return [
            f"{source.side} recurs {same} longer {longer} shorter {shorter if size > 1 else '-'}",
            f"{source.side} recurs {same > 0} more {longer < same} less {less} size {min(size, 4)}",
        ]

    def _from(self, start: int) -> list[int]:
        """Give how many words each other place of a word shares with the phrase that begins there."""
        if start not in self._shared:
            places = self._words.places[self._words.norm(start)][:_PLACES]
            self._shared[start] = [self._common(start, place) for place in places if place != start]
        return self._shared[start]

    def _common(self, start: int, other: int) -> int:
        norm = self._words.norm
        return next(
            (n for n in range(LONGEST) if not norm(start + n) or norm(start + n) != norm(other + n)), LONGEST
        )
