"""What the pages show of corrections and judgements: the history for everybody, the forms for editors."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quotes.arabic.orthography import fold
from quotes.site import records, shown
from quotes.site.editors import editor_of
from quotes.site.records import Row

if TYPE_CHECKING:
    from datasette.app import Datasette
    from datasette.database import Database
    from datasette.utils.asgi import Request
    from jinja2 import Environment

CANDIDATES = 6
_LOOKED_AT = 60
_LEAST_WORD = 3

_HISTORY = "select id, action, value, editor, made_at, note, seen from corrections where statement = :key order by id"
_NAMES = """
select distinct p.name from statements as s join statements as o on o.article = s.article
join statement_speakers as t on t.statement = o.id join speakers as p on p.id = t.speaker
where s.id = :key order by p.name
"""
_JUDGED = """
select id, "left", "right", judgement, left_name, right_name, editor, made_at, note,
  id = (
    select max(id) from judgements where ("left", "right") in ((j."left", j."right"), (j."right", j."left"))
  ) as last
from judgements as j where "left" = :key or "right" = :key order by id
"""
_SAME = """
select one.id, one.name from speakers as one, speakers as mine where mine.id = :key
  and one.id <> mine.id and (one.id = mine.same_as or one.same_as = coalesce(mine.same_as, mine.id))
"""
_CANDIDATES = """
select p.id, p.name, p.kind, p.search,
  (select count(*) from (select 1 from statement_speakers where speaker = p.id limit 1000)) as statements
from speakers as p
where p.rowid in (select rowid from speakers_fts where speakers_fts match :words order by rank limit :limit)
  and p.same_as is null and p.id <> :key
  and not exists (select 1 from judgements where "left" = p.id and "right" = :key and editor not like 'rule:%')
  and not exists (select 1 from judgements where "left" = :key and "right" = p.id and editor not like 'rule:%')
"""


@dataclass(frozen=True, slots=True)
class Review:
    """What was said of a statement, and by whom it may be corrected now."""

    editor: str | None
    history: list[Row]
    names: list[str]

    @property
    def last(self) -> int:
        """Give the number of the last correction, 0 where there is none."""
        return int(self.history[-1]["id"]) if self.history else 0


@dataclass(frozen=True, slots=True)
class Judged:
    """What was said of a speaker and others, whom they are one with, and who else they might be."""

    editor: str | None
    history: list[Row]
    same: list[Row]
    shown_as: Row | None
    candidates: list[Row]


async def review_of(datasette: Datasette, request: Request, database: str, key: str) -> Review:
    """Gather what is shown of a statement's corrections."""
    db = datasette.get_database(database)
    editor = await editor_of(datasette, request, database) if db.is_mutable else None
    names = await records.rows(db, _NAMES, key=key) if editor else []
    return Review(editor, await history(db, key), [row["name"] for row in names])


async def history(db: Database, key: str) -> list[Row]:
    """Give the corrections of a statement, the first first."""
    found = await records.rows(db, _HISTORY, key=key)
    return [{**row, "value": json.loads(row["value"]), "seen": json.loads(row["seen"])} for row in found]


async def judged_of(datasette: Datasette, request: Request, database: str, key: str) -> Judged:
    """Gather what is shown of the judgements on a speaker."""
    db = datasette.get_database(database)
    editor = await editor_of(datasette, request, database) if db.is_mutable else None
    same = await records.rows(db, _SAME, key=key)
    shown = await records.rows(
        db,
        "select p.id, p.name from speakers p join speakers o on o.same_as = p.id where o.id = :key",
        key=key,
    )
    return Judged(
        editor=editor,
        history=await judgements(db, key),
        same=same,
        shown_as=shown[0] if shown else None,
        candidates=await _candidates(db, key) if editor and not shown else [],
    )


async def judgements(db: Database, key: str) -> list[Row]:
    """Give the judgements on a speaker, the first first; `last` marks those that no later one on the pair undid."""
    return await records.rows(db, _JUDGED, key=key)


async def _candidates(db: Database, key: str) -> list[Row]:
    """Give those who share most words of their names with a speaker, and were not judged yet."""
    own = await records.rows(db, "select name from speakers where id = :key", key=key)
    words = _words(own[0]["name"]) if own else set()
    if not words:
        return []
    query = " OR ".join(f'"{word}"' for word in sorted(words))
    found = await records.rows(db, _CANDIDATES, words=query, key=key, limit=_LOOKED_AT)
    likeness = {row["id"]: _likeness(words, _words(row["name"])) for row in found}
    return sorted(found, key=lambda row: (-likeness[row["id"]], -row["statements"], row["name"]))[:CANDIDATES]


def _words(name: str) -> set[str]:
    return {
        word
        for word in "".join(c if c.isalnum() else " " for c in fold(name)).split()
        if len(word) >= _LEAST_WORD
    }


def _likeness(mine: set[str], theirs: set[str]) -> float:
    return len(mine & theirs) / max(1, len(mine | theirs))


def install(env: Environment, datasette: Datasette) -> None:
    """Give templates what they show of reviews."""

    async def review(request: Request, database: str, key: str) -> Review:
        return await review_of(datasette, request, database, key)

    async def judged(request: Request, database: str, key: str) -> Judged:
        return await judged_of(datasette, request, database, key)

    async def left_out(request: Request, database: str, table: str) -> str | None:
        return await shown.left_out(datasette, request, database, table)

    env.globals.update(review_of=review, judged_of=judged, left_out_of=left_out)
