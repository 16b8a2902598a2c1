"""Every page answers, right-to-left and in Arabic, with what it is for."""

from __future__ import annotations

import re

import pytest

PAGES = [
    "/",
    "/quotes",
    "/quotes/statements",
    "/quotes/statements?_view=table",
    "/quotes/statements?_col=content",
    "/quotes/speakers",
    "/quotes/articles",
    "/quotes/outlets",
    "/quotes/spans",
    "/quotes/articles/water",
    "/quotes/most_quoted",
    "/quotes/day_statements?day=2024-03-05",
    "/quotes/speaker_statements?name=المنصوري",
    "/quotes?sql=select+1",
    "/-/plugins",
]


@pytest.mark.parametrize("path", PAGES)
async def test_page_is_right_to_left(site, path):
    answer = await site.get(path, follow_redirects=True)
    assert answer.status_code == 200
    assert '<html lang="ar" dir="rtl">' in answer.text
    assert "الأقوال" in answer.text


async def test_home_counts_and_names(site):
    text = (await site.get("/")).text
    for words in (
        "8 أقوال",
        "3 مقالات",
        "أحدث الأقوال",
        "الأكثر استشهادًا بهم",
        "ليلى المنصوري",
        "سجلّ الأقوال",
    ):
        assert words in text
    assert 'name="_search"' in text
    # Those who are not named are no people to follow.
    assert "مصدر دبلوماسي" not in text.split("الأكثر استشهادًا بهم")[1]


async def test_statements_are_cards_with_labelled_facets(site):
    text = (await site.get("/quotes/statements")).text
    assert text.count('<article class="card') == 8
    for words in ("القائل", "الصفة", "لفظ القول", "الوسيلة", "غير مباشر", "مختلط"):
        assert words in text
    assert re.search(r"<bdi>ليلى المنصوري</bdi></a> <span class=\"n\">3</span>", text)
    assert "sort_desc" not in text.split("summary")[0]


async def test_chosen_columns_make_a_plain_table(site):
    text = (await site.get("/quotes/statements?_view=table")).text
    assert '<table class="rows-and-columns">' in text
    assert '<article class="card' not in text


async def test_filters_are_said_in_words(site, first):
    speaker = await first("speakers", name="ليلى المنصوري")
    text = (await site.get(f"/quotes/statements?speaker={speaker['id']}&kind=indirect")).text
    assert "القائل: ليلى المنصوري" in text
    assert "النوع: غير مباشر" in text
    assert "<strong>قولان</strong>" in text


async def test_what_was_searched_for_is_said_and_can_be_left_out(site):
    text = (await site.get("/quotes/statements", params={"_search": "الحوار", "kind": "direct"})).text
    assert "<bdi>بحث: الحوار</bdi>" in text
    assert 'value="الحوار"' in text
    assert ": الحوار ·" in text.split("</title>")[0]


async def test_article_marks_statements_in_place(site):
    text = (await site.get("/quotes/articles/water")).text
    prose = text.split('class="main prose"')[1].split("<aside")[0]
    assert prose.count('<span class="cue"') == 5
    assert prose.count("<mark ") == 6  # five statements, one of them in two pieces
    assert prose.count('class="ref') == 5
    nested = re.search(
        r'<mark class="content indirect"[^>]*>أن .*?<mark class="content indirect"[^>]*>بدعم', prose
    )
    assert nested
    assert text.count('<article class="card') == 5
    assert 'href="https://news.example/water"' in text


async def test_article_of_another_address_is_not_linked(site):
    assert "javascript:" not in (await site.get("/quotes/articles/reform")).text


async def test_speaker_page(site, first):
    speaker = await first("speakers", name="ليلى المنصوري")
    text = (await site.get(f"/quotes/speakers/{speaker['id']}")).text
    for words in (
        "ليلى المنصوري",
        "شخص",
        "3 أقوال",
        "وزيرة الخارجية",
        "صحيفة المرفأ",
        "وصف",
        "أقواله، الأحدث أولًا",
    ):
        assert words in text
    newest, oldest = text.index("بداية طريق طويل"), text.index("لن نغلق باب الحوار")
    assert newest < oldest


async def test_who_spoke_second_has_the_statement_too(site, first):
    speaker = await first("speakers", name="هدى سليم")
    text = (await site.get(f"/quotes/speakers/{speaker['id']}")).text
    assert "قول واحد" in text
    assert "لا رجعة فيه" in text


async def test_statement_page(site, first):
    outer = await first("statements", content__startswith="أن الرئيس")
    text = (await site.get(f"/quotes/statements/{outer['id']}")).text
    for words in ("في سياقه", "أقوال داخله", "وأكد", "90%", "compact", outer["id"]):
        assert words in text
    assert f"/quotes/articles/water#at-{outer['id']}" in text
    inner = await first("statements", parent=outer["id"])
    assert "ورد داخل قول آخر" in (await site.get(f"/quotes/statements/{inner['id']}")).text


async def test_every_page_keeps_its_data(site, first):
    statement = await first("statements")
    for path in (f"/quotes/statements/{statement['id']}", "/quotes/articles/water", "/quotes/statements"):
        page = (await site.get(path)).text
        assert f"{path}.csv" in page
        assert ".json" in page
        assert "?sql=" in page
        assert (await site.get(f"{path}.json")).status_code == 200
        assert (await site.get(f"{path}.csv")).status_code == 200


@pytest.mark.parametrize("path", ["/quotes/articles/none", "/none", "/quotes/none", "/none/none/none"])
async def test_unknown_address(site, path):
    answer = await site.get(path)
    assert answer.status_code == 404
    assert 'dir="rtl"' in answer.text
    assert "الصفحة غير موجودة" in answer.text


async def test_broken_sql_says_so(site):
    answer = await site.get("/quotes?sql=selec", follow_redirects=True)
    assert answer.status_code == 400
    assert 'dir="rtl"' in answer.text


async def test_json_errors_stay_json(site):
    answer = await site.get("/quotes/articles/none.json")
    assert answer.status_code == 404
    assert answer.json()["ok"] is False


async def test_questions_answer_with_cards_and_with_data(site):
    assert "أن بلادها" in (await site.get("/quotes/day_statements?day=2024-03-05")).text
    rows = (await site.get("/quotes/speaker_statements.json?_shape=array&name=المنصورى")).json()
    assert {row["name"] for row in rows} == {"ليلى المنصوري"}
    most = (await site.get("/quotes/most_quoted.json?_shape=array")).json()
    assert most[0]["name"] == "ليلى المنصوري"
    assert most[0]["statements"] == 3


async def test_internal_tables_are_hidden(site):
    text = (await site.get("/quotes")).text
    for table in ("spans", "runs", "statements_fts", "_sqlite_migrations"):
        assert f"<code>{table}</code>" not in text
