"""What articles and names say is shown, never run, and turns nothing else around."""

from __future__ import annotations

import csv
import io
import json
import re

import feedparser
import pytest
from datasette.app import Datasette
from datasette.utils import tilde_encode
from lxml import etree
from sample_site import RAIN, storm

HOSTILE = ("<script>alert(", "<img src=x", "</mark></p><script>", "\u202e")


async def _addresses(first) -> list[str]:
    statement = await first("statements", content__contains="script")
    return [
        "/",
        "/quotes/statements",
        "/quotes/speakers",
        "/quotes/articles",
        f"/quotes/statements/{statement['id']}",
        f"/quotes/speakers/{statement['speaker']}",
        f"/quotes/articles/{tilde_encode(statement['article'])}",
        f"/quotes/statements?speaker={statement['speaker']}",
        "/quotes/day_statements?day=2024-03-04",
    ]


async def test_hostile_words_are_inert(site, first):
    for address in await _addresses(first):
        answer = await site.get(address)
        assert answer.status_code == 200, address
        for words in HOSTILE:
            assert words not in answer.text, (address, words)


async def test_article_keeps_the_words_themselves(site, first):
    statement = await first("statements", content__contains="script")
    assert "\u202e" in statement["content"]
    page = await site.get(f"/quotes/statements/{statement['id']}")
    assert "&lt;/mark&gt;&lt;/p&gt;&lt;script&gt;" in page.text


@pytest.mark.parametrize(
    "typed", ['"><script>alert(1)</script>', "<b>", '"', "«", "()", "*", "NEAR(", "\x00", "-", "a\u202eb"]
)
async def test_hostile_searches(site, typed):
    for path in ("/quotes/statements", "/quotes/statements.json"):
        answer = await site.get(path, params={"_search": typed})
        assert answer.status_code == 200, typed
        assert "<script>alert" not in answer.text or path.endswith(".json")


@pytest.fixture
async def stormy(tmp_path):
    """Serve an article whose names are huge, begin with a formula, or hold what XML cannot."""
    ds = Datasette([str(storm(tmp_path / "quotes.db"))], cors=True)
    await ds.invoke_startup()
    return ds.client


async def test_feeds_are_sound_whatever_names_hold(stormy):
    answer = await stormy.get("/quotes/statements.atom")
    etree.fromstring(answer.content)
    feed = feedparser.parse(answer.content)
    assert not feed.bozo
    assert len(feed.entries) == 3
    assert all(len(entry.title) <= 200 for entry in feed.entries)
    assert all(len(author.name) <= 120 for entry in feed.entries for author in entry.authors)
    assert "\u202e" not in answer.text
    assert len(answer.content) < 30_000
    for entry in feed.entries:
        assert not re.search(r"<(script|img)\b", entry.content[0].value)


@pytest.mark.parametrize("form", ["json?_shape=array", "jsonld", "ndjson", "csv"])
async def test_data_is_exactly_what_was_said(stormy, form):
    """Formulas too: a CSV is data, and what a spreadsheet does with a cell is not written into it."""
    answer = await stormy.get(f"/quotes/statements.{form}")
    if form == "csv":
        csv.field_size_limit(1_000_000)
        rows = list(csv.DictReader(io.StringIO(answer.text)))
    elif form == "ndjson":
        rows = [json.loads(line) for line in answer.text.split("\n") if line]
    else:
        rows = answer.json() if form.startswith("json?") else answer.json()["dataFeedElement"]
    said = {row.get("content", row.get("text")) for row in rows}
    assert said == {
        words for statement in RAIN.statements for words in [statement.content[0].of(RAIN.document.text)]
    }
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert not answer.headers["content-type"].startswith("text/html")


async def test_pages_hold_what_is_huge(stormy):
    for path in ("/", "/quotes/statements", "/quotes/speakers", "/quotes/statements?_view=table"):
        page = await stormy.get(path)
        assert page.status_code == 200
        assert "\u202e" not in page.text
        assert "<script>alert(" not in page.text
