"""A statement as a line to cite it by: in Arabic prose, in Markdown and for BibTeX."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quotes.site.data_text import cut
from quotes.site.labels import date_label, in_language, say
from quotes.site.marks import plain

if TYPE_CHECKING:
    from quotes.site.records import Card

_WEB = re.compile(r"https?://[^\s()<>]+")
_BREAKS = re.compile(r"\s+")
_MARKDOWN = re.compile(r"([\\`*_\[\]<>#|])")
_BIBTEX = str.maketrans({"\\": r"\textbackslash{}", **{each: f"\\{each}" for each in "{}%#&_$"}})
_LONGEST_TITLE = 200


def citations(card: Card, address: str) -> dict[str, str]:
    """Give a statement's citations by format; `address` is its page's. Prose is Arabic on English pages too."""
    with in_language("ar"):
        who = say("joined").join(_speaker(one) for one in card.speakers) or say("unknown_speaker")
        day = date_label(card.said_on)
    said = _line(card.content)
    outlet, title = (_line(cut(part or "")) for part in (card.outlet_name, card.article_title))
    source = [part for part in (outlet, title) if part]
    plain_source = "، ".join(part for part in (outlet, f"«{title}»" if title else "", day) if part)
    prose = f"{_line(who)}: {said if '«' in said else f'«{said}»'}، {plain_source}، {address}"
    link = f"[{_markdown(title or said[:_LONGEST_TITLE])}]({_address(card.article_url) or address})"
    about = "، ".join(part for part in (_markdown(outlet), day) if part)
    markdown = f"> {_markdown(said)}\n>\n> — {_markdown(_line(who))}، {link}" + (
        f"، {about}" if about else ""
    )
    return {
        "prose": prose,
        "markdown": f"{markdown} ([{card.id}]({address}))",
        "bibtex": _bibtex(card, address, source, said),
    }


def _bibtex(card: Card, address: str, source: list[str], said: str) -> str:
    authors = " and ".join(f"{{{_line(cut(one['name'])).translate(_BIBTEX)}}}" for one in card.speakers)
    fields = {
        "author": authors,
        "title": said[:_LONGEST_TITLE].translate(_BIBTEX),
        "howpublished": "، ".join(source).translate(_BIBTEX),
        "date": card.said_on or "",
        "url": address,
        "langid": "arabic",
    }
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@misc{{quotes-{card.id},\n{lines}}}"


def _speaker(one: dict[str, str | None]) -> str:
    return "، ".join(cut(part) for part in (one["name"], one["role"]) if part)


def _address(url: str | None) -> str | None:
    """Give an address of the web that ends where a Markdown link's does; nothing else is put into what people paste."""
    return url if url and _WEB.fullmatch(url) else None


def _line(text: str) -> str:
    return _BREAKS.sub(" ", plain(text)).strip()


def _markdown(text: str) -> str:
    return _MARKDOWN.sub(r"\\\1", text)
