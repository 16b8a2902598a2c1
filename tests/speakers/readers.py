"""Readers and articles by hand for the tests of speakers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from statements.hand_made import place, written

from quotes.document import Cue, Span, Speaker, Statement
from quotes.ranking.ranker import Ranker
from quotes.speakers.memory import Memory
from quotes.speakers.mention import Mention
from quotes.speakers.people import People
from quotes.speakers.phrases import parse_one
from quotes.speakers.reader import Reader
from quotes.surface.words import Words

VERBS = dict.fromkeys(
    ["قال", "قالت", "وصل", "عاد", "عادت", "التقى", "زار", "ذكرت", "وكتبت", "وأضاف", "غادر", "وغادر", "وقال"],
    "VERB",
)


class Ruled(Reader):
    """A reader that follows the rules alone, whatever the ranker has learnt."""

    def __init__(self, words: Words, ranker: Ranker | None = None) -> None:
        super().__init__(words, ranker or Ranker({}))

    def read(self, start: int, end: int) -> Mention | None:
        """Take a phrase apart by the rules."""
        return parse_one(self.words, start, end)


def read(text: str, names: Mapping[str, str] | None = None, tags: Mapping[str, str] | None = None):
    """Take a whole text as one mention."""
    words = written(text, tags, names=names)
    return parse_one(words, 0, len(words))


def people(text: str, names: Mapping[str, str] | None = None, sources: Sequence[str] = ()) -> People:
    """Find the people of a text; `sources` are phrases beside a cue."""
    words = written(text, VERBS, names=names)
    return People(Ruled(words), [place(words, source) for source in sources])


def memory(text: str, names: Mapping[str, str] | None = None, sources: Sequence[str] = ()) -> Memory:
    """Give the memory of a text in which nobody spoke so far."""
    words = written(text, VERBS, names=names)
    return Memory(Ruled(words), People(Ruled(words), [place(words, source) for source in sources]))


def said(  # noqa: PLR0913, PLR0917 - the parts of a statement
    text: str,
    cue: str,
    content: str,
    source: str | None = None,
    speakers: tuple[Speaker, ...] = (),
    rule: str = "perfect أن",
) -> Statement:
    """Describe a statement by its words."""

    def span(words: str) -> Span:
        start = text.index(words)
        return Span(start, start + len(words))

    parts = (span(content),)
    return Statement(Cue(span(cue), cue), parts, "indirect", span(source) if source else None, speakers, rule)
