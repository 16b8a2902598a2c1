"""What a reader need not ask for: what each format takes for granted is added to the query of its address."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlencode

from datasette.utils import tilde_decode

from quotes.site.context import is_ours
from quotes.site.web import App, Message, Receive, Send

if TYPE_CHECKING:
    from datasette.app import Datasette
    from datasette.database import Database
    from datasette.utils.asgi import Request

_TABLE = re.compile(r"/([^/.]+)/([^/.]+)\.(atom|csv|jsonld|ndjson)")
# Counting and facets are for pages.
_QUICK = {"_nofacet": "1", "_nocount": "1"}
_SORTED = {"_sort", "_sort_desc"}
_KEY = "quotes.asked"


def with_defaults(app: App, datasette: Datasette) -> App:
    """Wrap Datasette: a table in one of our formats is asked for as that format needs it."""

    async def wrapped(scope: Message, receive: Receive, send: Send) -> None:
        completed = await _completed(datasette, scope) if scope["type"] == "http" else scope

        async def without_added(message: Message) -> None:
            if completed is not scope and message["type"] == "http.response.start":
                message = {
                    **message,
                    "headers": [each for each in message["headers"] if not _is_added(*each)],
                }
            await send(message)

        await app(completed, receive, without_added)

    return wrapped


def original_query(request: Request) -> str:
    """Give a request's query string as it was sent."""
    query: bytes = request.scope.get(_KEY, request.scope["query_string"])
    return query.decode("latin-1")


def _is_added(name: bytes, value: bytes) -> bool:
    """Tell the link to the next page that Datasette 1.0 gives: it has what was added, and a stream has no pages."""
    return name.lower() == b"link" and urlencode(_QUICK).encode() in value


async def _completed(datasette: Datasette, scope: Message) -> Message:
    path = (scope.get("raw_path") or scope["path"].encode()).decode("latin-1").partition("?")[0]
    match = _TABLE.fullmatch(path)
    database = next(
        (db for db in datasette.databases.values() if match and db.route == tilde_decode(match[1])), None
    )
    if not match or database is None:
        return scope
    query = scope["query_string"]
    given = {key for key, _ in parse_qsl(query.decode("latin-1"), keep_blank_values=True)}
    wanted = await _wanted(datasette, database, tilde_decode(match[2]), match[3], given)
    added = urlencode({key: value for key, value in wanted.items() if key not in given})
    return {**scope, "query_string": b"&".join(filter(None, (query, added.encode()))), _KEY: query}


async def _wanted(
    datasette: Datasette, db: Database, table: str, form: str, given: set[str]
) -> dict[str, str]:
    if form == "csv":
        # Datasette would ask for thousands of small pages.
        return {"_size": "max"} if "_stream" in given else {}
    if form == "ndjson":
        keys = await db.primary_keys(table) if await db.table_exists(table) else []
        # By key every page is found at once, however many came before it.
        order = {"_sort": keys[0]} if len(keys) == 1 and not given & _SORTED else {}
        return {**_QUICK, "_labels": "on", "_size": "max", **order}
    if form == "atom" and table == "statements" and not given & _SORTED and await is_ours(datasette, db.name):
        return {**_QUICK, "_sort_desc": "said_on"}
    return _QUICK
