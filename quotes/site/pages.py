"""What the front page and an article's page are made of. Templates only lay it out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from markupsafe import Markup

from quotes.site import filed, records
from quotes.site.charts import Chart, chart
from quotes.site.data_text import cut
from quotes.site.hits import hits_of
from quotes.site.labels import say, value_label
from quotes.site.marks import Mark, paragraphs, surroundings
from quotes.site.records import Card, Row

if TYPE_CHECKING:
    from quotes.site.visit import Visit

NEWEST = 8
MOST_QUOTED = 12

_COUNTS = """
select (select count(*) from speakers) - (select count(*) from speakers where same_as is not null) as speakers,
  (select count(*) from statements) - (select count(*) from statements where status = 'rejected') as statements,
  (select count(*) from articles) as articles, (select count(*) from outlets) as outlets,
  (select min(said_on) from statements) as first, (select max(said_on) from statements) as last
"""
_ARTICLE = """
select a.*, o.name as outlet_name from articles as a left join outlets as o on o.id = a.outlet where a.id = :key
"""


@dataclass(frozen=True, slots=True)
class Home:
    """The front page."""

    counts: Row
    newest: list[Card]
    most_quoted: list[Row]
    chart: Chart


@dataclass(frozen=True, slots=True)
class Article:
    """An article with its statements, and what a search found, marked; the headline apart where the text has it."""

    row: Row
    headline: Markup
    body: list[Markup]
    statements: list[Card]
    search: str


async def home(visit: Visit) -> Home:
    """Gather the front page."""
    db = visit.db
    counts = await records.rows(db, _COUNTS)
    newest = await records.ids(db, "true", "said_on desc, article, position", NEWEST)
    most = await records.rows(db, records.MOST_QUOTED, limit=MOST_QUOTED)
    days = chart(await visit.ask("statements_by_day"), "day", "act", filed.act_of)
    return Home(counts[0] if counts else {}, await records.cards(db, newest), most, days)


async def article(visit: Visit, key: str) -> Article | None:
    """Gather an article's page, with what the search that led here found marked as well."""
    found = await records.rows(visit.db, _ARTICLE, key=key)
    if not found:
        return None
    said = await records.ids(visit.db, "article = :key", "start, position", key=key)
    statements = await records.cards(visit.db, said, spans=True)
    search = visit.args.get("_search", "")
    lines = paragraphs(found[0]["text"], [*marks(statements), *await _hits(visit, found[0], search)])
    title = found[0]["title"]
    if lines and title and found[0]["text"].lstrip().startswith(title):
        return Article(found[0], lines[0], lines[1:], statements, search)
    return Article(found[0], Markup("{}").format(title or key), lines, statements, search)


async def _hits(visit: Visit, row: Row, search: str) -> list[Mark]:
    if not search:
        return []
    places = (await hits_of(visit.db, search)).places(row["text"], row.get("lemmas"), last=True)
    return [Mark(start, end, "hit") for start, end in places]


def context(text: str, card: Card) -> list[Markup]:
    """Give the paragraphs of an article around a statement, with the statement marked."""
    if not card.spans:
        return []
    start = min(span["start"] for span in card.spans)
    end = max(span["end"] for span in card.spans)
    # One statement needs no number.
    unnumbered = [replace(mark, last=False) for mark in marks([card])]
    return paragraphs(text, unnumbered, *surroundings(text, start, end))


def marks(statements: list[Card]) -> list[Mark]:
    """Give the marks of statements, numbered in the order given."""
    return [mark for number, card in enumerate(statements, 1) for mark in _marks(card, number)]


def _marks(card: Card, number: int) -> list[Mark]:
    who = say("joined").join(cut(s["name"]) for s in card.speakers) or say("unknown_speaker")
    label = say("statement_number", number=number, who=who, kind=value_label(card.kind))
    last = max((span["end"] for span in card.spans if span["part"] == "content"), default=-1)
    return [
        Mark(
            start=span["start"],
            end=span["end"],
            part=span["part"],
            statement=card.id,
            kind=card.kind,
            number=number,
            label=label,
            last=span["part"] == "content" and span["end"] == last,
        )
        for span in card.spans
    ]
