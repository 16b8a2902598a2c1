"""Loaders of what names and describes speakers: titles, places, nationalities, organisations, given names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, cast

from quotes.arabic.orthography import fold
from quotes.arabic.tables import DATA, Row, read_table

Gender = Literal["m", "f"]
TitleKind = Literal["role", "honorific", "rank", "unnamed", "organisation", "media", "document"]

_GENDERS = frozenset({"m", "f"})
_TITLE_KINDS = frozenset({"role", "honorific", "rank", "unnamed", "organisation", "media", "document"})
_PERSONS = frozenset({"role", "rank", "unnamed"})
_PLACE_KINDS = frozenset({"country", "capital", "union"})
_ORGANISATION_KINDS = frozenset({"organisation", "media"})
# Longest first: what can stand before a name or title.
_PROCLITICS = ("وبال", "ولل", "وال", "فال", "بال", "كال", "لل", "ال", "وب", "ول", "و", "ف", "ب", "ل", "ك")


@dataclass(frozen=True, slots=True)
class Title:
    """A form of a noun that heads the mention of a speaker: `word` is its singular in data/titles.tsv."""

    word: str
    gender: Gender
    number: Literal["s", "d", "p"]
    kind: TitleKind


@dataclass(frozen=True, slots=True)
class Place:
    """A country, capital or union; `code` as in ISO 3166-1 alpha-2 (EU and UN besides), None without one."""

    name: str
    code: str | None
    kind: Literal["country", "capital", "union"]


@dataclass(frozen=True, slots=True)
class Nationality:
    """A form of an adjective of nationality: `adjective` is its masculine, `code` that of its country."""

    adjective: str
    gender: Gender
    number: Literal["s", "p"]
    code: str | None


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation or a medium that is named without a word telling what it is."""

    name: str
    kind: Literal["organisation", "media"]
    code: str | None


def load_titles(path: Path) -> dict[str, tuple[Title, ...]]:
    """Read a file of titles: folded form -> titles, those listed outright before dual and construct forms."""
    listed: dict[str, list[Title]] = {}
    derived: dict[str, list[Title]] = {}
    for row in read_table(path, ("word", "gender", "plural", "kind")):
        word, kind = row.required("word"), cast(TitleKind, row.one_of("kind", _TITLE_KINDS))
        gender = _gender(row)
        for form, number in ((word, "s"), *((plural, "p") for plural in row.items("plural"))):
            title = Title(word, gender, cast(Literal["s", "d", "p"], number), kind)
            _add(listed, form, title)
            if number == "p" and form.endswith(("ون", "ين")):
                _add(derived, form[:-1], title)
        if kind in _PERSONS:
            for form in _duals(word):
                _add(derived, form, Title(word, gender, "d", kind))
    return {form: (*listed.get(form, ()), *derived.get(form, ())) for form in {**listed, **derived}}


def load_places(path: Path) -> dict[str, Place]:
    """Read a file of places: folded name -> place."""
    places: dict[str, Place] = {}
    for row in read_table(path, ("name", "code", "kind")):
        kind = cast(Literal["country", "capital", "union"], row.one_of("kind", _PLACE_KINDS))
        places.setdefault(fold(row.required("name")), Place(row["name"], row.optional("code"), kind))
    return places


def load_nationalities(path: Path) -> dict[str, Nationality]:
    """Read a file of nationalities: folded form without article -> nationality."""
    found: dict[str, Nationality] = {}
    for row in read_table(path, ("masculine", "feminine", "plural", "code")):
        adjective, code = row.required("masculine"), row.optional("code")
        for form in (adjective, adjective + "ا"):
            found.setdefault(fold(form), Nationality(adjective, "m", "s", code))
        found.setdefault(fold(row.required("feminine")), Nationality(adjective, "f", "s", code))
        for plural in row.items("plural"):
            found.setdefault(fold(plural), Nationality(adjective, "m", "p", code))
    return found


def load_organisations(path: Path) -> dict[str, Organisation]:
    """Read a file of organisations: folded name -> organisation."""
    found: dict[str, Organisation] = {}
    for row in read_table(path, ("name", "kind", "code")):
        kind = cast(Literal["organisation", "media"], row.one_of("kind", _ORGANISATION_KINDS))
        found.setdefault(fold(row.required("name")), Organisation(row["name"], kind, row.optional("code")))
    return found


def load_first_names(path: Path) -> dict[str, Gender]:
    """Read a file of given names: folded name -> gender."""
    found: dict[str, Gender] = {}
    for row in read_table(path, ("name", "gender")):
        found.setdefault(fold(row.required("name")), _gender(row))
    return found


@cache
def _titles() -> dict[str, tuple[Title, ...]]:
    return load_titles(DATA / "titles.tsv")


@cache
def _places() -> dict[str, Place]:
    return load_places(DATA / "places.tsv")


@cache
def _nationalities() -> dict[str, Nationality]:
    return load_nationalities(DATA / "nationalities.tsv")


@cache
def _organisations() -> dict[str, Organisation]:
    return load_organisations(DATA / "organisations.tsv")


@cache
def name_links() -> frozenset[str]:
    """Give the folded words that lead to the next word of a name (بن، آل)."""
    return frozenset(fold(row.required("word")) for row in read_table("name_links.tsv", ("word",)))


def known_organisations() -> frozenset[str]:
    """Give the folded names of the organisations and media that are listed."""
    return frozenset(_organisations())


@cache
def _first_names() -> dict[str, Gender]:
    return load_first_names(DATA / "first_names.tsv")


def titles_of(word: str) -> tuple[Title, ...]:
    """Give every reading of a word as a title, the likeliest first, whatever clitics stand before it."""
    return next((titles for shape in _shapes(word) if (titles := _titles().get(shape))), ())


def title_of(word: str) -> Title | None:
    """Give the likeliest reading of a word as a title."""
    return next(iter(titles_of(word)), None)


def place_of(phrase: str) -> Place | None:
    """Give the country, capital or union that a phrase names; a clitic may stand before it."""
    return next((place for shape in _shapes(phrase) if (place := _places().get(shape))), None)


def nationality_of(word: str) -> Nationality | None:
    """Give the nationality that a word means, with or without article."""
    return next((found for shape in _shapes(word) if (found := _nationalities().get(shape))), None)


def organisation_of(phrase: str) -> Organisation | None:
    """Give the organisation or medium that a phrase names; a clitic may stand before it."""
    return next((found for shape in _shapes(phrase) if (found := _organisations().get(shape))), None)


def gender_of(first_name: str) -> Gender | None:
    """Give the gender of a given name, None for one that is not listed. عبد الله and عبدالله are one name."""
    return _first_names().get(fold(first_name).replace(" ", ""))


def is_plural_of_people(word: str) -> bool:
    """Say whether a word is a plural of people with the article (المنظمون), which is nobody's name by itself."""
    return word.startswith(("ال", "وال")) and word.endswith("ون") and gender_of(word) is None


def _shapes(words: str) -> Iterator[str]:
    folded = " ".join(fold(words).split()).strip("،,.:؛;«»\"'()“”")
    yield folded
    if words.startswith(("أل", "إل")):
        return  # no article: ألباريس is a man, not Paris
    for before in _PROCLITICS:
        if folded.startswith(before) and len(folded) > len(before) + 1:
            rest = folded[len(before) :]
            # Where the article was taken off with the clitic, the name may have it.
            yield from (rest, "ال" + rest) if before.endswith(("ال", "لل")) else (rest,)


def _add(table: dict[str, list[Title]], form: str, title: Title) -> None:
    table.setdefault(fold(form), []).append(title)


def _duals(word: str) -> tuple[str, ...]:
    stem = word[:-1] + "ت" if word.endswith("ة") else word
    return tuple(stem + ending for ending in ("ان", "ين", "ا", "ي"))


def _gender(row: Row) -> Gender:
    return cast(Gender, row.one_of("gender", _GENDERS))
