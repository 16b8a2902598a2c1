"""The words of all articles as the parser read them: surface -> lemma, and how often.

An article's part in it is what its own columns `search` and `lemmas` say, so that an article that is read again
takes back what it gave before, and the lexicon is always the sum over the articles.
"""

from __future__ import annotations

from collections import Counter

from sqlite_utils import Database

from quotes.arabic.places import places
from quotes.store.rows import Row

TABLE = """
CREATE TABLE lexicon (
  surface TEXT NOT NULL,
  lemma TEXT NOT NULL,
  count INTEGER NOT NULL,
  PRIMARY KEY (surface, lemma)
) STRICT, WITHOUT ROWID
"""
_ADD = """
insert into lexicon (surface, lemma, count) values (?, ?, ?)
on conflict (surface, lemma) do update set count = count + excluded.count
"""
_DROP = "delete from lexicon where surface = ? and lemma = ? and count <= 0"


def counted(search: str, lemmas: str) -> Counter[tuple[str, str]]:
    """Count the words of a text that a parser read, with the likeliest lemma of each."""
    read = (place for place in places(search, lemmas) if place.read and place.lemmas)
    return Counter((place.surface, place.lemmas[0]) for place in read)


def learn(db: Database, article: Row) -> None:
    """Bring the lexicon in step with an article's row that is about to be stored."""
    stored = db.execute("select search, lemmas from articles where id = ?", [article["id"]]).fetchone()
    if stored == (article["search"], article["lemmas"]):
        return
    change = counted(article["search"], article["lemmas"])
    change.subtract(counted(*stored) if stored else ())
    changed = [(*pair, count) for pair, count in change.items() if count]
    db.conn.executemany(_ADD, changed)
    db.conn.executemany(_DROP, [pair for *pair, count in changed if count < 0])
