"""Requests: the reader's language, searches left blank."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from http.cookies import CookieError, SimpleCookie
from typing import TYPE_CHECKING, Any, TypeGuard
from urllib.parse import parse_qsl, urlencode

from datasette import Response

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
    """Wrap Datasette: set the language, drop a blank `_search`, tell caches that the cookie matters.

    Datasette does not see the cookie: it takes whoever sends one for a reader of private pages.
    """

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
            query = without_blank_search(scope["query_string"])
            await app({**scope, "query_string": query, "headers": _others(scope)}, receive, varied)
        finally:
            language.reset(token)

    return wrapped


def _others(scope: Message) -> list[tuple[bytes, bytes]]:
    """Give a request's headers without the language's cookie."""
    headers = []
    for name, value in scope.get("headers", ()):
        if name == b"cookie" and COOKIE.encode() in value:
            cookies = [each for each in value.split(b";") if each.split(b"=")[0].strip() != COOKIE.encode()]
            value = b";".join(cookies).strip()  # noqa: PLW2901
        if name != b"cookie" or value:
            headers.append((name, value))
    return headers


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
