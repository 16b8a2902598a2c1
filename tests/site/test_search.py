"""Searches fold Arabic spelling and see through clitics, in HTML, JSON and CSV alike."""

from __future__ import annotations

import sqlite3

import pytest

from quotes.arabic.orthography import fold
from quotes.site.search import fts_query, prepare


@pytest.fixture
def found():
    """Tell whether a search finds a text, through the functions that a connection is given."""

    def look(text: str, query: str | None) -> bool:
        connection = sqlite3.connect(":memory:")
        prepare(connection)
        connection.execute(
            "create virtual table t using fts5(search, tokenize='unicode61 remove_diacritics 2')"
        )
        connection.execute("insert into t values (fold_arabic(?))", (text,))
        return bool(
            connection.execute("select count(*) from t where t match escape_fts(?)", (query,)).fetchone()[0]
        )

    return look


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("وأعلن الوزير موقفه", "وزير"),
        ("قال وزير الدولة", "الوزير"),
        ("للوزير كلمة", "الوزير"),
        ("والوزير حاضر", "وزير"),
        ("أكّدَتِ الحكومةُ", "اكدت الحكومه"),
        ("وزارتها أعلنت", "وزارة"),
        ("في ألمانيا وبألمانيا", "المانيا"),
        ("إيران", "ايرانُ"),
        ("المسؤولون العراقيون", "عراق"),
        ("مصطفى الكاظمي", "الكاظمى"),
        ("عام ٢٠٢٤", "2024"),
        ("لوقف إطلاق النار", "«وقف اطلاق النار»"),
        ("وقف إطلاق النار", '"إطلاق النار'),
        ("زار قطر", "قطر"),
        ("وزير-دولة", "وزير-دولة"),
    ],
)
def test_finds(found, text, query):
    assert found(text, query)


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("إطلاق سراح ثم وقف النار", "«إطلاق النار»"),
        ("منطقة", "من"),
        ("زير الماء", "وزير"),
        ("قال الرئيس", "الرئيس الوزير"),
        ("أي نص", ""),
        ("أي نص", "؟ ! …"),
        ("أي نص", None),
    ],
)
def test_does_not_find(found, text, query):
    assert not found(text, query)


def test_pasted_pages_make_a_bounded_query():
    assert len(fts_query("كلمة " * 10_000)) < 100_000
    assert len(fts_query('"' + "كلمة " * 10_000 + '"')) < 100_000
    assert len(fts_query("-".join(["كلمة"] * 10_000))) < 100_000


@pytest.mark.parametrize("query", ["وزيرة", "وَزِيرَة", "الوزيره", "للوزيرة", fold("وزيرة")])
async def test_all_formats_agree(site, query):
    params = {"_search": query, "_size": "max"}
    rows = (await site.get("/quotes/statements.json", params={**params, "_shape": "array"})).json()
    table = (await site.get("/quotes/statements.csv", params=params)).text
    page = (await site.get("/quotes/statements", params=params)).text
    assert len(rows) == 6
    assert len(table.strip().split("\r\n")) == 7
    assert page.count('<article class="card') == 6


async def test_blank_search_is_no_search(site):
    for path in (
        "/quotes/statements.json?_search=&_shape=array",
        "/quotes/statements.json?_shape=array&_search=+",
    ):
        answer = await site.get(path)
        assert answer.status_code == 200
        assert len(answer.json()) == 8


async def test_other_tables_are_searched_too(site):
    assert len((await site.get("/quotes/speakers.json?_shape=array&_search=المنصورى")).json()) == 1
    assert len((await site.get("/quotes/articles.json?_shape=array&_search=المياة")).json()) == 1
