"""Finds what tells a country in a role: its names and adjectives, its places, its organisations and buildings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from quotes.arabic.names import load_nationalities, load_organisations, load_places
from quotes.arabic.tables import DATA as ARABIC
from quotes.arabic.tables import read_table
from quotes.registry.words import DATA, Reading, Word, without_article, words_of

Kind = Literal["country", "place", "adjective", "body"]
_KINDS = frozenset({"country", "place", "adjective", "body"})
_PLACE_KINDS: dict[str, Kind] = {"country": "country", "union": "country", "capital": "place"}
_WORLD = "*"
_LONGEST = 6


@dataclass(frozen=True, slots=True)
class Mention:
    """Words `start` to `end` (exclusive) of a role name a country.

    `code` is None for what belongs to none, or not surely to one; `world`: to many (دولي, الصليب الأحمر).
    """

    start: int
    end: int
    code: str | None
    kind: Kind
    preposition: str
    joined: bool
    world: bool


@dataclass(frozen=True, slots=True)
class _Entry:
    code: str | None
    kind: Kind
    world: bool = False


def mentions_of(words: tuple[Word, ...], bodies: bool = True) -> tuple[Mention, ...]:
    """Find all mentions, the longest at each place, none within another; without `bodies` what is within those."""
    found: list[Mention] = []
    place = 0
    while place < len(words):
        mention = _at(words, place, bodies)
        if mention:
            found.append(mention)
        place = mention.end if mention else place + 1
    return tuple(found)


def _at(words: tuple[Word, ...], place: int, bodies: bool) -> Mention | None:
    part = words[place].part
    rest = [word.text for word in words[place + 1 : place + _LONGEST] if word.part == part]
    for length in range(len(rest) + 1, 0, -1):
        for first in words[place].readings:
            entry = _names().get((first.text, *rest[: length - 1])) or _adjective(
                words, place, first, rest[: length - 1]
            )
            if entry and (bodies or entry.kind != "body"):
                return Mention(
                    place,
                    place + length,
                    entry.code,
                    entry.kind,
                    first.preposition,
                    first.joined,
                    entry.world,
                )
    return None


def _adjective(words: tuple[Word, ...], place: int, first: Reading, rest: list[str]) -> _Entry | None:
    entry = _adjectives().get((first.plain, *map(without_article, rest)))
    # «التحالف تركي المالكي»: an adjective has the article where its noun has it, so this is a name.
    after_definite = (
        place > 0 and words[place - 1].part == words[place].part and words[place - 1].readings[0].definite
    )
    if entry and after_definite and not first.definite and not first.joined and not first.preposition:
        return None
    return entry


Key = tuple[str, ...]


@cache
def _names() -> dict[Key, _Entry]:
    found: dict[Key, _Entry] = {}
    for organisation in load_organisations(ARABIC / "organisations.tsv").values():
        found[_key(organisation.name)] = _Entry(organisation.code, "body", not organisation.code)
    for name in load_places(ARABIC / "places.tsv").values():
        found[_key(name.name)] = _Entry(name.code, _PLACE_KINDS[name.kind], not name.code)
    return found | {key: entry for key, entry in _ours() if entry.kind != "adjective"}


@cache
def _adjectives() -> dict[Key, _Entry]:
    listed = load_nationalities(ARABIC / "nationalities.tsv")
    found = {
        (form,): _Entry(adjective.code, "adjective", not adjective.code) for form, adjective in listed.items()
    }
    return found | {key: entry for key, entry in _ours() if entry.kind == "adjective"}


def _ours() -> Iterator[tuple[Key, _Entry]]:
    for row in read_table(DATA / "country_words.tsv", ("words", "code", "kind")):
        kind = cast(Kind, row.one_of("kind", _KINDS))
        code = row.optional("code")
        world = code == _WORLD
        yield _key(row.required("words")), _Entry(None if world else code, kind, world)


def _key(name: str) -> Key:
    return tuple(word.text for word in words_of(name))
