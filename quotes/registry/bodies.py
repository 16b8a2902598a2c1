"""How one organisation is named: its name as words that can be compared."""

from __future__ import annotations

from functools import cache, lru_cache

from quotes.arabic.lemmas import standard
from quotes.arabic.names import nationality_of, organisation_of
from quotes.arabic.orthography import fold
from quotes.arabic.tables import read_table
from quotes.registry.words import DATA

_ARTICLE = "ال"
_CACHE = 65536


@cache
def _heads() -> tuple[dict[str, str], frozenset[str]]:
    """Give the words that may stand before, with before what; and the portfolios."""
    rows = list(read_table(DATA / "body_words.tsv", ("word", "before")))
    heads = {
        fold(row["word"]): row.one_of("before", ("portfolio", "known"))
        for row in rows
        if row.optional("before")
    }
    return heads, frozenset(fold(row.required("word")) for row in rows if not row.optional("before"))


@lru_cache(_CACHE)
def body_words(name: str) -> tuple[str, ...]:
    """Cut an organisation's name into words, each in the spelling that stands for all (الأميركية, الأمريكية)."""
    first, *rest = fold(name).split() or [""]
    return tuple(map(_standard, rest if rest and _may_lack(first, rest) else [first, *rest]))


def _may_lack(first: str, rest: list[str]) -> bool:
    """Say whether an organisation is called by its name without the first word as well."""
    heads, portfolios = _heads()
    if heads.get(first) == "portfolio":
        return rest[0] in portfolios
    return heads.get(first) == "known" and organisation_of(" ".join(rest)) is not None


def _standard(word: str) -> str:
    if (nationality := nationality_of(word)) and word.startswith(_ARTICLE) and nationality.code:
        return f"{nationality.code} {nationality.gender}{nationality.number}"
    bare = word.removeprefix(_ARTICLE)
    return (_ARTICLE if bare != word else "") + standard(bare)
