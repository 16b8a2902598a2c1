"""Gold speakers -> the choices of their offices, each with its right answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from quotes.document import Statement
from quotes.evaluation.names import folded_words
from quotes.evaluation.scoring import f1
from quotes.speakers.resolver import Resolver
from quotes.speakers.roles import Office
from quotes.training.logit import Group

_CLOSE = 0.8  # how far a wording must agree with the gold one


def role_groups(resolver: Resolver, gold: Iterable[Statement]) -> Iterator[Group]:
    """List the choices of offices in one text, one for each person who speaks."""
    roles: dict[str, str | None] = {}
    for statement in gold:
        for speaker in statement.speakers:
            if speaker.kind == "person":
                roles[speaker.name] = roles.get(speaker.name) or speaker.role
    for name, role in roles.items():
        found = resolver.offices(name)
        right = right_office(found, role)
        if right is not None and len(found) > 1:
            yield Group([office.evidence for office in found], right)


def right_office(found: Sequence[Office], role: str | None) -> int | None:
    """Give the option that words an office as the gold does; 0, none, where it has none; None where no option does."""
    if role is None:
        return 0
    wanted = set(folded_words(role))
    ranked = [(f1(set(folded_words(o.name)), wanted), -n) for n, o in enumerate(found) if o.name]
    best, number = max(ranked, default=(0.0, 0))
    return -number if best >= _CLOSE else None
