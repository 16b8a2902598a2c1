"""Words of the data on a page: kept apart from what is around them, and in their own language (WCAG 3.1.2)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from markupsafe import Markup

from quotes.site.labels import LANGUAGES, language
from quotes.site.marks import plain, with_hits

_ARABIC = re.compile("[\u0620-\u065f\u066e-\u06d3]")
# Descriptions in metadata.yml are in both languages, the Arabic one first.
_BETWEEN_LANGUAGES = " · "


def bdi(text: object, hits: Iterable[tuple[int, int]] = ()) -> Markup:
    """Write data so that its direction turns nothing around it; on an English page it says that it is Arabic.

    `hits` are the places of what a search found.
    """
    return Markup("<bdi{}>{}</bdi>").format(lang_attribute(text), with_hits(str(text), hits))


def in_its_language(text: object) -> Markup:
    """Write data within a phrase that is kept apart as a whole."""
    words = plain(text)
    attribute = lang_attribute(words)
    return Markup("<span{}>{}</span>").format(attribute, words) if attribute else Markup("{}").format(words)


def lang_attribute(text: object) -> Markup:
    """Give the attribute that says that a text is Arabic, where the page is not."""
    return Markup(' lang="ar"') if language.get() != "ar" and _ARABIC.search(str(text)) else Markup()


def in_reader_language(text: str) -> str:
    """Give the reader's half of a description in two languages, and any other as it is."""
    halves = text.split(_BETWEEN_LANGUAGES)
    return halves[LANGUAGES.index(language.get())] if len(halves) == len(LANGUAGES) else text
