"""What each page is made of: home, article, speaker, statement. Templates only lay it out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from markupsafe import Markup

from quotes.site import records
from quotes.site.labels import say, value_label
from quotes.site.marks import Mark, paragraphs, surroundings
from quotes.site.records import Card, Row

if TYPE_CHECKING:
    from datasette.database import Database

NEWEST = 8
MOST_QUOTED = 12
ON_SPEAKER_PAGE = 50

_COUNTS = """
select (select count(*) from statements) as statements, (select count(*) from speakers) as speakers,
  (select count(*) from articles) as articles, (select count(*) from outlets) as outlets,
  (select min(said_on) from statements) as first, (select max(said_on) from statements) as last
"""
_MOST_QUOTED = """
select p.id, p.name, p.kind, count(*) as statements
from statements as s join speakers as p on p.id = s.speaker
where p.kind <> 'unnamed' group by s.speaker order by statements desc, p.name limit :limit
"""
# What a speaker page counts, and under which label; `_by` fills in the column.
_TALLY = """
select s.{column} as id, {label} as name, count(*) as statements,
  min(s.said_on) as first, max(s.said_on) as last
from statements as s {join} where s.speaker = :speaker and s.{column} is not null
group by s.{column} order by statements desc, name limit 12
"""
_TALLIES = {
    "role": ("r.name", "left join roles as r on r.id = s.role"),
    "cue": ("c.lemma", "left join cues as c on c.id = s.cue"),
    "outlet": ("o.name", "left join outlets as o on o.id = s.outlet"),
    "kind": ("s.kind", ""),
}


@dataclass(frozen=True, slots=True)
class Home:
    """The front page."""

    counts: Row
    newest: list[Card]
    most_quoted: list[Row]


@dataclass(frozen=True, slots=True)
class Article:
    """An article with its statements marked; the headline apart where the text begins with it."""

    row: Row
    headline: Markup
    body: list[Markup]
    statements: list[Card]


@dataclass(frozen=True, slots=True)
class Speaker:
    """A speaker, and what the statements say of them."""

    row: Row
    aliases: list[str]
    total: int
    tallies: dict[str, list[Row]]
    statements: list[Card]


@dataclass(frozen=True, slots=True)
class StatementPage:
    """One statement in its surroundings."""

    card: Card
    context: list[Markup]
    parent: list[Card]
    nested: list[Card]
    run: Row


async def home(db: Database) -> Home:
    """Gather the front page."""
    counts = await records.rows(db, _COUNTS)
    newest = await records.ids(db, "true", "said_on desc, article, position", NEWEST)
    most = await records.rows(db, _MOST_QUOTED, limit=MOST_QUOTED)
    return Home(counts[0] if counts else {}, await records.cards(db, newest), most)


async def article(db: Database, key: str) -> Article | None:
    """Gather an article's page."""
    found = await records.rows(
        db,
        "select a.*, o.name as outlet_name from articles as a left join outlets as o on o.id = a.outlet"
        " where a.id = :key",
        key=key,
    )
    if not found:
        return None
    said = await records.ids(db, "article = :key", "start, position", key=key)
    statements = await records.cards(db, said, spans=True)
    lines = paragraphs(found[0]["text"], marks(statements))
    title = found[0]["title"]
    if lines and title and found[0]["text"].lstrip().startswith(title):
        return Article(found[0], lines[0], lines[1:], statements)
    return Article(found[0], Markup("{}").format(title or key), lines, statements)


async def speaker(db: Database, key: str) -> Speaker | None:
    """Gather a speaker's page."""
    found = await records.rows(db, "select * from speakers where id = :key", key=key)
    if not found:
        return None
    names = await records.rows(db, "select distinct name from aliases where speaker = :key", key=key)
    # Also what they said together with others, which the statement's first speaker does not show.
    own = "id in (select statement from statement_speakers where speaker = :key)"
    counted = await records.rows(
        db, "select count(distinct statement) as n from statement_speakers where speaker = :key", key=key
    )
    newest = await records.ids(db, own, "said_on desc, article, position", ON_SPEAKER_PAGE, key=key)
    return Speaker(
        row=found[0],
        aliases=[row["name"] for row in names if row["name"] != found[0]["name"]],
        total=counted[0]["n"] if counted else 0,
        tallies={column: await _by(db, column, key) for column in _TALLIES},
        statements=await records.cards(db, newest),
    )


async def _by(db: Database, column: str, key: str) -> list[Row]:
    label, join = _TALLIES[column]
    return await records.rows(db, _TALLY.format(column=column, label=label, join=join), speaker=key)


async def statement(db: Database, key: str) -> StatementPage | None:
    """Gather a statement's page."""
    found = await records.cards(db, [key], spans=True)
    if not found:
        return None
    card = found[0]
    text = await records.rows(db, "select text from articles where id = :key", key=card.article)
    within = await records.ids(db, "parent = :key", "start, position", key=key)
    run = await records.rows(db, "select * from runs where id = :key", key=card.run)
    return StatementPage(
        card=card,
        context=_context(text[0]["text"], card),
        parent=await records.cards(db, [card.parent] if card.parent else []),
        nested=await records.cards(db, within),
        run=run[0] if run else {},
    )


def _context(text: str, card: Card) -> list[Markup]:
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
    who = say("joined").join(s["name"] for s in card.speakers) or say("unknown_speaker")
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
