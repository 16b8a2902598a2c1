"""Every answer says what a browser may do with it; the browser tests show that the pages live within it."""

from __future__ import annotations

import re

import pytest
from datasette import hookimpl
from datasette.plugins import pm

STRICT = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/quotes/statements",
        "/quotes/statements.json",
        "/quotes/statements.csv",
        "/quotes/articles/water",
        "/quotes/none",
        "/quotes.db",
        "/-/static/app.css",
        "/-/language",
    ],
)
async def test_strict_on_every_answer(site, path):
    headers = (await site.get(path)).headers
    assert headers["content-security-policy"] == STRICT
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["cross-origin-opener-policy"] == "same-origin"


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/quotes",
        "/quotes/statements",
        "/quotes/most_quoted",
        "/quotes?sql=select+1",
        "/quotes/articles/water",
    ],
)
async def test_our_pages_have_nothing_inline(site, path):
    page = (await site.get(path, follow_redirects=True)).text
    scripts = re.findall(r"<script\b([^>]*)>", page)
    assert scripts
    assert all("src=" in script or "application/" in script for script in scripts)
    assert "<style" not in page
    assert not re.search(r"<[^>]+\s(style|on\w+)=", page)


async def test_datasettes_inline_scripts_carry_a_nonce_of_their_answer(site):
    first, second = await site.get("/-/patterns"), await site.get("/-/patterns")
    nonces = []
    for answer in (first, second):
        (nonce,) = set(re.findall(r'<(?:script|style) nonce="([^"]+)"', answer.text))
        rules = dict(rule.split(" ", 1) for rule in answer.headers["content-security-policy"].split("; "))
        assert rules["script-src"] == f"'self' 'nonce-{nonce}'"
        assert rules["style-src-attr"] == "'unsafe-inline'"
        nonces.append(nonce)
    assert nonces[0] != nonces[1]
    # It is of that answer only.
    assert (await site.get("/")).headers["content-security-policy"] == STRICT


async def test_scripts_of_other_plugins_carry_it_too(datasette):
    class Plugin:
        @hookimpl
        def extra_body_script(self):
            return "let loaded = true;"

    plugin = Plugin()
    pm.register(plugin, name="a plugin of this test")
    try:
        answer = await datasette.client.get("/quotes/outlets")
    finally:
        pm.unregister(plugin)
    nonce = re.search(r'<script nonce="([^"]+)">let loaded = true;</script>', answer.text)
    assert f"'nonce-{nonce[1]}'" in answer.headers["content-security-policy"]


async def test_a_query_that_takes_too_long_says_so_in_our_words(datasette):
    datasette._settings["sql_time_limit_ms"] = 1
    endless = "with recursive n(i) as (select 1 union all select i + 1 from n) select count(*) from n"
    answer = await datasette.client.get("/quotes", params={"sql": endless}, follow_redirects=True)
    assert answer.status_code == 400
    assert "أُوقف" in answer.text
    assert "<textarea" not in answer.text
