"""How speakers were come to, and why statements have none: stored, kept in step, and told from what editors say."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
import sqlite_utils

from quotes.document import Document, Extraction, Link, Speaker, statement_id
from quotes.store import Store
from quotes.store.migrations import migrations
from store.articles import FERRY, FERRY_STATEMENTS, RIVER, RIVER_STATEMENTS, RUN, statement
from store.conftest import assert_sound

TALKS = Document(
    id="talks",
    published="2023-05-04",
    text="وأضاف أن الجسر سيفتح قريبا. وقال القادم من الشمال إن الطريق مغلق. وقالت سعاد مراد إن السوق مزدحم.",
)
DROPPED = statement(TALKS, "وأضاف", "أضاف", "أن الجسر سيفتح قريبا")
NAMELESS = statement(TALKS, "وقال", "قال", "إن الطريق مغلق", source="القادم من الشمال")
NAMED = statement(TALKS, "وقالت", "قال", "إن السوق مزدحم", Speaker("سعاد مراد", "person"), source="سعاد مراد")
UNRESOLVED = "select unresolved from statements where article = 'talks' order by position"
CHAIN = "select position, step, text from chains where statement = ? order by position"
SOMEBODY = [{"name": "سعاد مراد", "kind": "person", "role": None}]


@pytest.fixture
def talks(store: Store) -> Store:
    store.save(RUN, [Extraction(TALKS, (DROPPED, NAMELESS, NAMED))])
    return store


def chain(store: Store, name: str) -> list[tuple[int, str, str]]:
    return store.db.execute(CHAIN, [name]).fetchall()


def reasons(store: Store) -> list[str | None]:
    return [reason for (reason,) in store.db.execute(UNRESOLVED).fetchall()]


ADDED = statement_id(RIVER, RIVER_STATEMENTS[2])
SHORT = statement_id(FERRY, FERRY_STATEMENTS[2])


def test_the_steps_that_lead_away_from_the_cue_are_stored(full: Store):
    assert chain(full, ADDED) == [(0, "antecedent", "وزير الري ماجد الصباغ"), (1, "name", "ماجد الصباغ")]
    assert chain(full, SHORT) == [(0, "name", "رنا الخوري")]
    assert full.db.execute("select count(*) from chains").fetchone() == (3,)


def test_the_places_give_the_words_back_from_the_text(full: Store):
    query = """select c.text, substr(a.text, c.start + 1, c."end" - c.start) from chains c
        join statements s on s.id = c.statement join articles a on a.id = s.article"""
    assert all(words == text for words, text in full.db.execute(query).fetchall())


def test_another_chain_takes_the_place_of_the_old_one(full: Store):
    *before, last = RIVER_STATEMENTS
    full.save(RUN, [Extraction(RIVER, (*before, replace(last, chain=last.chain[:2])))])
    assert chain(full, ADDED) == [(0, "antecedent", "وزير الري ماجد الصباغ")]
    full.save(RUN, [Extraction(RIVER, (*before, replace(last, chain=())))])
    assert chain(full, ADDED) == []
    assert chain(full, SHORT)


def test_storing_a_chain_again_writes_nothing(full: Store):
    before = full.db.conn.total_changes
    full.save(RUN, [Extraction(RIVER, RIVER_STATEMENTS)])
    assert full.db.conn.total_changes == before


def test_chains_go_with_their_statements(full: Store):
    full.save(RUN, [Extraction(RIVER, RIVER_STATEMENTS[:2])])
    assert [row[0] for row in full.db.execute("select distinct statement from chains")] == [SHORT]
    full.db.execute("delete from articles where id = 'ferry'")
    assert full.db.execute("select count(*) from chains").fetchone() == (0,)
    full.tidy()


def test_a_copy_that_was_published_earlier_takes_the_chain_along(full: Store):
    before = chain(full, ADDED)
    full.save(RUN, [Extraction(replace(RIVER, id="first", published="2023-05-01"), RIVER_STATEMENTS)])
    owner = full.db.execute("select article from statements where id = ?", [ADDED]).fetchone()
    assert owner == ("first",)
    assert chain(full, ADDED) == before


def test_a_reason_stands_where_there_is_no_speaker(talks: Store):
    assert reasons(talks) == ["nobody_before", "no_name", None]
    assert talks.unresolved() == 2


def test_a_rejected_statement_is_not_counted(talks: Store):
    talks.editing.correct(statement_id(TALKS, DROPPED), "reject", editor="م")
    assert talks.unresolved() == 1


def test_editors_who_name_a_speaker_take_the_reason_away(talks: Store):
    key = statement_id(TALKS, NAMELESS)
    talks.editing.correct(key, "speaker", editor="م", value=SOMEBODY)
    assert reasons(talks) == ["nobody_before", None, None]
    talks.save(RUN, [Extraction(TALKS, (DROPPED, NAMELESS, NAMED))])
    assert reasons(talks) == ["nobody_before", None, None]
    talks.editing.correct(key, "restore", editor="م")
    assert reasons(talks) == ["nobody_before", "no_name", None]


def test_editors_who_take_a_speaker_away_leave_a_reason(full: Store):
    full.editing.correct(ADDED, "speaker", editor="م", value=[])
    assert full.db.execute("select unresolved from statements where id = ?", [ADDED]).fetchone() == (
        "nobody_before",
    )


def test_a_chain_tells_of_whom_the_extractor_found(full: Store):
    before = chain(full, ADDED)
    full.editing.correct(ADDED, "speaker", editor="م", value=SOMEBODY)
    assert chain(full, ADDED) == before
    full.save(RUN, [Extraction(RIVER, RIVER_STATEMENTS)])
    assert chain(full, ADDED) == before


def test_steps_beside_the_cue_alone_are_no_chain(store: Store):
    one = replace(NAMED, chain=(Link("source", NAMED.cue.span),))
    store.save(RUN, [Extraction(TALKS, (one,))])
    assert chain(store, statement_id(TALKS, one)) == []


def test_an_older_database_gets_an_empty_table_and_its_reasons(path: Path, tmp_path: Path):
    with Store.open(tmp_path / "now.db") as now:
        now.save(RUN, [Extraction(TALKS, (DROPPED, NAMELESS, NAMED)), Extraction(RIVER, RIVER_STATEMENTS)])
    shutil.copy(tmp_path / "now.db", path)
    with closing(sqlite3.connect(path)) as old:
        old.executescript("""
            drop index idx_statements_unresolved; alter table statements drop column unresolved; drop table chains;
            delete from _sqlite_migrations where name = 'create_chains'
        """)
    assert "create_chains" in {one.name for one in migrations.pending(sqlite_utils.Database(path))}
    with Store.open(path) as store:
        assert reasons(store) == ["nobody_before", "no_name", None]
        assert store.db.execute("select count(*) from chains").fetchone() == (0,)
        assert_sound(store)
        store.save(RUN, [Extraction(RIVER, RIVER_STATEMENTS)])
        assert len(chain(store, ADDED)) == 2
        assert store.db.execute(
            "select sum(unresolved is null) from statements where article = 'river'"
        ).fetchone() == (3,)
