"""What cannot be read is the reader's to mend, and named; a program is told so in JSON."""

from __future__ import annotations

import pytest

from quotes.site import records

PROGRAMS = [
    ("/quotes/statements.json?_sort=none", 400, "Cannot sort table by none"),
    ("/quotes/statements.csv?_sort_desc=none", 400, "Cannot sort table by none"),
    (
        "/quotes/statements.atom?_sort=id&_sort_desc=id",
        400,
        "Cannot use _sort and _sort_desc at the same time",
    ),
    ("/quotes/statements.jsonld?_timelimit=soon", 400, "_timelimit: should be a whole number"),
    ("/quotes/statements.ndjson?_through=%5B%5D", 400, "_through: should be a JSON object"),
    (
        "/quotes/statements.json?kind__in=%5B%5B",
        400,
        "kind__in: should be values between commas, or a JSON list",
    ),
    (
        "/quotes/spans.json?start__gt=99999999999999999999",
        400,
        "start__gt: should be a number of no more than 64 bits",
    ),
    ("/quotes/statements.json?_size=all", 400, "_size must be a positive integer"),
    ("/quotes/statements.json?_next=a,b,c", 400, "_next: should be what the page before gave"),
    ("/quotes/mentions.json?_sort=statement&_next=no", 400, "_next: should be what the page before gave"),
    ("/quotes/mentions.csv?_sort_desc=speaker&_next=$null,half", 400, "_next: should be what the page"),
    ("/quotes/statement_speakers.json?_next=half", 400, "_next: should be what the page"),
    ("/quotes/statement_speakers.ndjson?_next=one,2,three,4", 400, "_next: should be what the page"),
    ("/quotes/statements.json?_facet=none", 400, "no such column: none"),
    ("/quotes/statements.json?_shape=heap", 400, "Invalid _shape: heap"),
    ("/quotes/most_quoted.json?_shape=heap", 400, "Invalid _shape: heap"),
    ("/quotes/most_quoted.json?_shape=object", 400, "_shape=object is only available on tables"),
    ("/quotes/none.atom", 404, ""),
    ("/quotes/statements/none.json", 404, ""),
    ("/none/none.ndjson", 404, ""),
]


@pytest.mark.parametrize(("path", "status", "said"), PROGRAMS)
async def test_programs_are_told_in_json(site, capfd, path, status, said):
    answer = await site.get(path, follow_redirects=True)
    assert answer.status_code == status
    problem = answer.json()
    assert problem["ok"] is False
    assert problem["status"] == status
    assert said in problem["error"]
    assert "Traceback" not in capfd.readouterr().err


async def test_a_database_as_a_whole_has_no_csv(site):
    answer = await site.get("/quotes.csv", follow_redirects=True)
    assert answer.status_code in {400, 404}  # 1.0 has another page for queries
    assert answer.json()["ok"] is False
    assert (await site.get("/.csv")).json()["status"] == 404


async def test_a_shape_needs_rows(site):
    answer = await site.get("/quotes.json?_shape=array", follow_redirects=True)
    if answer.status_code == 200:  # 1.0 has no shapes there, and passes it over
        assert answer.json()["ok"] is True
        return
    assert answer.status_code == 400
    assert answer.json()["error"] == "sql: should be a query, whose rows _shape writes"


@pytest.mark.parametrize(
    "table", ["statements", "statement_speakers", "lexicon", "spans", "chains", "mentions"]
)
async def test_every_next_that_was_given_is_taken(site, table):
    following = f"/quotes/{table}.json?_size=2"
    for _ in range(3):
        answer = await site.get(following)
        assert answer.status_code == 200
        if not (following := (answer.json()["next_url"] or "").removeprefix("http://localhost")):
            break


async def test_half_a_key(site):
    answer = await site.get("/quotes/statement_speakers/none.json")
    assert answer.status_code == 400
    assert answer.json()["ok"] is False


async def test_people_are_shown_a_page(site):
    answer = await site.get("/quotes/statements?_through=no")
    assert answer.status_code == 400
    assert answer.headers["content-type"].startswith("text/html")
    assert "_through: should be a JSON object" in answer.text


@pytest.mark.parametrize("path", ["/quotes/outlets.json", "/quotes/outlets.atom", "/quotes/outlets.ndjson"])
async def test_what_is_forbidden(datasette, path):
    tables = {"outlets": {"allow": {"id": "root"}}}
    for described in (datasette._metadata_local, getattr(datasette, "config", None) or {}):
        described.setdefault("databases", {}).setdefault("quotes", {}).setdefault("tables", {}).update(tables)
    answer = await datasette.client.get(path)
    assert answer.status_code == 403
    assert answer.json()["status"] == 403
    page = await datasette.client.get("/quotes/outlets")
    assert page.status_code == 403
    assert "<html" in page.text


@pytest.mark.parametrize("query", ["", "?_timelimit=1000"])
async def test_a_fault_of_ours_stays_one(site, monkeypatch, query):
    async def broken(*_, **__):
        raise TypeError("a fault")

    monkeypatch.setattr(records, "cards", broken)
    assert (await site.get(f"/quotes/statements.jsonld{query}")).status_code == 500


async def test_labels_without_the_sorts_column(site):
    rows = await site.get("/quotes/statements.json?_labels=on&_col=speaker&_size=2&_shape=objects")
    assert rows.status_code == 200
    following = rows.json()["next"]
    more = await site.get(
        f"/quotes/statements.json?_labels=on&_col=speaker&_size=2&_shape=objects&_next={following}"
    )
    assert more.json()["rows"]
    assert (await site.get("/quotes/statements?_col=speaker&_size=2")).status_code == 200
