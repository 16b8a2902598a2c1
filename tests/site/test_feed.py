"""Atom feeds of statements: a feed reader finds all that it needs, and the next time the same entries again."""

from __future__ import annotations

from datetime import datetime

import feedparser
import httpx
import pytest
from lxml import etree

ATOM = "{http://www.w3.org/2005/Atom}"


async def read(site, path: str):
    answer = await site.get(path)
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "application/atom+xml; charset=utf-8"
    assert_atom(answer.content)
    return feedparser.parse(answer.content)


def assert_atom(xml: bytes) -> None:
    """Check what RFC 4287 asks of a feed and its entries."""
    feed = etree.fromstring(xml)
    assert feed.tag == f"{ATOM}feed"
    nodes = [feed, *feed.iterfind(f"{ATOM}entry")]
    for node in nodes:
        for name in ("id", "title", "updated"):
            assert len(node.findall(f"{ATOM}{name}")) == 1, name
        assert node.findall(f"{ATOM}author")
        links = [(link.get("rel") or "alternate", link.get("type")) for link in node.findall(f"{ATOM}link")]
        assert len(links) == len(set(links))
        for time in (*node.iterfind(f"{ATOM}updated"), *node.iterfind(f"{ATOM}published")):
            assert datetime.fromisoformat(time.text).tzinfo
    ids = [node.findtext(f"{ATOM}id") for node in nodes]
    assert len(ids) == len(set(ids))
    assert all(each.startswith("tag:") and each.isascii() for each in ids)


async def test_a_feed_has_the_newest_first_with_who_said_what(site):
    feed = await read(site, "/quotes/statements.atom")
    assert feed.feed.title == "الأقوال"
    assert feed.feed.language == "ar"
    days = [entry.published for entry in feed.entries]
    assert days == sorted(days, reverse=True)
    assert len(days) == 8
    both = next(entry for entry in feed.entries if "لا رجعة" in entry.title)
    assert both.title.startswith("كريم ناصر وهدى سليم (شدد): على أن الإصلاح")
    assert [author.name for author in both.authors] == ["كريم ناصر", "هدى سليم"]
    assert both.updated == "2024-03-06T00:00:00+00:00"
    assert "محافظة المصرف المركزي" in both.content[0].value
    assert "صحيفة المرفأ" in both.content[0].value
    page = await site.get(both.link.removeprefix("http://localhost"))
    assert "لا رجعة" in page.text


async def test_newest_first_whatever_the_table_is_sorted_by(datasette):
    tables = datasette._metadata_local["databases"]["quotes"]["tables"]
    tables["statements"].pop("sort_desc", None)
    tables["statements"]["sort"] = "confidence"
    feed = await read(datasette.client, "/quotes/statements.atom")
    days = [entry.published for entry in feed.entries]
    assert days == sorted(days, reverse=True)
    other = await read(datasette.client, "/quotes/statements.atom?_sort=said_on")
    assert [entry.published for entry in other.entries] == sorted(days)


async def test_the_filter_is_its_title_and_its_id(site, first):
    speaker = await first("speakers", name="ليلى المنصوري")
    path = f"/quotes/statements.atom?speaker={speaker['id']}&kind=indirect&_search=الوسطاء"
    feed = await read(site, path)
    assert feed.feed.title == "الأقوال: بحث: الوسطاء، القائل: ليلى المنصوري، النوع: غير مباشر"
    assert [entry.title for entry in feed.entries] == [
        "ليلى المنصوري (أضاف): أن بلادها أبلغت الوسطاء استعدادها لتوقيع اتفاق مؤقت"
    ]
    links = {link.rel: link.href for link in feed.feed.links}
    assert links["self"].startswith("http://localhost/quotes/statements.atom?speaker=")
    assert links["alternate"] == links["self"].replace(".atom", "")
    assert (await site.get(links["alternate"].removeprefix("http://localhost"))).status_code == 200
    # The same question in another order is the same feed, a page of it too.
    other = f"/quotes/statements.atom?_search=الوسطاء&kind=indirect&speaker={speaker['id']}&_size=1"
    assert (await read(site, other)).feed.id == feed.feed.id


async def test_questions_feed_too(site):
    feed = await read(site, "/quotes/day_statements.atom?day=2024-03-06")
    assert feed.feed.title == "أقوال يوم: اليوم: 2024-03-06"
    assert len(feed.entries) == 2


async def test_pages_follow_each_other(site):
    seen, path = [], "/quotes/statements.atom?_size=3"
    while path:
        feed = await read(site, path)
        seen += [entry.id for entry in feed.entries]
        following = [link.href for link in feed.feed.links if link.rel == "next"]
        path = following[0].removeprefix("http://localhost") if following else None
    assert len(seen) == len(set(seen)) == 8


async def test_nothing_found_is_a_feed_as_well(site):
    feed = await read(site, "/quotes/statements.atom?kind=none")
    assert feed.entries == []


async def test_english_on_request(site):
    feed = feedparser.parse(
        (await site.get("/quotes/statements.atom", cookies={"quotes_language": "en"})).content
    )
    assert feed.feed.title == "Statements"
    assert feed.feed.language == "en"


async def test_ids_stay_where_the_site_moves(datasette):
    plugins = {"quotes": {"feed_authority": "news.example,2021"}}
    for described in (datasette._metadata_local, getattr(datasette, "config", None)):
        if described is not None:
            described["plugins"] = plugins
    app = httpx.ASGITransport(app=datasette.app())
    ids = []
    for host in ("http://one.example:8001", "https://two.example"):
        async with httpx.AsyncClient(transport=app, base_url=host) as client:
            feed = await read(client, "/quotes/statements.atom?kind=direct")
        assert feed.feed.id == "tag:news.example,2021:quotes/statements?kind=direct"
        assert feed.entries[0].link.startswith(host)
        ids.append([entry.id for entry in feed.entries])
    assert ids[0] == ids[1]


@pytest.mark.parametrize("host", ["", "[::1]", "a b", "x,y", "é.example"])
async def test_odd_hosts_make_sound_ids(site, host):
    answer = await site.get("/quotes/statements.atom", headers={"host": host.encode()})
    assert_atom(answer.content)


@pytest.mark.parametrize(
    "path", ["/quotes/speakers.atom", "/quotes/most_quoted.atom", "/quotes/outlets.atom"]
)
async def test_other_tables_have_no_feed(site, path):
    assert (await site.get(path)).status_code == 404


async def test_pages_lead_to_their_feeds(site, first):
    speaker = await first("speakers", name="ليلى المنصوري")
    rel = '<link rel="alternate" type="application/atom+xml" href="'
    assert (
        f"{rel}/quotes/statements.atom?kind=direct" in (await site.get("/quotes/statements?kind=direct")).text
    )
    assert (
        f'{rel}/quotes/statements.atom?speaker={speaker["id"]}"'
        in (await site.get(f"/quotes/speakers/{speaker['id']}")).text
    )
    assert rel not in (await site.get("/quotes/speakers")).text
