"""The addresses that editors write to, by the pages' forms and as a JSON API, and where everybody reads the logs.

`/DATABASE/statements/ID/-/corrections` and `/DATABASE/speakers/ID/-/judgements`: GET lists, POST adds. A form is
answered with a redirection back to its page, JSON with 201.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from datasette import Response

from quotes.site import reviewing
from quotes.site.labels import say
from quotes.site.posted import Posted, named, posted, refused
from quotes.site.writing import RefusedError, write

if TYPE_CHECKING:
    from datasette.app import Datasette
    from datasette.database import Database
    from datasette.utils.asgi import Request

    from quotes.store.editing import Editing

_INFO = 1
# Which field holds what an action corrects to.
_VALUES = {"kind": "kind", "speaker": "speakers"}


async def statement_corrections(request: Request, datasette: Datasette) -> Response:
    """List a statement's corrections, or add one."""
    try:
        db, key = await named(datasette, request)
        if request.method != "POST":
            return Response.json(await _corrections(db, key))
        sent = await posted(datasette, request, db.name)
        return await _correct(datasette, request, db, key, sent)
    except RefusedError as error:
        return await refused(datasette, request, error)


async def speaker_judgements(request: Request, datasette: Datasette) -> Response:
    """List the judgements on a speaker, or add one."""
    try:
        db, key = await named(datasette, request)
        if request.method != "POST":
            return Response.json(await _judgements(db, key))
        sent = await posted(datasette, request, db.name)
        return await _judge(datasette, request, db, key, sent)
    except RefusedError as error:
        return await refused(datasette, request, error)


async def _corrections(db: Database, key: str) -> dict[str, Any]:
    found = (await db.execute("select status from statements where id = ?", [key])).rows
    corrections = await reviewing.history(db, key)
    if not found and not corrections:
        raise RefusedError(404, f"statement {key}: there is none with this id")
    return {
        "ok": True,
        "statement": key,
        "status": found[0][0] if found else None,
        "corrections": corrections,
    }


async def _judgements(db: Database, key: str) -> dict[str, Any]:
    found = (await db.execute("select same_as from speakers where id = ?", [key])).rows
    if not found:
        raise RefusedError(404, f"speaker {key}: there is none with this id")
    judgements = await reviewing.judgements(db, key)
    return {"ok": True, "speaker": key, "same_as": found[0][0], "judgements": judgements}


async def _correct(datasette: Datasette, request: Request, db: Database, key: str, sent: Posted) -> Response:
    action = sent.text("action")
    value = sent.take(_VALUES[action], None) if action in _VALUES else None
    note, after = sent.text("note"), sent.take("after", None)
    sent.finish()

    def work(editing: Editing) -> dict[str, Any]:
        made = editing.correct(key, action, value=value, editor=sent.editor, note=note, after=_number(after))
        return asdict(made)

    made = await write(db, work)
    if sent.as_json:
        return Response.json({**await _corrections(db, key), "correction": made}, status=201)
    return _back(
        datasette, request, sent, f"done_{action}", datasette.urls.row(db.name, "statements", key) + "#review"
    )


async def _judge(datasette: Datasette, request: Request, db: Database, key: str, sent: Posted) -> Response:
    opinion, note, other, name = (sent.text(field) for field in ("judgement", "note", "other", "name"))
    sent.finish()

    def work(editing: Editing) -> dict[str, Any]:
        found = other or editing.find(name, key)
        return asdict(editing.judge(key, found, opinion, editor=sent.editor, note=note))

    made = await write(db, work)
    if sent.as_json:
        return Response.json({**await _judgements(db, key), "judgement": made}, status=201)
    return _back(
        datasette, request, sent, f"done_{opinion}", datasette.urls.row(db.name, "speakers", key) + "#same"
    )


def _back(datasette: Datasette, request: Request, sent: Posted, said: str, page: str) -> Response:
    """Go back to where a form was sent from, and say there what was done."""
    datasette.add_message(request, say(said), _INFO)
    return Response.redirect(sent.back or page)


def _number(text: object) -> int | None:
    """Read the number of the last correction that an editor knew of."""
    if text in (None, ""):
        return None
    if isinstance(text, bool) or not isinstance(text, int | str) or not str(text).isdecimal():
        raise RefusedError(400, "after: should be the number of a correction, or 0")
    return int(text)
