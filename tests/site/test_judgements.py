"""Merging speakers on their page, and telling them apart again."""

from __future__ import annotations

import pytest
from desk import Desk


@pytest.fixture
async def two(desk: Desk) -> tuple[str, str]:
    """Give the ids of two speakers: the minister (three statements) and the spokesman (one)."""
    minister = await desk.first("speakers", name="ليلى المنصوري")
    spokesman = await desk.first("speakers", name="سامر الحداد")
    return minister["id"], spokesman["id"]


def address(speaker: str) -> str:
    return f"/quotes/speakers/{speaker}/-/judgements"


async def test_merged_by_the_form_and_undone(desk, two):
    minister, spokesman = two
    await desk.sign_in()
    answer = await desk.post(address(spokesman), judgement="same", name=" ليلى المنصورى ", note="هي هي")
    assert answer.status_code == 302
    assert answer.headers["location"] == f"/quotes/speakers/{spokesman}#same"
    page = (await desk.client.get(f"/quotes/speakers/{minister}")).text
    for words in ("4 أقوال", "سامر الحداد", "rana", "هي هي", "دُمج فيه:"):
        assert words in page
    gone = await desk.client.get(f"/quotes/speakers/{spokesman}")
    assert gone.status_code == 200
    assert "دُمج هذا القائل في:" in gone.text
    assert f'href="/quotes/speakers/{minister}"' in gone.text
    assert {one["id"] for one in await desk.rows("speakers")}.isdisjoint({spokesman})
    assert [one["id"] for one in await desk.rows("speakers", same_as__notnull="1")] == [spokesman]
    assert [one["id"] for one in await desk.rows("speakers", _search="الحداد")] == [minister]
    assert "5 قائلين" not in (await desk.client.get("/")).text

    assert (await desk.post(address(spokesman), judgement="different", other=minister)).status_code == 302
    assert "3 أقوال" in (await desk.client.get(f"/quotes/speakers/{minister}")).text
    assert (await desk.first("speakers", id=spokesman))["same_as"] is None


async def test_merged_by_the_api(desk, two):
    minister, spokesman = two
    made = await desk.send(address(spokesman), {"judgement": "same", "other": minister})
    assert made.status_code == 201
    assert made.json()["same_as"] == minister
    assert made.json()["judgement"]["left_name"] == "سامر الحداد"
    listed = (await desk.client.get(address(minister))).json()
    assert [(one["judgement"], one["editor"], one["last"]) for one in listed["judgements"]] == [
        ("same", "desk", 1)
    ]
    flipped = await desk.send(address(minister), {"judgement": "same", "other": spokesman})
    assert flipped.json()["same_as"] == spokesman
    assert [one["last"] for one in flipped.json()["judgements"]] == [0, 1]


@pytest.mark.parametrize(
    ("body", "status", "said"),
    [
        ({"judgement": "same"}, 404, "no other of this name"),
        ({"judgement": "same", "name": "لا أحد"}, 404, "لا أحد"),
        ({"judgement": "same", "name": ["x"]}, 400, "name: should be a text"),
        ({"judgement": "same", "other": "none"}, 404, "speaker none"),
        ({"judgement": "same", "name": "ليلى المنصوري"}, 404, "no other"),
        ({"judgement": "alike", "name": "سامر الحداد"}, 400, "'alike'"),
        ({"judgement": "same", "name": "سامر الحداد", "colour": 1}, 400, "unknown field colour"),
        ({"judgement": "same", "other": ["x"]}, 400, "other"),
    ],
)
async def test_what_makes_no_sense_is_refused(desk, two, body, status, said):
    answer = await desk.send(address(two[0]), body)
    assert answer.status_code == status
    assert said in answer.json()["error"]


async def test_contradictions_are_refused(desk, two):
    minister, spokesman = two
    president = (await desk.first("speakers", name="عمر الكيلاني"))["id"]
    await desk.send(address(spokesman), {"judgement": "same", "other": minister})
    await desk.send(address(minister), {"judgement": "same", "other": president})
    answer = await desk.send(address(spokesman), {"judgement": "different", "other": president})
    assert answer.status_code == 409
    assert "undo that first" in answer.json()["error"]


async def test_similar_names_are_offered_until_they_are_judged(desk, two):
    minister, _ = two
    await desk.send(
        f"/quotes/statements/{(await desk.first('statements', kind='mixed'))['id']}/-/corrections",
        {"action": "speaker", "speakers": [{"name": "ليلى سالم المنصوري"}]},
    )
    other = (await desk.first("speakers", name="ليلى سالم المنصوري"))["id"]
    await desk.sign_in()
    page = (await desk.get(f"/quotes/speakers/{minister}")).text
    assert f'name="other" value="{other}"' in page.split('class="candidates"')[1].split("</ul>")[0]
    await desk.post(address(minister), judgement="different", other=other)
    again = (await desk.get(f"/quotes/speakers/{minister}")).text
    assert "ليلى سالم المنصوري" not in again.split('class="candidates"')[-1].split("</ul>")[0] or (
        'class="candidates"' not in again
    )
    assert 'class="candidates"' not in (await desk.client.get(f"/quotes/speakers/{minister}")).text


async def test_whoever_is_no_editor_sees_no_form(desk, two):
    page = (await desk.client.get(f"/quotes/speakers/{two[0]}")).text
    assert 'id="same"' not in page
