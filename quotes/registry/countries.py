"""Whose office it is: the country that a role, an organisation or an unnamed source belongs to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from quotes.arabic.orthography import fold
from quotes.arabic.tables import read_table
from quotes.document import SpeakerKind
from quotes.registry.places import Mention, mentions_of
from quotes.registry.words import DATA, Word, without_article, words_of

_CACHE = 65536
_UNIONS = ("EU", "UN")
_CLASSES = frozenset({"abroad", "sent", "host", "place", "for", "about", "land"})


@dataclass(frozen=True, slots=True)
class Country:
    """A country, or the EU or the UN, which speak as one: code (ISO 3166-1 alpha-2) and labels."""

    code: str
    name: str
    name_en: str


@cache
def countries() -> dict[str, Country]:
    """Give the countries of data/countries.tsv by code."""
    rows = read_table(DATA / "countries.tsv", ("code", "name", "name_en"))
    found = [Country(row.required("code"), row.required("name"), row.required("name_en")) for row in rows]
    return {country.code: country for country in found}


@lru_cache(_CACHE)
def country_of(role: str | None, name: str, kind: SpeakerKind) -> str | None:
    """Give the country that somebody speaks for or belongs to; None where the words do not surely say so.

    A person's role says it, never the name (السوداني is a family); what is no person says it by its name.
    """
    texts = (role,) if kind == "person" else (role, name)
    return next((code for text in texts if text and (code := _country(text))), None)


def _country(text: str) -> str | None:
    words = words_of(text)
    previous: Mention | None = None
    for mention in _own(words):
        if previous is None or previous.code is None:
            # «الصليب الأحمر في اليمن» is not of Yemen, «مجلس الأمن القومي الأميركي» is of the USA.
            if previous and previous.world and "place" in _governor(words, mention):
                return None
            if mention.kind not in ("body",) and mention.code:
                return mention.code
        elif mention.kind == "adjective" and mention.start == previous.end and mention.code:
            return mention.code
        else:
            return previous.code
        previous = mention
    return previous.code if previous else None


def _own(words: tuple[Word, ...]) -> Iterator[Mention]:
    """Give the countries that are named as whose the office is: not where it is posted or what it is about."""
    context = [_classes(word) for word in words]
    before, about = 0, False
    for mention in mentions_of(words):
        between = frozenset().union(*context[before : mention.start])
        previous = context[mention.start - 1] if mention.start else frozenset[str]()
        about = "about" in previous or (about and mention.joined and mention.start == before)
        seen = frozenset().union(*context[: mention.start])
        if "host" in between | _preposition(mention.preposition):
            return
        if mention.code not in _UNIONS and mention.kind != "body" and _posted(words, mention, seen):
            return
        if not about:
            yield mention
        before = mention.end


def _posted(words: tuple[Word, ...], mention: Mention, seen: frozenset[str]) -> bool:
    """Say whether a country is where somebody of another one serves: السفير الأميركي في بيروت."""
    governed = _governor(words, mention)
    return ("abroad" in seen and "place" in governed) or (
        "sent" in seen and bool({"place", "for"} & governed)
    )


def _governor(words: tuple[Word, ...], mention: Mention) -> frozenset[str]:
    """Give what the preposition says that stands before a country, or before «العاصمة», «دولة» and the like."""
    if mention.preposition:
        return _preposition(mention.preposition)
    place = mention.start - 1
    while place >= 0 and "land" in _classes(words[place]):
        joined = next((each.preposition for each in words[place].readings if each.preposition), "")
        if joined and words[place].text not in _context():
            return _preposition(joined)
        place -= 1
    return _classes(words[place]) if place >= 0 else frozenset()


def _preposition(letters: str) -> frozenset[str]:
    return _context().get(letters, frozenset())


def _classes(word: Word) -> frozenset[str]:
    # «والي» is a governor, not و and إلى.
    known = (_context().get(each.plain) for each in word.readings if not each.joined)
    return next((found for found in known if found), frozenset())


@cache
def _context() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for row in read_table(DATA / "country_context.tsv", ("word", "class")):
        word = without_article(fold(row.required("word")))
        found[word] = found.get(word, frozenset()) | {row.one_of("class", _CLASSES)}
    return found
