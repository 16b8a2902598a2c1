"""Two speakers, or two outlets, side by side on the same days."""

from __future__ import annotations

import re

import pytest


async def ids(season, table: str = "speakers") -> dict[str, str]:
    rows = (await season.get(f"/quotes/{table}.json?_shape=array&_size=max")).json()
    return {row["name"]: row["id"] for row in rows}


def days(text: str) -> list[str]:
    return re.findall(r'id="day-([\d-]+)"', text)


async def test_days_on_which_both_spoke(season):
    known = await ids(season)
    a, b = known["ليلى المنصوري"], known["بدر الحارثي"]
    text = (await season.get("/-/compare", params={"a": a, "b": b})).text
    assert days(text) == ["2024-02-05", "2024-01-22", "2024-01-16", "2023-12-18"]
    newest = text.split('id="day-2024-02-05"')[1].split("<section")[0]
    mine, theirs = newest.split('class="side-2"')
    assert "وقعنا اليوم على الثقة" in mine
    assert "توقيع الاتفاق المؤقت لمدة ثلاث سنوات" in theirs
    assert "4 أيام مشتركة" in text


async def test_all_days_of_either(season):
    known = await ids(season)
    params = {"a": known["ليلى المنصوري"], "b": known["بدر الحارثي"], "days": "all"}
    text = (await season.get("/-/compare", params=params)).text
    shown = days(text)
    assert shown == sorted(shown, reverse=True)
    assert "2024-01-03" in shown
    assert "لا قول في هذا اليوم." in text


async def test_numbers_agree_with_the_database(season):
    known = await ids(season)
    a, b = known["سلام الجبوري"], known["عمر الكيلاني"]
    text = (await season.get("/-/compare", params={"a": a, "b": b})).text
    counts = re.findall(r'data-count="(\d+)"', text)
    for place, speaker in enumerate((a, b)):
        rows = (await season.get(f"/quotes/statements.json?_shape=array&_size=max&speaker={speaker}")).json()
        assert sum(map(int, counts[place::2])) == len(rows)
    assert f"/quotes/compare_speakers.json?a={a}&amp;b={b}&amp;length=10" in text
    answer = await season.get(f"/quotes/compare_speakers.json?a={a}&b={b}&length=10&_shape=array")
    assert sum(row["statements"] for row in answer.json()) == sum(map(int, counts))


async def test_outlets_are_found_by_a_part_of_their_name(season):
    text = (await season.get("/-/compare", params={"of": "outlets", "a": "الشروق", "b": "اذاعه النخيل"})).text
    assert "وكالة الشروق إلى أعلى وإذاعة النخيل إلى أسفل" in text
    # They never spoke on the same day: all days of either are shown.
    assert "لا أيام مشتركة" in text
    assert len(days(text)) == 5 + 3


async def test_names_in_any_spelling_and_a_choice_where_several_fit(season):
    text = (await season.get("/-/compare", params={"a": "ليلي المنصورى", "b": "سلام"})).text
    assert "ليلى المنصوري إلى أعلى وسلام الجبوري إلى أسفل" in text
    text = (await season.get("/-/compare", params={"a": "وزير", "b": "سلام"})).text
    assert "أيَّهم تعني؟" in text
    choices = text.split('class="choices"')[1].split("</ul>")[0]
    assert "بدر الحارثي" in choices
    link = re.search(r'href="([^"]+)"[^>]*><bdi[^>]*>بدر', choices)[1].replace("&amp;", "&")
    assert (await season.get(f"/-/compare{link}")).status_code == 200


@pytest.mark.parametrize(
    "params",
    [
        {},
        {"a": "لا أحد", "b": ""},
        {"a": "سلام الجبوري", "b": "سلام الجبوري"},
        {"a": "<script>alert(1)</script>", "b": '"'},
        {"a": "ا" * 5000, "of": "planets"},
        {"a": "سلام الجبوري", "b": "ليلى المنصوري", "before": "x\u202e", "days": "؟"},
    ],
)
async def test_what_cannot_be_compared_gets_the_form(season, params):
    answer = await season.get("/-/compare", params=params)
    assert answer.status_code == 200
    assert 'name="a"' in answer.text
    assert "<script>alert" not in answer.text


async def test_more_days_than_fit(season):
    params = {"a": "سلام الجبوري", "b": "عمر الكيلاني", "days": "all"}
    text = (await season.get("/-/compare", params=params)).text
    first = days(text)
    assert len(first) == 10
    link = re.search(r'class="button next" href="([^"#]+)', text)[1].replace("&amp;", "&")
    rest = days((await season.get(f"/-/compare{link}")).text)
    assert rest
    assert max(rest) < min(first)


async def test_who_spoke_second_to_another_is_compared_by_that_too(site):
    known = await ids(site)
    for second in ("هدى سليم", "كريم ناصر"):
        text = (await site.get("/-/compare", params={"a": known[second], "b": known["ليلى المنصوري"]})).text
        assert days(text) == ["2024-03-06"]
        mine, theirs = text.split('id="day-2024-03-06"')[1].split('class="side-2"')
        assert "لا رجعة فيه" in mine
        assert "بداية طريق طويل" in theirs
        assert 'class="side-1"><strong>1</strong>' in text


async def test_what_two_said_together_counts_for_each(site):
    known = await ids(site)
    text = (await site.get("/-/compare", params={"a": known["هدى سليم"], "b": known["كريم ناصر"]})).text
    mine, theirs = text.split('id="day-2024-03-06"')[1].split('class="side-2"')
    assert "لا رجعة فيه" in mine
    assert "لا رجعة فيه" in theirs
    assert "يوم مشترك واحد" in text


async def test_rejected_statements_are_left_out(tmp_path):
    from conftest import serve  # noqa: PLC0415 - the folder's own
    from sample import build_sample  # noqa: PLC0415
    from sqlite_utils import Database  # noqa: PLC0415

    path = build_sample(tmp_path / "quotes.db")
    db = Database(path)
    db.execute("update statements set status = 'rejected' where content like 'جئنا لنوقع%'")
    db.conn.commit()
    client = (await serve(path)).client
    text = (await client.get("/-/compare", params={"a": "ليلى المنصوري", "b": "بدر الحارثي"})).text
    assert days(text) == ["2024-02-05", "2024-01-22", "2023-12-18"]
    assert "لنوقع" not in text
