"""The queue: least sure first, one after the other; and the corrections whose statement has vanished."""

from __future__ import annotations

import re

import pytest
from sample_site import EXTRACTIONS, WATER

from quotes.document import Extraction
from quotes.store import Run, Store


def shown(page: str) -> str:
    return re.findall(r'id="s-([0-9a-f]+)"', page)[0]


@pytest.fixture
async def signed_in(desk):
    await desk.sign_in()
    return desk


async def test_least_sure_first_and_on_after_each_decision(signed_in):
    page = (await signed_in.get("/quotes/-/review")).text
    assert "أوقفت الضخ يومين" in page
    assert "8 أقوال" in page
    seen = [shown(page)]
    for action in ("confirm", "reject", "confirm"):
        forward = re.findall(r'name="next" value="([^"]+)"', page)[0].replace("&amp;", "&")
        answer = await signed_in.post(
            f"/quotes/statements/{seen[-1]}/-/corrections", action=action, after="0", next=forward
        )
        assert answer.headers["location"] == forward
        page = (await signed_in.get(forward)).text
        seen.append(shown(page))
    assert len(set(seen)) == 4
    confidences = [
        (await signed_in.first("statements", id=key, status__not="x"))["confidence"] for key in seen
    ]
    assert confidences == sorted(confidences)
    assert "5 أقوال" in page


async def test_skipped_ones_come_again_from_the_start(signed_in):
    page = (await signed_in.get("/quotes/-/review")).text
    first = shown(page)
    skip = re.findall(r'href="([^"]+)" accesskey="s"', page)[0].replace("&amp;", "&")
    second = (await signed_in.get(skip)).text
    assert shown(second) != first
    assert "من أول القائمة" in second
    for _ in range(7):
        skip = re.findall(r'href="([^"]+)" accesskey="s"', second)[0].replace("&amp;", "&")
        second = (await signed_in.get(skip)).text
    assert "لا شيء بقي للمراجعة هنا" in second
    assert shown((await signed_in.get("/quotes/-/review")).text) == first


async def test_filters(signed_in):
    outlet = (await signed_in.first("outlets", name="صحيفة المرفأ"))["id"]
    page = (await signed_in.get(f"/quotes/-/review?outlet={outlet}")).text
    assert "قولان" in page
    speaker = (await signed_in.first("speakers", name="ليلى المنصوري"))["id"]
    assert "3 أقوال" in (await signed_in.get(f"/quotes/-/review?speaker={speaker}")).text
    assert "قول واحد" in (await signed_in.get("/quotes/-/review?max=0.7")).text
    assert "لا شيء بقي" in (await signed_in.get("/quotes/-/review?max=0.1")).text
    assert f"outlet={outlet}" in re.findall(r'name="next" value="([^"]+)"', page)[0]


@pytest.mark.parametrize(
    "query", ["max=x", "max=nan", "outlet=<script>", "after=none", "speaker=x'--", "max="]
)
async def test_odd_filters(signed_in, query):
    answer = await signed_in.get(f"/quotes/-/review?{query}", headers={"Accept": "text/html"})
    assert answer.status_code == (400 if query == "max=x" else 200)
    assert "<script>alert" not in answer.text


async def test_the_menu_leads_editors_there(signed_in):
    assert 'href="/quotes/-/review"' in (await signed_in.get("/")).text
    assert "/-/review" not in (await signed_in.client.get("/")).text


async def test_vanished(signed_in):
    statement = await signed_in.first("statements", content__contains="أوقفت الضخ")
    kept = await signed_in.first("statements", kind="mixed")
    for key in (statement["id"], kept["id"]):
        await signed_in.send(f"/quotes/statements/{key}/-/corrections", {"action": "kind", "kind": "direct"})
    page = (await signed_in.get("/quotes/-/review/vanished")).text
    assert "لم يزل قول صحّحه أحد" in page
    with Store.open(signed_in.path) as store:
        store.save(Run("0.2", "compact"), [Extraction(WATER, EXTRACTIONS[0].statements[:4])])
    page = (await signed_in.get("/quotes/-/review/vanished")).text
    for words in (statement["id"], "أوقفت الضخ يومين", "مصدر دبلوماسي", "desk", "/quotes/articles/water"):
        assert words in page
    assert kept["id"] not in page
    assert (await signed_in.client.get("/quotes/-/review/vanished")).status_code == 403
    listed = await signed_in.client.get(f"/quotes/statements/{statement['id']}/-/corrections")
    assert listed.json()["status"] is None
    assert len(listed.json()["corrections"]) == 1
    with Store.open(signed_in.path) as store:
        store.save(Run("0.2", "compact"), EXTRACTIONS)
    assert (await signed_in.first("statements", id=statement["id"]))["kind"] == "direct"
    assert "لم يزل قول صحّحه أحد" in (await signed_in.get("/quotes/-/review/vanished")).text
