"""How statements are made: by kind, place of the cue, its form, subject and nesting; figures for each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from quotes.arabic.cues import lookup
from quotes.arabic.particles import particle_at
from quotes.document import Document, Statement
from quotes.evaluation.scoring import Pair, Tally

CONFIGURATIONS = (
    "direct",
    "indirect",
    "mixed",
    "cue before",
    "cue after",
    "cue within",
    "verb",
    "participle",
    "noun",
    "particle",
    "colon",
    "dropped subject",
    "headline",
    "nested",
)
_NOUNS = frozenset({"masdar", "noun"})


def configurations(document: Document, statement: Statement, others: Iterable[Statement]) -> Iterator[str]:
    """Name what is true of a statement; `others` are those of the same document."""
    cue, content = statement.cue.span, statement.content
    yield statement.kind
    yield _place(statement)
    form = cue_form(cue.of(document.text))
    yield form
    if statement.source is None and form == "verb":
        yield "dropped subject"
    first_line = document.text.split("\n", 1)[0]
    if cue.end <= len(first_line) < len(document.text):
        yield "headline"
    if any(
        span.start <= cue.start and content[-1].end <= span.end
        for other in others
        if other is not statement
        for span in other.content
    ):
        yield "nested"


def _place(statement: Statement) -> str:
    cue, content = statement.cue.span, statement.content
    if cue.end <= content[0].start:
        return "cue before"
    return "cue after" if content[-1].end <= cue.start else "cue within"


def cue_form(cue: str) -> str:
    """Name the form of a cue by its words: verb, participle, noun, particle or colon."""
    words = cue.split()
    if cue == ":" or not words:
        return "colon"
    if particle_at(tuple(words)) is not None:
        return "particle"
    readings = lookup(words[-1])
    tense = readings[0].form.tense if readings else ""
    return tense if tense == "participle" else "noun" if tense in _NOUNS else "verb"


def by_configuration(documents: Iterable[Sequence[Pair]]) -> dict[str, Tally]:
    """Count the pairs of each configuration: what gold statements have of it, else what predicted ones have."""
    out = {name: Tally() for name in CONFIGURATIONS}
    for found in documents:
        gold = [p.gold for p in found if p.gold is not None]
        predicted = [p.predicted for p in found if p.predicted is not None]
        for pair in found:
            statement, others = (pair.gold, gold) if pair.gold is not None else (pair.predicted, predicted)
            if statement is not None:
                for name in configurations(pair.document, statement, others):
                    out[name].add(pair)
    return out
