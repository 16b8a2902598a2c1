"""What goes wrong, said in the form that was asked for: a page to people, JSON to programs.

Datasette 0.65 answers several parameters that it cannot read with 500, a fault of the server. Where such a parameter
is in the address it is the reader's, and named; any other fault stays 500.
"""

from __future__ import annotations

import json
import re
import sqlite3
import sys
from collections.abc import Awaitable, Callable, Iterator
from typing import TYPE_CHECKING, Any

from datasette import Response
from datasette.database import QueryInterrupted
from datasette.utils import add_cors_headers
from datasette.utils.asgi import Base400
from datasette.views.base import DatasetteError

from quotes.site.following import UNREADABLE

if TYPE_CHECKING:
    from datasette.app import Datasette
    from datasette.utils.asgi import Request

Answer = Callable[[], Awaitable[Response]]

_DATA = (".json", ".csv", ".jsonld", ".atom", ".ndjson", ".blob")
_BAD, _FAULT = 400, 500
_WHOLE = re.compile(r"\s*[-+]?\d+\s*")
_BOOLEAN = {"on", "off", "true", "false", "1", "0"}
_LARGEST = 2**63 - 1


def answer_to(datasette: Datasette, request: Request, exception: Exception) -> Answer | None:
    """Give the answer to an error that whoever asks can cause; None for faults of the program."""
    problem = _problem(request, exception)
    if not problem:
        return None
    status, title, message = problem
    if is_data(request):
        return lambda: _json(datasette, status, title, message)

    async def page() -> Response:
        context = {"status": status, "title": title, "error": message}
        html = await datasette.render_template("error.html", context, request=request)
        return Response.html(html, status=status)

    return page


def forbidden(datasette: Datasette, request: Request, message: str) -> Answer | None:
    """Give the answer to a program that may not see something; None for people, who are shown a page."""
    return (lambda: _json(datasette, 403, "Forbidden", message)) if is_data(request) else None


def is_data(request: Request) -> bool:
    """Tell whether a program asks."""
    path: str = request.path
    return path.endswith(_DATA)


async def _json(datasette: Datasette, status: int, title: str | None, message: str) -> Response:
    headers: dict[str, str] = {}
    if datasette.cors:
        add_cors_headers(headers)
    # Both what 0.65 and what 1.0 call it.
    body = {"ok": False, "error": message, "errors": [message], "status": status, "title": title}
    return Response.json(body, status=status, headers=headers)


def _problem(request: Request, exception: Exception) -> tuple[int, str | None, str] | None:
    if isinstance(exception, QueryInterrupted) or getattr(exception, "message_is_html", False):
        # Datasette's own words have a script and styles inline.
        return (
            _BAD,
            "SQL Interrupted",
            "The query took longer than the time limit (sql_time_limit_ms) and was stopped",
        )
    if isinstance(exception, Base400):
        said = " ".join(str(part) for part in exception.args)
        return exception.status, None, "Not found" if said in {"", "404"} else said
    if broken := _broken(request, exception):
        return _BAD, None, broken
    if isinstance(exception, DatasetteError):
        # With no status of its own it is one of the parameters.
        status = exception.status if exception.status != _FAULT else _BAD
        return status, exception.title, str(exception.message)
    if isinstance(exception, sqlite3.Error) and _is_asked_in_sql(request):
        return _BAD, "Invalid SQL", str(exception)
    blamed = next(_unreadable(request), None)
    return (_BAD, None, blamed) if blamed else None


def _is_asked_in_sql(request: Request) -> bool:
    """Tell whether the address has a part of the SQL: as a whole, as a condition, or as a column to count by."""
    return any(key in {"sql", "_where"} or key.startswith("_facet") for key in request.args)


def _broken(request: Request, exception: Exception) -> str | None:
    """Say what in an address makes SQL that cannot be run; None for anything else."""
    sql = isinstance(exception, sqlite3.Error) or getattr(exception, "title", None) == "Invalid SQL"
    if sql and request.url_vars.get("pks"):
        return "the address should have one value for each column of the row's key, between commas"
    if sql and "_next" in request.args and not {"sql", "_where"} & set(request.args):
        return UNREADABLE
    return None


def _unreadable(request: Request) -> Iterator[str]:
    """Name the parameters that Datasette cannot read, or has need of."""
    if request.path.endswith(".csv") and not request.args.get("sql") and not request.url_vars.get("table"):
        yield "sql: should be a query, as a database as a whole has no CSV"
    if "_shape" in request.args and not request.args.get("sql") and not request.url_vars.get("table"):
        yield "sql: should be a query, whose rows _shape writes"
    for key in request.args:
        for value in request.args.getlist(key):
            wanted = _wanted(key, value)
            if wanted:
                yield f"{key}: should be {wanted}"


def _wanted(key: str, value: str) -> str | None:  # noqa: PLR0911 - one line for each kind of parameter
    if "\0" in value or "\0" in key:
        return "text without a null character"
    if key in {"_timelimit", "_ttl"} and not _WHOLE.fullmatch(value):
        return "a whole number"
    if key == "_json_infinity" and value.lower() not in _BOOLEAN:
        return "on or off"
    if key == "_through" and not _is_through(value):
        return 'a JSON object like {"table": "mentions", "column": "speaker", "value": "ID"}'
    if key.startswith("_facet") and value.startswith("{") and not _is_facet(value):
        return 'a column, or a JSON object like {"column": "kind"}'
    if key.endswith(("__in", "__notin")) and value.startswith("[") and not isinstance(_read(value), list):
        return "values between commas, or a JSON list"
    if _WHOLE.fullmatch(value) and len(value) > len(str(sys.maxsize)) - 1 and abs(int(value[:50])) > _LARGEST:
        return "a number of no more than 64 bits"
    return None


def _is_through(value: str) -> bool:
    through = _read(value)
    return (
        isinstance(through, dict)
        and {"table", "column", "value"} <= set(through)
        and all(isinstance(part, str) for part in through.values())
    )


def _is_facet(value: str) -> bool:
    facet = _read(value)
    return isinstance(facet, dict) and isinstance(facet.get("column", facet.get("simple")), str)


def _read(text: str) -> Any:  # noqa: ANN401 - anything that JSON may hold
    try:
        return json.loads(text)
    except ValueError:
        return None
