"""What a speaker's page is made of: names, roles in time, statements under filters, who speaks about whom.

However much somebody is quoted, the page looks at one index (idx_statements_speaker) or at the newest statements
(`NEWEST`, in the ready-made questions 5,000) alone.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from quotes.arabic.orthography import fold
from quotes.registry.wikidata import address
from quotes.site import filed, records
from quotes.site.charts import UNITS, Chart, chart, unit_for
from quotes.site.records import Card, Row

if TYPE_CHECKING:
    from quotes.site.questions import Answer
    from quotes.site.visit import Visit

SHOWN = 20
NEWEST = 20_000
_MOST_OTHERS = 10

# What somebody said alone or first, and what they said second to another.
_TOGETHER = """
from statement_speakers as t join statements as s on s.id = t.statement
where t.speaker = :speaker and t.position > 0 and s.speaker is not :speaker and s.status <> 'rejected'
"""
SUMMARY = f"""
select count(*) as total, min(said_on) as first, max(said_on) as last from (
  select said_on from statements as s where speaker = :speaker and s.status <> 'rejected'
  union all select s.said_on {_TOGETHER}
)
"""  # noqa: S608 - our own words
_SAID = """
select id, said_on, article, position from statements as s
where s.speaker = :speaker and s.status <> 'rejected' {filters}
union all select s.id, s.said_on, s.article, s.position {together} {filters}
order by said_on desc, article, position limit :limit
"""
FILTERS: Mapping[str, str] = {
    "kind": "and s.kind = :kind",
    "act": "and s.act = :act",
    "outlet": "and s.outlet = :outlet",
    "year": "and s.said_on >= :year and s.said_on < :year || '~'",
}
ROLES = f"""
select r.id, r.name, r.office, r.country, count(*) as statements, min(s.said_on) as first, max(s.said_on) as last
from (
  select role, said_on from statements where speaker = :speaker and status <> 'rejected'
  union all select t.role, s.said_on {_TOGETHER}
) as s join roles as r on r.id = s.role
group by r.id order by last desc, first desc limit 12
"""  # noqa: S608 - our own words
_TALLY = """
select s.{column} as id, {label} as name, count(*) as statements
from (
  select {column}, said_on from statements where speaker = :speaker and status <> 'rejected'
  union all select s.{column}, s.said_on {together}
  order by said_on desc limit :newest
) as s {join}
where s.{column} is not null group by s.{column} order by statements desc, name limit 12
"""
TALLIES = {
    "act": ("a.name", "join acts as a on a.id = s.act"),
    "kind": ("s.kind", ""),
    "outlet": ("o.name", "join outlets as o on o.id = s.outlet"),
    "cue": ("c.lemma", "join cues as c on c.id = s.cue"),
}


@dataclass(frozen=True, slots=True)
class About:
    """Another speaker whom somebody speaks about, or who speaks about them, with the acts of the statements."""

    id: str
    name: str
    statements: int
    acts: list[tuple[str | None, int]]


@dataclass(frozen=True, slots=True)
class Others:
    """The others of one direction, the most frequent first, and where all of them are."""

    listed: list[About]
    answer: Answer


@dataclass(frozen=True, slots=True)
class Speaker:
    """A speaker, and what the statements say of them."""

    row: Row
    aliases: list[str]
    total: int
    roles: list[Row]
    tallies: dict[str, list[Row]]
    years: list[str]
    timeline: Chart
    speaks_about: Others
    spoken_about_by: Others
    filters: dict[str, str]
    table: str
    statements: list[Card]

    @property
    def wikidata(self) -> str | None:
        """Give the address of the speaker's item."""
        qid = self.row.get("wikidata")
        return address(qid) if qid else None

    @property
    def counted(self) -> int:
        """Say how many of the statements the tallies look at."""
        return min(self.total, NEWEST)


async def speaker(visit: Visit, key: str) -> Speaker | None:
    """Gather a speaker's page."""
    db = visit.db
    found = await records.rows(db, "select * from speakers where id = :key", key=key)
    if not found:
        return None
    names = await records.rows(db, "select distinct name from aliases where speaker = :key", key=key)
    summary = await records.rows(db, SUMMARY, speaker=key)
    total, first, last = summary[0].values() if summary else (0, None, None)
    filters = {name: value for name, value in visit.args.items() if name in FILTERS}
    return Speaker(
        row=found[0],
        aliases=_other_names(found[0]["name"], [row["name"] for row in names]),
        total=total,
        roles=await records.rows(db, ROLES, speaker=key),
        tallies={column: await _tally(visit, column, key) for column in TALLIES},
        years=_years(first, last),
        timeline=await _timeline(visit, key, unit_for(first, last)),
        speaks_about=_others(await visit.ask("speaks_about", speaker=key)),
        spoken_about_by=_others(await visit.ask("spoken_about_by", speaker=key)),
        filters=filters,
        table=_table(visit, key, filters),
        statements=await _said(visit, key, filters),
    )


def _other_names(name: str, aliases: Sequence[str]) -> list[str]:
    """Leave out the name itself and what only puts a title before it."""
    return [alias for alias in aliases if fold(name) not in fold(alias)]


def _table(visit: Visit, key: str, filters: Mapping[str, str]) -> str:
    """Give the address of the statements' table under the page's filters."""
    query = {"speaker": key, **filters}
    return f"{visit.datasette.urls.table(visit.database, 'statements')}?{urlencode(query)}"


async def _said(visit: Visit, key: str, filters: Mapping[str, str]) -> list[Card]:
    sql = _SAID.format(together=_TOGETHER, filters=" ".join(FILTERS[name] for name in filters))
    found = await records.rows(visit.db, sql, speaker=key, limit=SHOWN, **filters)
    return await records.cards(visit.db, [row["id"] for row in found])


async def _tally(visit: Visit, column: str, key: str) -> list[Row]:
    return await records.rows(visit.db, tally_sql(column), speaker=key, newest=NEWEST)


def tally_sql(column: str) -> str:
    """Write the question how often each value of a column stands in somebody's newest statements."""
    label, join = TALLIES[column]
    return _TALLY.format(column=column, label=label, join=join, together=_TOGETHER)


async def _timeline(visit: Visit, key: str, unit: str) -> Chart:
    answer = await visit.ask("speaker_timeline", speaker=key, length=UNITS[unit])
    return chart(answer, unit, "act", filed.act_of)


def _years(first: str | None, last: str | None) -> list[str]:
    if not (first and last):
        return []
    return [f"{year:04}" for year in range(int(last[:4]), int(first[:4]) - 1, -1)]


def _others(answer: Answer) -> Others:
    counts: defaultdict[str, Counter[str | None]] = defaultdict(Counter)
    names: dict[str, str] = {}
    for row in answer.rows:
        counts[row["speaker"]][row["act"]] += row["statements"]
        names[row["speaker"]] = row["name"]
    most = sorted(counts, key=lambda key: (-counts[key].total(), names[key]))[:_MOST_OTHERS]
    return Others(
        [About(key, names[key], counts[key].total(), counts[key].most_common()) for key in most], answer
    )
