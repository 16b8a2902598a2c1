"""What editors send: forms and JSON, from signed-in editors alone, and refusals in one line of the same form."""

from __future__ import annotations

import json
from itertools import zip_longest
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs

from datasette import Response
from datasette.utils import tilde_decode

from quotes.site.context import is_ours, visible
from quotes.site.editors import editor_of
from quotes.site.web import is_local
from quotes.site.writing import RefusedError

if TYPE_CHECKING:
    from datasette.app import Datasette
    from datasette.database import Database
    from datasette.utils.asgi import Request

LONGEST_BODY = 64 * 1024
_MOST_FIELDS = 200
_JSON = "application/json"
_FORBIDDEN = 403
# One of each for every speaker, in rows.
_ROWS = ("speaker_name", "speaker_kind", "speaker_role")


class Posted:
    """The fields that an editor sent, each to be taken once; `back` is where a form's page wants to go on."""

    def __init__(self, editor: str, fields: dict[str, Any], as_json: bool, back: str | None = None) -> None:
        self.editor = editor
        self.as_json = as_json
        self.back = back
        self._fields = fields

    def take(self, name: str, otherwise: Any) -> Any:  # noqa: ANN401 - JSON
        """Take a field, or what it is where it was not sent."""
        return self._fields.pop(name, otherwise)

    def text(self, name: str) -> str:
        """Take a field that is a text, empty where it was not sent; raise RefusedError where it is no text."""
        value = self.take(name, "")
        if not isinstance(value, str):
            raise RefusedError(400, f"{name}: should be a text")
        return value

    def finish(self) -> None:
        """Raise RefusedError where a field was sent that means nothing here: a misspelt one would be passed over."""
        # A form sends all its fields, whichever button was pressed.
        if self.as_json and self._fields:
            raise RefusedError(400, f"unknown field {', '.join(sorted(self._fields))}")


async def named(datasette: Datasette, request: Request) -> tuple[Database, str]:
    """Give the database and the id that an address names; whoever may not see them is told there are none."""
    database, key = tilde_decode(request.url_vars["database"]), tilde_decode(request.url_vars["key"])
    if request.method not in ("GET", "HEAD", "POST"):
        raise RefusedError(405, "GET lists, POST adds")
    if not await is_ours(datasette, database) or not await visible(
        datasette, request, database, "statements"
    ):
        raise RefusedError(404, f"database {database}: there is none that holds statements")
    return datasette.get_database(database), key


async def posted(datasette: Datasette, request: Request, database: str) -> Posted:
    """Read what an editor sent.

    Raises:
        RefusedError: it is no editor who sends, or what is sent cannot be read.
    """
    editor = await editor_of(datasette, request, database)
    if not editor:
        raise RefusedError(
            403, "only signed-in editors may correct (docs/corrections.md says how to set them up)"
        )
    if int(request.headers.get("content-length") or 0) > LONGEST_BODY:
        raise RefusedError(413, f"more than {LONGEST_BODY // 1024} kB were sent")
    body = await request.post_body()
    if not _is_json(request):
        return _form(editor, body)
    try:
        fields = json.loads(body)
    except (ValueError, RecursionError):
        raise RefusedError(400, "what was sent is not JSON") from None
    if not isinstance(fields, dict):
        raise RefusedError(400, "a JSON object should be sent")
    return Posted(editor, fields, as_json=True)


def _is_json(request: Request) -> bool:
    return str(request.headers.get("content-type", "")).startswith(_JSON)


def _form(editor: str, body: bytes) -> Posted:
    try:
        listed = parse_qs(body.decode("utf-8"), keep_blank_values=True, max_num_fields=_MOST_FIELDS)
    except ValueError:  # UnicodeDecodeError among them
        raise RefusedError(
            400, f"what was sent is no form of at most {_MOST_FIELDS} fields in UTF-8"
        ) from None
    rows = zip_longest(*(listed.pop(name, []) for name in _ROWS), fillvalue="")
    speakers = [
        {"name": name, "kind": kind, "role": role}
        for name, kind, role in rows
        if name.strip() or role.strip()
    ]
    fields: dict[str, Any] = {name: values[-1] for name, values in listed.items()}
    back = fields.pop("next", None)
    return Posted(
        editor, {**fields, "speakers": speakers}, as_json=False, back=back if is_local(back) else None
    )


async def refused(datasette: Datasette, request: Request, error: RefusedError) -> Response:
    """Say why something was not done, as a page or as JSON."""
    accepted = str(request.headers.get("accept", ""))
    if _is_json(request) or "text/html" not in accepted:
        return Response.json(
            {"ok": False, "error": error.message, "status": error.status}, status=error.status
        )
    context = {"status": error.status, "error": error.message, "title": None}
    if (
        error.status == _FORBIDDEN
        and not request.actor
        and datasette.plugin_config("datasette-auth-passwords")
    ):
        context["sign_in"] = datasette.urls.path("/-/login")
    html = await datasette.render_template("error.html", context, request=request)
    return Response.html(html, status=error.status)
