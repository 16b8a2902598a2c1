"""What whoever asks may see: as Datasette's own pages decide, on 0.65 and on 1.0."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from datasette.app import Datasette
    from datasette.utils.asgi import Request

try:  # Datasette 1.0 names what permission is asked for
    from datasette.resources import DatabaseResource, QueryResource, TableResource
except ImportError:
    DatabaseResource = QueryResource = TableResource = None


async def sees_table(datasette: Datasette, request: Request | None, database: str, table: str) -> bool:
    """Tell whether whoever asks may see a table."""
    return await _sees(datasette, request, "view-table", database, table, TableResource)


async def sees_question(datasette: Datasette, request: Request | None, database: str, name: str) -> bool:
    """Tell whether whoever asks may put a ready-made question."""
    return await _sees(datasette, request, "view-query", database, name, QueryResource)


async def may_ask_sql(datasette: Datasette, request: Request | None, database: str) -> bool:
    """Tell whether whoever asks may ask a database any SQL."""
    actor = request.actor if request else None
    if DatabaseResource:
        resource = DatabaseResource(database)
        return bool(await datasette.allowed(action="execute-sql", resource=resource, actor=actor))
    within = [("execute-sql", database), ("view-database", database), "view-instance"]
    seen = await datasette.check_visibility(actor, permissions=within)
    return bool(seen[0])


async def _sees(  # noqa: PLR0913, PLR0917 - what a permission is about
    datasette: Datasette,
    request: Request | None,
    action: str,
    database: str,
    name: str,
    resource: Any,  # noqa: ANN401 - 1.0's class
) -> bool:
    actor = request.actor if request else None
    if resource:
        seen = await datasette.check_visibility(actor, action=action, resource=resource(database, name))
    else:
        # 0.65 looks no further than it is told to: what is in a private database is private.
        within = [(action, (database, name)), ("view-database", database), "view-instance"]
        seen = await datasette.check_visibility(actor, permissions=within)
    return bool(seen[0])
