"""A database of its own for each test, and what all of them ask it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from quotes.store import Store
from quotes.store.lexicon import counted
from store.articles import EXTRACTIONS, RUN


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "news.db"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    """Give an empty database, and hold whatever the test did to it to its own constraints at the end."""
    with Store.open(path) as opened:
        yield opened
        assert_sound(opened)


@pytest.fixture
def full(store: Store) -> Store:
    store.save(RUN, EXTRACTIONS)
    return store


def assert_sound(store: Store) -> None:
    """Hold a database to what it promises: foreign keys, indexes, search, and nothing that nobody refers to."""
    db = store.db
    assert db.execute("pragma integrity_check").fetchall() == [("ok",)]
    assert db.execute("pragma foreign_key_check").fetchall() == []
    for table in ("articles", "speakers", "statements"):
        # raises where the index does not say what the table says
        db.execute(f"insert into {table}_fts ({table}_fts, rank) values ('integrity-check', 1)")  # noqa: S608
    db.conn.rollback()
    for table, used in {
        "speakers": """select speaker from statement_speakers
            union select id from speakers where same_as is not null
            union select "left" from judgements where editor not like 'rule:%'
            union select "right" from judgements where editor not like 'rule:%'""",
        "roles": "select role from statement_speakers where role is not null",
        "cues": "select cue from statements",
        "outlets": "select outlet from articles where outlet is not null",
    }.items():
        unused = f"select id from {table} where id not in ({used})"  # noqa: S608
        assert db.execute(unused).fetchall() == [], f"{table} that nothing refers to"
    assert_lexicon(store)


def assert_lexicon(store: Store) -> None:
    """Hold the lexicon to the sum over the articles, and the columns of search to each other, word for word."""
    counts: Counter[tuple[str, str]] = Counter()
    for table in ("articles", "speakers", "statements"):
        for search, lemmas in store.db.execute(f"select search, lemmas from {table}").fetchall():  # noqa: S608
            assert len(search.split(" ")) == len(lemmas.split(" "))
            if table == "articles":
                counts += counted(search, lemmas)
    kept = store.db.execute("select surface, lemma, count from lexicon").fetchall()
    assert {(surface, lemma): count for surface, lemma, count in kept} == dict(counts)
