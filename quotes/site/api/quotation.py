"""Statements as schema.org `Quotation`s in JSON-LD, and speakers. Text is as the article has it, controls and all."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from datasette import Response
from datasette.utils.asgi import NotFound
from markupsafe import Markup

from quotes.registry.wikidata import address
from quotes.site import filed, records
from quotes.site.api.found import Found, row_address
from quotes.site.api.titles import feed_title
from quotes.site.labels import value_label
from quotes.site.records import Card, Row

if TYPE_CHECKING:
    from datasette.app import Datasette
    from datasette.database import Database
    from datasette.utils.asgi import Request
    from jinja2 import Environment

CONTENT_TYPE = "application/ld+json; charset=utf-8"
_CONTEXT = "https://schema.org"
_TYPES = {"person": "Person", "organisation": "Organization"}
_ARTICLES = """
select s.id, a.published, a.language from statements as s join articles as a on a.id = s.article
where s.id in (select value from json_each(:ids))
"""
_MENTIONED = """
select m.statement, p.id, p.name, p.kind, p.wikidata from mentions as m join speakers as p on p.id = m.speaker
where m.statement in (select value from json_each(:ids)) order by m.statement, p.name
"""
# What would end a script element or a line of an old browser's script, and what turns text around for whoever looks
# at a page's source.
_ESCAPES = {
    ord(sign): f"\\u{ord(sign):04x}"
    for sign in "<>&\u2028\u2029\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
}


async def write(found: Found) -> Response:
    """Write statements as JSON-LD: one row as a Quotation, a table or a question as a DataFeed of them."""
    cards = await found.statements()
    made = await quotations(found.datasette, found.request, found.database, cards)
    if found.is_row:
        if not made:
            raise NotFound("There is no such statement")
        return _response({"@context": _CONTEXT, **made[0]})
    feed = {
        "@context": _CONTEXT,
        "@type": "DataFeed",
        "@id": found.address(".jsonld"),
        "name": await feed_title(found),
        "url": found.address(),
        "dataFeedElement": made,
    }
    following = found.address(".jsonld", _next=found.next_page)
    return _response(feed, {"Link": f'<{following}>; rel="next"'} if found.next_page else {})


def _response(body: object, headers: Mapping[str, str] | None = None) -> Response:
    text = json.dumps(body, ensure_ascii=False, separators=(",", ":"))
    return Response(text, headers=dict(headers or {}), content_type=CONTENT_TYPE)


def install(env: Environment, datasette: Datasette) -> None:
    """Give templates `quotation_block(request, database, card)`, a page's statement as an inert data block.

    `speaker_block(request, database, row, names)` is a page's speaker as one.
    """

    async def quotation_block(request: Request, database: str, card: Card) -> Markup:
        (made,) = await quotations(datasette, request, database, [card])
        return _block(made)

    def speaker_block(request: Request, database: str, row: Row, names: Sequence[str]) -> Markup:
        return _block(_Writer(datasette, request, database).speaker(row, names))

    env.globals.update(quotation_block=quotation_block, speaker_block=speaker_block)


def _block(made: Mapping[str, Any]) -> Markup:
    text = json.dumps({"@context": _CONTEXT, **made}, ensure_ascii=False).translate(_ESCAPES)
    return Markup('<script type="application/ld+json">{}</script>').format(Markup(text))  # noqa: S704 - escaped


async def quotations(
    datasette: Datasette, request: Request, database: str, cards: Sequence[Card]
) -> list[dict[str, Any]]:
    """Give statements as schema.org Quotations."""
    db = datasette.get_database(database)
    keys = json.dumps([card.id for card in cards])
    articles = {row["id"]: row for row in await records.rows(db, _ARTICLES, ids=keys)}
    mentioned = await _mentioned(db, keys)
    writer = _Writer(datasette, request, database)
    return [writer.quotation(card, articles[card.id], mentioned[card.id]) for card in cards]


async def _mentioned(db: Database, keys: str) -> defaultdict[str, list[Row]]:
    groups: defaultdict[str, list[Row]] = defaultdict(list)
    # A database from before there were mentions is served all the same.
    if await db.table_exists("mentions"):
        for row in await records.rows(db, _MENTIONED, ids=keys):
            groups[row["statement"]].append(row)
    return groups


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes with the permanent addresses of a site."""

    datasette: Datasette
    request: Request
    database: str

    def speaker(self, one: Row, names: Sequence[str]) -> dict[str, Any]:
        """Write a speaker with the other names that articles give."""
        return _given({**self._speaker(one), "alternateName": list(names)})

    def quotation(self, card: Card, article: Row, mentioned: Sequence[Row]) -> dict[str, Any]:
        own = self._row("statements", card.id)
        within = [self._row("articles", card.article)]
        if card.parent:
            within.append(self._row("statements", card.parent))
        return _given(
            {
                "@type": "Quotation",
                "@id": own,
                "url": own,
                "identifier": card.id,
                "text": card.content,
                "inLanguage": article["language"],
                "datePublished": card.said_on,
                "spokenByCharacter": [self._speaker(one) for one in card.speakers],
                "mentions": [self._speaker(one) for one in mentioned],
                "keywords": [self._kind(card.kind), self._cue(card)],
                "genre": self._act(card.act),
                "creativeWorkStatus": card.row.get("status"),
                "citation": self._article(card, article),
                "isPartOf": [{"@id": each} for each in within],
            }
        )

    def _speaker(self, one: Row) -> dict[str, Any]:
        role = one.get("role")
        person = one["kind"] != "organisation"
        described = role if not person else "unnamed source" if one["kind"] == "unnamed" else None
        return _given(
            {
                "@type": _TYPES.get(one["kind"], "Person"),
                "@id": self._row("speakers", one["id"]),
                "name": one["name"],
                # schema.org gives organisations no title of office.
                "jobTitle": role if person else None,
                "disambiguatingDescription": described,
                "sameAs": address(one["wikidata"]) if one.get("wikidata") else None,
            }
        )

    def _article(self, card: Card, article: Row) -> dict[str, Any]:
        outlet = {"@type": "NewsMediaOrganization", "name": card.outlet_name}
        return _given(
            {
                "@type": "NewsArticle",
                "@id": self._row("articles", card.article),
                "headline": card.article_title,
                # Anything else an article may claim to be is no address of the web.
                "url": card.article_url if _is_web(card.article_url) else None,
                "datePublished": article["published"],
                "inLanguage": article["language"],
                "publisher": {**outlet, "@id": self._row("outlets", card.outlet)} if card.outlet else None,
            }
        )

    def _kind(self, kind: str) -> dict[str, Any]:
        return {"@type": "DefinedTerm", "termCode": kind, "name": value_label(kind)}

    def _act(self, act: str | None) -> dict[str, Any] | None:
        """Write a speech act as the genre: what is done by saying it."""
        if act is None:
            return None
        return {
            "@type": "DefinedTerm",
            "@id": self._row("acts", act),
            "termCode": act,
            "name": filed.label(act, "act"),
        }

    def _cue(self, card: Card) -> dict[str, Any]:
        return {"@type": "DefinedTerm", "@id": self._row("cues", card.cue), "name": card.cue_lemma}

    def _row(self, table: str, key: str) -> str:
        return row_address(self.datasette, self.request, self.database, table, key)


def _is_web(address: str | None) -> bool:
    return (address or "").startswith(("https://", "http://"))


def _given(fields: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value not in (None, [], "")}
