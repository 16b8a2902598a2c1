"""Statements as schema.org Quotations: every property is one that schema.org gives that type, and says what is so."""

from __future__ import annotations

import json
import re
from typing import Any

import httpx
import pytest
import schema_org
from desk import copied
from sqlite_utils import Database

from quotes.site.web import COOKIE

JSONLD = "application/ld+json; charset=utf-8"


def properties(name: str) -> dict[str, Any]:
    """Give what schema.org says of a type's properties, those of its parents too."""
    kinds = getattr(schema_org, name).__mro__
    return {each.schema_name: each for kind in kinds for each in getattr(kind, "SCHEMA_PROPERTIES", ())}


def wrong(node: dict[str, Any]) -> list[str]:
    """Give what schema.org does not allow of a node and those within it."""
    if set(node) == {"@id"}:
        return []
    known = properties(node["@type"])
    found = []
    for name, value in node.items():
        if name.startswith("@"):
            continue
        allowed = known.get(name)
        if not allowed or allowed.superseded_by:
            found.append(f"{node['@type']} has no {name}")
            continue
        for each in value if isinstance(value, list) else [value]:
            if isinstance(each, dict):
                found += wrong(each)
                parents = {kind.__name__ for kind in getattr(schema_org, each.get("@type", "Thing")).__mro__}
                if "@type" in each and not parents & set(allowed.ranges):
                    found.append(f"{node['@type']}.{name} cannot be a {each['@type']}")
            elif not set(allowed.ranges) & {"Text", "URL", "Date", "DateTime"}:
                found.append(f"{node['@type']}.{name} cannot be text")
    return found


async def row(site, first, **values) -> dict[str, Any]:
    statement = await first("statements", **values)
    answer = await site.get(f"/quotes/statements/{statement['id']}.jsonld")
    assert answer.headers["content-type"] == JSONLD
    return answer.json()


async def test_a_statement_says_who_what_when_and_where(site, first):
    made = await row(site, first, content__startswith="على أن الإصلاح")
    assert made["@context"] == "https://schema.org"
    assert made["@type"] == "Quotation"
    assert made["@id"] == f"http://localhost/quotes/statements/{made['identifier']}"
    assert made["text"] == "على أن الإصلاح «لا رجعة فيه»، وأن الخطة ماضية"
    assert made["inLanguage"] == "ar"
    assert made["datePublished"] == "2024-03-06"
    people = [(one["@type"], one["name"], one["jobTitle"]) for one in made["spokenByCharacter"]]
    assert people == [
        ("Person", "كريم ناصر", "وزير المالية"),
        ("Person", "هدى سليم", "محافظة المصرف المركزي"),
    ]
    assert made["citation"]["headline"] == "الإصلاح المالي يدخل مرحلته الثانية"
    assert made["citation"]["publisher"]["name"] == "صحيفة المرفأ"
    # Its article gives a script as its address.
    assert "url" not in made["citation"]
    assert {"@id": "http://localhost/quotes/articles/reform"} in made["isPartOf"]
    assert made["keywords"][0]["termCode"] == "mixed"
    assert wrong(made) == []


async def test_the_act_is_its_genre_in_the_readers_language(site, first):
    made = await row(site, first, content__startswith="على أن الإصلاح")
    address = "http://localhost/quotes/acts/stress"
    assert made["genre"] == {"@type": "DefinedTerm", "@id": address, "termCode": "stress", "name": "تأكيد"}
    assert (await site.get("/quotes/acts/stress")).status_code == 200
    path = f"/quotes/statements/{made['identifier']}.jsonld"
    assert (await site.get(path, cookies={COOKIE: "en"})).json()["genre"]["name"] == "Emphasis"


async def test_what_editors_said_is_its_status(served, database, tmp_path):
    path = copied(database, tmp_path)
    db = Database(path)
    (statement,) = db.execute("select id from statements where content like 'لن نغلق%'").fetchone()
    client = (await served(path)).client
    address = f"/quotes/statements/{statement}.jsonld"
    assert (await client.get(address)).json()["creativeWorkStatus"] == "found"
    db.execute("update statements set status = 'confirmed' where id = ?", [statement])
    db.conn.commit()
    made = (await client.get(address)).json()
    assert made["creativeWorkStatus"] == "confirmed"
    assert wrong(made) == []


async def test_items_of_wikidata_are_what_schema_org_calls_the_same(served, database, tmp_path):
    path = copied(database, tmp_path)
    db = Database(path)
    db.execute("update speakers set wikidata = 'Q1' where name = 'كريم ناصر'")
    db.conn.commit()
    (statement,) = db.execute("select id from statements where content like 'على أن الإصلاح%'").fetchone()
    made = (await (await served(path)).client.get(f"/quotes/statements/{statement}.jsonld")).json()
    assert [one.get("sameAs") for one in made["spokenByCharacter"]] == [
        "https://www.wikidata.org/wiki/Q1",
        None,
    ]
    assert wrong(made) == []


async def test_what_stands_within_and_who_is_spoken_of(site, first):
    outer = await row(site, first, content__startswith="أن الرئيس")
    inner = await row(site, first, parent=outer["identifier"])
    assert {"@id": outer["@id"]} in inner["isPartOf"]
    assert [one["name"] for one in outer["mentions"]] == ["عمر الكيلاني"]
    assert outer["citation"]["url"] == "https://news.example/water"
    assert wrong(inner) == wrong(outer) == []


async def test_who_is_not_named_is_said_to_be_so(site, first):
    made = await row(site, first, confidence__lt="0.7")
    (one,) = made["spokenByCharacter"]
    assert one["disambiguatingDescription"] == "unnamed source"
    assert wrong(made) == []


async def test_a_table_is_a_feed_with_its_filter_and_its_pages(site):
    answer = await site.get("/quotes/statements.jsonld?kind=indirect&_size=2")
    assert answer.headers["content-type"] == JSONLD
    assert "غير مباشر" in answer.text
    feed = answer.json()
    assert feed["@type"] == "DataFeed"
    assert feed["name"] == "الأقوال: النوع: غير مباشر"
    assert feed["@id"] == "http://localhost/quotes/statements.jsonld?kind=indirect&_size=2"
    assert wrong(feed) == []
    seen = [each["@id"] for each in feed["dataFeedElement"]]
    while "link" in answer.headers:
        following = re.fullmatch(r'<http://localhost([^>]+)>; rel="next"', answer.headers["link"])
        assert "_nofacet" not in following[1]
        answer = await site.get(following[1])
        seen += [each["@id"] for each in answer.json()["dataFeedElement"]]
    assert len(seen) == len(set(seen)) == 5


@pytest.mark.parametrize(
    "path", ["day_statements.jsonld?day=2024-03-05", "speaker_statements.jsonld?name=المنصورى"]
)
async def test_questions_about_statements_answer_too(site, path):
    feed = (await site.get(f"/quotes/{path}")).json()
    assert len(feed["dataFeedElement"]) in {3, 5}
    assert wrong(feed) == []


async def test_sql_with_a_column_statement_does_too(site):
    params = {"sql": "select id as statement from statements where kind = 'mixed'"}
    answer = await site.get("/quotes.jsonld", params=params, follow_redirects=True)
    assert len(answer.json()["dataFeedElement"]) == 1


@pytest.mark.parametrize(
    "path",
    [
        "/quotes/speakers.jsonld",
        "/quotes/most_quoted.jsonld",
        "/quotes/articles/water.jsonld",
        "/quotes/statements/none.jsonld",
    ],
)
async def test_what_is_no_statement_is_not_found(site, path):
    assert (await site.get(path)).status_code == 404


async def test_a_hidden_table_stays_hidden(datasette):
    # A question is public though the statements are not.
    tables = {"statements": {"allow": {"id": "root"}}}
    for described in (datasette._metadata_local, getattr(datasette, "config", None) or {}):
        described.setdefault("databases", {}).setdefault("quotes", {}).setdefault("tables", {}).update(tables)
    answer = await datasette.client.get("/quotes/day_statements.jsonld?day=2024-03-05")
    assert answer.status_code == 403


async def test_the_page_carries_it_as_a_block_that_does_not_run(site, first):
    statement = await first("statements", content__contains="script")
    page = (await site.get(f"/quotes/statements/{statement['id']}")).text
    (block,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)
    assert "<" not in block
    # The same thing, word for word, as at its own address.
    assert json.loads(block) == (await site.get(f"/quotes/statements/{statement['id']}.jsonld")).json()
    assert f'type="application/ld+json" href="/quotes/statements/{statement["id"]}.jsonld"' in page


async def test_addresses_are_those_that_the_reader_uses(datasette, first):
    statement = await first("statements")
    datasette._settings["base_url"] = "/news/"
    datasette._settings["force_https_urls"] = True
    app = httpx.ASGITransport(app=datasette.app())
    path = f"/news/quotes/statements/{statement['id']}"
    async with httpx.AsyncClient(transport=app, base_url="http://quotes.example") as client:
        made = (await client.get(f"{path}.jsonld")).json()
        feed = await client.get("/news/quotes/statements.jsonld?_size=1")
    assert made["@id"] == f"https://quotes.example{path}"
    assert feed.json()["url"] == "https://quotes.example/news/quotes/statements?_size=1"
    assert feed.headers["link"].startswith(
        "<https://quotes.example/news/quotes/statements.jsonld?_size=1&_next="
    )
