"""How one name is spelt: cut into words that can be compared, and how two such words are alike.

The press spells an Arabic name in a few known ways (عبد الله and عبدالله, with بن or without, with the article or
without), and a name of another language as its writer hears it: by vowels there or not (ماكرون, مكرون) and by one of
several letters (غوتيريش, جوتيريش). The latter is never looked for in Arabic names: قاسم and جاسم are two.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Literal

from quotes.arabic.lemmas import standard
from quotes.arabic.names import gender_of, title_of
from quotes.arabic.orthography import fold
from quotes.arabic.tables import DATA, read_table

Likeness = Literal["equal", "heard", "different"]
_WORD = re.compile(r"\w+")
_TWICE = re.compile(r"(.)\1+")
_ARTICLE = "ال"
_LONG = "اوي"
# The vowels of shorter words are most of what tells them apart (بدر, بدير; سعد, سعيد).
_LEAST = 4  # consonants
_LEAST_NAME = 2  # words that are left of a name without its title
_CACHE = 65536
_WAYS = frozenset({"joined", "with_last", "dropped", "house"})


@cache
def _ways() -> dict[str, str]:
    rows = read_table(DATA / "name_words.tsv", ("word", "way"))
    return {fold(row.required("word")): row.one_of("way", _WAYS) for row in rows}


@cache
def _sounds() -> dict[str, str]:
    """Give for each letter, or pair of letters, the one that stands for its sound."""
    rows = read_table(DATA / "letters.tsv", ("sound", "letters"))
    listed = [row.items("letters") for row in rows]
    return {fold(letter): fold(first) for first, *others in listed for letter in (first, *others)}


@lru_cache(_CACHE)
def name_words(name: str) -> tuple[str, ...]:
    """Cut a person's name into words, whatever way its compounds are written; titles and بن are left out."""
    words = [word for word in _WORD.findall(fold(name)) if not word.isdigit()]
    while len(words) > _LEAST_NAME and words[0].startswith(_ARTICLE) and title_of(words[0]):
        words = words[1:]
    house = next((k for k, word in enumerate(words) if k > 1 and _ways().get(word) == "house"), len(words))
    return tuple(_joined(words[:house]))


def _joined(words: list[str]) -> Iterator[str]:
    """Write compounds together."""
    current = ""
    for k, word in enumerate(words):
        way, last = _ways().get(word), k == len(words) - 1
        if way == "joined" and not last:
            current += word
        elif way == "dropped" and not last:
            continue
        else:
            following = words[k + 1] if not last else ""
            current += word
            if _ways().get(following) != "with_last":
                yield current
                current = ""
    if current:
        yield current


def _without_article(word: str) -> str:
    bare = word.removeprefix(_ARTICLE)
    return bare if len(bare) > 2 else word  # noqa: PLR2004 - السا is no سا


@lru_cache(_CACHE)
def alike(one: str, other: str) -> Likeness:
    """Compare two words of names as `name_words` gives them: equal, one by its sound, or different."""
    first, second = _without_article(one), _without_article(other)
    if standard(first) == standard(second):
        return "equal"
    return (
        "heard" if _heard_alike(first, second, articles=(first != one) + (second != other)) else "different"
    )


def _heard_alike(one: str, other: str, articles: int) -> bool:
    """Say whether two words may be one name of another language; `articles` tells how many had the article."""
    if articles == 2:  # noqa: PLR2004 - «القبيسي» and «الكبيسي» are Arabic families, and two
        return False
    long = len(heard(one)) >= _LEAST
    listed = bool(gender_of(one) and gender_of(other))
    if _sounded(one) == _sounded(other):
        return long or not listed
    return long and not listed and not articles and heard(one) == heard(other)


@lru_cache(_CACHE)
def heard(word: str) -> str:
    """Write a word as it is heard, whichever letters spell it: its first vowel and its consonants.

    Words that `alike` takes as one are written alike here; not all that are written alike are one.
    """
    text = _sounded(_without_article(word))
    first = "ا" if text[:1] in _LONG else text[:1]
    consonants = "".join(letter for letter in text[1:] if letter not in _LONG)
    ending = "ي" if text.endswith("ي") and len(text) > 1 else ""
    return first + _TWICE.sub(r"\1", consonants) + ending


def _sounded(word: str) -> str:
    """Write each sound by one letter; given names that the lexicon lists differ by more than that, or are two."""
    text = standard(word)
    for letters, sound in sorted(_sounds().items(), key=lambda each: -len(each[0])):
        text = text.replace(letters, sound)
    return text
