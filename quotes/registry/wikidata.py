"""Which item of Wikidata a speaker is: looked up by name in data/wikidata.tsv, and held against offices and countries.

What the table does not surely say is None: a surname alone, another country, a name that two of its rows have.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from quotes.arabic.names import gender_of, load_places
from quotes.arabic.spelling import heard
from quotes.arabic.tables import DATA as ARABIC
from quotes.arabic.tables import read_table
from quotes.document import SpeakerKind
from quotes.registry.countries import countries
from quotes.registry.matching import Known, Relation, compare
from quotes.registry.offices import offices
from quotes.registry.words import DATA

KINDS = ("person", "organisation", "country", "capital")
COLUMNS = ("qid", "kind", "names", "countries", "offices", "name_en", "source")
_FULL = 2  # words that make a name more than a surname
_FORMER = "former_official"


@dataclass(frozen=True, slots=True)
class Item:
    """An item of Wikidata: its QID, its names as the press writes them, codes of countries and offices."""

    qid: str
    kind: str
    names: tuple[str, ...]
    countries: frozenset[str]
    offices: frozenset[str]

    def named(self) -> tuple[Known, ...]:
        """Give the item under each of its names, as a speaker that others can be compared with."""
        kind: SpeakerKind = "person" if self.kind == "person" else "organisation"
        return tuple(Known(self.qid, name, kind, self.offices, self.countries) for name in self.names)


def address(qid: str) -> str:
    """Give the page of an item."""
    return f"https://www.wikidata.org/wiki/{qid}"


def qid_of(speaker: Known) -> str | None:
    """Give the QID of a speaker; None where the table has nobody who surely is the speaker, or several."""
    if speaker.kind == "unnamed" or not speaker.words:
        return None
    full, shorter = set[str](), set[str]()
    for item in _by_last_word().get((speaker.kind, heard(speaker.words[-1])), ()):
        match = compare(speaker, item)
        if match.verdict == "same" and (speaker.kind == "organisation" or _is(speaker, item, match.relation)):
            (shorter if match.relation == "shorter" else full).add(item.id)
    # Who has just this name is likelier meant than whose longer name it may be.
    found = full or shorter
    return found.pop() if len(found) == 1 else None


def _is(speaker: Known, item: Known, relation: Relation) -> bool:
    """Say whether a person whose name agrees is the item's, by country and office."""
    if relation == "surname" or len(speaker.words) < _FULL:
        return False
    here = bool(speaker.countries & item.countries)
    held = bool(speaker.offices & (item.offices | {_FORMER}))
    if all(gender_of(word) for word in speaker.words):
        # «محمد إبراهيم» is many people's name, or a part of it.
        return here and held and relation != "shorter"
    return here or (relation != "shorter" and not speaker.countries and (held or not speaker.offices))


@cache
def items() -> tuple[Item, ...]:
    """Give the items of data/wikidata.tsv."""
    return tuple(
        Item(
            row.required("qid"),
            row.one_of("kind", KINDS),
            row.items("names") or _names_of_country(row.required("countries")),
            frozenset(row.items("countries", countries())),
            frozenset(row.items("offices", offices())),
        )
        for row in read_table(DATA / "wikidata.tsv", COLUMNS)
    )


def _names_of_country(code: str) -> tuple[str, ...]:
    """Give the names by which the lexicon knows a country."""
    listed = (
        one.name
        for one in load_places(ARABIC / "places.tsv").values()
        if one.code == code and one.kind == "country"
    )
    return tuple(dict.fromkeys((countries()[code].name, *listed)))


@cache
def _by_last_word() -> Mapping[tuple[str, str], tuple[Known, ...]]:
    """Give the items by the last word of their names, as it is heard: names that are one end alike."""
    found: defaultdict[tuple[str, str], list[Known]] = defaultdict(list)
    for item in items():
        for one in item.named():
            found[one.kind, heard(one.words[-1])].append(one)
    return {key: tuple(named) for key, named in found.items()}
