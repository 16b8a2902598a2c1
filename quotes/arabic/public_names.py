"""Names that the press writes whole: those of public figures, and of bodies and media that no title leads to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import cast

from quotes.arabic.names import Gender, known_organisations
from quotes.arabic.orthography import fold
from quotes.arabic.tables import DATA, read_table

PEOPLE = DATA / "public_names.tsv"
_CLITICS = ("", "و", "ف", "ل", "ب", "ك", "ول", "وب")
_SHORTEST = 3  # letters of a part of a name that is known by itself

Parts = tuple[str, ...]


def load_public_names(path: Path) -> dict[Parts, Gender]:
    """Read a file of people's names: the folded words of each -> gender."""
    found: dict[Parts, Gender] = {}
    for row in read_table(path, ("name", "gender", "country")):
        gender = cast(Gender, row.one_of("gender", frozenset({"m", "f"})))
        found.setdefault(tuple(fold(row.required("name")).split()), gender)
    return found


@cache
def public_names() -> dict[Parts, Gender]:
    """Give the names of public figures, folded and in words, with their genders."""
    return load_public_names(PEOPLE)


@cache
def _kinds() -> dict[Parts, str]:
    bodies = {tuple(name.split()): "ORG" for name in known_organisations()}
    return bodies | dict.fromkeys(public_names(), "PER")


@cache
def _by_first() -> dict[str, list[Parts]]:
    """Give the names by their first words, the longest first."""
    found: dict[str, list[Parts]] = {}
    for parts in sorted(_kinds(), key=len, reverse=True):
        found.setdefault(parts[0], []).append(parts)
    return found


@cache
def _roles_of_parts() -> Mapping[str, str]:
    """Say of each word of people's names whether it begins names, ends them, or either."""
    first = {parts[0] for parts in public_names() if len(parts) > 1}
    last = {parts[-1] for parts in public_names()}
    return {
        part: "either" if part in first and part in last else "first" if part in first else "last"
        for part in first | last
        if len(part) >= _SHORTEST
    }


def part_of_names(norm: str) -> str:
    """Say whether public figures' names begin with a folded word (first), end with it (last), or either; else ""."""
    known = _roles_of_parts()
    return next(
        (known[rest] for c in _CLITICS if norm.startswith(c) and (rest := norm.removeprefix(c)) in known), ""
    )


def listed_names(norms: Sequence[str]) -> dict[int, tuple[int, str]]:
    """Find known names among folded words: first word -> the end (exclusive) and PER or ORG; the longest, none in
    another. A clitic may stand before the first word."""
    found: dict[int, tuple[int, str]] = {}
    k = 0
    while k < len(norms):
        parts = _longest(norms, k)
        if parts:
            found[k] = (k + len(parts), _kinds()[parts])
        k += len(parts) or 1
    return found


def _longest(norms: Sequence[str], k: int) -> Parts:
    for clitic in _CLITICS:
        if norms[k].startswith(clitic):
            for parts in _by_first().get(norms[k].removeprefix(clitic), ()):
                if tuple(norms[k + 1 : k + len(parts)]) == parts[1:]:
                    return parts
    return ()
