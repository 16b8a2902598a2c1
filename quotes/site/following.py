"""The token of a page, `_next`: Datasette passes over one of too few parts, and gives the first page for ever."""

from __future__ import annotations

from typing import TYPE_CHECKING

from datasette.utils import urlsafe_components
from datasette.utils.asgi import BadRequest

if TYPE_CHECKING:
    from datasette.app import Datasette
    from datasette.utils.asgi import Request

UNREADABLE = "_next: should be what the page before gave as next, with the same filters and order"


async def check(datasette: Datasette, request: Request, database: str, table: str) -> None:
    """Raise BadRequest where `_next` is not of a table's key, with or without the value that it is sorted by."""
    token = request.args.get("_next")
    keys = await datasette.get_database(database).primary_keys(table) if token else []
    # A key of one part may be asked for by anything; views count their rows.
    if len(keys) > 1 and len(urlsafe_components(token)) - len(keys) not in {0, 1}:
        raise BadRequest(UNREADABLE)
