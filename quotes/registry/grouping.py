"""Which of many speakers are one: pairs that may be, judged by rule, and joined unless editors say otherwise.

What comes out depends on the speakers and the judgements alone, never on the order in which articles came.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from quotes.arabic.spelling import heard
from quotes.registry.matching import Known, Relation, compare

Opinion = Literal["same", "different", "unsure"]
Pair = tuple[str, str]
# The surest first.
_ORDER: tuple[Relation, ...] = ("spelling", "sound", "shorter", "surname")


@dataclass(frozen=True, slots=True)
class Joined:
    """A speaker who is shown as another, and by which relation of names the rules came to it."""

    speaker: str
    shown_as: str
    relation: Relation


def pair(one: str, other: str) -> Pair:
    """Name a pair of speakers, whichever is named first."""
    return (one, other) if one < other else (other, one)


def candidates(speakers: Sequence[Known]) -> Iterator[tuple[Known, Known]]:
    """Give the pairs that are worth comparing: of one name, or of like last words and one that is like before it."""
    blocks: defaultdict[tuple[str, ...], list[Known]] = defaultdict(list)
    for one in speakers:
        for key in _keys(one):
            blocks[key].append(one)
    seen: set[Pair] = set()
    for block in blocks.values():
        for one, other in combinations(block, 2):
            if (name := pair(one.id, other.id)) not in seen:
                seen.add(name)
                yield one, other
    for one in speakers:
        if one.kind == "person" and len(one.words) > 1:
            for surname in blocks.get((heard(one.words[-1]),), ()):
                yield surname, one


def _keys(one: Known) -> Iterable[tuple[str, ...]]:
    if one.kind == "organisation":
        return [("", *one.words)]
    if one.kind == "unnamed" or not one.words:
        return []
    *before, last = map(heard, one.words)
    return [(first, last) for first in sorted(set(before))] if before else [(last,)]


def rule_pairs(speakers: Sequence[Known]) -> dict[Pair, Relation]:
    """Judge all candidates; give the pairs that are the same.

    A surname that could be several people's, who are not one themselves, is nobody's.
    """
    found: dict[Pair, Relation] = {}
    for one, other in candidates(speakers):
        match = compare(one, other)
        if match.verdict == "same":
            found[pair(one.id, other.id)] = match.relation
    surnames = {name: relation for name, relation in found.items() if relation in ("surname", "shorter")}
    sure = {name: relation for name, relation in found.items() if name not in surnames}
    return sure | _of_one(surnames, sure, {one.id: one for one in speakers})


def _of_one(
    short: Mapping[Pair, Relation], sure: Mapping[Pair, Relation], known: Mapping[str, Known]
) -> dict[Pair, Relation]:
    """Keep the pairs of a shorter name with a longer one where all its longer ones are one person."""
    groups = Groups(known)
    for one, other in sorted(sure):
        groups.join(one, other)
    longer: defaultdict[str, set[str]] = defaultdict(set)
    for one, other in short:
        less, more = sorted((one, other), key=lambda name: len(known[name].words))
        longer[less].add(more)
    # From the longest down: who is محمد جواد ظريف already is no second جواد ظريف.
    kept: dict[Pair, Relation] = {}
    for less in sorted(longer, key=lambda name: (-len(known[name].words), name)):
        owners = longer[less]
        if len({groups.of(owner) for owner in owners}) == 1:
            for owner in owners:
                groups.join(less, owner)
                kept[pair(less, owner)] = short[pair(less, owner)]
    return kept


class Groups:
    """Speakers joined to groups; each has the smallest id of its members for a name."""

    def __init__(self, speakers: Iterable[str]) -> None:
        self._of = {one: one for one in speakers}

    def of(self, speaker: str) -> str:
        """Name the group of a speaker."""
        while (up := self._of.setdefault(speaker, speaker)) != speaker:
            speaker = up
        return speaker

    def join(self, one: str, other: str) -> None:
        """Make the groups of two speakers one."""
        first, second = sorted((self.of(one), self.of(other)))
        self._of[second] = first

    def members(self) -> dict[str, list[str]]:
        """Give the groups with their members."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for speaker in sorted(self._of):
            found[self.of(speaker)].append(speaker)
        return dict(found)


def joined(speakers: Sequence[Known], said: Mapping[Pair, Opinion], shown: Mapping[str, str]) -> list[Joined]:
    """Give who is shown as whom by rule.

    Args:
        speakers: all that are known.
        said: what editors said last of pairs: it counts more than any rule.
        shown: whom editors' merges show speakers as.
    """
    known = {one.id: one for one in speakers}
    groups = Groups(known)
    for (one, other), opinion in sorted(said.items()):
        if opinion == "same":
            groups.join(one, other)
    by_editors = Groups(known)
    for (one, other), opinion in sorted(said.items()):
        if opinion == "same":
            by_editors.join(one, other)
    apart = [name for name, opinion in sorted(said.items()) if opinion == "different"]
    found = rule_pairs(speakers)
    relations: dict[str, Relation] = {}
    for name in sorted(found, key=lambda name: (_ORDER.index(found[name]), name)):
        if name in said or any(_meet(groups, name, other) for other in apart):
            continue
        groups.join(*name)
        for one in name:
            relations.setdefault(one, found[name])
    out: list[Joined] = []
    for members in groups.members().values():
        out += _star(members, known, by_editors, shown, relations)
    return out


def _meet(groups: Groups, name: Pair, other: Pair) -> bool:
    """Say whether joining a pair would join another that is to stay apart."""
    return {groups.of(one) for one in name} == {groups.of(one) for one in other} and groups.of(
        name[0]
    ) != groups.of(name[1])


def _star(
    members: Sequence[str],
    known: Mapping[str, Known],
    by_editors: Groups,
    shown: Mapping[str, str],
    relations: Mapping[str, Relation],
) -> Iterator[Joined]:
    """Show the members of a group as one of them, except where editors' merges do that already."""
    if len({by_editors.of(one) for one in members}) == 1:
        return
    chosen = sorted({shown[one] for one in members if one in shown})
    best = (
        chosen[0]
        if len(chosen) == 1
        else min((known[one] for one in chosen or members if one in known), key=_rank).id
    )
    done = {by_editors.of(best)}
    for one in members:
        if by_editors.of(one) not in done:
            done.add(by_editors.of(one))
            yield Joined(one, best, relations.get(one, "spelling"))


def _rank(one: Known) -> tuple[bool, int, int, str]:
    """Prefer a full name to a surname, then the one quoted most, then the longer."""
    return (len(one.words) < 2, -one.statements, -len(one.words), one.id)  # noqa: PLR2004 - a surname alone
