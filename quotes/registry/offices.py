"""Which office a role is: patterns over its words, from data/office_patterns.tsv."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from quotes.arabic.orthography import fold
from quotes.arabic.tables import read_table
from quotes.registry.patterns import Pattern, Token, read_pattern
from quotes.registry.places import mentions_of
from quotes.registry.words import DATA, Reading, Word, words_of

_CACHE = 65536
_FORMER = "سابق"
_NOTHING = "-"
_PRONOUNS = ("ه", "ها", "هم", "نا")
_PERSONS = frozenset(fold(word) for word in ("رئيس", "وزير", "أمين", "ملك", "مستشار", "سفير"))
_DEPUTIES = frozenset(fold(word) for word in ("نائب", "مساعد", "وكيل"))


@dataclass(frozen=True, slots=True)
class Office:
    """An office by its code, with labels; `held`: one has it for a time, and is a former official after."""

    code: str
    name: str
    name_en: str
    held: bool


@cache
def offices() -> dict[str, Office]:
    """Give the offices of data/offices.tsv by code."""
    found = {}
    for row in read_table(DATA / "offices.tsv", ("code", "name", "name_en", "held")):
        held = row.one_of("held", ("yes", "no")) == "yes"
        code = row.required("code")
        found[code] = Office(code, row.required("name"), row.required("name_en"), held)
    return found


@lru_cache(_CACHE)
def office_of(role: str | None) -> str | None:
    """Give the office that a role is, as its code in data/offices.tsv; None where no pattern says so.

    Of a role with several offices the first that is known counts.
    """
    tokens = _tokens(words_of(role or ""))
    for start in _starts(tokens):
        if found := _office(tokens[start:]):
            return _former(tokens[start:], found)
    return None


def _starts(tokens: list[Token]) -> Iterator[int]:
    for place, token in enumerate(tokens):
        if place == 0 or token.joined or token.part != tokens[place - 1].part:
            yield place


def _office(tokens: list[Token]) -> str | None:
    """Give the office of the pattern that names the most of these words, from the first on."""
    now = [token for token in tokens if token.word != _FORMER]
    if not now:
        return None
    best, most = None, 0
    for pattern in _patterns().get(now[0].word, ()):
        named = pattern.named(now)
        if named > most:
            best, most = pattern.office, named
    return best


def _former(tokens: list[Token], office: str) -> str | None:
    if office == _NOTHING:
        return None
    if not offices()[office].held:
        return office
    for token in tokens[1:]:
        # «المتحدث باسم الرئيس السابق», «صهر الوزير السابق»: it is another who is no more in office.
        if token.aside or (token.word in _PERSONS and tokens[0].word not in _DEPUTIES):
            break
        # «رئيس الحكومة السابقة» says it of the government.
        if token.word == _FORMER and token.feminine == tokens[0].feminine:
            return "former_official"
    return office


def _tokens(words: tuple[Word, ...]) -> list[Token]:
    """Give the words that tell, each as its lemma in the data files; countries as @ and their code."""
    found: list[Token] = []
    mentions = {mention.start: mention for mention in mentions_of(words, bodies=False)}
    end, aside = 0, False
    for place, word in enumerate(words):
        mention = mentions.get(place)
        if mention and mention.code:
            sign = "#" if mention.kind == "place" else "@"
            found.append(Token(sign + mention.code, word.part, False, False, False, aside))
            end = mention.end
        if place < end:
            continue
        lemma, reading = _lemma(word)
        if lemma == _NOTHING:
            aside = aside or word.text in _asides()
            continue
        feminine = word.written.endswith("ة")
        found.append(Token(lemma, word.part, reading.definite, reading.joined, feminine, aside))
    return found


@cache
def _asides() -> frozenset[str]:
    return frozenset(fold(word) for word in ("باسم", "عن", "في", "لدى", "إلى", "على", "مع", "من"))


def _lemma(word: Word) -> tuple[str, Reading]:
    """Give the lemma of the first reading that is known; a word that is not known stays as it is."""
    for reading in word.readings:
        for form in (reading.text, reading.plain):
            if form in _known():
                return _lemmas().get(form, form), reading
    for form in _without_pronoun(word.readings[0].plain):
        if form in _known():
            return _lemmas().get(form, form), word.readings[0]
    return word.readings[0].plain, word.readings[0]


def _without_pronoun(word: str) -> Iterator[str]:
    """Give what may stand before a pronoun: خارجية in خارجيته, مبعوث in مبعوثها."""
    for pronoun in _PRONOUNS:
        stem = word.removesuffix(pronoun)
        if stem != word:
            yield stem
            yield stem.removesuffix("ت") + "ه"


@cache
def _lemmas() -> dict[str, str]:
    found: dict[str, str] = {}
    for row in read_table(DATA / "office_words.tsv", ("word", "forms")):
        lemma = fold(row.required("word"))
        for form in (lemma, *map(fold, row.items("forms"))):
            found.setdefault(form, lemma)
    return found


@cache
def _known() -> frozenset[str]:
    named = (pattern.words for patterns in _patterns().values() for pattern in patterns)
    return frozenset(_lemmas()).union(*named)


@cache
def _patterns() -> dict[str, tuple[Pattern, ...]]:
    """Give the patterns by the words that they can begin with."""
    found: dict[str, list[Pattern]] = {}
    for row in read_table(DATA / "office_patterns.tsv", ("pattern", "office")):
        office = row.one_of("office", {*offices(), _NOTHING})
        pattern = read_pattern(row.required("pattern"), office, _lemmas())
        for word in pattern.first:
            found.setdefault(word, []).append(pattern)
    return {word: tuple(patterns) for word, patterns in found.items()}
