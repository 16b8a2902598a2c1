"""ETags, who may keep a copy, HEAD, CORS: what HTTP does for a newsroom's tools."""

from __future__ import annotations

import re

import pytest
from datasette.app import Datasette

PATHS = [
    "/",
    "/quotes/statements",
    "/quotes/statements.json",
    "/quotes/statements.jsonld",
    "/quotes/statements.atom",
    "/quotes/articles/water",
    "/quotes/articles/water.json",
    "/quotes/day_statements.json?day=2024-03-05",
    "/-/versions.json",
]
STREAMS = ["/quotes/statements.ndjson", "/quotes/statements.csv", "/quotes/statements.csv?_stream=on"]


@pytest.mark.parametrize("path", PATHS)
async def test_what_is_known_is_not_sent_again(site, path):
    first = await site.get(path)
    etag = first.headers["etag"]
    assert re.fullmatch(r'W/"[0-9a-f]{32}"', etag)
    for known in (etag, f'"other", {etag}', etag.removeprefix("W/"), "*"):
        again = await site.get(path, headers={"if-none-match": known})
        assert again.status_code == 304, known
        assert again.content == b""
        assert again.headers["etag"] == etag
        assert again.headers["cache-control"] == first.headers["cache-control"]
        assert "content-type" not in again.headers
    other = await site.get(path, headers={"if-none-match": '"other"'})
    assert other.status_code == 200
    assert other.content == first.content or "query_ms" in first.text


async def test_another_language_is_another_answer(site):
    etag = (await site.get("/quotes/statements")).headers["etag"]
    english = await site.get(
        "/quotes/statements", headers={"if-none-match": etag}, cookies={"quotes_language": "en"}
    )
    assert english.status_code == 200


@pytest.mark.parametrize("path", [*PATHS, *STREAMS])
async def test_head_is_get_without_the_body(site, path):
    whole, head = await site.get(path), await site.head(path)
    assert head.status_code == 200
    assert head.content == b""
    same = set(whole.headers) - {"date", "etag", "content-length", "server-timing"}
    assert {name: head.headers[name] for name in same} == {name: whole.headers[name] for name in same}


@pytest.mark.parametrize("path", ["/quotes/none", "/quotes/statements.json?_sort=none", "/quotes/none.json"])
async def test_errors_have_no_etag(site, path):
    answer = await site.get(path, headers={"if-none-match": "*"})
    assert answer.status_code in {400, 404}
    assert "etag" not in answer.headers


@pytest.mark.parametrize("path", ["/", *PATHS[1:5], *STREAMS])
async def test_anybody_may_keep_what_anybody_sees(site, path):
    for cookies in ({}, {"quotes_language": "en"}):
        answer = await site.get(path, cookies=cookies)
        assert answer.headers["cache-control"].startswith("public, ")
        assert {"Cookie", "Authorization"} <= set(answer.headers["vary"].split(", "))


async def test_nobody_keeps_what_a_signed_in_reader_sees(datasette):
    cookies = {"ds_actor": datasette.sign({"a": {"id": "root"}}, "actor"), "quotes_language": "en"}
    for options in ({"cookies": cookies}, {"headers": {"authorization": "Bearer none"}}):
        for path in ("/", "/quotes/statements.json", *STREAMS):
            answer = await datasette.client.get(path, **options)
            assert answer.headers["cache-control"] == "private, no-store", path


async def test_pages_with_a_nonce_are_nobodys_to_keep(site):
    answer = await site.get("/-/patterns")
    assert "nonce-" in answer.headers["content-security-policy"]
    assert answer.headers["cache-control"] == "no-store"
    assert "etag" not in answer.headers


async def test_the_sites_own_files_are_kept_for_good(site):
    page = (await site.get("/")).text
    (sheet,) = re.findall(r'href="(/-/static-plugins/[^"]+site\.css\?[0-9a-f]{8})"', page)
    assert (await site.get(sheet)).headers["cache-control"] == "public, max-age=31536000, immutable"
    assert "immutable" not in (await site.get(sheet.partition("?")[0])).headers.get("cache-control", "")


@pytest.mark.parametrize(
    "path", [*PATHS[2:5], *STREAMS, "/quotes/statements/none.jsonld", "/quotes/none.ndjson"]
)
async def test_cors_where_it_is_wished_for(database, path):
    for cors in (True, False):
        ds = Datasette([str(database)], cors=cors)
        await ds.invoke_startup()
        answer = await ds.client.get(path, headers={"origin": "https://news.example"})
        assert answer.headers.get("access-control-allow-origin") == ("*" if cors else None)


async def test_a_question_from_another_site_may_be_asked_first(database):
    ds = Datasette([str(database)], cors=True)
    await ds.invoke_startup()
    answer = await ds.client.options("/quotes/statements.json")
    assert answer.headers["access-control-allow-origin"] == "*"
