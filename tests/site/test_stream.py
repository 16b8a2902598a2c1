"""JSON lines of everything: whole, in order, no page twice, and no longer than somebody reads."""

from __future__ import annotations

import asyncio
import csv
import io
import json

import pytest

NDJSON = "application/x-ndjson; charset=utf-8"
TABLES = [
    "statements",
    "speakers",
    "articles",
    "outlets",
    "roles",
    "cues",
    "aliases",
    "statement_speakers",
    "spans",
    "chains",
    "mentions",
    "runs",
    "corrections",
]


async def lines(site, path: str, **options):
    answer = await site.get(path, **options)
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == NDJSON
    assert answer.text == "" or answer.text.endswith("\n")
    return [json.loads(line) for line in answer.text.splitlines()]


@pytest.fixture
def small_pages(datasette):
    datasette._max_returned_rows = datasette.max_returned_rows = 3
    return datasette


@pytest.mark.parametrize("table", TABLES)
async def test_every_table_whole(small_pages, table):
    rows = await lines(small_pages.client, f"/quotes/{table}.ndjson")
    db = small_pages.get_database("quotes")
    count = (await db.execute(f"select count(*) from {table}")).single_value()  # noqa: S608
    assert len(rows) == count
    assert len({json.dumps(row, sort_keys=True) for row in rows}) == count


async def test_names_stand_beside_keys_as_in_the_csv(small_pages):
    rows = await lines(small_pages.client, "/quotes/statements.ndjson")
    assert [row["id"] for row in rows] == sorted(row["id"] for row in rows)
    table = (
        await small_pages.client.get("/quotes/statements.csv?_labels=on&_stream=on&_size=max&_sort=id")
    ).text
    for row, expected in zip(rows, csv.DictReader(io.StringIO(table)), strict=True):
        assert list(row) == list(expected)
        assert {key: "" if value is None else str(value) for key, value in row.items()} == expected
    assert {"ليلى المنصوري", "مصدر دبلوماسي"} <= {row["speaker_label"] for row in rows}


async def test_letters_are_letters(site):
    assert "المنصوري" in (await site.get("/quotes/speakers.ndjson")).text


async def test_filters_sorts_searches_and_columns(small_pages):
    site = small_pages.client
    assert len(await lines(site, "/quotes/statements.ndjson?kind=indirect")) == 5
    assert len(await lines(site, "/quotes/statements.ndjson?_search=جفاف")) == 2
    rows = await lines(site, "/quotes/statements.ndjson?_sort_desc=said_on&_col=said_on&_labels=off")
    assert [row["said_on"] for row in rows] == sorted((row["said_on"] for row in rows), reverse=True)
    assert set(rows[0]) == {"id", "said_on"}


async def test_a_page_where_one_is_asked_for(small_pages):
    site = small_pages.client
    first = await lines(site, "/quotes/statements.ndjson?_size=2")
    assert len(first) == 2
    rest = await lines(site, f"/quotes/statements.ndjson?_sort=id&_next={first[-1]['id']},{first[-1]['id']}")
    assert len(rest) == 6


async def test_rows_and_questions(site, first):
    statement = await first("statements")
    (row,) = await lines(site, f"/quotes/statements/{statement['id']}.ndjson")
    assert row["content"] == statement["content"]
    assert len(await lines(site, "/quotes/day_statements.ndjson?day=2024-03-05")) == 5
    answer = await site.get(
        "/quotes.ndjson", params={"sql": "select 1 as a, x'00ff' as b"}, follow_redirects=True
    )
    assert json.loads(answer.text) == {"a": 1, "b": {"$base64": True, "encoded": "AP8="}}


async def test_whoever_may_not_see_a_table_gets_no_page_of_it(small_pages):
    tables = {"speakers": {"allow": {"id": "root"}}}
    for described in (small_pages._metadata_local, getattr(small_pages, "config", None) or {}):
        described.setdefault("databases", {}).setdefault("quotes", {}).setdefault("tables", {}).update(tables)
    assert (await small_pages.client.get("/quotes/speakers.ndjson")).status_code == 403
    cookie = small_pages.sign({"a": {"id": "root"}}, "actor")
    rows = await lines(small_pages.client, "/quotes/speakers.ndjson", cookies={"ds_actor": cookie})
    assert len(rows) == 7


class Reader:
    """Reads an answer as a web server would, and may go away."""

    def __init__(self, path: str, method: str = "GET") -> None:
        where, _, query = path.partition("?")
        self.scope = {
            "type": "http",
            "http_version": "1.1",
            "method": method,
            "path": where,
            "raw_path": where.encode(),
            "query_string": query.encode(),
            "headers": [(b"host", b"localhost")],
            "scheme": "http",
            "root_path": "",
            "server": ("localhost", 80),
            "client": ("127.0.0.1", 1),
        }
        self.gone = asyncio.Event()
        self.parts: list[bytes] = []
        self.headers: dict[bytes, bytes] = {}
        self.ended = False
        self.leave_after = 10**6

    async def receive(self):
        await self.gone.wait()
        return {"type": "http.disconnect"}

    async def send(self, message):
        if message["type"] == "http.response.start":
            self.headers = dict(message["headers"])
            return
        self.parts.append(message["body"])
        self.ended = not message.get("more_body")
        if len(self.parts) == self.leave_after:
            self.gone.set()
            await asyncio.sleep(0.01)

    async def read(self, datasette):
        await asyncio.wait_for(datasette.app()(self.scope, self.receive, self.send), 30)
        return self


@pytest.fixture
def asked(small_pages, monkeypatch):
    """Count the statements of SQL that read a table's page."""
    db, seen = small_pages.get_database("quotes"), []
    execute = db.execute

    async def counted(sql, *arguments, **named):
        seen.append(sql)
        return await execute(sql, *arguments, **named)

    monkeypatch.setattr(db, "execute", counted)
    return lambda: sum(named.startswith("select ") and " limit 4" in named for named in seen)


@pytest.mark.parametrize("path", ["/quotes/spans.ndjson", "/quotes/spans.csv?_stream=on&_size=max"])
async def test_nothing_more_is_read_for_a_reader_who_is_gone(small_pages, asked, path):
    reader = await Reader(path).read(small_pages)
    assert reader.ended
    whole, before = asked(), len(b"".join(reader.parts))
    assert whole >= 8
    left = Reader(path)
    left.leave_after = 2
    await left.read(small_pages)
    assert not left.ended
    assert asked() - whole <= 3
    assert len(b"".join(left.parts)) < before


@pytest.mark.parametrize("path", ["/quotes/spans.ndjson", "/quotes/spans.csv?_stream=on&_size=max"])
async def test_head_reads_one_page(small_pages, asked, path):
    reader = await Reader(path, "HEAD").read(small_pages)
    assert reader.headers[b"content-type"].startswith((b"application/x-ndjson", b"text/plain"))
    assert b"".join(reader.parts) == b""
    assert asked() <= 2  # 1.0 asks for the first page of a CSV twice


async def test_a_page_that_fails_breaks_the_stream_off(small_pages, monkeypatch, capsys):
    db = small_pages.get_database("quotes")
    execute, pages = db.execute, []

    async def failing(sql, *arguments, **named):
        if " limit 4" in sql:
            pages.append(sql)
            if len(pages) > 2:
                sql = "select nothing"
        return await execute(sql, *arguments, **named)

    monkeypatch.setattr(db, "execute", failing)
    reader = await Reader("/quotes/spans.ndjson").read(small_pages)
    # Without its end it is not taken for whole, and has no error written into it.
    assert not reader.ended
    assert all(json.loads(line) for line in b"".join(reader.parts).splitlines())
    assert "a page of the stream was answered with 400" in capsys.readouterr().err
