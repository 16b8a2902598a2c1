"""What statements are filed under (act, office, country, kind, month, why nobody), in the reader's language.

The database's own labels are Arabic; the English ones are looked up here, in the lists that they came from.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol

from markupsafe import Markup

from quotes.arabic.acts import acts
from quotes.registry import countries, offices
from quotes.site.labels import language, month_label, say, value_label

_TABLES = {"act": "acts", "office": "offices", "country": "countries"}
_FIXED = frozenset({"kind", "status", "family", "unresolved"})


class Named(Protocol):
    """What has a label in both languages."""

    @property
    def name(self) -> str: ...

    @property
    def name_en(self) -> str: ...


def label(value: object, column: str, otherwise: object = None) -> str:
    """Say what a value of a column stands for; `otherwise`, or the value itself, where there is no word for it."""
    found: str | None = None
    if column == "act" and value is None:
        found = say("no_act")
    elif column in _FIXED:
        found = value_label(str(value))
    elif column == "month":
        found = month_label(str(value))
    elif column in _TABLES and (language.get() == "en" or otherwise is None):
        found = _listed(column, str(value))
    return found or str(value if otherwise is None else otherwise)


def _listed(column: str, code: str) -> str | None:
    lists: Mapping[str, Mapping[str, Named]] = {"act": acts(), "office": offices(), "country": countries()}
    if not (named := lists[column].get(code)):
        return None
    return named.name_en if language.get() == "en" else named.name


def act_of(row: Mapping[str, object]) -> str:
    """Say the act of a row with the columns `act` and `name`."""
    return label(row["act"], "act", row["name"])


def cell(value: object, column: str, address: Callable[[str, str], str]) -> Markup | None:
    """Give a table's cell that Datasette would label in Arabic to a reader of English; None for any other."""
    if column not in _TABLES or language.get() != "en" or not isinstance(value, dict):
        return None
    said = label(value["value"], column, value["label"])
    form = Markup('<a href="{}"><bdi>{}</bdi></a>&nbsp;<em>{}</em>')
    return form.format(address(_TABLES[column], value["value"]), said, value["value"])
