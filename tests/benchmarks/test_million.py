"""What the benchmarks are measured on is a sound database, the same for the same seed, and looks like news."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from pathlib import Path

import million
import pytest
import serving
from invented_news import News

from quotes.store import Store

NEWS = News(3000, speakers=400)


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("news") / "news.db"
    million.build(path, NEWS)
    return path


@pytest.fixture
def store(database: Path) -> Store:
    with Store.open(database, create=False) as opened:
        yield opened


def test_there_are_as_many_statements_as_asked_for(store):
    assert store.counts()["statements"] == 3000
    assert 150 < store.counts()["articles"] < 400


def test_it_is_sound(store):
    db = store.db
    assert db.execute("pragma integrity_check").fetchall() == [("ok",)]
    assert db.execute("pragma foreign_key_check").fetchall() == []
    for table in ("articles", "speakers", "statements"):
        db.execute(f"insert into {table}_fts ({table}_fts, rank) values ('integrity-check', 1)")  # noqa: S608
    db.conn.rollback()


def test_its_schema_is_the_stores_own(database, tmp_path):
    Store.open(tmp_path / "empty.db").close()
    query = "select name, sql from sqlite_master where sql is not null and name not glob 'sqlite_stat*'"
    with Store.open(database) as made, Store.open(tmp_path / "empty.db") as empty:
        assert set(made.db.execute(query)) == set(empty.db.execute(query))


def test_statements_stand_in_their_articles(store):
    query = """
    select a.text, p.start, p."end", p.text from spans p join statements s on s.id = p.statement
    join articles a on a.id = s.article
    """
    spans = store.db.execute(query).fetchall()
    assert len(spans) > 6000
    assert all(text[start:end] == words for text, start, end, words in spans)


def test_storing_the_same_news_again_changes_nothing_but_verdicts(store):
    before = store.counts()
    some = [extraction for extraction, _ in zip(NEWS, range(20), strict=False)]
    assert store.save(million.RUN, some) == 20
    assert store.counts() == before


def test_few_come_often_and_many_seldom(store):
    often = [n for _, n in Counter(row["speaker"] for row in store.db["statements"].rows).most_common()]
    assert sum(often[:40]) > sum(often) / 3
    assert len(often) > 200
    for column, least in {
        "country": 20,
        "office": 15,
        "act": 15,
        "outlet": 20,
        "year": 10,
        "status": 4,
    }.items():
        (count,) = store.db.execute(f"select count(distinct {column}) from statements").fetchone()  # noqa: S608
        assert count >= least, column
    assert store.db.execute("select count(*) from mentions").fetchone()[0] > 100


def test_days_go_on(store):
    days = [row["published"] for row in store.db["articles"].rows_where(order_by="rowid")]
    assert all(one <= other for one, other in pairwise(days))
    assert (days[0][:4], days[-1][:4]) == ("2015", "2024")


def test_the_same_seed_gives_the_same_news():
    assert list(News(200, 50)) == list(News(200, 50))
    assert list(News(200, 50)) != list(News(200, 50, seed=2))


def test_the_table_of_figures_names_what_failed():
    figures = serving.Figures(
        first={"home": 1.0, "speakers": 3.2},
        again={"home": 0.5, "speakers": 3.1},
        processor={"home": 0.25, "speakers": 3.0},
        failed={"speakers": 400},
        timed_out=["country"],
    )
    table = serving.table({"10": figures}, {"10": "1 MB"})
    assert "| home |  | 1.00 / 0.500 / 0.250 |" in table
    assert "| speakers |  | **400** after 3.20 |" in table
    assert "| facets out of time | none | country |" in table


def test_every_page_that_is_measured_is_there(database):
    with serving.served(database, immutable=True) as (port, _):
        for name, address in serving.pages(database).items():
            assert serving.ask(port, address)[2] == serving.OK, name
        found = serving.Figures()
        serving._ask_facets(found, port, database)
    assert (found.timed_out, found.empty) == ([], [])
