"""The names of all known speakers, looked up in what somebody said: no parser, one pass over the words.

A name is found behind the clitics that Arabic writes joined to it (و ف ب ك ل and their chains, لل for ل + ال),
and where several begin at one word the longest counts. Of names of one word only the listed countries, capitals,
unions and organisations are looked for: others are words of the language too.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from quotes.arabic.function_words import class_of
from quotes.arabic.names import gender_of, nationality_of, organisation_of, place_of
from quotes.arabic.orthography import fold

# Clitics before a name; longest first, none before any, so that «بدر» is looked for before «در».
_BEFORE = ("", "وب", "ول", "وك", "فب", "فل", "و", "ف", "ب", "ك", "ل")
_DEFINITE = ("فلل", "ولل", "لل")
# Words and, as a word that no name has, the marks at which no name goes on: hyphens, quotation marks may stand within.
_TOKEN = re.compile(r"\w+|[،,.؛;:…!?؟()\[\]]")
# «فتح» and «أمل» are words of every day; «مصر» is not likely to be one.
_LEAST_ORGANISATION = 4


def words_of(text: str) -> list[str]:
    """Cut text into folded words and the marks between clauses."""
    return _TOKEN.findall(fold(text))


class KnownNames:
    """Names of speakers -> their ids; two speakers may share a name."""

    def __init__(self) -> None:
        self._ids: defaultdict[str, set[str]] = defaultdict(set)
        self._lengths: defaultdict[str, set[int]] = defaultdict(set)
        self._nameless: set[str] = set()
        self._organisations: set[str] = set()

    def add(self, speaker: str, kind: str, name: str) -> bool:
        """Look for a speaker from now on; say whether the name is one that can be looked for."""
        words = words_of(name)
        if kind == "unnamed" or not _telling(words, kind):
            return False
        self._ids[" ".join(words)].add(speaker)
        self._lengths[words[0]].add(len(words))
        if kind == "organisation":
            self._organisations.add(speaker)
        return True

    def discard(self, speaker: str, name: str) -> None:
        """Look for a speaker by this name no more."""
        self._ids[" ".join(words_of(name))].discard(speaker)

    def found_in(self, content: str, surnames: Mapping[str, str] | None = None) -> set[str]:
        """Give the speakers whom a content names; `surnames` are those of its article, folded, with their owners."""
        words = words_of(content)
        found: set[str] = set()
        place = 0
        while place < len(words):
            speakers, length = self._at(words, place)
            if not speakers and surnames:
                speakers, length = _surname(words, place, surnames), 1
            found |= speakers
            place += max(length, 1)
        return found

    def _at(self, words: Sequence[str], place: int) -> tuple[set[str], int]:
        for first in _shapes(words[place]):
            for length in sorted(self._lengths.get(first, ()), reverse=True):
                name = " ".join([first, *words[place + 1 : place + length]])
                after = words[place + length] if place + length < len(words) else ""
                if speakers := self._fitting(name, after):
                    return speakers, length
        return set(), 0

    def _fitting(self, name: str, after: str) -> set[str]:
        speakers = self._ids.get(name, set())
        # «وزارة الخارجية» before «التركية» is another ministry than the one known by the bare name.
        if speakers & self._organisations and after and nationality_of(after):
            return speakers - self._organisations
        return set(speakers)


def _telling(words: Sequence[str], kind: str) -> bool:
    if not words or not all(word[0].isalnum() for word in words):
        return False
    name = " ".join(words)
    listed = organisation_of(name) if kind == "organisation" else None
    if listed and listed.kind == "media":
        return False  # «الشرق الأوسط» is a newspaper, and a region of which more is said
    if len(words) > 1:
        return True
    return kind == "organisation" and (
        bool(place_of(name)) or (listed is not None and len(name) >= _LEAST_ORGANISATION)
    )


@lru_cache(1 << 16)
def _shapes(word: str) -> tuple[str, ...]:
    """Give the words that a written word may be; kept, because the press uses the same ones over and over."""
    return tuple(_shapes_of(word))


def _shapes_of(word: str) -> Iterator[str]:
    yield word
    if gender_of(word):
        return  # «كريم» is no «ريم» with a clitic
    for clitic in _DEFINITE:
        if word.startswith(clitic):
            yield "ال" + word[len(clitic) :]
    for clitic in _BEFORE[1:]:
        if word.startswith(clitic) and len(word) > len(clitic) + 1:
            yield word[len(clitic) :]


def _surname(words: Sequence[str], place: int, surnames: Mapping[str, str]) -> set[str]:
    owner = next((surnames[shape] for shape in _shapes(words[place]) if shape in surnames), None)
    # «حسن الحارثي» is not the «بدر الحارثي» whom the article calls «الحارثي».
    return set() if owner is None or (place and _first_name(words[place - 1])) else {owner}


def _first_name(word: str) -> bool:
    # «بأن» is spelt like the name «بان».
    return any(gender_of(shape) for shape in _shapes(word)) and not (class_of(word) or class_of(word[1:]))
