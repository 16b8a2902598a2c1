"""Whether two speakers of different articles are one: judged by their names, their offices and their countries.

Unlike names are never one. Names that differ in spelling alone are, unless their countries differ; names heard
otherwise, or of which one is shorter, only where an office or a country speaks for it. See docs/speakers.md.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from quotes.arabic.spelling import Likeness, alike, name_words
from quotes.arabic.tables import read_table
from quotes.document import SpeakerKind
from quotes.registry.bodies import body_words
from quotes.registry.words import DATA

Verdict = Literal["same", "different", "unsure"]
Relation = Literal["spelling", "sound", "shorter", "surname", "none"]
_FULL = 2  # words that make a name more than a surname


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a speaker across articles: offices and countries (codes) of the roles; how often quoted."""

    id: str
    name: str
    kind: SpeakerKind
    offices: frozenset[str] = frozenset()
    countries: frozenset[str] = frozenset()
    statements: int = 0

    @property
    def words(self) -> tuple[str, ...]:
        """The words of the name, as they are compared."""
        return name_words(self.name) if self.kind == "person" else body_words(self.name)


@dataclass(frozen=True, slots=True)
class Match:
    """A judgement on two speakers, and what it goes by."""

    verdict: Verdict
    relation: Relation


def compare(one: Known, other: Known) -> Match:
    """Judge two speakers."""
    if one.kind != other.kind or "unnamed" in (one.kind, other.kind):
        return Match("different", "none")
    relation = related(one.words, other.words)
    if one.kind == "organisation":
        return Match("same" if relation == "spelling" else "different", relation)
    return Match(_person(relation, one, other), relation)


def _person(relation: Relation, one: Known, other: Known) -> Verdict:
    if relation == "none":
        return "different"
    if one.countries and other.countries and not one.countries & other.countries:
        return "unsure"
    return "same" if _speaks_for_it(relation, one, other) else "unsure"


def _speaks_for_it(relation: Relation, one: Known, other: Known) -> bool:
    """Say whether offices and countries are enough for what the names alone leave open."""
    country, office = bool(one.countries & other.countries), bool(one.offices & other.offices)
    full = min(len(one.words), len(other.words)) >= _FULL
    if relation == "spelling":
        return full or (country and office)
    if relation == "surname":
        return country and office
    if relation == "sound":
        foreign = not (one.countries | other.countries) & arab_countries()
        return foreign and (full or country or office)
    return country or office


def related(one: tuple[str, ...], other: tuple[str, ...]) -> Relation:
    """Tell how two names are related, word by word.

    spelling: the same words; sound: words that are heard alike; shorter: one has the first and the last of the
    other, or its last ones; surname: one is the other's last word; none of these.
    """
    short, long = sorted((one, other), key=len)
    if not short or alike(short[-1], long[-1]) == "different":
        return "none"
    if len(short) == len(long):
        found = {alike(a, b) for a, b in zip(short, long, strict=True)}
        return _of_same_length(found, len(short))
    if len(short) == 1:
        return "surname"
    # «محمد ظريف» and «جواد ظريف» are محمد جواد ظريف; the words between come in order.
    rest = iter(long[:-1])
    ordered = all(any(alike(word, other_word) != "different" for other_word in rest) for word in short[:-1])
    return "shorter" if ordered else "none"


def _of_same_length(found: set[Likeness], length: int) -> Relation:
    if "different" in found:
        return "none"
    if found == {"equal"}:
        return "spelling"
    # Two names none of whose words are the same are one by chance, where they are short.
    return "sound" if "equal" in found or length == 1 else "none"


@cache
def arab_countries() -> frozenset[str]:
    """Give the codes of countries whose people have Arabic names."""
    return frozenset(row.required("code") for row in read_table(DATA / "arab_countries.tsv", ("code",)))
