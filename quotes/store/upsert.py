"""Rows -> a table, writing only what is new or has changed.

The upserts of sqlite-utils write every row, changed or not, and its search index with it.
"""

from __future__ import annotations

import json
from functools import cache

from sqlite_utils import Database

from quotes.store.rows import Row

_KEYS: dict[str, tuple[str, ...]] = {
    "statement_speakers": ("statement", "position"),
    "spans": ("statement", "part", "position"),
    "chains": ("statement", "position"),
    "found": ("statement",),
}
# Kept as first seen: another spelling of the same speaker is an alias, not a new name.
_FIRST_WINS = frozenset({"runs", "outlets", "speakers", "aliases", "cues"})


def put(db: Database, table: str, made: list[Row]) -> None:
    """Insert new rows and bring changed ones up to date; rows that are the same are not written."""
    if made:
        sql = _upsert(table, tuple(made[0]))
        db.conn.executemany(sql, [tuple(row.values()) for row in made])


def put_new(db: Database, table: str, made: list[Row]) -> list[Row]:
    """Insert the rows that are not there yet; give these."""
    return [row for row in made if db.execute(_upsert(table, tuple(row)), tuple(row.values())).rowcount > 0]


def change(db: Database, table: str, made: list[Row]) -> None:
    """Bring some columns of rows that are there up to date; rows that are the same are not written."""
    if made:
        others = [column for column in made[0] if column != "id"]
        sets = ", ".join(f'"{column}" = :{column}' for column in others)
        changed = " or ".join(f'"{column}" is not :{column}' for column in others)
        db.conn.executemany(f'update "{table}" set {sets} where id = :id and ({changed})', made)  # noqa: S608


def put_parts(db: Database, table: str, made: list[Row], statements: list[str]) -> None:
    """Bring the parts of statements up to date: those that are no longer made go."""
    keys = _KEYS[table]
    columns = ", ".join(keys)
    query = f"select {columns} from {table} where statement in (select value from json_each(?))"  # noqa: S608
    wanted = {tuple(row[column] for column in keys) for row in made}
    stored = db.execute(query, [json.dumps(statements)]).fetchall()
    gone = [part for part in stored if tuple(part) not in wanted]
    where = " and ".join(f"{column} = ?" for column in keys)
    db.conn.executemany(f"delete from {table} where {where}", gone)  # noqa: S608 - our own names
    put(db, table, made)


def delete_other_statements(db: Database, article: str, ids: list[str]) -> None:
    """Delete the statements of an article that are not among `ids`."""
    # One parameter for all the ids: an article may have more of them than SQLite takes parameters.
    db.execute(
        "delete from statements where article = ? and id not in (select value from json_each(?))",
        [article, json.dumps(ids)],
    )


@cache
def _upsert(table: str, columns: tuple[str, ...]) -> str:
    names = ", ".join(f'"{column}"' for column in columns)
    marks = ", ".join("?" * len(columns))
    insert = f'insert into "{table}" ({names}) values ({marks})'  # noqa: S608 - our own names
    if table in _FIRST_WINS:
        return f"{insert} on conflict do nothing"
    keys = _KEYS.get(table, ("id",))
    others = [column for column in columns if column not in keys]
    sets = ", ".join(f'"{column}" = excluded."{column}"' for column in others)
    changed = " or ".join(f'"{table}"."{column}" is not excluded."{column}"' for column in others)
    return f"{insert} on conflict ({', '.join(keys)}) do update set {sets} where {changed}"
