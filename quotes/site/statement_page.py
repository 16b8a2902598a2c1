"""What a statement's page is made of: context, the way to its speaker, where else it was said, how to cite it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from quotes.site import records, same
from quotes.site.citation import citations
from quotes.site.pages import context
from quotes.site.records import Card, Row
from quotes.site.way import Way, way

if TYPE_CHECKING:
    from markupsafe import Markup

    from quotes.site.visit import Visit

_MENTIONED = """
select p.id, p.name, p.kind from mentions as m join speakers as p on p.id = m.speaker
where m.statement = :key order by p.name
"""


@dataclass(frozen=True, slots=True)
class StatementPage:
    """One statement in its surroundings."""

    card: Card
    context: list[Markup]
    way: Way | None
    parent: list[Card]
    nested: list[Card]
    mentioned: list[Row]
    copies: list[Row]
    echoes: list[Card]
    citations: dict[str, str]
    run: Row


async def statement(visit: Visit, key: str) -> StatementPage | None:
    """Gather a statement's page."""
    db = visit.db
    found = await records.cards(db, [key], spans=True)
    if not found:
        return None
    card = found[0]
    text = await records.rows(db, "select text from articles where id = :key", key=card.article)
    within = await records.ids(
        db, "article = :article and parent = :key", "start, position", article=card.article, key=key
    )
    run = await records.rows(db, "select * from runs where id = :key", key=card.run)
    return StatementPage(
        card=card,
        context=context(text[0]["text"], card),
        way=await way(db, card),
        parent=await records.cards(db, [card.parent] if card.parent else []),
        nested=await records.cards(db, within),
        mentioned=await records.rows(db, _MENTIONED, key=key),
        copies=await same.copies(db, card.article),
        echoes=await same.echoes(db, card),
        citations=citations(card, _address(visit, key)),
        run=run[0] if run else {},
    )


def _address(visit: Visit, key: str) -> str:
    path = visit.datasette.urls.row(visit.database, "statements", key)
    return str(visit.datasette.absolute_url(visit.request, path)) if visit.request else str(path)
