"""What single words tell about speakers: given names, definiteness, offices that are worded differently."""

from __future__ import annotations

from functools import cache

from quotes.arabic.function_words import class_of
from quotes.arabic.names import gender_of, nationality_of, organisation_of, place_of, title_of
from quotes.arabic.orthography import bare as unvowelled
from quotes.arabic.orthography import fold
from quotes.arabic.tables import DATA, read_table
from quotes.surface.words import Word

_ARTICLED = ("ال", "لل", "وال", "بال", "فال", "كال")
_SHORTEST = 4


def given_name(word: str) -> str | None:
    """Give the gender of a given name; None for other words, also for particles spelt like one (أن, آن)."""
    ali = unvowelled(word).endswith("ي") and gender_of(word)  # علي folds as على does
    if (
        (class_of(fold(word)) and not ali)
        or fold(word) in {"ان", "انه"}
        or (fold(word) == "بان" and "أ" in word)
    ):
        return None
    return gender_of(word)


def is_definite(word: Word) -> bool:
    """Say whether a word has the article, as written: ألباريس has not."""
    return unvowelled(word.text).startswith(_ARTICLED)


def without_article(norm: str) -> str:
    """Take the article off a folded word."""
    return norm[2:] if norm.startswith("ال") and len(norm) > _SHORTEST else norm


def names_body(name: str) -> bool:
    """Say whether a name is that of a listed organisation, medium or place, and so nobody's (فرانس برس)."""
    return bool(organisation_of(name) or (place_of(name) and not given_name(name)))


def known(word: str) -> bool:
    """Say whether the lexicon knows a word as it stands, so that its first letter is no clitic."""
    return bool(title_of(word) or place_of(word) or given_name(word) or organisation_of(word))


@cache
def _role_words() -> dict[str, str]:
    rows = read_table(DATA / "role_words.tsv", ("word", "same"))
    return {fold(row.required("word")): fold(row.optional("same") or "") for row in rows}


@cache
def _role_phrases() -> list[tuple[str, str]]:
    """Give the wordings of several words, and what each is compared as, with blanks around them."""
    return [(f" {word} ", f" {same} ") for word, same in _role_words().items() if " " in word]


@cache
def office(role: str) -> tuple[str, frozenset[str]]:
    """Give what an office is compared by: its head and all its words, countries and nationalities as their codes."""
    plain = " ".join("".join(c if c.isalnum() else " " for c in role).split())
    for phrase, same in _role_phrases():
        if phrase in (folded := f" {fold(plain)} "):
            plain = folded.replace(phrase, same)
    words = [w for w in plain.split() if class_of(fold(w)) == ""]
    found = [token for w in words if (token := _office_word(w))]
    return (found[0] if found else "", frozenset(found))


def _office_word(word: str) -> str:
    nationality = nationality_of(word)
    if nationality is not None and nationality.code:
        return nationality.code
    place = place_of(word)
    if place is not None and place.code:
        return place.code
    norm = without_article(fold(word))
    for prefix in ("", "ل", "ب"):
        stem = without_article(norm.removeprefix(prefix)) if prefix and norm.startswith(prefix) else norm
        if stem in _role_words():
            return _role_words()[stem]
    if norm.startswith("لل"):
        norm = norm[2:]
    return norm
