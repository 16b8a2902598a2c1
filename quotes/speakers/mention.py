"""What a noun phrase says of a speaker, and the words of such a phrase as they are read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from quotes.arabic.dictionary import is_common
from quotes.arabic.function_words import class_of
from quotes.arabic.names import organisation_of, place_of, title_of
from quotes.speakers.lexical import given_name, known
from quotes.surface.words import Words

Kind = Literal["person", "organisation", "unnamed", "role", "document", "pronoun"]

_CLOSING = {"«": "»", "“": "”", "(": ")"}
_OPEN, _CLOSE = frozenset("(["), frozenset(")]")
_BEFORE = frozenset({"كل", "كلا", "من", "كذلك", "ايضا"})


@dataclass(frozen=True, slots=True)
class Mention:
    """What a noun phrase says of a speaker.

    `kind` is `role` for a definite office without a name (الوزير), `document` for a text that speaks (البيان) and
    `pronoun` for هو. `name` is without titles; `role` is the office as the article words it; `head` is the first
    word that tells what the phrase is, folded and without its article; `known` says that the lexicon or the parser
    vouches for it; `issuer` are the words behind a document that say whose it is.
    """

    kind: Kind
    name: str
    role: str | None
    head: str
    gender: str | None = None
    plural: bool = False
    definite: bool = False
    known: bool = False
    issuer: tuple[int, ...] = ()


def content_words(words: Words, start: int, end: int) -> list[int]:
    """Give a phrase's words without marks and without what stands in brackets."""
    out, depth = [], 0
    for k in range(start, end):
        text = words[k].text
        depth += (text in _OPEN) - (text in _CLOSE)
        if depth <= 0 and not words[k].is_mark:
            out.append(k)
    return out or [k for k in range(start, end) if not words[k].is_mark]


def surface(words: Words, start: int, end: int) -> str:
    """Give the text of words `start` to `end`, a conjunction or li- bound to the first taken off."""
    text = " ".join(words.text[words[start].start : words[end - 1].end].split())
    first = words[start].text
    if not _is_whole(words, start):
        text = (first[1:] if _conjoined(words, start) else _unbound(first)) + text[len(first) :]
    if text.count('"') % 2:
        return text.removeprefix('"') if text.startswith('"') else text + '"'
    missing = next((c for c in text if c in _CLOSING and text.count(_CLOSING[c]) < text.count(c)), "")
    return text + _CLOSING.get(missing, "")


def _is_whole(words: Words, k: int) -> bool:
    """Say whether a word is the first of a name of several, and not two words to the parser (لامين أوتارا)."""
    return words[k].first == words[k].last and words.label(k) == "B-PER" and words.label(k + 1) == "I-PER"


def _conjoined(words: Words, k: int) -> bool:
    """Say whether a word is a name with «and» written onto it (وخالد): the parser cuts it, and no name begins so."""
    word = words[k]
    cut = word.first != word.last and words.doc[word.first].text == "و"
    return cut and words.label(k).startswith("B-") and not known(word.text)


def _unbound(word: str) -> str:
    """Take a conjunction, or a preposition before a title, off a word that goes on as one the lexicon knows."""
    rest = word[1:]
    if is_common(word) or given_name(word):  # ولاية is no «and for Aya», لامين no «for a secretary»
        return word
    if word.startswith("لل") and len(word) > 4:  # noqa: PLR2004
        return "ال" + word[2:]  # the alif that li- swallows
    if len(rest) < 3:  # noqa: PLR2004
        return word
    listed = bool(title_of(rest) or place_of(rest) or organisation_of(rest))
    name = given_name(rest) and not given_name(word)
    if word[0] in "وف" and (listed or name or rest.startswith(("ال", "لل"))):
        return _unbound(rest)
    return rest if word[0] in "لب" and listed and not (place_of(rest) and word[0] == "ب") else word


def _leads_away(words: Words, found: list[int], n: int) -> bool:
    """Say whether what tells who speaks ends before a phrase's word `n`: a relative clause, «خلال لقائه», «في بيان»."""
    norm = words.norm(found[n])
    if class_of(norm) != "preposition":
        return class_of(norm) == "relative"
    following = words.norm(found[n + 1]) if n + 1 < len(found) else ""
    return class_of(following) in {"occasion", "time"}


def trimmed(words: Words, found: list[int]) -> list[int]:
    """Leave out «كل من» before a phrase, and times, occasions and relative clauses behind it."""
    while len(found) > 1 and (
        words.norm(found[0]) in _BEFORE or class_of(words.norm(found[0])) == "demonstrative"
    ):
        found = found[1:]
    found = found[: next((n for n in range(1, len(found)) if _leads_away(words, found, n)), len(found))]
    while (
        len(found) > 1
        and not given_name(words[found[-1]].text)
        and class_of(words.norm(found[-1]))
        in {
            "time",
            "preposition",
            "hearer",
            "reflexive",
        }
    ):
        found = found[:-1]
    return found
