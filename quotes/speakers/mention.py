"""A source mention taken apart: whose name it gives, in what role, and what kind of speaker that is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from quotes.arabic.function_words import class_of
from quotes.arabic.names import Title, nationality_of, organisation_of, place_of, title_of
from quotes.arabic.orthography import fold
from quotes.speakers.lexical import given_name, is_definite, known, without_article
from quotes.surface.words import Words

Kind = Literal["person", "organisation", "unnamed", "role", "document", "pronoun"]

LONGEST_NAME = 7
_CLOSING = {"«": "»", "“": "”", "(": ")"}
_OPEN, _CLOSE = frozenset("(["), frozenset(")]")
_BOUND = frozenset({("CCONJ", "و"), ("CCONJ", "ف"), ("ADP", "ل")})
_BEFORE = frozenset({"كل", "كلا", "من", "كذلك", "ايضا"})
_JOINS = frozenset(
    {"بن", "ابن", "عبد", "ابو", "ابي", "ال", "ولد", "بو", "ام", "دي", "فان", "فون", "بنت", "لو", "ذو"}
)


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
    text = _unbound(words[start].text) + text[len(words[start].text) :]
    missing = next((c for c in text if c in _CLOSING and text.count(_CLOSING[c]) < text.count(c)), "")
    return text + _CLOSING.get(missing, "")


def _unbound(word: str) -> str:
    """Take a conjunction, or a preposition before a title, off a word that goes on as one the lexicon knows."""
    rest = word[1:]
    if word.startswith("لل") and len(word) > 4:  # noqa: PLR2004
        return "ال" + word[2:]  # the alif that li- swallows
    if len(rest) < 3:  # noqa: PLR2004
        return word
    listed = bool(title_of(rest) or place_of(rest) or organisation_of(rest))
    if word[0] in "وف" and (listed or rest.startswith(("ال", "لل"))):
        return _unbound(rest)
    return rest if word[0] in "لب" and listed and not (place_of(rest) and word[0] == "ب") else word


def parse_one(words: Words, start: int, end: int) -> Mention | None:
    """Take a phrase with one speaker apart; None where nothing is left of it."""
    found = _trimmed(words, content_words(words, start, end))
    rank: str | None = None
    while (
        len(found) > 1
        and (title := title_of(_plain(words, found[0])))
        and title.kind in {"honorific", "rank"}
    ):
        if is_definite(words[found[1]]) and words[found[1]].pos == "ADJ":
            return _office(
                words, found, title, rank
            )  # السيناتور الجمهوري …, السفير الفلسطيني …: an office after all
        rank = rank or (words[found[0]].text if title.kind == "rank" else None)
        found = found[1:]
    if not found:
        return None
    norm = words.norm(found[0]) if class_of(words.norm(found[0])) else words.norm(found[0])[1:]
    if len(found) == 1 and class_of(norm) == "pronoun":
        return Mention("pronoun", words[found[0]].text, None, norm, "f" if norm.endswith("ي") else "m")
    title = title_of(_plain(words, found[0]))
    if title is None or (title.kind in {"honorific", "rank"} and len(found) > 1):
        return _named(words, found, rank)
    if title.kind in {"role", "honorific", "rank"}:
        return _office(words, found, title, rank)
    return _described(words, found, title)


def _trimmed(words: Words, found: list[int]) -> list[int]:
    """Leave out «كل من» before a phrase, and times and relative clauses behind it."""
    while len(found) > 1 and (
        words.norm(found[0]) in _BEFORE or class_of(words.norm(found[0])) == "demonstrative"
    ):
        found = found[1:]
    cut = next((n for n, k in enumerate(found) if n and class_of(words.norm(k)) == "relative"), len(found))
    found = found[:cut]
    while len(found) > 1 and class_of(words.norm(found[-1])) in {
        "time",
        "preposition",
        "hearer",
        "reflexive",
    }:
        found = found[:-1]
    return found


def _plain(words: Words, k: int) -> str:
    """Give a word without a bound conjunction or preposition."""
    return surface(words, k, k + 1)


def _named(words: Words, found: list[int], rank: str | None) -> Mention:
    """Read a phrase that begins with a name: «فرحان حق الناطق باسم …», «واشنطن»."""
    start, end = found[0], found[-1] + 1
    whole = surface(words, start, end)
    cut = next(
        (
            k
            for k in found[1:]
            if (t := title_of(words[k].text))
            and t.kind in {"role", "rank"}
            and class_of(words.norm(k - 1)) != "preposition"
        ),
        None,
    )
    if organisation_of(whole) or place_of(whole):
        return Mention(
            "organisation", whole, None, without_article(words.norm(start)), definite=True, known=True
        )
    if cut is not None:
        name = surface(words, start, _last(words, found, cut))
        if not place_of(name):
            return Mention(
                "person",
                name,
                surface(words, cut, end),
                without_article(words.norm(cut)),
                given_name(words[start].text),
                definite=True,
                known=True,
            )
    relative = next((k for k in found[1:] if class_of(words.norm(k)) in {"relative", "preposition"}), None)
    if relative is not None:
        whole = surface(words, start, _last(words, found, relative))
        if organisation_of(whole) or place_of(whole):
            return Mention(
                "organisation", whole, None, without_article(words.norm(start)), definite=True, known=True
            )
    kind = _kind_of_name(words, found)
    known = bool(given_name(words[start].text)) or words[start].pos in {"X", "PROPN"}
    return Mention(
        kind,
        whole,
        rank,
        without_article(words.norm(start)),
        given_name(words[start].text),
        definite=True,
        plural=kind == "unnamed",
        known=known,
    )


def _last(words: Words, found: list[int], before: int) -> int:
    return max(k for k in found if k < before) + 1


def _kind_of_name(words: Words, found: list[int]) -> Kind:
    """Say what a phrase without any title is: a person's name, an organisation, or people without a name."""
    first = words[found[0]]
    if given_name(first.text):
        return "person"
    plural = words.doc[first.stem].morph.get("Number", []) == ["Plur"]
    tagged = first.pos in {"X", "PROPN"}
    if not tagged and (plural or first.norm.endswith(("ون", "ين"))):
        return "unnamed"
    if not tagged and len(found) > 1 and nationality_of(words[found[-1]].text) and first.pos == "NOUN":
        return "organisation"
    return "person"


def _office(words: Words, found: list[int], title: Title, rank: str | None) -> Mention:
    """Read a phrase that begins with an office: «وزير الخارجية الأميركي أنتوني بلينكن», «الوزير»."""
    start, end = found[0], found[-1] + 1
    name = name_in(words, found)
    definite = any(is_definite(words[k]) for k in found[:3])
    head = without_article(words.norm(start))
    if not name:
        role = surface(words, start, end)
        if title.number != "s":
            return Mention("unnamed", role, None, head, title.gender, plural=True)
        return Mention("role", role, role if definite else rank, head, title.gender, definite=definite)
    office = [k for k in found if k < name[0]]
    while len(name) > 1 and title_of(words[name[0]].text) and not given_name(words[name[0]].text):
        name = name[1:]
    while len(office) > 1 and _stray_title(words, office):
        office = office[:-1]
    gender = given_name(words[name[0]].text) or title.gender
    role = surface(words, start, office[-1] + 1)
    return Mention(
        "person", surface(words, name[0], name[-1] + 1), role, head, gender, definite=True, known=True
    )


def _stray_title(words: Words, office: list[int]) -> bool:
    """Say whether an office ends in a second title that belongs to the name (الناطق باسم الوزارة السفير بدر …)."""
    last, before = words[office[-1]], words[office[-2]]
    settled = is_definite(before) or place_of(before.text) is not None
    return title_of(last.text) is not None and is_definite(last) and settled


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
    if not is_definite(words[k]) or words.norm(last) in _JOINS:
        return True
    compound = last > 0 and words.norm(last - 1) in _JOINS
    return words[k].text.startswith("ال") and (compound or bool(given_name(words[last].text)))


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
    comma = any(words[j].text in {"،", ","} for j in range(before + 1, k))
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
    if norm in _JOINS:
        return True
    title = title_of(words[k].text)
    if title is not None and not (first and title.kind in {"honorific", "rank"}):
        return bool(given_name(words[k].text))
    return class_of(norm) == "" and bool(
        given_name(words[k].text) or not first or not _has_preposition(words, k)
    )


def _described(words: Words, found: list[int], title: Title) -> Mention:
    """Read a phrase that begins with what the speaker is: an organisation, a medium, a document, unnamed people."""
    start, end = found[0], found[-1] + 1
    whole = surface(words, start, end)
    head = without_article(fold(_plain(words, start)))
    bound = is_definite(words[start])
    if title.kind == "document":
        issuer = tuple(found[_issuer(words, found) :])
        return Mention(
            "document", whole, None, head, title.gender, definite=bound or len(found) > 1, issuer=issuer
        )
    if title.kind != "unnamed":
        return Mention(
            "organisation", whole, None, head, title.gender, definite=bound or len(found) > 1, known=True
        )
    name = name_in(words, found) if title.number == "s" else []
    if name and (
        given_name(words[name[0]].text) or any(words[j].text in {"،", ","} for j in range(start, name[0]))
    ):
        role = surface(words, start, _last(words, found, name[0]))
        gender = given_name(words[name[0]].text) or title.gender
        return Mention(
            "person", surface(words, name[0], name[-1] + 1), role, head, gender, definite=True, known=True
        )
    verb = next((k for k in found[1:] if words[k].pos == "VERB"), None)
    if verb is not None:
        whole = surface(words, start, _last(words, found, verb))
    return Mention("unnamed", whole, None, head, title.gender, title.number != "s", bound, known=True)


def _issuer(words: Words, found: list[int]) -> int:
    """Say where in a document's phrase its issuer begins: بيان [الخارجية], بيان صادر عن [الخارجية]."""
    n = 1
    while n < len(found) and (
        class_of(words.norm(found[n])) in {"preposition", "relative", "reflexive", "time"}
        or (words[found[n]].pos in {"VERB", "ADJ"} and not is_definite(words[found[n]]))
    ):
        n += 1
    return n
