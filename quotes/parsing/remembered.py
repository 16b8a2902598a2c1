"""Ask a slow function about many words at once, and about each only the first time."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from typing import Generic, TypeVar

Word = TypeVar("Word", bound=Hashable)
Answer = TypeVar("Answer")


class Memory(Generic[Word, Answer]):
    """Remembers what was answered about a word.

    Args:
        answer: answers a list of different words, in order.
        limit: how many answers are kept; past it, all are forgotten at the next call.
    """

    def __init__(self, answer: Callable[[list[Word]], Iterable[Answer]], limit: int = 200_000) -> None:
        self._answer = answer
        self._limit = limit
        self._known: dict[Word, Answer] = {}

    def recall(self, words: Iterable[Word]) -> list[Answer]:
        """Answer about each word, in order."""
        words = list(words)
        if len(self._known) > self._limit:
            self._known.clear()
        new = [word for word in dict.fromkeys(words) if word not in self._known]
        if new:
            self._known.update(zip(new, self._answer(new), strict=True))
        return [self._known[word] for word in words]
