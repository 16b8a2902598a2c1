"""Behind a reverse proxy: the base URL is cut off a request's path, whether or not the proxy did so.

Datasette 0.65 takes both kinds of proxy, but writes the base URL twice into some links (those to JSON and CSV)
where the proxy hands the path on whole, as Datasette's own guide sets proxies up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from quotes.site.web import App, Message, Receive, Send

if TYPE_CHECKING:
    from datasette.app import Datasette


def without_base_url(app: App, datasette: Datasette) -> App:
    """Wrap Datasette: it sees each path as it would at the top of a host."""
    base: str = datasette.setting("base_url")

    async def wrapped(scope: Message, receive: Receive, send: Send) -> None:
        await app(_cut(scope, base), receive, send)

    return wrapped if base != "/" else app


def _cut(scope: Message, base: str) -> Message:
    if not scope.get("path", "").startswith(base):
        return scope
    cut = {**scope, "path": "/" + scope["path"][len(base) :]}
    raw = scope.get("raw_path") or b""
    if raw.startswith(base.encode()):
        cut["raw_path"] = b"/" + raw[len(base.encode()) :]
    return cut
