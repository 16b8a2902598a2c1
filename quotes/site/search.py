"""Arabic in `?_search=`: the SQL function that turns what a reader typed into an FTS5 query.

The index holds text folded by `quotes.arabic.orthography.fold`; the query is folded alike. A word is also
looked for behind the clitics that Arabic writes joined to it (و ف ب ك ل ال and their chains) and, from four
letters on, with endings. A phrase in quotation marks matches word for word; its first may have a clitic.

Limits: broken plurals (وزير, وزراء), verb conjugation and endings on words of three letters are not known,
a clitic typed before an indefinite word is taken as part of it, and endings also let longer words in
(عراق finds عراقي).
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable

from quotes.arabic.orthography import QUOTES, fold

# Clitics before an indefinite word or a name, and before a definite one, as they are written.
_BEFORE = ("", "و", "ف", "ب", "ك", "ل", "وب", "ول", "فب", "فل")
_ARTICLES = ("ال", "وال", "فال", "بال", "كال", "وبال", "فبال", "لل", "ولل", "فلل")
_LEAST_STEM = 3
_LEAST_FOR_ENDINGS = 4
# Nobody types more; a pasted page would make a query of a hundred thousand terms.
_MOST_WORDS = 32
_LONGEST = 2000

_QUOTE = re.compile("|".join(re.escape(mark) for mark in sorted(QUOTES - {"'", "‘", "’", "‚", "‛"}, key=len)))
_PIECE = re.compile(r'"([^"]*)"?|([^\s"]+)')
_WORD = re.compile(r"\w+")
_NOTHING = '""'


def fts_query(text: str | None) -> str:
    """Write a reader's words as an FTS5 query on folded text: all of them, in any order."""
    parts: list[str] = []
    for phrase, words in _PIECE.findall(_QUOTE.sub('"', (text or "")[:_LONGEST])):
        # Punctuation cuts the index's words too: «وزير-دولة» is two.
        parts += _phrase(phrase) if phrase else (_word(word) for word in _WORD.findall(fold(words)))
    return " AND ".join(parts[:_MOST_WORDS]) or _NOTHING


def _phrase(phrase: str) -> list[str]:
    words = _WORD.findall(fold(phrase))
    if not words:
        return []
    rest = " ".join(["", *words[1:]])
    return [_any(f'"{clitic}{words[0]}{rest}"' for clitic in _BEFORE)]


def _word(word: str) -> str:
    stem = _without_article(word)
    forms = [clitic + word for clitic in _BEFORE] + [article + stem for article in _ARTICLES]
    if stem != word:
        forms += [clitic + stem for clitic in _BEFORE]
    if stem.endswith("ه"):
        # Endings turn ة to ت: وزارة, وزارته.
        forms += [clitic + stem[:-1] + "ت" for clitic in _BEFORE]
    star = "*" if len(stem) >= _LEAST_FOR_ENDINGS else ""
    return _any(f'"{form}"{star}' for form in dict.fromkeys(forms))


def _without_article(word: str) -> str:
    for article in sorted(_ARTICLES, key=len, reverse=True):
        if word.startswith(article) and len(word) - len(article) >= _LEAST_STEM:
            return word[len(article) :]
    return word


def _any(terms: Iterable[str]) -> str:
    return f"({' OR '.join(terms)})"


def prepare(connection: sqlite3.Connection) -> None:
    """Give a connection the search functions; `escape_fts` is what Datasette calls for `?_search=`."""
    connection.create_function("escape_fts", 1, fts_query, deterministic=True)
    connection.create_function("fold_arabic", 1, lambda text: text and fold(str(text)), deterministic=True)
    connection.create_function("folded_words", 1, folded_words, deterministic=True)


def folded_words(text: object) -> str | None:
    """Give a text's words folded, without marks and punctuation: two texts of the same words come to the same."""
    return None if text is None else " ".join(_WORD.findall(fold(str(text))))
