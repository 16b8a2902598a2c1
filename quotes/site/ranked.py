"""The two orders of what a search found: the table's, and that of the question which ranks. Filters go along.

The table takes any filter, the question those that have a parameter of the column's name; the others stay in its
address for the way back, and the page says that they do not count there.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlencode

if TYPE_CHECKING:
    from datasette.utils.asgi import Request

FILTERS = ("speaker", "country", "office", "act", "kind", "outlet", "year", "month", "role", "cue", "status")
_SEARCH, _WORDS = "_search", "words"
_ROW_FILTERS = ("_where", "_through")


@dataclass(frozen=True, slots=True)
class Orders:
    """The query strings of a search in either order, the filters that count in both, and those of the table alone."""

    newest: str
    relevant: str
    filters: Mapping[str, str]
    table_only: tuple[str, ...]

    def without(self, column: str) -> str:
        """Give the ranked search's query string without a filter."""
        return _query((name, value) for name, value in parse_qsl(self.relevant) if name != column)


def orders(request: Request, words: str) -> Orders:
    """Read a search's address, in whichever order it is."""
    given = [(name.removesuffix("__exact"), value) for name, value in parse_qsl(request.query_string)]
    kept = [(name, value) for name, value in given if name not in {_SEARCH, _WORDS, "_next"}]
    filters = {name: value for name, value in reversed(kept) if name in FILTERS}
    others = [
        name.partition("__")[0] if not name.startswith("_") else name
        for name, _ in kept
        if name not in FILTERS and (not name.startswith("_") or name in _ROW_FILTERS)
    ]
    return Orders(
        newest=_query([(_SEARCH, words), *kept]),
        relevant=_query([(_WORDS, words), *kept]),
        filters={name: filters[name] for name in FILTERS if name in filters},
        table_only=tuple(dict.fromkeys(others)),
    )


def _query(pairs: Iterable[tuple[str, str]]) -> str:
    return urlencode(list(pairs))
