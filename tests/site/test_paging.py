"""Paging through a table gives every row once, whatever it is sorted by and however many rows are equal there."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from contextlib import closing

import pytest
from datasette.app import Datasette

COLUMNS = ["said_on", "kind", "confidence", "role", "parent", "start", "id", "article"]


async def paged(site, table: str, **query: str) -> list[dict[str, object]]:
    rows, following = [], None
    while True:
        params = {**query, "_shape": "objects", **({"_next": following} if following else {})}
        page = (await site.get(f"/quotes/{table}.json", params=params)).json()
        rows += page["rows"]
        following = page["next"]
        if not following:
            return rows


@pytest.mark.parametrize("order", ["_sort", "_sort_desc"])
@pytest.mark.parametrize("size", ["1", "2", "3", "7"])
async def test_every_row_once(site, order, size):
    for column in COLUMNS:
        rows = await paged(site, "statements", **{order: column, "_size": size})
        assert_whole(rows, column, order == "_sort_desc")


def assert_whole(rows, column, descending):
    ids = [row["id"] for row in rows]
    assert len(ids) == len(set(ids)) == 8
    values = [row[column] for row in rows]
    # As SQLite orders them: null before everything.
    expected = sorted(values, key=lambda value: (value is not None, value or 0), reverse=descending)
    assert values == expected


async def test_with_filters_and_a_name_that_must_be_quoted(site):
    rows = await paged(site, "statements", kind="indirect", _size="2")
    assert len({row["id"] for row in rows}) == len(rows) == 5
    spans = await paged(site, "spans", _sort_desc="end", _size="3", part="content")
    assert len({row["id"] for row in spans}) == len(spans) == 9


@pytest.mark.parametrize("column", ["said_on", "kind", "parent", "id"])
@pytest.mark.parametrize("order", ["_sort", "_sort_desc"])
async def test_what_a_search_finds(site, column, order):
    found = await paged(site, "statements", _search="ليلى", _size="100", **{order: column})
    assert len(found) > 2
    assert await paged(site, "statements", _search="ليلى", _size="1", **{order: column}) == found
    values = [(row[column] is not None, row[column] or "") for row in found]
    assert values == sorted(values, reverse=order == "_sort_desc")


async def test_a_search_sorts_row_numbers_not_rows(datasette):
    traced = Datasette([datasette.get_database("quotes").path], settings={"trace_debug": True})
    await traced.invoke_startup()
    answer = await traced.client.get(
        "/quotes/statements.json?_search=ليلى&_sort_desc=said_on&_size=5&_trace=1"
    )
    asked = [trace["sql"] for trace in answer.json()["_trace"]["traces"] if "sql" in trace]
    pages = [sql for sql in asked if sql and sql.endswith("limit 6")]
    assert len(pages) == 1
    assert "where rowid in (select rowid from statements where " in pages[0].replace("[", "").replace("]", "")


async def test_compound_keys(site):
    rows = await paged(site, "statement_speakers", _sort="speaker", _size="1")
    assert len({(row["statement"], row["position"]) for row in rows}) == len(rows) == 9


async def test_streams_are_whole(datasette):
    datasette._max_returned_rows = datasette.max_returned_rows = 2
    query = "_sort_desc=said_on&_size=max"
    text = (await datasette.client.get(f"/quotes/statements.csv?_stream=on&{query}")).text
    ids = [row["id"] for row in csv.DictReader(io.StringIO(text))]
    assert len(ids) == len(set(ids)) == 8
    lines = (await datasette.client.get("/quotes/statements.ndjson?_sort_desc=said_on")).text.splitlines()
    assert [json.loads(line)["id"] for line in lines] == ids


async def test_facets_count_all_rows_on_every_page(site):
    async def facets(**query):
        params = {"_facet": "kind", "_facet_size": "max", "_size": "3", **query}
        page = (await site.get("/quotes/statements.json", params=params)).json()
        found = page["facet_results"]
        kinds = (found.get("results") or found)["kind"]["results"]
        return {each["value"]: each["count"] for each in kinds}, page["next"]

    for query in (
        {},
        {"_sort": "parent"},
        {"_sort_desc": "parent"},
        {"_sort": "id"},
        {"outlet__notnull": "1"},
    ):
        expected, following = await facets(**query)
        assert sum(expected.values()) == 8
        while following:
            counted, following = await facets(**query, _next=following)
            assert counted == expected


async def test_views_and_tables_without_row_numbers_are_left_alone(tmp_path):
    with closing(sqlite3.connect(tmp_path / "other.db")) as db:
        db.execute("create table plain (code text primary key, size int) without rowid")
        db.executemany("insert into plain values (?, ?)", [("b", 1), ("a", 1), ("c", 2)])
        db.execute("create view seen as select * from plain")
        db.commit()
    ds = Datasette([str(tmp_path / "other.db")])
    await ds.invoke_startup()
    for table in ("plain", "seen"):
        rows, following = [], ""
        while following is not None:
            query = f"_shape=objects&_sort=size&_size=2{following and '&_next='}{following}"
            page = (await ds.client.get(f"/other/{table}.json?{query}")).json()
            rows, following = rows + page["rows"], page["next"]
        assert sorted(row["code"] for row in rows) == ["a", "b", "c"]


@pytest.mark.parametrize(
    "sql",
    [
        "select kind, count(*) from statements group by kind order by kind limit 10",
        "select id from articles union select id from outlets order by id limit 2",
        "select name from (select name from speakers) order by name limit 3",
        "select name from speakers order by name limit 3",
    ],
)
async def test_readers_queries_are_left_as_they_are(site, sql):
    answer = await site.get("/quotes.json", params={"sql": sql, "_shape": "array"}, follow_redirects=True)
    assert answer.status_code == 200
    assert answer.json()
