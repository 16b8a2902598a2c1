"""What the pages say, in the reader's language: `labels.toml`, looked up by key."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from markupsafe import Markup

LANGUAGES = ("ar", "en")
# Set for each request: Datasette renders cells and some errors without handing the request on.
language: ContextVar[str] = ContextVar("language", default=LANGUAGES[0])


@contextmanager
def in_language(name: str) -> Iterator[None]:
    """Say what follows in this language, whatever the reader's is."""
    token = language.set(name)
    try:
        yield
    finally:
        language.reset(token)


@cache
def _labels() -> Mapping[str, Any]:
    return tomllib.loads((files("quotes.site") / "labels.toml").read_text("utf-8"))


def _find(section: str, key: str) -> str | None:
    found: str | None = _labels()[section].get(key, {}).get(language.get())
    return found


def say(key: str, **values: object) -> str:
    """Give a phrase of the interface, its `{places}` filled in."""
    return (_find("ui", key) or key).format(**values)


def say_of(key: str, **values: object) -> Markup:
    """Give a phrase with data in its `{places}`: HTML where it is marked as such, escaped where not."""
    return Markup(_find("ui", key) or key).format(**values)  # noqa: S704 - the package's own words


def table_label(name: str) -> str:
    """Give a table's name for people, or the name itself."""
    return _find("tables", name) or name


def column_label(name: str) -> str:
    """Give a column's name for people, or the name itself."""
    return _find("columns", name) or name


def value_label(value: str) -> str:
    """Give a value from one of the fixed lists (kinds, parts) for people, or the value as it is."""
    return _find("values", str(value)) or value


def operator_label(key: str, otherwise: str) -> str:
    """Give a filter operator for people."""
    return _find("operators", key) or otherwise


def month_label(iso: str) -> str:
    """Write a month (YYYY-MM) in words; anything else stays as it is."""
    try:
        first = date.fromisoformat(f"{iso}-01")
    except ValueError:
        return iso
    return f"{_labels()['dates'][language.get()]['months'][first.month - 1]} {first.year}"


def format_label(extension: str) -> str:
    """Give a format's name for people."""
    return {"jsonld": "JSON-LD", "atom": "Atom"}.get(extension, extension.upper())


def direction() -> str:
    """Give the reading direction of the reader's language."""
    return "rtl" if language.get() == "ar" else "ltr"


def count_label(number: int, noun: str) -> str:
    """Say how many of a noun, in the plural form the number asks for; tables of others count rows."""
    nouns = _labels()["counts"]
    forms = nouns.get(noun, nouns["rows"])[language.get()]
    form = forms.get(_category(number), forms["other"])
    return str(form.format(n=f"{number:,}"))


def date_label(iso: object) -> str:
    """Write an ISO day or month in words; anything else stays as it is."""
    text = "" if iso is None else str(iso)
    try:
        day = date.fromisoformat(text[:10])
    except ValueError:
        return month_label(text)
    form = _labels()["dates"][language.get()]
    return str(form["form"].format(day=day.day, month=form["months"][day.month - 1], year=day.year))


def _category(number: int) -> str:
    if language.get() != "ar":
        return "one" if number == 1 else "other"
    if number in (0, 1, 2):
        return ("zero", "one", "two")[number]
    rest = number % 100
    few, many = range(3, 11), range(11, 100)
    return "few" if rest in few else "many" if rest in many else "other"
