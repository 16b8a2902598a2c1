"""How a speaker was come to: from the mention beside the cue over the antecedent to the name, for people to check."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quotes.document import Link, Span, Speaker, Statement
from quotes.speakers.memory import Memory

_REACH = 400  # letters behind a mention's first word in which its name stands


@dataclass(frozen=True, slots=True)
class Answer:
    """Who speaks, and the words at which the antecedents stand that told so."""

    speakers: tuple[Speaker, ...] = ()
    places: tuple[int, ...] = ()


def chain(statements: Sequence[Statement], k: int, answer: Answer, memory: Memory) -> tuple[Link, ...]:
    """Give the steps to the speakers of statement `k`, each place once."""
    statement = statements[k]
    own = Link("source", statement.source) if statement.source else Link("dropped", statement.cue.span)
    found = [own]
    for link in (*_antecedents(statements[:k], answer, memory), *_names(answer.speakers, memory)):
        if not any(_within(link.span, other.span) for other in found):
            found.append(link)
    return tuple(found) if answer.speakers else (own,)


def _antecedents(before: Sequence[Statement], answer: Answer, memory: Memory) -> Iterator[Link]:
    """Give the mentions that stand at the places: the source of the statement whose cue does, else a name."""
    words = memory.reader.words
    for place in answer.places:
        spoken = next((s for s in reversed(before) if words.at(s.cue.span.start) == place), None)
        if spoken is not None:
            yield Link("antecedent", spoken.source or spoken.cue.span)
        else:
            named = (_named(words.text, words[place].start, s.name) for s in answer.speakers)
            yield Link("antecedent", next((span for span in named if span), words.span(place, place + 1)))


def _names(speakers: Sequence[Speaker], memory: Memory) -> Iterator[Link]:
    """Give where the speakers are named in full first."""
    words = memory.reader.words
    for speaker in speakers:
        place = memory.place(speaker)
        span = None if place is None else _named(words.text, words[place].start, speaker.name)
        if span is not None:
            yield Link("name", span)


def _named(text: str, start: int, name: str) -> Span | None:
    begin = text.find(name, start, start + _REACH)
    return Span(begin, begin + len(name)) if begin >= 0 else None


def _within(one: Span, other: Span) -> bool:
    return other.start <= one.start and one.end <= other.end
