"""How a speaker was found, on a statement's page: the steps with their places, the reason, the editors' word."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from desk import Desk
from sample_site import statement

from quotes.document import Document, Extraction, Speaker, statement_id
from quotes.site.web import COOKIE
from quotes.store import Run, Store

ENGLISH = {COOKIE: "en"}
NADER = Speaker("نادر العلي", "person", "وزير الزراعة")
HARVEST = Document(
    id="harvest",
    title="موسم القمح",
    published="2024-05-01",
    text="""موسم القمح

وتابع أن الموسم بدأ. وصل نادر العلي إلى السوق. وقال وزير الزراعة إن المطر كاف. وأضاف أن الأسعار ثابتة.

وذكر الواقف <عند> الباب أن المخازن فارغة. وقالت المزارعة هند إن الحصاد انتهى. وختمت أن العمال ذهبوا.""",
)


def said(cue: str, content: str, *speakers: Speaker, **more: Any) -> Any:
    return statement(
        HARVEST, cue=cue, content=(content,), speakers=speakers, kind="indirect", lemma="قال", **more
    )


NOBODY = said("وتابع", "أن الموسم بدأ")
SAID = said("وقال", "إن المطر كاف", NADER, source="وزير الزراعة", way=(("name", "نادر العلي"),))
ADDED = said(
    "وأضاف",
    "أن الأسعار ثابتة",
    NADER,
    way=(("antecedent", "وزير الزراعة"), ("name", "نادر العلي")),
)
NAMELESS = said("وذكر", "أن المخازن فارغة", source="الواقف <عند> الباب")
MENTIONED = said("وختمت", "أن العمال ذهبوا", NADER, way=(("antecedent", "هند"),))
NAMED = said("وقالت", "إن الحصاد انتهى", Speaker("هند", "person"), source="المزارعة هند")
HIND = [{"name": "هند", "kind": "person", "role": None}]


@pytest.fixture
def harvest(tmp_path: Path) -> Path:
    path = tmp_path / "quotes.db"
    with Store.open(path) as store:
        store.save(
            Run("0.1", "compact"), [Extraction(HARVEST, (NOBODY, SAID, ADDED, NAMELESS, NAMED, MENTIONED))]
        )
    return path


@pytest.fixture
def section(harvest: Path, served: Any) -> Any:
    async def get(one: Any, cookies: dict[str, str] | None = None) -> str:
        client = (await served(harvest)).client
        page = await client.get(f"/quotes/statements/{statement_id(HARVEST, one)}", cookies=cookies or {})
        assert page.status_code == 200
        found = re.search(r'<section aria-labelledby="way">.*?</section>', page.text, re.DOTALL)
        return found[0] if found else ""

    return get


def words(html: str) -> list[str]:
    """Give the steps as they are read."""
    return [" ".join(re.sub(r"<[^>]+>", "", step).split()) for step in re.findall(r"<li>(.*?)</li>", html)]


async def test_each_step_is_told_in_the_articles_words(section):
    assert words(await section(ADDED)) == [
        "لم يُذكر أحد عند لفظ القول: «وأضاف»",
        "والمقصود مَن تكلّم هنا: «وزير الزراعة»",
        "وورد الاسم كاملًا: «نادر العلي»",
    ]
    assert words(await section(SAID)) == [
        "ذُكر عند لفظ القول: «وزير الزراعة»",
        "وورد الاسم كاملًا: «نادر العلي»",
    ]


async def test_an_antecedent_within_a_longer_mention_is_not_said_to_speak(section):
    html = await section(MENTIONED)
    assert words(html)[1] == "والمقصود مَن ورد هنا: «هند»"
    assert f"#at-{statement_id(HARVEST, NAMED)}" in html


async def test_english_says_that_the_words_are_arabic(section):
    html = await section(ADDED, ENGLISH)
    assert words(html)[1] == "Who is meant spoke here: «وزير الزراعة»"
    assert html.count('<bdi lang="ar">«') == 3
    assert "How the speaker was found" in html


async def test_steps_lead_to_their_statements_in_the_article(section, harvest, served):
    html = await section(ADDED)
    links = re.findall(r'href="([^"]+)"', html)
    assert links == [
        f"/quotes/articles/harvest#at-{statement_id(HARVEST, one)}" for one in (ADDED, SAID)
    ]  # the name stands in no statement
    article = (await (await served(harvest)).client.get("/quotes/articles/harvest")).text
    assert all(f'id="{link.partition("#")[2]}"' in article for link in links)


async def test_no_step_leads_to_a_rejected_statement(section, harvest):
    with Store.open(harvest) as store:
        store.editing.correct(statement_id(HARVEST, SAID), "reject", editor="م")
    html = await section(ADDED)
    assert len(re.findall("href=", html)) == 1
    assert words(html)[1] == "والمقصود مَن ورد هنا: «وزير الزراعة»"
    assert not re.findall("href=", await section(SAID))


async def test_words_that_say_it_all_have_no_section(section):
    assert await section(NAMED) == ""


async def test_a_reason_where_there_is_nobody(section):
    assert "«وتابع»، ولا ورد قبله" in re.sub("<[^>]+>", "", await section(NOBODY))
    html = await section(NAMELESS, ENGLISH)
    assert "name nobody" in html
    assert "«الواقف &lt;عند&gt; الباب»" in html


@pytest.mark.parametrize("one", [ADDED, NAMELESS, NAMED])
async def test_editors_who_name_another_are_named_instead(section, harvest, one):
    other = [{"name": "سالم", "kind": "person", "role": None}]
    before = await section(one)
    with Store.open(harvest) as store:
        store.editing.correct(statement_id(HARVEST, one), "speaker", editor="م", value=other)
    html = await section(one)
    assert "عيّن المحرّرون" in html
    assert "«" not in html
    assert 'href="#review"' in html
    with Store.open(harvest) as store:
        store.editing.correct(statement_id(HARVEST, one), "restore", editor="م")
    assert await section(one) == before


async def test_editors_who_agree_or_merge_leave_the_steps(section, harvest):
    before = await section(ADDED)
    with Store.open(harvest) as store:
        key = statement_id(HARVEST, ADDED)
        store.editing.correct(key, "confirm", editor="م")
        store.editing.correct(key, "kind", editor="م", value="direct")
        found = [{"name": NADER.name, "kind": NADER.kind, "role": NADER.role}]
        store.editing.correct(key, "speaker", editor="م", value=found)
        ids = dict(store.db.execute("select name, id from speakers").fetchall())
        store.editing.judge(ids["نادر العلي"], ids["هند"], "same", editor="م")
    assert await section(ADDED) == before


@pytest.mark.parametrize(
    ("cookies", "labels"),
    [
        ({}, ("لماذا لم يُعرف القائل", "لا أحد قبله قد يكون المقصود", "لا يُسمّى أحد في ذكر القائل")),
        (ENGLISH, ("Why no speaker", "Nobody before could be meant", "The source names nobody")),
    ],
)
async def test_those_without_a_speaker_are_counted_by_reason(harvest, served, cookies, labels):
    client = (await served(harvest)).client
    page = await client.get("/quotes/statements?_facet=unresolved", cookies=cookies)
    shown = page.text.split('id="facet-unresolved"')[1].split("</details>")[0]
    assert all(label in shown for label in labels)
    assert len(re.findall(r'<span class="n">1</span>', shown)) == 2
    assert (
        "_facet=unresolved"
        in (await client.get("/quotes/statements")).text.split('class="more-facets"')[1].split("</p>")[0]
    )
    filtered = await client.get("/quotes/statements?unresolved=no_name", cookies=cookies)
    assert labels[2] in filtered.text.split('class="chip"')[1].split("</a>")[0]
    assert filtered.text.count('<article class="card') == 1


async def test_steps_and_reasons_are_data(harvest, served):
    client = (await served(harvest)).client
    key = statement_id(HARVEST, ADDED)
    rows = (await client.get(f"/quotes/chains.json?statement={key}&_sort=position&_shape=array")).json()
    assert [(row["step"], row["text"]) for row in rows] == [
        ("antecedent", "وزير الزراعة"),
        ("name", "نادر العلي"),
    ]
    assert all(HARVEST.text[row["start"] : row["end"]] == row["text"] for row in rows)
    described = (await client.get("/-/openapi.json")).json()
    assert "/quotes/chains.json" in described["paths"]


async def test_the_editors_own_page_shows_it_at_once(harvest):
    desk = Desk(harvest)
    await desk.datasette.invoke_startup()
    key = statement_id(HARVEST, NAMELESS)
    answer = await desk.send(
        f"/quotes/statements/{key}/-/corrections", {"action": "speaker", "speakers": HIND}, "desk-token"
    )
    assert answer.status_code in (200, 201), answer.text
    assert "عيّن المحرّرون" in (await desk.get(f"/quotes/statements/{key}")).text
    assert (await desk.first("statements", id=key))["unresolved"] is None
