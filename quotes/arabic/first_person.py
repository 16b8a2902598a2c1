"""Whether a word speaks of whoever says it: pronouns by data/first_person.tsv, verbs by their first letter."""

from __future__ import annotations

from functools import cache, lru_cache

from quotes.arabic.dictionary import dictionary
from quotes.arabic.orthography import bare, fold_letters
from quotes.arabic.tables import DATA, read_table

_WE, _HE = "ن", "ي"
_LEAST = 4  # letters of a verb: نقل and نشر are «he reported», «he published»
_JOINED = ("", "و", "ف", "س", "وس")


@cache
def _listed() -> frozenset[str]:
    rows = read_table(DATA / "first_person.tsv", ("word",))
    return frozenset(fold_letters(bare(row.required("word"))) for row in rows)


@lru_cache(65536)
def is_first_person(word: str) -> bool:
    """Say whether a written word is a pronoun of the first person or an imperfect verb of its plural (سنعمل)."""
    folded = fold_letters(bare(word))
    stems = [folded.removeprefix(joined) for joined in _JOINED if folded.startswith(joined)]
    return any(stem in _listed() or _is_we(stem) for stem in stems)


def _is_we(stem: str) -> bool:
    known = dictionary()
    verb = stem.startswith(_WE) and len(stem) >= _LEAST and {stem, _HE + stem[1:]} <= known.verbs.keys()
    return verb and stem not in known.stems
