"""What a reader finds in the databases: tables with their columns, ready-made questions with their parameters."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from datasette.utils import derive_named_parameters

from quotes.site import records
from quotes.site.context import is_ours, localised, visible
from quotes.site.questions import published, sql_page
from quotes.site.seen import may_ask_sql

if TYPE_CHECKING:
    from datasette.app import Datasette
    from datasette.utils.asgi import Request

_TYPES = {"INTEGER": "integer", "REAL": "number"}
_LOGS = ("corrections", "judgements")
# The tables that people ask for, before the others.
_FIRST = ("statements", "speakers", "articles", "outlets", "mentions")
_SHOWN = (*_LOGS, "mentions", "aliases", "spans", "chains", "statement_speakers")
_INNER = ("_sqlite_migrations", "sqlite_sequence")


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its type in JSON, whether it may be null, whether it holds the ids of other rows, what it says."""

    name: str
    type: str
    nullable: bool
    refers: bool
    description: str | None


@dataclass(frozen=True, slots=True)
class Table:
    """A table, its address, and the id of a row to try it with."""

    name: str
    path: str
    title: str
    description: str | None
    columns: tuple[Column, ...]
    keys: tuple[str, ...]
    searched: bool
    example: str | None

    @property
    def holds_statements(self) -> bool:
        """Whether its rows are statements, which have formats of their own."""
        return self.name == "statements"


@dataclass(frozen=True, slots=True)
class Question:
    """A ready-made question and its address; whether it answers with statements."""

    name: str
    path: str
    title: str
    description: str | None
    parameters: tuple[str, ...]
    holds_statements: bool


@dataclass(frozen=True, slots=True)
class Described:
    """A database of ours, as far as whoever asks may see it; `sql_path` is None where they may ask no SQL."""

    name: str
    path: str
    sql_path: str | None
    tables: tuple[Table, ...]
    questions: tuple[Question, ...]

    def table(self, name: str) -> Table | None:
        """Give a table, if it may be seen."""
        return next((table for table in self.tables if table.name == name), None)


async def described(datasette: Datasette, request: Request) -> list[Described]:
    """Describe the databases that hold statements."""
    found = []
    for name in datasette.databases:
        if await is_ours(datasette, name) and await visible(datasette, request, name, "statements"):
            tables = await _tables(datasette, request, name)
            questions = await _questions(datasette, request, name)
            base = _path(datasette, datasette.urls.database(name))
            allowed = await may_ask_sql(datasette, request, name)
            sql = _path(datasette, sql_page(datasette, name)) if allowed else None
            found.append(Described(name, base, sql, tables, questions))
    return found


def _path(datasette: Datasette, address: object) -> str:
    """Give an address within the site: the server's base is named apart."""
    return "/" + str(address).removeprefix(str(datasette.urls.instance()))


async def _tables(datasette: Datasette, request: Request, database: str) -> tuple[Table, ...]:
    db = datasette.get_database(database)
    hidden = {*await db.hidden_table_names(), *_INNER} - set(_SHOWN)
    names = [name for name in sorted(await db.table_names()) if name not in hidden]
    names.sort(key=lambda name: _FIRST.index(name) if name in _FIRST else len(_FIRST))
    seen = [name for name in names if await visible(datasette, request, database, name)]
    return tuple([await _table(datasette, database, name) for name in seen])


async def _table(datasette: Datasette, database: str, name: str) -> Table:
    db = datasette.get_database(database)
    said, texts = await _said_of(datasette, database, name)
    refers = {key["column"] for key in await db.foreign_keys_for_table(name)}
    columns = [
        Column(
            one.name,
            _TYPES.get(str(one.type).upper(), "string"),
            not (one.notnull or one.is_pk),
            one.name in refers,
            texts.get(one.name),
        )
        for one in await db.table_column_details(name)
    ]
    keys = tuple(await db.primary_keys(name))
    return Table(
        name,
        _path(datasette, datasette.urls.table(database, name)),
        localised(said, "title") or name,
        localised(said, "description"),
        tuple(columns),
        keys,
        bool(await db.fts_table(name)),
        await _example(datasette, database, name, keys),
    )


async def _said_of(
    datasette: Datasette, database: str, name: str
) -> tuple[Mapping[str, Any], Mapping[str, str]]:
    """Give what the metadata say of a table and of its columns."""
    if hasattr(datasette, "table_metadata"):
        said = datasette.table_metadata(database, name)
        return said, said.get("columns") or {}
    columns = await datasette.get_database(database).table_columns(name)
    texts = {column: await datasette.get_column_metadata(database, name, column) for column in columns}
    described = {column: text["description"] for column, text in texts.items() if text.get("description")}
    return await datasette.get_resource_metadata(database, name), described


async def _example(datasette: Datasette, database: str, name: str, keys: tuple[str, ...]) -> str | None:
    if len(keys) != 1:
        return None
    sql = f'select "{keys[0]}" as id from "{name}" order by rowid desc limit 1'  # noqa: S608 - of the schema
    rows = await records.rows(datasette.get_database(database), sql)
    return str(rows[0]["id"]) if rows else None


async def _questions(datasette: Datasette, request: Request, database: str) -> tuple[Question, ...]:
    db, found = datasette.get_database(database), []
    for name, said in (await published(datasette, request, database)).items():
        sql = str(said["sql"])
        found.append(
            Question(
                name,
                _path(datasette, datasette.urls.query(database, name)),
                localised(said, "title") or name,
                localised(said, "description"),
                tuple(dict.fromkeys(await derive_named_parameters(db, sql))),
                " as statement," in sql,
            )
        )
    return tuple(found)
