"""What statements are filed under: act, office, country, year and month; older databases too, and nothing left over."""

from __future__ import annotations

from pathlib import Path

import pytest
import sqlite_utils
from hypothesis import given
from hypothesis import strategies as st

from quotes.document import Document, Extraction, Speaker
from quotes.store import Store
from quotes.store.facets import MONTH, TABLES, YEAR, when
from quotes.store.migrations import migrations
from store.articles import RUN, statement
from store.conftest import assert_sound

FILED = "select act, office, country, year, month from statements order by position"
SPEECH = Document(
    id="speech",
    published="2022-11-30",
    text="""أدان وزير الخارجية الأردني نبيل عودة الهجوم.
وقال مسؤول أميركي إن المحادثات ستستأنف.
وأعربت موسكو عن قلقها من التصعيد.
وأضاف أن الوفد غادر.""",
)
MINISTER = Speaker("نبيل عودة", "person", "وزير الخارجية الأردني")
STATEMENTS = (
    statement(SPEECH, "أدان", "أدان", "الهجوم", MINISTER),
    statement(SPEECH, "وقال", "قال", "إن المحادثات ستستأنف", Speaker("مسؤول أميركي", "unnamed")),
    statement(SPEECH, "وأعربت", "أعرب", "عن قلقها من التصعيد", Speaker("موسكو", "organisation")),
    statement(SPEECH, "وأضاف", "أضاف", "أن الوفد غادر"),
)
ROWS = [
    ("condemn", "foreign_minister", "JO", "2022", "2022-11"),
    ("say", "official", "US", "2022", "2022-11"),
    ("feel", None, "RU", "2022", "2022-11"),
    ("add", None, None, "2022", "2022-11"),
]


def labels(store: Store) -> dict[str, set[str]]:
    return {table: {row["id"] for row in store.db[table].rows} for table in TABLES}


def test_statements_are_filed(store: Store):
    store.save(RUN, [Extraction(SPEECH, STATEMENTS)])
    assert store.db.execute(FILED).fetchall() == ROWS
    assert list(store.db.query("select name, office, country from roles")) == [
        {"name": "وزير الخارجية الأردني", "office": "foreign_minister", "country": "JO"}
    ]


def test_labels_come_in_both_languages_and_only_those_used(store: Store):
    store.save(RUN, [Extraction(SPEECH, STATEMENTS)])
    assert labels(store) == {
        "acts": {"condemn", "say", "feel", "add"},
        "offices": {"foreign_minister", "official"},
        "countries": {"JO", "US", "RU"},
    }
    assert store.db["countries"].get("JO") == {"id": "JO", "name": "الأردن", "name_en": "Jordan"}
    assert store.db["acts"].get("condemn")["family"] == "oppose"


def test_labels_go_with_the_last_statement(store: Store):
    store.save(RUN, [Extraction(SPEECH, STATEMENTS)])
    store.save(RUN, [Extraction(SPEECH, STATEMENTS[3:])])
    assert labels(store) == {"acts": {"add"}, "offices": set(), "countries": set()}
    assert_sound(store)


def test_a_label_that_has_changed_is_brought_up_to_date(store: Store):
    store.save(RUN, [Extraction(SPEECH, STATEMENTS)])
    with store.db.atomic():
        store.db.execute("update countries set name = 'المملكة' where id = 'JO'")
        store.db.execute("update roles set office = null")
    store.save(RUN, [Extraction(SPEECH, STATEMENTS)])
    assert store.db["countries"].get("JO")["name"] == "الأردن"
    assert store.db.execute("select office from roles").fetchone() == ("foreign_minister",)


@pytest.mark.parametrize(
    ("published", "year", "month"),
    [
        ("2022-11-30", "2022", "2022-11"),
        ("2022-11", "2022", "2022-11"),
        ("2022", "2022", None),
        (None, None, None),
    ],
)
def test_year_and_month(store: Store, published, year, month):
    document = Document(id="speech", published=published, text=SPEECH.text)
    store.save(RUN, [Extraction(document, STATEMENTS[:1])])
    assert store.db.execute("select year, month from statements").fetchall() == [(year, month)]


@given(st.dates().map(str), st.sampled_from([4, 7, 10, None]))
def test_sql_and_python_agree_on_year_and_month(date, length):
    said_on = date[:length] if length else None
    query = f"select {YEAR.format(':d')}, {MONTH.format(':d')}"
    found = sqlite_utils.Database(memory=True).execute(query, {"d": said_on}).fetchone()
    assert found == tuple(when(said_on).values())


def test_an_article_that_moves_takes_its_statements_with_it(store: Store):
    store.save(RUN, [Extraction(SPEECH, STATEMENTS)])
    earlier = Document(id="first", published="2021-02-03", text=SPEECH.text)
    store.save(RUN, [Extraction(earlier, STATEMENTS)])
    dates = store.db.execute("select distinct article, said_on, year, month from statements").fetchall()
    assert dates == [("first", "2021-02-03", "2021", "2021-02")]


def test_an_editor_who_names_another_speaker_files_it_elsewhere(store: Store):
    store.save(RUN, [Extraction(SPEECH, STATEMENTS)])
    other = {"name": "ليلى حداد", "kind": "person", "role": "سفيرة فرنسا لدى الأردن"}
    (first,) = store.db.execute("select id from statements where position = 0").fetchone()
    store.editing.correct(first, "speaker", editor="م", value=[other])
    assert store.db.execute(FILED).fetchone() == ("condemn", "ambassador", "FR", "2022", "2022-11")
    assert labels(store)["offices"] == {"ambassador", "official"}
    assert "JO" not in labels(store)["countries"]
    store.editing.correct(first, "restore", editor="م")
    assert store.db.execute(FILED).fetchall() == ROWS
    assert_sound(store)


def test_an_older_database_is_filed_when_it_is_opened(path: Path, tmp_path: Path):
    with Store.open(tmp_path / "now.db") as now:
        now.save(RUN, [Extraction(SPEECH, STATEMENTS)])
        wanted = {table: list(now.db[table].rows) for table in (*TABLES, "roles", "statements")}
    old = sqlite_utils.Database(path)
    migrations.apply(old, stop_before=["create_facets"])
    _copy(tmp_path / "now.db", old)
    old.close()
    with Store.open(path) as store:
        assert store.db.execute(FILED).fetchall() == ROWS
        for table, rows in wanted.items():
            found = sorted(store.db[table].rows, key=lambda row: row["id"])
            assert found == sorted(rows, key=lambda row: row["id"]), table
        assert_sound(store)
        store.save(RUN, [])


def _copy(source: Path, target: sqlite_utils.Database) -> None:
    """Copy the rows of a database of today into one of before, with the columns that it has."""
    target.execute("attach ? as now", [str(source)])
    with target.atomic():
        for table in (
            "runs",
            "outlets",
            "articles",
            "speakers",
            "aliases",
            "roles",
            "cues",
            "statements",
            "spans",
        ):
            columns = ", ".join(f'"{column}"' for column in target[table].columns_dict)
            target.execute(f"insert into {table} ({columns}) select {columns} from now.{table}")  # noqa: S608
        target.execute("insert into statement_speakers select * from now.statement_speakers")
