"""Rows as newline-delimited JSON: all that a filter finds, page by page, with the names behind foreign keys.

Each line is an object with the columns that the CSV with labels has: beside `speaker` stands `speaker_label`.
A page is asked for when the one before it was sent, so that no more than one is held in memory and none is
read for a reader who has gone.
"""

from __future__ import annotations

import base64
import json
from collections.abc import AsyncIterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlencode

from datasette import Response

from quotes.site.api.asked import original_query
from quotes.site.delivery import BrokenOff

if TYPE_CHECKING:
    from quotes.site.api.found import Found
    from quotes.site.web import Send

CONTENT_TYPE = "application/x-ndjson; charset=utf-8"
# What shows who asks; the pages after the first are asked for inside the server.
_CREDENTIALS = ("authorization", "cookie")


class Stream(Response):  # type: ignore[misc]
    """An answer that is sent as it is made."""

    def __init__(self, parts: AsyncIterator[str], content_type: str) -> None:
        super().__init__("", content_type=content_type)
        self.parts = parts

    async def asgi_send(self, send: Send) -> None:
        """Send part after part."""
        headers = {**self.headers, "content-type": self.content_type}
        raw = [(name.lower().encode(), value.encode()) for name, value in headers.items()]
        await send({"type": "http.response.start", "status": self.status, "headers": raw})
        async for part in self.parts:
            await send({"type": "http.response.body", "body": part.encode(), "more_body": True})
        await send({"type": "http.response.body", "body": b""})


async def write(found: Found) -> Response:
    """Write rows as lines; of a table all of them, unless `_size` asks for a page."""
    whole = found.table and not found.is_row and "_size" not in dict(parse_qsl(original_query(found.request)))
    labelled = await _labelled(found) if found.table else frozenset()
    return Stream(_parts(found, labelled, bool(whole)), CONTENT_TYPE)


async def _parts(found: Found, labelled: frozenset[str], whole: bool) -> AsyncIterator[str]:
    yield _lines(found.rows, labelled)
    following = found.next_page if whole else None
    while following:
        rows, following = await _page(found, following)
        yield _lines(rows, labelled)


async def _page(found: Found, token: str) -> tuple[Sequence[Mapping[str, Any]], str | None]:
    """Ask this server for a page as JSON, as whoever asked for the first."""
    query = [
        (key, value)
        for key, value in parse_qsl(found.request.query_string, keep_blank_values=True)
        if key != "_next"
    ]
    path = found.request.path.removesuffix(".ndjson") + ".json"
    headers = {name: value for name in _CREDENTIALS if (value := found.request.headers.get(name))}
    answer = await found.datasette.client.get(
        f"{path}?{urlencode([*query, ('_next', token), ('_shape', 'objects')])}",
        headers={**headers, "accept-encoding": "identity"},
    )
    if answer.status_code != 200:  # noqa: PLR2004
        raise BrokenOff(f"{path}: a page of the stream was answered with {answer.status_code}")
    page = answer.json()
    return page["rows"], page["next"]


def _lines(rows: Sequence[Mapping[str, Any]], labelled: frozenset[str]) -> str:
    return "".join(
        f"{json.dumps(_flat(row, labelled), ensure_ascii=False, default=_encoded)}\n" for row in rows
    )


def _flat(row: Mapping[str, Any], labelled: frozenset[str]) -> dict[str, Any]:
    flat: dict[str, Any] = {}
    for column, value in row.items():
        parts = value if isinstance(value, Mapping) and "label" in value else {"value": value, "label": None}
        flat[column] = parts["value"]
        if column in labelled:
            flat[f"{column}_label"] = parts["label"]
    return flat


def _encoded(value: object) -> dict[str, Any]:
    """Write bytes as Datasette's JSON does; no table of ours has any."""
    if isinstance(value, bytes):
        return {"$base64": True, "encoded": base64.b64encode(value).decode()}
    raise TypeError(f"{type(value).__name__} cannot be written as JSON")


async def _labelled(found: Found) -> frozenset[str]:
    """Name the columns that Datasette gives labels."""
    if found.request.args.get("_labels") not in {"on", "1", "true"}:
        return frozenset(found.request.args.getlist("_label"))
    keys = await found.db.foreign_keys_for_table(found.table)
    return frozenset(
        [key["column"] for key in keys if await found.db.label_column_for_table(key["other_table"])]
    )
