"""The review queue, least confident first, and the corrections whose statement has vanished."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from datasette import Response
from datasette.utils import tilde_decode

from quotes.site import pages, records
from quotes.site.context import is_ours, visible
from quotes.site.editors import editor_of
from quotes.site.posted import refused
from quotes.site.records import Row
from quotes.site.writing import RefusedError

if TYPE_CHECKING:
    from datasette.app import Datasette
    from datasette.database import Database
    from datasette.utils.asgi import Request

_MOST_COUNTED = 1000
_FILTERS = {"outlet": "outlet = :outlet", "speaker": "speaker = :speaker", "max": "confidence <= :max"}
# Of the same confidence, in the order of their row numbers, which the index holds too.
_AFTER = "(confidence, rowid) > (select confidence, rowid from statements where id = :after)"
_VANISHED = """
select c.id, c.statement, c.action, c.value, c.editor, c.made_at, c.note, c.seen, a.id as article, a.title,
  (select s.id from statements as s where s.article = a.id and s.content = json_extract(c.seen, '$.content')
    limit 1) as now
from corrections as c left join articles as a on a.id = json_extract(c.seen, '$.article')
where c.id in (select max(id) from corrections group by statement) and c.action <> 'restore'
  and not exists (select 1 from statements where id = c.statement)
order by c.id desc limit 500
"""


async def queue(request: Request, datasette: Datasette) -> Response:
    """Show the unreviewed statement that is least sure, with the forms to decide on it."""
    try:
        db = await _database(datasette, request)
        chosen = _chosen(request)
    except RefusedError as error:
        return await refused(datasette, request, error)
    where = " and ".join(["status = 'found'", *(_FILTERS[name] for name in chosen)])
    after = request.args.get("after")
    found = await _next(db, f"{where} and {_AFTER}" if after else where, {**chosen, "after": after})
    here = datasette.urls.path(f"/{request.url_vars['database']}/-/review")
    context = {
        "database": db.name,
        "table": "statements",
        "here": here,
        "filters": chosen,
        "query": urlencode(chosen),
        "skipped": bool(after),
        "left": await _count(db, where, chosen),
        "most": _MOST_COUNTED,
        **await _shown(db, found),
        "outlets": await records.rows(db, "select id, name from outlets order by name"),
        "speaker": await _named(db, chosen.get("speaker")),
        "forward": f"{here}?{urlencode({**chosen, 'after': found})}",
    }
    return Response.html(await datasette.render_template("review.html", context, request=request))


async def vanished(request: Request, datasette: Datasette) -> Response:
    """List the corrections whose statement no extraction finds any more, with what their editors saw."""
    try:
        db = await _database(datasette, request)
    except RefusedError as error:
        return await refused(datasette, request, error)
    found = await records.rows(db, _VANISHED)
    read = [{**row, "value": json.loads(row["value"]), "seen": json.loads(row["seen"])} for row in found]
    context = {"database": db.name, "table": "statements", "vanished": read}
    return Response.html(await datasette.render_template("vanished.html", context, request=request))


async def _database(datasette: Datasette, request: Request) -> Database:
    database = tilde_decode(request.url_vars["database"])
    if not await is_ours(datasette, database) or not await visible(
        datasette, request, database, "statements"
    ):
        raise RefusedError(404, f"database {database}: there is none that holds statements")
    if not await editor_of(datasette, request, database):
        raise RefusedError(403, "only signed-in editors review (docs/corrections.md says how to set them up)")
    db = datasette.get_database(database)
    if not db.is_mutable:
        raise RefusedError(409, "this copy of the database is served to be read only")
    return db


def _chosen(request: Request) -> dict[str, Any]:
    """Give the filters that are set."""
    chosen: dict[str, Any] = {name: value for name in _FILTERS if (value := request.args.get(name))}
    if "max" in chosen:
        try:
            chosen["max"] = float(chosen["max"])
        except ValueError:
            raise RefusedError(400, f"max={chosen['max']}: should be a number from 0 to 1") from None
    return chosen


async def _next(db: Database, where: str, values: dict[str, Any]) -> str | None:
    sql = f"select id from statements where {where} order by confidence, rowid limit 1"  # noqa: S608 - our own words
    found = await records.rows(db, sql, **values)
    return str(found[0]["id"]) if found else None


async def _count(db: Database, where: str, values: dict[str, Any]) -> int:
    sql = f"select count(*) as n from (select 1 from statements where {where} limit {_MOST_COUNTED + 1})"  # noqa: S608
    found = await records.rows(db, sql, **values)
    return int(found[0]["n"]) if found else 0


async def _shown(db: Database, statement: str | None) -> dict[str, Any]:
    """Give a statement's card and its surroundings, as templates name them."""
    found = await records.cards(db, [statement] if statement else [], spans=True)
    if not found:
        return {"card": None}
    text = await records.rows(db, "select text from articles where id = :key", key=found[0].article)
    return {"card": found[0], "surroundings": pages.context(text[0]["text"], found[0])}


async def _named(db: Database, speaker: str | None) -> Row | None:
    found = await records.rows(db, "select id, name from speakers where id = :key", key=speaker or "")
    return found[0] if found else None
