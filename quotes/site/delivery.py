"""How answers are sent: ETags and 304, who may keep a copy, HEAD, and an end to streams that nobody reads."""

from __future__ import annotations

import asyncio
import hashlib
import re
import sys

from quotes.site.policy import has_nonce
from quotes.site.web import App, Message, Receive, Send

Headers = list[tuple[bytes, bytes]]

_OK, _NOT_MODIFIED = 200, 304
_TAG = re.compile(rb'(?:W/)?("[^"]*")')
# A quotation mark within JSON's text has a backslash before it.
_TOOK = re.compile(rb'"query_ms": [0-9.e+-]+')
# Kept with a copy that a browser has already (RFC 9110, 15.4.5), and what else says how to use it.
_DROPPED_WHEN_UNCHANGED = {b"content-type", b"content-length", b"content-encoding"}
_FOREVER = b"public, max-age=31536000, immutable"
_PRIVATE = b"private, no-store"


class BrokenOff(BaseException):
    """Ends an answer before it is whole, past everything that would write an error into it."""


def delivered(app: App) -> App:
    """Wrap Datasette: answers to GET and HEAD are sent with care."""

    async def wrapped(scope: Message, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] not in {"GET", "HEAD"}:
            await app(scope, receive, send)
            return
        delivery = _Delivery(scope, receive, send)
        try:
            # The answer to HEAD is that to GET, without its body.
            await app({**scope, "method": "GET"}, receive, delivery.send)
        except BrokenOff as reason:
            # A stream that is left without its end is an error to whoever reads it.
            if str(reason):
                sys.stderr.write(f"{reason}\n")
        finally:
            delivery.end()

    return wrapped


class _Delivery:
    """One answer on its way."""

    def __init__(self, scope: Message, receive: Receive, send: Send) -> None:
        self._scope = scope
        self._receive = receive
        self._send = send
        self._start: Message | None = None
        self._gone: asyncio.Task[None] | None = None

    async def send(self, message: Message) -> None:
        """Send what Datasette sends, the headers not before something of the body is known."""
        if message["type"] == "http.response.start":
            self._start = message
        elif self._start is None:
            if self._gone and self._gone.done():
                raise BrokenOff
            await self._send(message)
        else:
            start, self._start = self._start, None
            await self._begin(start, message)

    async def _begin(self, start: Message, first: Message) -> None:
        headers: Headers = [(name.lower(), value) for name, value in start.get("headers", [])]
        headers = _cacheable(self._scope, start["status"], headers)
        whole = not first.get("more_body")
        if whole and start["status"] == _OK and not has_nonce() and not _value(headers, b"etag"):
            headers.append((b"etag", _etag(first.get("body", b""))))
        if whole and start["status"] == _OK and _is_known(self._scope, headers):
            kept = [(name, value) for name, value in headers if name not in _DROPPED_WHEN_UNCHANGED]
            await self._send({**start, "status": _NOT_MODIFIED, "headers": kept})
            await self._send({"type": "http.response.body", "body": b""})
            return
        if whole and not _value(headers, b"content-length"):
            headers.append((b"content-length", str(len(first.get("body", b""))).encode()))
        await self._send({**start, "headers": headers})
        if self._scope["method"] == "HEAD":
            await self._send({"type": "http.response.body", "body": b""})
            if not whole:
                raise BrokenOff
            return
        await self._send(first)
        if not whole and not _value(headers, b"content-type").startswith(b"text/event-stream"):
            self._gone = asyncio.create_task(self._until_gone())

    async def _until_gone(self) -> None:
        while (await self._receive())["type"] != "http.disconnect":
            pass

    def end(self) -> None:
        """Listen no more."""
        if self._gone:
            self._gone.cancel()


def _etag(body: bytes) -> bytes:
    """Name an answer; how long the query took is no part of it."""
    return b'W/"%s"' % hashlib.sha256(_TOOK.sub(b"", body)).hexdigest()[:32].encode()


def _value(headers: Headers, name: bytes) -> bytes:
    return b", ".join(value for key, value in headers if key == name)


def _is_known(scope: Message, headers: Headers) -> bool:
    known = _value([(name.lower(), value) for name, value in scope["headers"]], b"if-none-match")
    # Weakly compared, as RFC 9110 asks.
    tags = _TAG.findall(known)
    return known.strip() == b"*" or any(tag in tags for tag in _TAG.findall(_value(headers, b"etag")))


def _cacheable(scope: Message, status: int, headers: Headers) -> Headers:
    """Say who may keep a copy: nobody, of what a signed-in reader sees; anybody else may, for a while."""
    said = _value(headers, b"cache-control")
    if _is_personal(scope) or _value(headers, b"set-cookie"):
        control = _PRIVATE
    elif status == _OK and _is_versioned(scope):
        control = _FOREVER
    elif has_nonce():
        control = b"no-store"
    else:
        control = _public(said) if status == _OK else said
    others = [(name, value) for name, value in headers if name != b"cache-control"]
    return [*others, (b"cache-control", control)] if control else others


def _public(control: bytes) -> bytes:
    if not control:
        return b"public, no-cache"
    return control if re.search(rb"\b(public|private|no-store)\b", control) else b"public, " + control


def _is_personal(scope: Message) -> bool:
    sent = {name.lower(): value for name, value in scope["headers"]}
    return b"authorization" in sent or b"cookie" in sent or bool(scope.get("actor"))


def _is_versioned(scope: Message) -> bool:
    """Tell the site's own files, whose addresses change with them."""
    return (
        "/-/static-plugins/" in scope["path"]
        and re.fullmatch(rb"[0-9a-f]{8}", scope["query_string"]) is not None
    )
