"""Indexes anew, without a parser, what is stored: for databases from before search knew lemmas."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from sqlite_utils import Database

from quotes.store.indexing import Index, index, with_names
from quotes.store.names import searched_by
from quotes.store.rows import folded

Stored = tuple[Any, ...]
BATCH = 1000

_ARTICLES = "select rowid, title, text from articles where rowid > ? order by rowid limit ?"
_SPEAKERS = "select rowid, id, name from speakers where rowid > ? order by rowid limit ?"
_STATEMENTS = """
select s.rowid, s.id, s.content, s.source_text, s.search, a.title, f.statement is not null
from statements s join articles a on a.id = s.article left join found f on f.statement = s.id
where s.rowid > ? order by s.rowid limit ?
"""
_ALIASES = "select speaker, name from aliases where speaker in (select value from json_each(?)) order by name"
_NAMES = """
select t.statement, p.name, r.name from statement_speakers t
join speakers p on p.id = t.speaker left join roles r on r.id = t.role
where t.statement in (select value from json_each(?)) order by t.statement, t.position
"""


def fill(db: Database) -> None:
    """Fill the columns `search` and `lemmas` of articles, speakers and statements."""
    for rows in _batches(db, _ARTICLES):
        texts = (
            (rowid, None if text.startswith(title or "") else title, text) for rowid, title, text in rows
        )
        _update(db, "articles", [(rowid, index(title, text)) for rowid, title, text in texts])
    for rows in _batches(db, _SPEAKERS):
        aliases = _grouped(db, _ALIASES, [row[1] for row in rows])
        made = [(rowid, searched_by(name, [a for (a,) in aliases[one]])) for rowid, one, name in rows]
        _update(db, "speakers", made)
    for rows in _batches(db, _STATEMENTS):
        names = _grouped(db, _NAMES, [row[1] for row in rows])
        _update(db, "statements", [_statement(row, names[row[1]]) for row in rows])


def _statement(row: Stored, names: list[tuple[str, ...]]) -> tuple[int, Index]:
    rowid, _, content, mention, search, title, corrected = row
    parts = [part for pair in names for part in pair]
    if corrected:
        # Names that are not shown any more, by which it was searched all the same, are known in this shape alone.
        kept = search.removeprefix(folded(content)).removesuffix(folded(title))
        return rowid, index(content, *parts, kept)
    return rowid, with_names(index(content), parts, mention)


def _batches(db: Database, query: str) -> Iterator[list[Stored]]:
    last = -1
    while rows := db.execute(query, [last, BATCH]).fetchall():
        yield rows
        last = rows[-1][0]


def _grouped(db: Database, query: str, keys: list[str]) -> defaultdict[str, list[tuple[str, ...]]]:
    groups: defaultdict[str, list[tuple[str, ...]]] = defaultdict(list)
    for key, *row in db.execute(query, [json.dumps(keys)]):
        groups[key].append(tuple(row))
    return groups


def _update(db: Database, table: str, made: list[tuple[int, Index]]) -> None:
    sql = f"update {table} set search = ?, lemmas = ? where rowid = ?"  # noqa: S608 - our own names
    db.conn.executemany(sql, [(*found, rowid) for rowid, found in made])
