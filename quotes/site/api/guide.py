"""`/-/api-guide`: the API for people, as a page; what `/-/openapi.json` is for programs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from datasette import Response

from quotes.site.api.described import Question, Table, described
from quotes.site.api.openapi_words import forms

if TYPE_CHECKING:
    from datasette.app import Datasette
    from datasette.utils.asgi import Request


@dataclass(frozen=True, slots=True)
class Route:
    """A route on the page: what it is about, its formats with their addresses, what it is asked by."""

    of: Table | Question
    formats: dict[str, str]
    parameters: tuple[str, ...]


async def view(datasette: Datasette, request: Request) -> Response:
    """Answer `/-/api-guide`."""
    databases = [
        {
            "name": one.name,
            "tables": [_route(datasette, table) for table in one.tables],
            "questions": [_route(datasette, question) for question in one.questions],
            "example": (one.table("statements") or one.tables[0]).example,
        }
        for one in await described(datasette, request)
    ]
    html = await datasette.render_template(
        "api.html", {"databases": databases, "guide": True}, request=request
    )
    return Response.html(html)


def _route(datasette: Datasette, of: Table | Question) -> Route:
    addresses = {form: str(datasette.urls.path(f"{of.path}.{form}")) for form in forms(of)}
    parameters = of.parameters if isinstance(of, Question) else tuple(column.name for column in of.columns)
    return Route(of, addresses, parameters)
