"""An Atom feed of statements, for any filter and for the ready-made questions.

datasette-atom (0.9, 0.11a0) feeds only from queries that name their columns `atom_…`; this writes with its
library, feedgen, from the statements themselves.
"""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from importlib.metadata import version
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

from datasette import Response
from feedgen.feed import FeedGenerator
from markupsafe import Markup

from quotes.site import records
from quotes.site.api.asked import original_query
from quotes.site.api.found import Found, row_address
from quotes.site.api.titles import feed_title, shortened
from quotes.site.labels import language, say
from quotes.site.marks import plain

if TYPE_CHECKING:
    from feedgen.entry import FeedEntry

    from quotes.site.records import Card

CONTENT_TYPE = "application/atom+xml; charset=utf-8"
_TIMES = """
select s.id, r.started from statements as s join runs as r on r.id = s.run
where s.id in (select value from json_each(:ids))
"""
_CORRECTED = """
select statement as id, max(made_at) as corrected from corrections
where statement in (select value from json_each(:ids)) group by statement
"""
# What XML cannot hold in any way of writing it.
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_BREAKS = re.compile(r"\s+")
_HOST = re.compile(r"[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?")
# The year from which the ids' names are taken, as RFC 4151 asks for one.
_SINCE = 2026
_LONGEST_NAME, _LONGEST_TITLE = 120, 200
_CONTENT = Markup("""<blockquote dir="auto"><p>{said}</p></blockquote>
<p dir="auto">{who} · {source}</p>""")


async def write(found: Found) -> Response:
    """Write statements as an Atom feed, in the order found."""
    cards = await found.statements()
    times = await _times(found, cards)
    feed = FeedGenerator()
    feed.id(_tag(found, found.request.path.rpartition(".")[0] + _filter(found)))
    feed.title(_text(await feed_title(found)))
    feed.language(language.get())
    feed.author(name=_text(say("site")))
    feed.generator("arabic-quotes", version=version("arabic-quotes"))
    feed.link(href=found.address(".atom"), rel="self", type="application/atom+xml")
    feed.link(href=found.address(), rel="alternate", type="text/html")
    if found.next_page:
        feed.link(href=found.address(".atom", _next=found.next_page), rel="next", type="application/atom+xml")
    feed.updated(max(times.values(), default=datetime.fromtimestamp(0, UTC)))
    for card in cards:
        _write(feed.add_entry(order="append"), found, card, times[card.id])
    return Response(feed.atom_str().decode("utf-8"), content_type=CONTENT_TYPE)


def _write(entry: FeedEntry, found: Found, card: Card, updated: datetime) -> None:
    link = row_address(found.datasette, found.request, found.database, "statements", card.id)
    names = [_name(one["name"]) for one in card.speakers] or [say("unknown_speaker")]
    who = shortened(say("joined").join(names), _LONGEST_NAME)
    entry.id(_tag(found, f"statement/{card.id}"))
    entry.title(shortened(f"{who} ({_line(card.cue_lemma)}): {_line(card.content)}", _LONGEST_TITLE))
    entry.updated(updated)
    if card.said_on:
        entry.published(_moment(card.said_on))
    entry.link(href=link, rel="alternate", type="text/html")
    for one, name in zip(card.speakers, names, strict=False):
        page = row_address(found.datasette, found.request, found.database, "speakers", one["id"])
        entry.author(name=name or say("unknown_speaker"), uri=page)
    if not card.speakers:
        entry.author(name=say("unknown_speaker"))
    entry.category(term=card.kind)
    entry.content(str(_content(card)), type="html")


def _content(card: Card) -> Markup:
    who = say("joined").join(_speaker(one["name"], one["role"]) for one in card.speakers)
    title = shortened(_line(card.article_title or card.article), _LONGEST_TITLE)
    if (card.article_url or "").startswith(("https://", "http://")):
        source = Markup('<a href="{}">{}</a>').format(_text(card.article_url), title)
    else:
        source = Markup("{}").format(title)
    if card.outlet_name:
        source = Markup("{}{}{}").format(_name(card.outlet_name), say("listed"), source)
    return _CONTENT.format(said=_text(card.content), who=who or say("unknown_speaker"), source=source)


def _speaker(name: str, role: str | None) -> str:
    return say("listed").join(_name(part) for part in (name, role) if part)


async def _times(found: Found, cards: list[Card]) -> dict[str, datetime]:
    """Tell when each statement was published, or corrected since."""
    keys = json.dumps([card.id for card in cards])
    times = {row["id"]: _aware(row["started"]) for row in await records.rows(found.db, _TIMES, ids=keys)}
    times |= {card.id: _moment(card.said_on) for card in cards if card.said_on}
    if await found.db.table_exists("corrections"):
        for row in await records.rows(found.db, _CORRECTED, ids=keys):
            times[row["id"]] = max(times[row["id"]], _aware(row["corrected"]))
    return times


def _moment(day: str) -> datetime:
    """Give the start of a day, a month or a year, in UTC: articles are dated without a time."""
    year, month, day = (f"{day}-01-01").split("-")[:3]
    return datetime(int(year), int(month), int(day), tzinfo=UTC)


def _aware(moment: str) -> datetime:
    found = datetime.fromisoformat(moment)
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _tag(found: Found, name: str) -> str:
    """Give a `tag:` URI (RFC 4151): the same wherever the site moves, once its `feed_authority` is configured."""
    authority = (found.datasette.plugin_config("quotes") or {}).get("feed_authority")
    if not authority:
        host = (urlsplit(found.absolute("/")).hostname or "").lower()
        authority = f"{host if _HOST.fullmatch(host) else 'localhost'},{_SINCE}"
    return f"tag:{authority}:{quote(name.lstrip('/'), safe='/?=&~%')}"


def _filter(found: Found) -> str:
    pairs = parse_qsl(original_query(found.request), keep_blank_values=True)
    kept = sorted(pair for pair in pairs if pair[0] not in {"_next", "_size"})
    return f"?{urlencode(kept)}" if kept else ""


def _text(words: str) -> str:
    return _ILLEGAL.sub("", plain(words))


def _name(words: str) -> str:
    return shortened(_line(words), _LONGEST_NAME)


def _line(words: str) -> str:
    return _BREAKS.sub(" ", _text(words)).strip()
