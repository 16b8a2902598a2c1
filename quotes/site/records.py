"""What the pages show of the database, as plain objects: cards of statements, speakers, articles, counts."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from datasette.database import QueryInterrupted

if TYPE_CHECKING:
    from datasette.database import Database

Row = dict[str, Any]

# A database is ours when it holds these; its file may have any name.
TABLES = frozenset({"articles", "statements", "speakers", "spans", "statement_speakers", "corrections"})

_CARDS = """
select s.id, s.kind, s.content, s.cue_text, s.source_text, s.said_on, s.rule, s.confidence, s.start,
  s.parent, s.article, a.title as article_title, a.url as article_url, s.outlet, o.name as outlet_name,
  s.cue, c.lemma as cue_lemma, s.run, s.status, s.act, s.office, s.country, s.unresolved
from statements as s
join articles as a on a.id = s.article
left join outlets as o on o.id = s.outlet
left join cues as c on c.id = s.cue
where s.id in (select value from json_each(:ids))
"""
_SPEAKERS = """
select t.statement, p.id, p.name, p.kind, p.wikidata, r.id as role_id, r.name as role
from statement_speakers as t
join speakers as p on p.id = t.speaker
left join roles as r on r.id = t.role
where t.statement in (select value from json_each(:ids))
order by t.statement, t.position
"""
_SPANS = """
select statement, part, start, "end" from spans
where statement in (select value from json_each(:ids)) order by statement, part, position
"""
# Those who are named, by how much is said by them; more are counted than are shown, as some are not named.
MOST_QUOTED = """
select p.id, p.name, p.kind, m.statements
from (
  select speaker, count(*) as statements from statements where status <> 'rejected' and speaker is not null
  group by speaker order by statements desc limit 2 * :limit + 50
) as m join speakers as p on p.id = m.speaker
where p.kind <> 'unnamed' order by m.statements desc, p.name limit :limit
"""


@dataclass(frozen=True, slots=True)
class Card:
    """A statement as it is shown: the row's own columns and its speakers, each with the role held.

    `hits` are the places in the content of what `search` found, `named` those in names and roles.
    """

    row: Row
    speakers: tuple[Row, ...] = ()
    spans: tuple[Row, ...] = field(default=())
    hits: tuple[tuple[int, int], ...] = ()
    named: Mapping[str, tuple[tuple[int, int], ...]] = field(default_factory=dict)
    search: str = ""

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - templates read the row's columns
        try:
            return self.row[name]
        except KeyError:
            raise AttributeError(name) from None

    @property
    def pieces(self) -> int:
        """Count the stretches of the content: more than one where cue or source interrupt it."""
        return sum(span["part"] == "content" for span in self.spans)


async def rows(db: Database, sql: str, **values: object) -> list[Row]:
    """Run a query whole; one that outlives Datasette's time limit gives nothing rather than an error page."""
    try:
        return [dict(row) for row in await db.execute(sql, values)]
    except QueryInterrupted:
        return []


async def cards(db: Database, ids: Sequence[str], spans: bool = False) -> list[Card]:
    """Give the statements with these ids, in this order; `spans` adds where they stand in the text."""
    listed = json.dumps(list(ids))
    found = {row["id"]: row for row in await rows(db, _CARDS, ids=listed)}
    speakers = _grouped(await rows(db, _SPEAKERS, ids=listed))
    places = _grouped(await rows(db, _SPANS, ids=listed)) if spans else {}
    return [
        Card(found[key], tuple(speakers.get(key, ())), tuple(places.get(key, ())))
        for key in ids
        if key in found
    ]


def _grouped(found: Sequence[Row]) -> dict[str, list[Row]]:
    groups: defaultdict[str, list[Row]] = defaultdict(list)
    for row in found:
        groups[row["statement"]].append(row)
    return groups


async def ids(db: Database, where: str, order: str, limit: int = -1, **values: object) -> list[str]:
    """Give the ids of statements under a condition of this package's own (never a reader's words), no rejected ones."""
    sql = f"select id from statements where ({where}) and status <> 'rejected' order by {order} limit {int(limit)}"  # noqa: S608
    return [row["id"] for row in await rows(db, sql, **values)]
