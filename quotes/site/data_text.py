"""Words of the data on a page: kept apart from what is around them, and in their own language (WCAG 3.1.2)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from quotes.site.labels import LANGUAGES, language
from quotes.site.marks import plain, with_hits

if TYPE_CHECKING:
    from jinja2 import Environment

_ARABIC = re.compile("[\u0620-\u065f\u066e-\u06d3]")
# Descriptions in metadata.yml are in both languages, the Arabic one first.
_BETWEEN_LANGUAGES = " · "
_LINK = re.compile(r"(<a [^<>]*>)([^<>]*)(</a>.*)", re.DOTALL)
# What a name, a role or a title may take where it is one of many, and what a statement may; all of it stands on the
# page of its own.
LONGEST, LONGEST_SAID = 300, 3000


def is_long(text: object, most: int = LONGEST) -> bool:
    """Tell whether a text is too long for a list."""
    return len(str(text)) > most


def cut(text: object, most: int = LONGEST) -> str:
    """Give the beginning of a text that is too long for a list, and any other as it is."""
    return f"{str(text)[:most].rstrip()}…" if is_long(text, most) else str(text)


def said_within(text: str, hits: Iterable[tuple[int, int]] = ()) -> Markup:
    """Write what was said for a list, with hits marked as far as it goes."""
    return with_hits(cut(text, LONGEST_SAID), [hit for hit in hits if hit[1] <= LONGEST_SAID])


def short_label(cell: object) -> object:
    """Shorten the label in a cell that Datasette made a link of to another table's row; give any other as it is."""
    found = _LINK.fullmatch(cell) if isinstance(cell, Markup) else None
    if not found:
        return cell
    opening, label, rest = map(Markup, found.groups())
    return opening + escape(cut(label.unescape())) + rest


def bdi(text: object, hits: Iterable[tuple[int, int]] = ()) -> Markup:
    """Write data so that its direction turns nothing around it; on an English page it says that it is Arabic.

    `hits` are the places of what a search found. What is too long for a list is cut.
    """
    near = [hit for hit in hits if hit[1] <= LONGEST]
    return Markup("<bdi{}>{}</bdi>").format(lang_attribute(text), with_hits(cut(text), near))


def quoted(text: object) -> Markup:
    """Write words of an article as `bdi` does, between the marks that Arabic quotes by."""
    return Markup("<bdi{}>«{}»</bdi>").format(lang_attribute(text), plain(cut(text)))


def whole(text: object) -> Markup:
    """Write data as `bdi` does, however long it is."""
    return Markup("<bdi{}>{}</bdi>").format(lang_attribute(text), plain(str(text)))


def in_its_language(text: object) -> Markup:
    """Write data within a phrase that is kept apart as a whole."""
    words = plain(text if isinstance(text, Markup) else cut(text))
    attribute = lang_attribute(words)
    return Markup("<span{}>{}</span>").format(attribute, words) if attribute else Markup("{}").format(words)


def lang_attribute(text: object) -> Markup:
    """Give the attribute that says that a text is Arabic, where the page is not."""
    return Markup(' lang="ar"') if language.get() != "ar" and _ARABIC.search(str(text)) else Markup()


def in_reader_language(text: str) -> str:
    """Give the reader's half of a description in two languages, and any other as it is."""
    halves = text.split(_BETWEEN_LANGUAGES)
    return halves[LANGUAGES.index(language.get())] if len(halves) == len(LANGUAGES) else text


def install(env: Environment) -> None:
    """Give templates these ways to write data."""
    filters = (
        bdi,
        cut,
        in_its_language,
        in_reader_language,
        lang_attribute,
        quoted,
        said_within,
        short_label,
        whole,
    )
    env.filters.update({each.__name__: each for each in filters})
    env.tests["long"] = is_long
