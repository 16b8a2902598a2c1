"""Who speaks in each statement: named sources by their mention, dropped ones by what went before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from quotes.document import Span, Speaker, Statement
from quotes.ranking.ranker import Ranker
from quotes.speakers.antecedents import antecedents, dropped
from quotes.speakers.coordination import split
from quotes.speakers.memory import Memory
from quotes.speakers.mention import parse_one
from quotes.speakers.people import People
from quotes.surface.words import Words


class Resolver:
    """Resolves the speakers of one article's statements, in the order of the text."""

    def __init__(self, words: Words, statements: Sequence[Statement]) -> None:
        self.words = words
        self.statements = list(statements)
        self.parents = [parent_of(statements, k) for k in range(len(statements))]
        self.sources = [self._range(s.source) for s in statements]
        self.memory = Memory(words, People(words, [r for r in self.sources if r]))

    def _range(self, span: Span | None) -> tuple[int, int] | None:
        return (self.words.at(span.start), self.words.at(span.end - 1) + 1) if span else None

    def named(self, k: int) -> tuple[Speaker, ...]:
        """Give the speakers that statement `k`'s own source names."""
        source = self.sources[k]
        if source is None:
            return ()
        mentions = [m for a, b in split(self.words, *source) if (m := parse_one(self.words, a, b))]
        return tuple(s for m in mentions if (s := self.memory.speaker(m, source[0])))

    def dropped(self, k: int, ranker: Ranker) -> tuple[Speaker, ...]:
        """Give the likeliest speakers of statement `k`, which has no source of its own."""
        gap = dropped(self.words, self.statements, k)
        found = antecedents(self.words, self.statements, self.parents, gap, self.memory)
        return found[ranker.best([a.evidence for a in found])[0]].speakers if found else ()

    def settle(self, k: int, speakers: tuple[Speaker, ...]) -> None:
        """Take these as the speakers of statement `k`."""
        self.statements[k] = replace(self.statements[k], speakers=speakers, parent=self.parents[k])
        self.memory.spoke(self.words.at(self.statements[k].cue.span.start), speakers)


def resolve(words: Words, statements: Sequence[Statement], ranker: Ranker) -> list[Statement]:
    """Give each statement its speakers and, where it stands inside another's content, its parent.

    Statements must be in the order of the text; one whose speaker nothing tells keeps none.
    """
    resolver = Resolver(words, statements)
    for k, statement in enumerate(statements):
        resolver.settle(k, resolver.named(k) if statement.source else resolver.dropped(k, ranker))
    return resolver.statements


def parent_of(statements: Sequence[Statement], k: int) -> int | None:
    """Find the smallest other statement whose content holds the cue of statement `k`."""
    cue = statements[k].cue.span
    low, high = statements[k].content[0].start, statements[k].content[-1].end
    holders = [
        (sum(c.end - c.start for c in s.content), j)
        for j, s in enumerate(statements)
        if j != k
        and any(c.start <= cue.start and cue.end <= c.end for c in s.content)
        and not low <= s.cue.span.start < high
    ]
    return min(holders)[1] if holders else None
