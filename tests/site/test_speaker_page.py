"""A speaker's page: roles in time, whom somebody speaks about, statements under filters."""

from __future__ import annotations

import json
import re

import pytest
from desk import copied
from sqlite_utils import Database

from quotes.site import speaker_page
from quotes.site.questions import question_sql
from quotes.site.web import COOKIE
from quotes.store import Store


@pytest.fixture
async def page(season):
    async def get(name: str, query: str = "") -> str:
        rows = (await season.get("/quotes/speakers.json", params={"_shape": "array", "name": name})).json()
        return (await season.get(f"/quotes/speakers/{rows[0]['id']}{query}")).text

    return get


async def test_roles_with_first_and_last_day(page):
    roles = (await page("سامر الحداد")).split('class="roles"')[1].split("</ol>")[0]
    ambassador, spokesman = roles.split("<li>")[1:]
    assert "السفير الأردني في مسقط" in ambassador
    assert "من 22 يناير 2024 إلى 12 فبراير 2024" in ambassador
    assert "المتحدث باسم وزارة الخارجية الأردنية" in spokesman
    assert "11 يناير 2024" in spokesman


async def test_what_is_counted_is_named_in_the_readers_language(page, season):
    aside = (await page("سلام الجبوري")).split("<aside>")[1]
    for words in ("صحيفة المرفأ", "تحذير", "غير مباشر", "اعتبر"):
        assert f"<bdi>{words}</bdi>" in aside
    rows = (await season.get("/quotes/speakers.json?_shape=array&name=سلام الجبوري")).json()
    english = await season.get(f"/quotes/speakers/{rows[0]['id']}", cookies={COOKIE: "en"})
    for words in ("<bdi>Warning</bdi>", "<bdi>Indirect</bdi>", '<bdi lang="ar">صحيفة المرفأ</bdi>'):
        assert words in english.text.split("<aside>")[1]


async def test_speaks_about_and_spoken_about_by(page):
    text = await page("سلام الجبوري")
    about = text.split('<h2 id="speaks_about"')[1].split("</section>")[0]
    by = text.split('<h2 id="spoken_about_by"')[1].split("</section>")[0]
    assert set(re.findall(r'<bdi>([^<]+)</bdi></a>\s*<span class="n">', about)) == {
        "وزارة الخارجية التركية",
        "ليلى المنصوري",
        "إيلينا ماركو",
        "إيريك لوند",
    }
    assert set(re.findall(r'<bdi>([^<]+)</bdi></a>\s*<span class="n">', by)) == {
        "أوزان دمير",
        "سامر الحداد",
    }


async def test_filters_narrow_the_list_and_the_table(page, season):
    text = await page("ليلى المنصوري", "?kind=direct&year=2024&outlet=")
    assert text.count('<article class="card direct"') == text.count('<article class="card') == 3
    assert "<option selected>2024</option>" in text
    link = re.search(r'class="button" href="([^"]+)"', text)[1].replace("&amp;", "&")
    assert (await season.get(link)).text.count('<article class="card') == 3


async def test_who_only_spoke_with_others_has_a_page(site, first):
    speaker = await first("speakers", name="هدى سليم")
    text = (await site.get(f"/quotes/speakers/{speaker['id']}?kind=mixed")).text
    assert "لا رجعة فيه" in text
    assert "لا نتائج" in (await site.get(f"/quotes/speakers/{speaker['id']}?kind=direct")).text


async def test_what_was_said_with_others_counts_in_roles_and_tallies(site, first):
    speaker = await first("speakers", name="هدى سليم")
    text = (await site.get(f"/quotes/speakers/{speaker['id']}")).text
    assert "محافظة المصرف المركزي" in text.split('class="roles"')[1].split("</ol>")[0]
    aside = text.split("<aside>")[1]
    for words in ("صحيفة المرفأ", "مختلط", "شدد"):
        assert f"<bdi>{words}</bdi>" in aside
    quoted = (await site.get("/quotes/most_quoted.json?_shape=array")).json()
    (row,) = [one for one in quoted if one["name"] == "هدى سليم"]
    assert (row["statements"], row["first_day"], row["last_day"]) == (1, "2024-03-06", "2024-03-06")


async def test_what_was_said_with_others_speaks_about_somebody_too(database, served, tmp_path):
    path = copied(database, tmp_path)
    db = Database(path)
    found = dict(db.execute("select name, id from speakers").fetchall())
    one, second, about = (found[name] for name in ("سامر الحداد", "هدى سليم", "عمر الكيلاني"))
    db.execute(
        "insert into statement_speakers select statement, ?, null, 1 from statement_speakers"
        " where speaker = ? and statement in (select statement from mentions where speaker = ?)",
        [second, one, about],
    )
    db.conn.commit()
    client = (await served(path)).client

    async def ask(question: str, speaker: str) -> dict[str, int]:
        rows = (await client.get(f"/quotes/{question}.json?_shape=array&speaker={speaker}")).json()
        return {row["speaker"]: row["statements"] for row in rows}

    assert await ask("speaks_about", one) == await ask("speaks_about", second) == {about: 1}
    assert await ask("spoken_about_by", about) == {one: 1, second: 1}


@pytest.mark.parametrize("query", ["?kind=<script>", "?year=%27%22", "?outlet=none", "?kind=&year=&outlet="])
async def test_odd_filters_do_no_harm(page, query):
    text = await page("ليلى المنصوري", query)
    assert "<script>" not in text
    assert 'class="narrow"' in text


async def test_titles_before_the_name_are_no_other_names(page):
    text = await page("إيريك لوند")
    assert "أسماؤه الأخرى: <bdi" in text
    other = text.split("أسماؤه الأخرى")[1].split("</p>")[0]
    assert re.findall(r"<bdi[^>]*>([^<]+)", other) == ["لوند"]


def test_what_a_page_counts_of_a_speaker_is_read_from_an_index(season_database):
    """A million statements later the page must not look up the rows of all of somebody's statements."""
    db = Database(season_database)
    values = {"speaker": "x", "length": 7, "newest": 10, "limit": 10}
    counted = [speaker_page.SUMMARY, speaker_page.ROLES, question_sql("speaker_timeline")]
    counted += [speaker_page.tally_sql(column) for column in speaker_page.TALLIES]
    for sql in counted:
        plan = [row[3] for row in db.execute(f"explain query plan {sql}", values).fetchall()]
        assert any("COVERING INDEX idx_statements_speaker" in step for step in plan), (sql, plan)
        assert not any(step.startswith("SCAN statements") for step in plan), plan


async def test_statements_are_counted_in_the_years_they_were_said(page):
    assert (await page("سلام الجبوري", "?year=2023")).count('<article class="card') == 2


@pytest.fixture
async def matched(season_database, served, tmp_path):
    """Give a site whose speakers are looked up, as at the end of a build."""
    path = copied(season_database, tmp_path)
    with Store.open(path) as store:
        store.match()
    return (await served(path)).client


async def test_an_item_of_wikidata_is_linked_in_both_languages(matched):
    (league,) = (
        await matched.get("/quotes/speakers.json?_shape=array&_col=wikidata&name=جامعة الدول العربية")
    ).json()
    assert league["wikidata"] == "Q7172"
    link = '<a href="https://www.wikidata.org/wiki/Q7172" rel="external">'
    address = f"/quotes/speakers/{league['id']}"
    assert f"{link}على ويكي بيانات: <bdi>Q7172</bdi></a>" in (await matched.get(address)).text
    english = await matched.get(address, cookies={COOKIE: "en"})
    assert f"{link}On Wikidata: <bdi>Q7172</bdi></a>" in english.text
    filtered = (await matched.get("/quotes/speakers.json?_shape=array&wikidata=Q7172")).json()
    assert [one["id"] for one in filtered] == [league["id"]]


async def test_who_has_none_is_linked_nowhere(matched):
    rows = (await matched.get("/quotes/speakers.json?_shape=array&name=سلام الجبوري")).json()
    assert rows[0]["wikidata"] is None
    assert "wikidata" not in (await matched.get(f"/quotes/speakers/{rows[0]['id']}")).text


async def test_the_page_says_who_it_is_about_as_json_ld(matched):
    for name, kind, item in (
        ("جامعة الدول العربية", "Organization", "https://www.wikidata.org/wiki/Q7172"),
        ("إيريك لوند", "Person", None),
    ):
        (row,) = (await matched.get("/quotes/speakers.json", params={"_shape": "array", "name": name})).json()
        page = (await matched.get(f"/quotes/speakers/{row['id']}")).text
        (block,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)
        made = json.loads(block)
        assert (made["@context"], made["@type"], made["name"]) == ("https://schema.org", kind, name)
        assert made["@id"] == f"http://localhost/quotes/speakers/{row['id']}"
        assert made.get("sameAs") == item
    assert made["alternateName"] == ["لوند"]


async def test_statements_say_which_item_their_speakers_are(matched):
    (league,) = (await matched.get("/quotes/speakers.json?_shape=array&wikidata=Q7172")).json()
    feed = (await matched.get(f"/quotes/statements.jsonld?speaker={league['id']}")).json()
    speakers = [one for each in feed["dataFeedElement"] for one in each["spokenByCharacter"]]
    assert {one.get("sameAs") for one in speakers} == {"https://www.wikidata.org/wiki/Q7172"}
    spoken_of = [
        one
        for each in (await matched.get("/quotes/statements.jsonld?_size=100")).json()["dataFeedElement"]
        for one in each.get("mentions", ())
    ]
    items = {one["name"]: one["sameAs"] for one in spoken_of if "sameAs" in one}
    assert items
    assert set(items) <= {"جامعة الدول العربية", "البنك الدولي", "الاتحاد الأوروبي"}
