"""Gold speakers -> the choices of what names them in their source mentions, each with its right answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from quotes.document import Speaker, Statement
from quotes.evaluation.names import name_words
from quotes.evaluation.scoring import f1
from quotes.ranking.ranker import Ranker
from quotes.speakers.mention import surface
from quotes.speakers.naming import Naming, features, namings
from quotes.speakers.phrases import parse_one
from quotes.speakers.reader import Reader
from quotes.surface.words import Words
from quotes.training.logit import Group

_CLOSE = 0.8  # how far a name that is not a person's must agree with the gold one


def naming_groups(words: Words, gold: Iterable[Statement]) -> Iterator[Group]:
    """List the choices of names in the sources of one text's statements."""
    reader = Reader(words, Ranker({}))
    for statement in gold:
        if statement.source is None or len(statement.speakers) != 1:
            continue
        start, end = words.at(statement.source.start), words.at(statement.source.end - 1) + 1
        found = reader.told(start, end)
        ruled = parse_one(words, start, end)
        if found and ruled is not None and ruled.kind != "pronoun":
            options = namings(words, found)
            described = features(words, found, options, reader.place(found, ruled))
            yield Group(described, right_naming(words, found, options, statement.speakers[0]))


def right_naming(words: Words, found: Sequence[int], options: Sequence[Naming], speaker: Speaker) -> int:
    """Give the option that names a speaker as the gold does; 0, the anaphor, where none does.

    A person's may be part of the name (a surname); others must be the gold name itself.
    """
    whole = speaker.kind != "person"
    wanted = name_words(speaker.name, whole=whole)
    ranked = []
    for number, option in enumerate(options):
        if option.kind == speaker.kind:
            own = name_words(surface(words, found[option.first], found[option.last - 1] + 1), whole=whole)
            fit = float(len(own)) * (own <= wanted) if speaker.kind == "person" else f1(own, wanted)
            if fit > (0 if speaker.kind == "person" else _CLOSE - 0.01):
                ranked.append((fit, option.first - option.last, -number))
    return -max(ranked)[2] if ranked else 0
