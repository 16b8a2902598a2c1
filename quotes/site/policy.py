"""What a browser may do with the site's pages: a Content-Security-Policy and its kin.

No page of ours has inline scripts or styles, so none are allowed. Datasette's own pages for administrators
and debugging, and pages of other plugins, do have some: a Jinja extension gives those that stand in a template
(never those that come out of data) the nonce of the answer, and the policy of that answer allows it.
"""

from __future__ import annotations

import re
import secrets
from contextvars import ContextVar
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2.ext import Extension

from quotes.site.web import App, Message, Receive, Send

if TYPE_CHECKING:
    from jinja2 import Environment

_POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}
_HEADERS = {
    b"x-content-type-options": b"nosniff",
    # Datasette's tables say no-referrer, and a form sent from them is then without its origin too.
    b"referrer-policy": b"same-origin",
    b"cross-origin-opener-policy": b"same-origin",
}
_TEMPLATES = Path(__file__).parent / "templates"
_INLINE = re.compile(r"<(script|style)\b(?![^>]*\b(?:src|nonce)=)", re.IGNORECASE)
_STYLE_ATTRIBUTE = re.compile(r"\sstyle=")


@dataclass(slots=True)
class Inline:
    """What the templates of one answer have inline."""

    nonce: str = ""
    styles: bool = False

    def allow(self) -> str:
        """Give the nonce that this answer's own inline scripts and styles carry."""
        self.nonce = self.nonce or secrets.token_urlsafe(16)
        return self.nonce

    def allow_styles(self) -> None:
        """Allow style attributes, which cannot carry a nonce."""
        self.styles = True

    def policy(self) -> str:
        """Write the answer's policy."""
        rules = dict(_POLICY)
        if self.nonce:
            rules["script-src"] += f" 'nonce-{self.nonce}'"
            rules["style-src"] += f" 'nonce-{self.nonce}'"
        if self.styles:
            rules["style-src-attr"] = "'unsafe-inline'"
        return "; ".join(f"{name} {value}" for name, value in rules.items())


_inline: ContextVar[Inline | None] = ContextVar("inline", default=None)


class Nonces(Extension):
    """Jinja extension: inline scripts and styles written in others' templates carry the answer's nonce."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """Change a template's source before it is compiled."""
        if filename and Path(filename).is_relative_to(_TEMPLATES):
            return source
        marked = _INLINE.sub(r'<\1 nonce="{{ csp_nonce() }}"', source)
        # A statement, as a template that extends another prints what it says before.
        return ("{% set _ = csp_styles() %}" if _STYLE_ATTRIBUTE.search(source) else "") + marked


def install(env: Environment) -> None:
    """Give templates the nonce; before any of them is compiled."""
    env.add_extension(Nonces)
    env.globals.update(csp_nonce=lambda: _current().allow(), csp_styles=lambda: _current().allow_styles())


def _current() -> Inline:
    # A page that is rendered outside a request is sent to nobody.
    return _inline.get() or Inline()


def has_nonce() -> bool:
    """Tell whether the page being answered with has a nonce, which no other answer may have."""
    return bool(_current().nonce)


def with_policy(app: App) -> App:
    """Wrap Datasette: each answer says what a browser may do with it."""

    async def wrapped(scope: Message, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await app(scope, receive, send)
            return
        inline = Inline()

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                kept = [each for each in message.get("headers", []) if each[0].lower() not in _HEADERS]
                policy = (b"content-security-policy", inline.policy().encode())
                message = {**message, "headers": [*kept, *_HEADERS.items(), policy]}
            await send(message)

        token = _inline.set(inline)
        try:
            await app(scope, receive, guarded)
        finally:
            _inline.reset(token)

    return wrapped
