"""Two speakers, or two outlets, side by side on the same days: `/-/compare?a=…&b=…`.

Each side is given by its id, or by a name to look for. What is shown of each day is bounded, and so is the number
of days on a page; `before` gives the days before one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from datasette import Forbidden, NotFound, Response

from quotes.site import records
from quotes.site.charts import UNITS, Chart, chart, unit_for
from quotes.site.context import site_database
from quotes.site.search import fts_query
from quotes.site.visit import Visit

if TYPE_CHECKING:
    from datasette.app import Datasette
    from datasette.utils.asgi import Request

    from quotes.site.records import Card, Row

DAYS = 10
PER_DAY = 4
_CHOICES = 8
_OFFERED = 200
_LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class Table:
    """What can be compared: a table, its column in `statements`, and how its rows are looked for by name.

    `said` gives the statements (id, said_on, status) of a row, `:id`.
    """

    name: str
    column: str
    question: str
    by_name: str
    offered: str
    said: str


OF: Mapping[str, Table] = {
    "speakers": Table(
        "speakers",
        "speaker",
        "compare_speakers",
        "select id, name from speakers where rowid in"
        " (select rowid from speakers_fts where speakers_fts match :query limit 200) and same_as is null"
        " order by (select count(*) from statements where speaker = speakers.id) desc, name limit :limit",
        records.MOST_QUOTED,
        # What somebody said alone or first, and what they said second to another: it counts for each of them.
        "select id, said_on, status from statements where speaker = :id"
        " union all select s.id, s.said_on, s.status"
        " from statement_speakers as t join statements as s on s.id = t.statement"
        " where t.speaker = :id and t.position > 0 and s.speaker is not :id",
    ),
    "outlets": Table(
        "outlets",
        "outlet",
        "compare_outlets",
        "select id, name from outlets where fold_arabic(name) like '%' || fold_arabic(:name) || '%'"
        " order by name limit :limit",
        "select name from outlets order by name limit :limit",
        "select id, said_on, status from statements where outlet = :id",
    ),
}


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two: what was asked for, whom it means, and who else it could mean."""

    asked: str
    row: Row | None
    choices: list[Row]


@dataclass(frozen=True, slots=True)
class Day:
    """A day with the statements of both sides; `more` says how many are not shown of each."""

    iso: str
    cards: tuple[list[Card], list[Card]]
    more: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two sides over their days; without `chart` where a side is still to be chosen."""

    of: Table
    a: Side
    b: Side
    offered: list[str]
    both: bool = True
    shared: int = 0
    chart: Chart | None = None
    counts: Mapping[str, tuple[tuple[str | None, int, int], ...]] = field(default_factory=dict)
    days: tuple[Day, ...] = ()
    next: str | None = None

    def address(self, **changes: str | None) -> str:
        """Give the query string of this comparison with some of it changed; None leaves out."""
        sides = {
            name: side.row["id"] if side.row else side.asked for name, side in (("a", self.a), ("b", self.b))
        }
        of = None if self.of.name == "speakers" else self.of.name
        query = {"of": of, **sides, "days": None if self.both else "all", **changes}
        return "?" + urlencode({name: value for name, value in query.items() if value})


async def page(request: Request, datasette: Datasette) -> Response:
    """Answer a request for a comparison."""
    database = await site_database(datasette, request)
    if database is None:
        raise NotFound("no database of statements") if not datasette.databases else Forbidden("view-table")
    visit = Visit(datasette, request, database)
    context = {"comparison": await compare(visit), "database": database}
    return Response.html(
        await datasette.render_template("compare.html", context, request=request, view_name="compare")
    )


async def compare(visit: Visit) -> Comparison:
    """Gather the page that a query string asks for: `of`, `a`, `b`, `days` (`all` or none) and `before`."""
    args = visit.args
    of = OF.get(args.get("of", ""), OF["speakers"])
    a, b = [await _side(visit, of, args.get(name, "")) for name in ("a", "b")]
    if not (a.row and b.row) or a.row["id"] == b.row["id"]:
        offered = await records.rows(visit.db, of.offered, limit=_OFFERED)
        return Comparison(of, a, b, [row["name"] for row in offered])
    ids = (a.row["id"], b.row["id"])
    counts = await _counts(visit, of, ids)
    shared = [day for day, (one, other) in counts.items() if one and other]
    both = bool(shared) and args.get("days") != "all"
    wanted = sorted(shared if both else counts, reverse=True)
    before = args.get("before")
    wanted = [day for day in wanted if not before or day < before]
    drawn = await _chart(visit, of, (a.row, b.row), counts)
    return Comparison(
        of,
        a,
        b,
        [],
        both,
        len(shared),
        drawn,
        {what: _by(drawn.answer.rows, what, of.column, ids) for what in ("act", "kind")},
        tuple([await _day(visit, of, ids, day, counts[day]) for day in wanted[:DAYS]]),
        wanted[DAYS - 1] if len(wanted) > DAYS else None,
    )


async def _side(visit: Visit, of: Table, asked: str) -> Side:
    asked = asked[:_LONGEST_NAME]
    if not asked:
        return Side("", None, [])
    by_id = f"select id, name from {of.name} where id = :asked or name = :asked limit 2"  # noqa: S608 - one of two
    found = await records.rows(visit.db, by_id, asked=asked)
    if not found:
        values = {"query": fts_query(asked), "name": asked, "limit": _CHOICES}
        used = {name: value for name, value in values.items() if f":{name}" in of.by_name}
        found = await records.rows(visit.db, of.by_name, **used)
    return Side(asked, found[0], []) if len(found) == 1 else Side(asked, None, found)


async def _counts(visit: Visit, of: Table, ids: tuple[str, str]) -> dict[str, tuple[int, int]]:
    """Count what each side said on each of its days; for most of it the index (side, day) alone tells."""
    sql = (
        f"select said_on, count(*) as n from ({of.said})"  # noqa: S608 - our own words
        " where said_on is not null and status <> 'rejected' group by said_on"
    )
    one, other = [
        {row["said_on"]: row["n"] for row in await records.rows(visit.db, sql, id=key)} for key in ids
    ]
    return {day: (one.get(day, 0), other.get(day, 0)) for day in {*one, *other}}


async def _chart(visit: Visit, of: Table, sides: Sequence[Row], days: Iterable[str]) -> Chart:
    ordered = sorted(days)
    unit = unit_for(ordered[0], ordered[-1]) if ordered else "day"
    a, b = [side["id"] for side in sides]
    answer = await visit.ask(of.question, a=a, b=b, length=UNITS[unit])
    return chart(answer, unit, of.column, lambda row: str(row["name"]), order=(a, b))


def _by(
    rows: Iterable[Row], what: str, column: str, ids: tuple[str, str]
) -> tuple[tuple[str | None, int, int], ...]:
    counts: defaultdict[str | None, Counter[str]] = defaultdict(Counter)
    for row in rows:
        counts[row[what]][row[column]] += row["statements"]
    most = sorted(counts, key=lambda value: (-counts[value].total(), value or ""))
    return tuple((value, counts[value][ids[0]], counts[value][ids[1]]) for value in most)


async def _day(visit: Visit, of: Table, ids: tuple[str, str], day: str, counts: tuple[int, int]) -> Day:
    where = f"id in (select id from ({of.said}) where said_on = :day)"  # noqa: S608 - our own words
    shown = []
    for key in ids:
        found = await records.ids(visit.db, where, "article, position", PER_DAY, id=key, day=day)
        shown.append(await records.cards(visit.db, found))
    more = [count - len(cards) for count, cards in zip(counts, shown, strict=True)]
    return Day(day, (shown[0], shown[1]), (more[0], more[1]))
