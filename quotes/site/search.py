"""Arabic in `?_search=`: the SQL function that turns what a reader typed into an FTS5 query.

A word finds every shape of the same word by its lemmas (`quotes.arabic.lemmas`), which the index holds beside the
folded text. Where there are none, it is looked for as it is written, with clitics before it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from quotes.arabic.lemmas import Evidence
from quotes.arabic.orthography import fold
from quotes.arabic.places import MARK
from quotes.arabic.written import words
from quotes.site.lexicon import evidence
from quotes.site.queries import Term, parse, starts

_NOTHING = '""'


def fts_query(text: str | None, known: Evidence | None = None, lemmas: bool = True) -> str:
    """Write a reader's words as an FTS5 query; without `lemmas` for tables that have none."""
    query = parse(text, known)
    if not query.groups:
        return _NOTHING

    def any_of(terms: Iterable[Term]) -> str:
        return _any(_lemmas(term) if lemmas else _written(term) for term in terms)

    wanted = " AND ".join(map(any_of, query.groups))
    return f"({wanted}) NOT {any_of(query.without)}" if query.without else wanted


def _lemmas(term: Term) -> str:
    if term.asked is None or not term.asked.lemmas:
        return _written(term)
    forms = [f'"{MARK}{lemma}"' for lemma in term.asked.lemmas]
    if term.asked.parts:
        forms.append("(" + " AND ".join(f'"{MARK}{part}"' for part in term.asked.parts) + ")")
    return _any(forms)


def _written(term: Term) -> str:
    first, *rest = term.written
    return _any(f'"{" ".join([start, *rest])}"' for start in starts(first, alone=term.asked is not None))


def _any(terms: Iterable[str]) -> str:
    return f"({' OR '.join(terms)})"


def prepare(connection: sqlite3.Connection) -> None:
    """Give a connection the search functions; `escape_fts` is what Datasette calls for `?_search=`."""
    known = evidence(connection)

    def escape_fts(text: str | None) -> str:
        return fts_query(text, known, lemmas=known is not None)

    connection.create_function("escape_fts", 1, escape_fts, deterministic=True)
    connection.create_function("fold_arabic", 1, lambda text: text and fold(str(text)), deterministic=True)
    connection.create_function("folded_words", 1, folded_words, deterministic=True)


def folded_words(text: object) -> str | None:
    """Give a text's words folded, without marks and punctuation: two texts of the same words come to the same."""
    return None if text is None else " ".join(word.folded for word in words(str(text)))
