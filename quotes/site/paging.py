"""Paging through a table's rows: each once, on large tables too.

Datasette (0.65.5, 1.0a41) sorts the first page by the chosen column alone and the pages after it by that and the
key, and starts each after the last row's column and key. Rows of the same day that the first page left out are then
on no page, nor in a CSV of everything; SQLite reads and sorts all rows for every later page (3.8 s on a million);
and the facets of later pages count only the rows that are left. The SQL of its pages is therefore rewritten: equal
rows come in the order of SQLite's own row numbers, in which every index has them, and facets count all rows.
What a search finds is sorted by number and day alone: SQLite sorts whole rows otherwise, their texts with them
(50,000 of a million rows in 0.3 s instead of 0.09 s).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NoReturn

from datasette.utils import CustomRow, escape_sqlite

if TYPE_CHECKING:
    from datasette.app import Datasette
    from datasette.database import Database

_NAME = r'(?:\w+|\[[^\]]+\]|"(?:[^"]|"")+")'
# What comes after a row's key, and after a row's value and key: as `views/table.py` writes it.
_AFTER = r"(?P<after>\(\([^()]+\)(?:\s+or\s+\([^()]+\))*\)|rowid > :p\d+)"
_KEYSETS = {
    "below": rf"\((?P<of>{_NAME}) < :p(?P<value>\d+) or (?P=of) is null or \((?P=of) = :p(?P=value) and {_AFTER}\)\)",
    "above": rf"\((?P<of>{_NAME}) > :p(?P<value>\d+) or \((?P=of) = :p(?P=value) and {_AFTER}\)\)",
    "null": rf"\((?P<of>{_NAME}) is null and {_AFTER}\)",
    "from null": rf"\((?P<of>{_NAME}) is not null or \((?P=of) is null and {_AFTER}\)\)",
}
_PAGE = re.compile(
    rf"(?P<head>select [^()*]+ from (?P<table>{_NAME}) )(?:where (?P<where>.+) )?"  # noqa: S608 - a pattern
    rf"order by (?P<column>{_NAME})(?P<desc> desc)?(?P<keys>, .+)?(?P<limit> limit \d+)",
    re.DOTALL,
)
_LAST = {name: re.compile(rf"(?P<where>.+ and )?{keyset}", re.DOTALL) for name, keyset in _KEYSETS.items()}
# At the end of the rows that a facet counts.
_COUNTED = [re.compile(rf"(?: and |where ){keyset} (?=\s*\))") for keyset in _KEYSETS.values()]
_PARAMETER = re.compile(r":p\d+")
_SEARCHED = " match "
# The same rows and those without a value. No index has what is not greater, so that SQLite goes along the sort's own
# and does not first gather all rows by three.
_SLOW = "(not ({of} >= :p{value}) or {of} is null or ({of} = :p{value} and rowid < {row}))"
_QUICK = {
    "below": "({of}, rowid) < (:p{value}, {row})",
    "above": "({of}, rowid) > (:p{value}, {row})",
    "null": "({of} is null and rowid < {row})",
    "from null": "(+{of} is not null or (+{of} is null and rowid > {row}))",
}


def mend_pages(datasette: Datasette) -> None:
    """Rewrite the SQL of all pages of tables from now on."""
    for db in datasette.databases.values():
        _Pages(db)
    # 0.65 looks up the sort's column of the last row where it was not asked for, if the row raises what SQLite's own
    # rows raise; those with labels do not.
    CustomRow.__missing__ = _no_column


def _no_column(_: CustomRow, column: str) -> NoReturn:
    raise IndexError(column)


class _Pages:
    """Stands before a database and rewrites what asks for a page; all else goes on as it is."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._keys: dict[str, Sequence[str]] = {}
        self._execute = db.execute
        db.execute = self.execute

    async def execute(self, sql: str, *arguments: Any, **named: Any) -> Any:  # noqa: ANN401 - Datasette's own
        """Run a query; see datasette.database.Database.execute."""
        for rewritten, rows in await self._rewritten(sql):
            found = await self._execute(rewritten, *arguments, **named)
            # The quick way gives no rows without a value; the last pages have them.
            if len(found.rows) >= rows:
                return found
        raise AssertionError("the last way always answers")

    async def _rewritten(self, sql: str) -> list[tuple[str, int]]:
        """Give the ways to run a query, each with how many rows it must give, or the next is needed."""
        page = _PAGE.fullmatch(sql)
        if not page:
            return [(_all_counted(sql), 0)]
        keys = await self._table_keys(_bare(page["table"]))
        if not keys:
            return [(sql, 0)]
        if not page["keys"]:
            unique = keys == [_bare(page["column"])]
            return [(sql if unique else _of_rows(page, page["where"]), 0)]
        return [(_of_rows(page, where), rows) for where, rows in _starts(page, keys)] or [(sql, 0)]

    async def _table_keys(self, table: str) -> Sequence[str]:
        """Give a table's key; nothing for views, and for tables that have no row numbers."""
        if table not in self._keys:
            found = await self._execute(
                "select sql from sqlite_master where type = 'table' and name = :name", {"name": table}
            )
            numbered = [row for row in found.rows if not re.search(r"without\s+rowid", row[0], re.IGNORECASE)]
            self._keys[table] = (await self._db.primary_keys(table) or ["rowid"]) if numbered else []
        return self._keys[table]


def _of_rows(page: re.Match[str], where: str | None) -> str:
    """Write a page of the rows of which something holds."""
    order = f"order by {page['column']}{page['desc'] or ''}, rowid{page['desc'] or ''}"
    held = f"where {where} " if where else ""
    if _SEARCHED in held:
        # Names and limits come from Datasette's own SQL, values are parameters.
        held = f"where rowid in (select rowid from {page['table']} {held}{order}{page['limit']}) "  # noqa: S608
    return f"{page['head']}{held}{order}{page['limit']}"


def _starts(page: re.Match[str], keys: Sequence[str]) -> list[tuple[str, int]]:
    """Rewrite where a later page starts; nothing for what Datasette did not write."""
    for name, pattern in _LAST.items():
        last = pattern.fullmatch(page["where"] or "")
        if not last or last["of"] != page["column"]:
            continue
        parts = {**last.groupdict(), "row": _row(page["table"], keys, last["after"])}
        before = last["where"] or ""
        quick = (before + _QUICK[name].format(**parts), 0)
        if name != "below":
            return [quick]
        return [(quick[0], int(page["limit"].removeprefix(" limit "))), (before + _SLOW.format(**parts), 0)]
    return []


def _row(table: str, keys: Sequence[str], after: str) -> str:
    """Give the number of the row with a key, as SQL."""
    values = list(dict.fromkeys(_PARAMETER.findall(after)))
    if keys == ["rowid"]:
        return f"cast({values[0]} as integer)"
    same = " and ".join(f"{escape_sqlite(key)} = {value}" for key, value in zip(keys, values, strict=True))
    return f"(select rowid from {table} where {same})"  # noqa: S608 - names and parameters


def _all_counted(sql: str) -> str:
    for pattern in _COUNTED:
        sql = pattern.sub("", sql)
    return sql


def _bare(name: str) -> str:
    return name[1:-1].replace('""', '"') if name[0] in '["' else name
