"""Which words of a phrase the rules take for a person's name: where it can begin, and with which words it goes on."""

from __future__ import annotations

from quotes.arabic.function_words import class_of
from quotes.arabic.names import name_links, nationality_of, organisation_of, place_of, title_of
from quotes.speakers.lexical import given_name, is_definite, known
from quotes.surface.marks import COMMAS
from quotes.surface.words import Words

LONGEST_NAME = 7


def name_in(words: Words, found: list[int]) -> list[int]:
    """Give the words of the name in a phrase that begins with an office; none where it has no name.

    A name that does not reach the phrase's end counts where its first word is surely one and what follows cannot be
    part of it (a preposition, another title): «… سعد الحديثي لوكالة …».
    """
    for n in range(1, len(found)):
        if not begins_name(words, found, n):
            continue
        name = _name_words(words, found[n:])
        rest = found[n + len(name) :]
        if name and (not rest or (looks_named(words, found[n]) and len(name) > 1)):
            return name
    return []


def _name_words(words: Words, tail: list[int]) -> list[int]:
    """Take the words that can stand in a name; a second definite one in a row is a new phrase (الكاظمي [الضربات])."""
    name: list[int] = []
    for k in tail[:LONGEST_NAME]:
        if (name and not takes(words, name[-1], k)) or not _in_name(words, k, first=not name):
            break
        name.append(k)
    return name


def takes(words: Words, last: int, k: int) -> bool:
    """Say whether a name that ends in word `last` can go on with word `k`: with a definite one only where it is the
    first (مصطفى الكاظمي) or ends a compound (عبد الفتاح البرهان)."""
    if not is_definite(words[k]) or words.norm(last) in name_links():
        return True
    compound = last > 0 and words.norm(last - 1) in name_links()
    return words[k].text.startswith("ال") and (compound or bool(given_name(words[last].text)))


def joins(words: Words, k: int) -> bool:
    """Say whether a word leads to the next word of a name: بن, ولد, آل …"""
    return words.norm(k) in name_links()


def looks_named(words: Words, k: int) -> bool:
    """Say whether the lexicon or the parser takes a word for a name."""
    return k < len(words) and bool(given_name(words[k].text) or words[k].pos in {"X", "PROPN"})


def begins_name(words: Words, found: list[int], n: int) -> bool:
    """Say whether the phrase's word `n` can be a name's first: a given name, or an indefinite after a definite."""
    k, before = found[n], found[n - 1]
    word = words[k]
    if place_of(word.text) or nationality_of(word.text) or organisation_of(word.text):
        return False
    title = title_of(word.text)
    if title is not None:
        return title.kind in {"honorific", "rank"} and n < len(found) - 1
    comma = any(words[j].text in COMMAS for j in range(before + 1, k))
    if given_name(word.text) or comma:
        return class_of(words.norm(before)) != "preposition"
    settled = is_definite(words[before]) or place_of(words[before].text) or nationality_of(words[before].text)
    plain = class_of(words.norm(k)) == "" and not _has_preposition(words, k)
    return bool(settled) and not is_definite(word) and plain


def _has_preposition(words: Words, k: int) -> bool:
    """Say whether a preposition is bound to a word (لحقوق, بالحدود), which the parser may see in بلينكن too."""
    word = words[k]
    if word.text.startswith(("لل", "بال")):
        return True
    token = words.doc[word.first]
    cut = token.pos_ == "ADP" and word.first != word.last and words.doc[word.stem].pos_ not in {"X", "PROPN"}
    return cut and (
        known(word.text[1:]) or k + 1 >= len(words) or words[k + 1].is_mark or is_definite(words[k + 1])
    )


def _in_name(words: Words, k: int, first: bool) -> bool:
    """Say whether a word can stand in a person's name."""
    norm = words.norm(k)
    if norm in name_links():
        return True
    title = title_of(words[k].text)
    if title is not None and not (first and title.kind in {"honorific", "rank"}):
        return bool(given_name(words[k].text))
    return bool(given_name(words[k].text)) or (
        class_of(norm) == "" and (not first or not _has_preposition(words, k))
    )
