"""What lists leave out: rejected statements and merged speakers, unless a reader asks for them by a filter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from datasette.filters import FilterArguments

if TYPE_CHECKING:
    from datasette.app import Datasette
    from datasette.utils.asgi import Request

# A table, the column that tells, what is left out and what stays, and how that is said in words. The indexes that
# facets of statements are counted in hold the status (quotes/store/covering.py).
_LEFT_OUT = {
    "statements": (
        "status",
        "status = 'rejected'",
        "status <> 'rejected'",
        "without rejected statements (status=rejected shows them)",
    ),
    "speakers": (
        "same_as",
        "same_as is not null",
        "same_as is null",
        "without merged speakers (same_as__notnull=1 shows them)",
    ),
}


async def left_out(datasette: Datasette, request: Request, database: str, table: str) -> str | None:
    """Name the column by which a list leaves rows out; None where there are none, or they are asked for."""
    if table not in _LEFT_OUT:
        return None
    column, out, _, _ = _LEFT_OUT[table]
    db = datasette.get_database(database)
    if column not in await db.table_columns(table) or _asked(request, column):
        return None
    # Most databases have none, and then need no condition.
    exists = f"select exists (select 1 from {table} where {out})"  # noqa: S608 - our own words
    return column if (await db.execute(exists)).rows[0][0] else None


async def leave_out(
    datasette: Datasette, request: Request, database: str, table: str
) -> FilterArguments | None:
    """Give the condition that leaves out what editors took out, where there is any."""
    if not await left_out(datasette, request, database, table):
        return None
    _, _, stays, said = _LEFT_OUT[table]
    return FilterArguments([stays], human_descriptions=[said])


def _asked(request: Request, column: str) -> bool:
    named = any(key == column or key.startswith(f"{column}__") for key in request.args)
    return named or any(column in where for where in request.args.getlist("_where"))
