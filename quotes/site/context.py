"""What templates can call, and what `page` is on each of Datasette's views."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from datasette.utils import path_with_added_args, tilde_decode, tilde_encode

from quotes.site import (
    data_text,
    filed,
    hits,
    labels,
    pages,
    ranked,
    records,
    reviewing,
    speaker_page,
    statement_page,
)
from quotes.site.labels import language
from quotes.site.marks import plain, with_hits
from quotes.site.questions import in_english, published_sql
from quotes.site.records import Card, Row
from quotes.site.seen import sees_table
from quotes.site.visit import Visit

if TYPE_CHECKING:
    from datasette.app import Datasette
    from datasette.utils.asgi import Request
    from jinja2 import Environment

_STATIC = Path(__file__).parent / "static"
_ROW_PAGES: dict[str, Callable[[Visit, str], Awaitable[object]]] = {
    "articles": pages.article,
    "speakers": speaker_page.speaker,
    "statements": statement_page.statement,
}
_SPEAKER_LIST = """
select p.id, p.name, p.kind, count(s.id) as statements, max(s.said_on) as last
from speakers as p left join statement_speakers as t on t.speaker = p.id
left join statements as s on s.id = t.statement and s.status <> 'rejected'
where p.id in (select value from json_each(:ids)) group by p.id
"""
_ARTICLE_LIST = """
select a.id, a.title, a.published, o.name as outlet_name,
  (select count(*) from statements as s where s.article = a.id and s.status <> 'rejected') as statements
from articles as a left join outlets as o on o.id = a.outlet
where a.id in (select value from json_each(:ids))
"""
# In the order that people look for them: who, then what is done, then where and when.
_FACETS = (
    "speaker",
    "country",
    "office",
    "act",
    "kind",
    "outlet",
    "year",
    "month",
    "role",
    "cue",
    "status",
    "unresolved",
)
LISTS = {"speakers": _SPEAKER_LIST, "articles": _ARTICLE_LIST}


async def page_for(
    datasette: Datasette, request: Request, view: str, database: str | None, table: str | None
) -> object | None:
    """Gather the page of a view, where the database is one of ours and the reader may see it."""
    if view == "index":
        name = await site_database(datasette, request)
        return await pages.home(Visit(datasette, request, name)) if name else None
    if view != "row" or table not in _ROW_PAGES or not database or not await is_ours(datasette, database):
        return None
    if not await visible(datasette, request, database, "statements"):
        return None
    key = tilde_decode(request.url_vars["pks"])
    return await _ROW_PAGES[table](Visit(datasette, request, database), key)


async def is_ours(datasette: Datasette, database: str | None) -> bool:
    """Tell whether a database holds the tracker's tables."""
    return database in datasette.databases and (
        set(await datasette.get_database(database).table_names()) >= records.TABLES
    )


async def site_database(
    datasette: Datasette, request: Request | None = None, current: str | None = None
) -> str | None:
    """Name the database that the site is about: the one being looked at, or the first of ours."""
    names: list[str | None] = [current, *datasette.databases]
    for name in names:
        if await is_ours(datasette, name) and await visible(datasette, request, name, "statements"):
            return name
    return None


async def visible(datasette: Datasette, request: Request | None, database: str | None, table: str) -> bool:
    """Tell whether whoever asks may see a table."""
    return database is not None and await sees_table(datasette, request, database, table)


class Helpers:
    """Functions for templates that need Datasette's databases."""

    def __init__(self, datasette: Datasette) -> None:
        self.datasette = datasette

    def install(self, env: Environment) -> None:
        """Put labels and helpers where every template finds them."""
        reviewing.install(env, self.datasette)
        env.globals.update(
            say=labels.say,
            say_of=labels.say_of,
            direction=labels.direction,
            lang=language.get,
            table_label=labels.table_label,
            column_label=labels.column_label,
            operator_label=labels.operator_label,
            count_label=labels.count_label,
            localised=localised,
            site_database=self.site_database,
            is_ours=self.is_ours,
            statement_cards=self.statement_cards,
            cards_of=self.cards_of,
            listed=self.listed,
            label_of=self.label_of,
            ranks_search=self.ranks_search,
            search_orders=ranked.orders,
            more_facets=more_facets,
            asset=self.asset,
            row_url=self.row_url,
            language_link=self.language_link,
        )
        env.filters.update(in_order=in_order, format_label=labels.format_label)
        data_text.install(env)
        env.filters.update(plain=plain, value_label=labels.value_label, date_label=labels.date_label)
        env.filters.update(filed_label=filed.label, with_hits=with_hits)

    async def site_database(self, request: Request | None = None, current: str | None = None) -> str | None:
        """Name the site's database."""
        return await site_database(self.datasette, request, current)

    async def is_ours(self, database: str) -> bool:
        """Tell whether a database holds the tracker's tables."""
        return await is_ours(self.datasette, database)

    async def statement_cards(
        self, database: str, shown: Iterable[Row], search: str | None = None
    ) -> list[Card]:
        """Give the cards of the statements in a table view's rows, with what a search found marked."""
        db = self.datasette.get_database(database)
        return await hits.marked(db, await records.cards(db, [row["id"] for row in shown]), search)

    async def cards_of(
        self, database: str, columns: list[str], found: Iterable[Sequence[Any]], search: str | None = None
    ) -> list[Card]:
        """Give the cards of the statements that a question's answer names in its column `statement`."""
        db, place = self.datasette.get_database(database), columns.index("statement")
        return await hits.marked(db, await records.cards(db, [row[place] for row in found]), search)

    async def ranks_search(self, request: Request, database: str) -> bool:
        """Tell whether the question that ranks a search is there: a site may be served without our metadata."""
        return await published_sql(self.datasette, request.actor, database, "search") is not None

    async def listed(self, database: str, table: str, shown: Iterable[Row]) -> list[Row]:
        """Give the speakers or articles in a table view's rows, with how often they are quoted."""
        ids = [row["id"] for row in shown]
        db = self.datasette.get_database(database)
        found = await records.rows(db, LISTS[table], ids=json.dumps(ids))
        by_id = {row["id"]: row for row in found}
        return [by_id[key] for key in ids if key in by_id]

    async def label_of(self, database: str, table: str, column: str, value: str) -> str:
        """Say what a filter's value stands for: the name behind a foreign key, a kind in words."""
        db = self.datasette.get_database(database)
        if (said := filed.label(value, column)) != value:
            return said
        for key in await db.foreign_keys_for_table(table):
            other, theirs = key["other_table"], key["other_column"]
            label = await db.label_column_for_table(other)
            if key["column"] == column and label:
                sql = f'select "{label}" as label from "{other}" where "{theirs}" = :value'  # noqa: S608 - of the schema
                found = await records.rows(db, sql, value=value)
                return str(found[0]["label"]) if found else value
        return value

    def row_url(self, database: str, table: str, key: str) -> str:
        """Give the address of a row's page; an article's id may hold any character."""
        address: str = self.datasette.urls.row(database, table, tilde_encode(key))
        return address

    def asset(self, name: str) -> str:
        """Give the address of one of the site's own files, changed whenever the file is."""
        path: str = self.datasette.urls.static_plugins(_plugin_name(), name)
        return f"{path}?{_digest(name)}"

    def language_link(self, request: Request | None) -> str:
        """Give the address that switches to the other language and comes back here."""
        other = next(each for each in labels.LANGUAGES if each != language.get())
        back = ""
        if request:
            back = request.path + (f"?{request.query_string}" if request.query_string else "")
        path: str = self.datasette.urls.path("/-/language")
        return f"{path}?{urlencode({'to': other, 'next': back})}"


def in_order(facets: list[Row]) -> list[Row]:
    """Put facets in the order that people look for them, those of other tables as they were."""
    places = {name: place for place, name in enumerate(_FACETS)}
    return sorted(facets, key=lambda facet: places.get(facet["name"], len(places)))


def more_facets(request: Request, table: str, shown: Iterable[Row]) -> list[tuple[str, str]]:
    """Name the columns that statements can be narrowed down by and are not yet, each with the path that does so."""
    named = {facet["name"] for facet in shown}
    offered = [column for column in _FACETS if column not in named] if table == "statements" else []
    return [(column, path_with_added_args(request, {"_facet": column})) for column in offered]


def localised(described: object, key: str) -> str | None:
    """Give a title or description out of metadata, in English where there is one and the reader asks."""

    def found(name: str) -> str | None:
        # 1.0 describes a question by an object, everything else is a dictionary.
        value = described.get(name) if isinstance(described, Mapping) else getattr(described, name, None)
        return str(value) if value else None

    english = (
        (found(f"{key}_en") or in_english(found("name"), key, found(key))) if language.get() == "en" else None
    )
    return english or found(key)


@cache
def _plugin_name() -> str:
    from datasette.plugins import get_plugins  # noqa: PLC0415 - not there yet while plugins are loaded

    # Datasette serves static files under the distribution's name, which is not the module's.
    ours = (p["name"] for p in get_plugins() if str(p.get("static_path")) == str(_STATIC))
    return str(next(ours, "quotes.site"))


@cache
def _digest(name: str) -> str:
    return hashlib.sha256((_STATIC / name).read_bytes()).hexdigest()[:8]
