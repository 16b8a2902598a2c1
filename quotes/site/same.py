"""The same statement elsewhere: copies of its article, and near-identical words in other articles.

Copies share the text's digest. Near-identical contents are looked for through the search index by the longest runs
of three words of the content, and then by how many pairs of neighbouring words they share, so that the cost does
not grow with the database.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from quotes.arabic.orthography import fold
from quotes.site import records
from quotes.site.records import Card, Row

if TYPE_CHECKING:
    from datasette.database import Database

_RUN = 3
_MOST_RUNS = 4
_MOST_CANDIDATES = 200
_SHOWN = 10
# Of the pairs of neighbouring words in the shorter of two contents, so many stand in the other too.
_ALIKE = 0.6
_WORD = re.compile(r"\w+")

_COPIES = """
select a.id, a.title, a.published, a.url, o.name as outlet_name from articles as a
left join outlets as o on o.id = a.outlet
where a.digest = (select digest from articles where id = :article) and a.id <> :article
order by a.published is null, a.published, a.id
"""
_CANDIDATES = """
select id, content, speaker from statements
where rowid in (
  select rowid from statements_fts where statements_fts match :words order by rowid desc limit :limit
) and article <> :article and status <> 'rejected'
"""


async def copies(db: Database, article: str) -> list[Row]:
    """Give the other articles that have an article's text, the first published first."""
    return await records.rows(db, _COPIES, article=article)


async def echoes(db: Database, card: Card) -> list[Card]:
    """Give statements of other articles in nearly the same words: the same speaker's first, the likest first."""
    words = words_of(card.content)
    if len(words) < _RUN:
        return []
    query = " OR ".join(f'"{" ".join(run)}"' for run in _telling(words))
    values = {"words": query, "limit": _MOST_CANDIDATES, "article": card.article}
    speakers = {one["id"] for one in card.speakers}
    ranked = [
        (row["speaker"] not in speakers, -likeness, row["id"])
        for row in await records.rows(db, _CANDIDATES, **values)
        if (likeness := overlap(words, words_of(row["content"]))) >= _ALIKE
    ]
    return await records.cards(db, [key for *_, key in sorted(ranked)[:_SHOWN]])


def words_of(text: str) -> list[str]:
    """Give the words of a text, folded."""
    return _WORD.findall(fold(text))


def overlap(one: list[str], other: list[str]) -> float:
    """Give the share of the shorter's pairs of neighbouring words that stand in the other, 0 to 1.

    A text of fewer words than a run, or less than half as long as the other, is like none.
    """
    if min(len(one), len(other)) < _RUN or min(len(one), len(other)) * 2 < max(len(one), len(other)):
        return 0.0
    first, second = (set(pairwise(words)) for words in (one, other))
    return len(first & second) / min(len(first), len(second))


def _telling(words: list[str]) -> list[tuple[str, ...]]:
    """Give the runs of words with the most letters: long words are rare, and rare ones are looked up quickly."""
    runs = {tuple(words[place : place + _RUN]) for place in range(len(words) - _RUN + 1)}
    return sorted(runs, key=lambda run: (-sum(map(len, run)), run))[:_MOST_RUNS]
