"""What a feed is called: the question that was asked, or the table with its filters in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from datasette.filters import Filters

from quotes.site.context import Helpers, localised
from quotes.site.labels import column_label, operator_label, say, table_label
from quotes.site.marks import plain

if TYPE_CHECKING:
    from quotes.site.api.found import Found

_LONGEST = 200


async def feed_title(found: Found) -> str:
    """Say in the reader's language what was asked for."""
    asked = await _conditions(found)
    name = table_label(found.table) if found.table else await _question(found)
    return shortened(f"{name}: {say('listed').join(asked)}" if asked else name, _LONGEST)


def shortened(text: str, length: int) -> str:
    """Cut text where it is longer than that many characters, and show that it was."""
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"


async def _conditions(found: Found) -> list[str]:
    args = found.request.args
    search = args.get("_search")
    said = [f"{say('search')}: {search}"] if search else []
    pairs = [
        (key, value)
        for key in args
        if not key.startswith("_") and key != "sql"
        for value in args.getlist(key)
    ]
    for column, lookup, value in Filters(pairs).selections():
        shown = value
        if found.table:
            shown = await Helpers(found.datasette).label_of(found.database, found.table, column, value)
        relation = ":" if lookup == "exact" else f" {operator_label(lookup, lookup)}"
        said.append(f"{column_label(column)}{relation} {shown}")
    return [plain(each) for each in said]


async def _question(found: Found) -> str:
    if not found.question:
        return say("custom_sql")
    datasette, database, actor = found.datasette, found.database, found.request.actor
    if hasattr(datasette, "get_canned_query"):
        described = await datasette.get_canned_query(database, found.question, actor)
    else:
        described = await datasette.get_query(database, found.question)
    return localised(described, "title") or found.question
