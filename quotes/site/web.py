"""Requests and answers: the reader's language, searches left blank, error pages."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from http.cookies import CookieError, SimpleCookie
from typing import TYPE_CHECKING, Any, TypeGuard
from urllib.parse import parse_qsl, urlencode

from datasette import Response
from datasette.utils.asgi import Base400
from datasette.views.base import DatasetteError

from quotes.site.labels import LANGUAGES, language

if TYPE_CHECKING:
    from datasette.app import Datasette
    from datasette.utils.asgi import Request

Message = dict[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Message, Receive, Send], Awaitable[None]]

COOKIE = "quotes_language"
_YEAR = 365 * 24 * 60 * 60


def in_reader_language(app: App) -> App:
    """Wrap Datasette: set the language, drop a blank `_search`, tell caches that the cookie matters."""

    async def wrapped(scope: Message, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await app(scope, receive, send)
            return

        async def varied(message: Message) -> None:
            if message["type"] == "http.response.start":
                message = {**message, "headers": _varied(message.get("headers", []))}
            await send(message)

        token = language.set(_chosen(scope))
        try:
            await app({**scope, "query_string": without_blank_search(scope["query_string"])}, receive, varied)
        finally:
            language.reset(token)

    return wrapped


def _varied(headers: list[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
    vary = b", ".join(value for name, value in headers if name.lower() == b"vary")
    if b"cookie" in vary.lower():
        return headers
    return [*headers, (b"vary", b"Cookie")]


def without_blank_search(query: bytes) -> bytes:
    """Drop an empty `_search=`, which a search box sends when nothing is typed: FTS5 calls it an error."""
    if b"_search=" not in query:
        return query
    pairs = parse_qsl(query.decode("latin-1"), keep_blank_values=True, encoding="latin-1")
    kept = [(key, value) for key, value in pairs if key != "_search" or value.strip()]
    return query if len(kept) == len(pairs) else urlencode(kept, encoding="latin-1").encode("latin-1")


def _chosen(scope: Message) -> str:
    sent = b"; ".join(value for name, value in scope.get("headers", ()) if name == b"cookie")
    try:
        cookie = SimpleCookie(sent.decode("latin-1")).get(COOKIE)
    except CookieError:
        return LANGUAGES[0]
    return cookie.value if cookie and cookie.value in LANGUAGES else LANGUAGES[0]


def is_local(path: str | None) -> TypeGuard[str]:
    """Tell whether an address is a path of this site: «//host» and «/\\host» would lead away."""
    return path is not None and path[:1] == "/" and path[1:2] not in ("/", "\\") and path.isprintable()


async def switch_language(request: Request, datasette: Datasette) -> Response:
    """Remember the language asked for and go back to the page the reader came from."""
    to = request.args.get("to")
    back = request.args.get("next")
    answer = Response.redirect(back if is_local(back) else datasette.urls.instance())
    answer.set_cookie(COOKIE, to if to in LANGUAGES else LANGUAGES[0], max_age=_YEAR)
    return answer


def error_page(
    datasette: Datasette, request: Request, exception: Exception
) -> Callable[[], Awaitable[Response]] | None:
    """Give the page for an error that a reader can cause; None for JSON, CSV and faults of the program."""
    if not isinstance(exception, Base400 | DatasetteError):
        return None
    status = exception.status
    if status >= 500 or request.path.endswith((".json", ".csv")):  # noqa: PLR2004 - the server's own errors
        return None

    async def page() -> Response:
        context = {"status": status, "title": getattr(exception, "title", None), **_said(exception)}
        html = await datasette.render_template("error.html", context, request=request)
        return Response.html(html, status=status)

    return page


def _said(exception: Exception) -> dict[str, object]:
    if getattr(exception, "message_is_html", False):
        # Datasette has one such message, with a script and styles inline: that a query took too long.
        return {"interrupted": True}
    return {"error": getattr(exception, "message", None) or " ".join(str(part) for part in exception.args)}
