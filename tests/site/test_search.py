"""The search function: what readers type becomes a query, in HTML, JSON and CSV alike; nothing typed is an error."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.document import Document, Extraction, Span, Word
from quotes.site.search import fts_query, prepare
from quotes.store import Run, Store


@pytest.fixture
def found():
    """Tell whether a search finds a text in a table that knows no lemmas: of another program, say."""

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
        ("في ألمانيا وبألمانيا", "المانيا"),
        ("إيران", "ايرانُ"),
        ("مصطفى الكاظمي", "الكاظمى"),
        ("عام ٢٠٢٤", "2024"),
        ("لوقف إطلاق النار", "«وقف اطلاق النار»"),
        ("وقف إطلاق النار", '"إطلاق النار'),
        ("للوزير كلمة", "«الوزير كلمه»"),
        ("زار قطر", "قطر"),
        ("وزير-دولة", "وزير-دولة"),
        ("قطر والكويت", "الأردن OR قطر"),
        ("قطر والكويت", "قطر -الأردن"),
    ],
)
def test_finds_without_lemmas(found, text, query):
    assert found(text, query)


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("إطلاق سراح ثم وقف النار", "«إطلاق النار»"),
        ("منطقة", "من"),
        ("زير الماء", "وزير"),
        ("قال الرئيس", "الرئيس الوزير"),
        ("قطر والكويت", "قطر -الكويت"),
        ("قطر والكويت", "قطر -«قطر والكويت»"),
        ("أي نص", "-نص"),
        ("أي نص", "OR"),
        ("أي نص", ""),
        ("أي نص", "؟ ! …"),
        ("أي نص", None),
    ],
)
def test_does_not_find_without_lemmas(found, text, query):
    assert not found(text, query)


def test_pasted_pages_make_a_bounded_query():
    assert len(fts_query("كلمة " * 10_000)) < 100_000
    assert len(fts_query('"' + "كلمة " * 10_000 + '"')) < 100_000
    assert len(fts_query("-".join(["كلمة"] * 10_000))) < 100_000


@given(
    st.text(
        alphabet=st.one_of(
            st.sampled_from("\"«»“”-*^:(){}+OR وزيرلعبدا\u0640\u064b\u202e\x00'؟"), st.characters()
        )
    )
)
def test_nothing_typed_is_an_error(text: str):
    connection = sqlite3.connect(":memory:")
    connection.execute("create virtual table t using fts5(search, lemmas)")
    for lemmas in (True, False):
        connection.execute("select * from t where t match ?", (fts_query(text, lemmas=lemmas),)).fetchall()


@pytest.fixture
def store(tmp_path: Path):
    with Store.open(tmp_path / "words.db") as opened:
        yield opened


def ids(store: Store, query: str) -> set[str]:
    """Search the articles of a database as Datasette does."""
    with sqlite3.connect(store.path) as connection:
        prepare(connection)
        found = "select rowid from articles_fts where articles_fts match escape_fts(?)"
        sql = f"select id from articles where rowid in ({found})"  # noqa: S608
        return {one for (one,) in connection.execute(sql, [query])}


def said(text: str, **read: str) -> Extraction:
    """Make an article whose words a parser gave these lemmas."""
    words = [
        Word(Span(text.index(word), text.index(word) + len(word)), lemma, "NOUN")
        for word, lemma in read.items()
    ]
    return Extraction(Document(text, id=text), (), tuple(words))


def test_words_that_no_dictionary_has_are_found_by_what_the_parser_said(store: Store):
    store.save(
        Run("a", "b"), [said("رأى غناطيس كثيرة", غناطيس="غنطوس"), said("رأى الغنطوس", الغنطوس="غنطوس")]
    )
    assert ids(store, "غناطيس") == ids(store, "غنطوس") == {"رأى غناطيس كثيرة", "رأى الغنطوس"}


def test_what_the_parser_mostly_said_counts(store: Store):
    texts = [f"{number} غناطيس" for number in range(9)]
    store.save(Run("a", "b"), [said(text, غناطيس="غنطوس") for text in texts])
    store.save(Run("a", "b"), [said("مرة غناطيس", غناطيس="غنطيسة"), said("قال غنطيسة", غنطيسة="غنطيسة")])
    assert "قال غنطيسة" not in ids(store, "غناطيس")
    assert set(texts) <= ids(store, "غناطيس")


def test_a_name_in_one_word_or_two(store: Store):
    store.save(Run("a", "b"), [said("قال عبدالرحمن"), said("قال عبد الرحمن"), said("قال لعبد الكريم")])
    assert ids(store, "عبدالرحمن") == ids(store, "عبد الرحمن") == {"قال عبدالرحمن", "قال عبد الرحمن"}


def test_common_words_do_not_narrow_a_search(store: Store):
    store.save(Run("a", "b"), [said("زيارة بيروت"), said("كان هناك على كل حال")])
    assert ids(store, "زيارة إلى بيروت") == {"زيارة بيروت"}
    assert ids(store, "على") == {"كان هناك على كل حال"}


@pytest.mark.parametrize("query", ["وزيرة", "وَزِيرَة", "الوزيره", "للوزيرة", "والوزيرات"])
async def test_all_formats_agree(site, query):
    params = {"_search": query, "_size": "max"}
    rows = (await site.get("/quotes/statements.json", params={**params, "_shape": "array"})).json()
    table = (await site.get("/quotes/statements.csv", params=params)).text
    page = (await site.get("/quotes/statements", params=params)).text
    assert len(rows) == 3
    assert len(table.strip().split("\r\n")) == 4
    assert page.count('<article class="card') == 3


async def test_who_asks_for_an_office_finds_the_women_who_hold_it(site):
    found = (await site.get("/quotes/statements.json?_shape=array&_search=وزير")).json()
    assert len(found) == 4


async def test_words_of_the_title_alone_are_not_found(site):
    assert (await site.get("/quotes/statements.json?_shape=array&_search=مرحلته")).json() == []


@pytest.mark.parametrize(
    "query", ['"', "'", "*", "a:b", "NEAR(a b)", "^", "-", "--", "{", "\\", "%00", "OR OR", "-a"]
)
async def test_hostile_searches_are_no_errors(site, query):
    for path in (
        "/quotes/statements",
        "/quotes/statements.json",
        "/quotes/statements.csv",
        "/quotes/speakers.json",
    ):
        answer = await site.get(path, params={"_search": query})
        assert answer.status_code == 200


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
