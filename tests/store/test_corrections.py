"""Corrections: what an editor says of a statement shows at once, stays through every extraction, and can be undone."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import replace

import pytest

from quotes.arabic.orthography import fold
from quotes.document import Extraction, Speaker, statement_id
from quotes.errors import QuotesError
from quotes.store import Store
from quotes.store.corrections import ConflictError, NotThereError, corrections_of, verdict
from quotes.store.rows import speaker_key
from store.articles import (
    ENVOY,
    EXTRACTIONS,
    FERRY,
    FERRY_STATEMENTS,
    GOVERNOR,
    LATER,
    LEAGUE,
    MINISTER,
    RIVER,
    RIVER_STATEMENTS,
    RUN,
)

FERRY_1, FERRY_2, FERRY_3 = (statement_id(FERRY, one) for one in FERRY_STATEMENTS)
RIVER_1, RIVER_2, RIVER_3 = (statement_id(RIVER, one) for one in RIVER_STATEMENTS)
NEWCOMER = {"name": "سلمى عوض", "kind": "person", "role": "الناطقة باسم الميناء"}


def shown(store: Store, statement: str) -> tuple[object, ...]:
    """Give status, kind and speakers (name, role) of a statement, and hold its first columns to them."""
    status, kind, speaker, role = store.db.execute(
        "select status, kind, speaker, role from statements where id = ?", [statement]
    ).fetchone()
    speakers = store.db.execute(
        """select p.id, r.id, p.name, r.name from statement_speakers t join speakers p on p.id = t.speaker
        left join roles r on r.id = t.role where statement = ? order by position""",
        [statement],
    ).fetchall()
    assert (speaker, role) == (speakers[0][:2] if speakers else (None, None))
    return status, kind, [one[2:] for one in speakers]


def searched(store: Store, words: str) -> set[str]:
    sql = "select id from statements where rowid in (select rowid from statements_fts where statements_fts match ?)"
    return {row[0] for row in store.db.execute(sql, [f'"{fold(words)}"'])}


def test_confirmed(full: Store):
    before = shown(full, FERRY_1)
    made = full.editing.correct(FERRY_1, "confirm", editor="rana", note="سمعتها ")
    assert shown(full, FERRY_1) == ("confirmed", *before[1:])
    assert (made.editor, made.note, made.action) == ("rana", "سمعتها", "confirm")
    assert made.made_at.endswith("+00:00")
    assert made.seen == {
        "article": "ferry",
        "digest": FERRY.digest,
        "cue": "قالت",
        "content": "إن العبّارات ستعود إلى الميناء قبل الصيف",
        "kind": "indirect",
        "speakers": [{"name": ENVOY.name, "kind": "person", "role": ENVOY.role}],
    }
    assert corrections_of(full.db, [FERRY_1]) == {FERRY_1: [made]}


def test_rejected_and_taken_back(full: Store):
    full.editing.correct(FERRY_2, "reject", editor="rana")
    assert shown(full, FERRY_2)[0] == "rejected"
    full.editing.correct(FERRY_2, "restore", editor="sami")
    assert shown(full, FERRY_2) == (
        "found",
        "mixed",
        [(GOVERNOR.name, GOVERNOR.role), ("رابطة الصيادين", None)],
    )
    assert [one.editor for one in corrections_of(full.db, [FERRY_2])[FERRY_2]] == ["rana", "sami"]


def test_retyped(full: Store):
    full.editing.correct(FERRY_1, "kind", value="mixed", editor="rana")
    assert shown(full, FERRY_1)[:2] == ("corrected", "mixed")


def test_reassigned_to_somebody_known(full: Store):
    speakers = [{"name": "ماجد الصبّاغ", "kind": "person", "role": MINISTER.role}]
    full.editing.correct(FERRY_1, "speaker", value=speakers, editor="rana")
    assert shown(full, FERRY_1) == ("corrected", "indirect", [(MINISTER.name, MINISTER.role)])
    assert FERRY_1 in searched(full, "ماجد الصباغ")
    assert FERRY_1 in searched(full, "وزير الري")
    assert FERRY_1 not in searched(full, "رنا الخوري")
    assert FERRY_1 not in searched(full, "المبعوثة الخاصة")  # the article's own mention of another


def test_reassigned_to_somebody_new_with_a_role(full: Store):
    full.editing.correct(RIVER_3, "speaker", value=[NEWCOMER], editor="rana")
    assert shown(full, RIVER_3)[2] == [(NEWCOMER["name"], NEWCOMER["role"])]
    assert RIVER_3 in searched(full, "الناطقة باسم الميناء")
    full.editing.correct(RIVER_3, "restore", editor="rana")
    assert shown(full, RIVER_3)[2] == [(MINISTER.name, MINISTER.role)]
    assert full.db.execute("select count(*) from speakers where name = ?", [NEWCOMER["name"]]).fetchone() == (
        0,
    )
    assert full.db.execute("select count(*) from roles where name = ?", [NEWCOMER["role"]]).fetchone() == (0,)


def test_reassigned_to_nobody_and_to_several(full: Store):
    full.editing.correct(FERRY_1, "speaker", value=[], editor="rana")
    assert shown(full, FERRY_1)[2] == []
    both = [{"name": ENVOY.name}, NEWCOMER, {"name": "رنا الخورى"}]
    full.editing.correct(FERRY_1, "speaker", value=both, editor="rana")
    # two spellings are one name
    assert [name for name, _ in shown(full, FERRY_1)[2]] == [ENVOY.name, NEWCOMER["name"]]


def test_whom_only_this_statement_named_goes_and_comes_back(full: Store):
    full.editing.correct(FERRY_2, "speaker", value=[NEWCOMER], editor="rana")
    assert full.db.execute("select count(*) from speakers where name = ?", [GOVERNOR.name]).fetchone() == (0,)
    full.editing.correct(FERRY_2, "restore", editor="rana")
    assert shown(full, FERRY_2)[2] == [(GOVERNOR.name, GOVERNOR.role), ("رابطة الصيادين", None)]


def test_a_mention_names_whom_the_editor_says(full: Store):
    def names(speaker: str) -> set[str]:
        sql = "select a.name from aliases a join speakers p on p.id = a.speaker where p.name = ?"
        return {row[0] for row in full.db.execute(sql, [speaker])}

    full.editing.correct(FERRY_1, "speaker", value=[NEWCOMER], editor="rana")
    assert "المبعوثة الخاصة رنا الخوري" in names(NEWCOMER["name"])
    assert "المبعوثة الخاصة رنا الخوري" not in names(ENVOY.name)
    full.editing.correct(FERRY_1, "reject", editor="rana")
    # a statement that is none names nobody
    assert names(NEWCOMER["name"]) == {NEWCOMER["name"]}


def test_the_last_word_on_each_aspect_counts(full: Store):
    full.editing.correct(FERRY_1, "kind", value="direct", editor="rana")
    full.editing.correct(FERRY_1, "speaker", value=[NEWCOMER], editor="sami")
    full.editing.correct(FERRY_1, "kind", value="mixed", editor="sami")
    full.editing.correct(FERRY_1, "confirm", editor="rana")
    assert shown(full, FERRY_1) == ("corrected", "mixed", [(NEWCOMER["name"], NEWCOMER["role"])])
    full.editing.correct(FERRY_1, "reject", editor="rana")
    assert shown(full, FERRY_1)[0] == "rejected"
    full.editing.correct(FERRY_1, "confirm", editor="rana")
    assert shown(full, FERRY_1)[0] == "corrected"
    full.editing.correct(FERRY_1, "restore", editor="rana")
    assert shown(full, FERRY_1) == ("found", "indirect", [(ENVOY.name, ENVOY.role)])
    full.editing.correct(FERRY_1, "confirm", editor="rana")
    assert shown(full, FERRY_1) == ("confirmed", "indirect", [(ENVOY.name, ENVOY.role)])


def test_corrections_survive_a_new_extraction(full: Store):
    full.editing.correct(FERRY_1, "speaker", value=[NEWCOMER], editor="rana")
    full.editing.correct(FERRY_3, "kind", value="mixed", editor="rana")
    full.editing.correct(RIVER_1, "reject", editor="rana")
    before = [shown(full, one) for one in (FERRY_1, FERRY_3, RIVER_1)]
    full.save(LATER, EXTRACTIONS)
    assert [shown(full, one) for one in (FERRY_1, FERRY_3, RIVER_1)] == before
    assert full.db.execute("select run from statements where id = ?", [FERRY_1]).fetchone() == (LATER.id,)
    changes = full.db.conn.total_changes
    full.save(LATER, EXTRACTIONS)
    assert full.db.conn.total_changes == changes


def test_what_a_new_extraction_finds_shows_when_the_correction_is_undone(full: Store):
    full.editing.correct(FERRY_1, "speaker", value=[NEWCOMER], editor="rana")
    better = replace(FERRY_STATEMENTS[0], kind="direct", speakers=(GOVERNOR,))
    full.save(LATER, [Extraction(FERRY, (better, *FERRY_STATEMENTS[1:]))])
    assert shown(full, FERRY_1) == ("corrected", "direct", [(NEWCOMER["name"], NEWCOMER["role"])])
    full.editing.correct(FERRY_1, "restore", editor="rana")
    assert shown(full, FERRY_1) == ("found", "direct", [(GOVERNOR.name, GOVERNOR.role)])


def test_corrections_of_a_vanished_statement_wait_for_it(full: Store):
    full.editing.correct(FERRY_1, "speaker", value=[NEWCOMER], editor="rana")
    full.save(LATER, [Extraction(FERRY, FERRY_STATEMENTS[1:])])
    assert full.db.execute("select count(*) from statements where id = ?", [FERRY_1]).fetchone() == (0,)
    ((_, log),) = corrections_of(full.db, [FERRY_1]).items()
    assert log[0].seen["content"] == "إن العبّارات ستعود إلى الميناء قبل الصيف"
    with pytest.raises(NotThereError, match=FERRY_1):
        full.editing.correct(FERRY_1, "confirm", editor="rana")
    full.save(RUN, EXTRACTIONS)
    assert shown(full, FERRY_1)[2] == [(NEWCOMER["name"], NEWCOMER["role"])]


def test_a_correction_moves_with_the_text_to_its_copy(full: Store):
    full.editing.correct(FERRY_1, "speaker", value=[NEWCOMER], editor="rana")
    copy = replace(FERRY, id="copy", title="أرصفة تنتظر", published="2023-05-01")
    full.save(RUN, [Extraction(copy, FERRY_STATEMENTS)])
    assert shown(full, FERRY_1)[2] == [(NEWCOMER["name"], NEWCOMER["role"])]
    assert FERRY_1 in searched(full, NEWCOMER["name"])
    assert FERRY_1 not in searched(full, ENVOY.name)


@pytest.mark.parametrize("table", ["corrections", "judgements"])
@pytest.mark.parametrize(
    "sql",
    [
        "update {} set editor = 'x'",
        "update {} set id = 7",
        "delete from {}",
        "delete from {} where id = 1",
        "insert or replace into {} select * from {} where id = 1",
        "replace into {} select * from {}",
    ],
)
def test_the_logs_only_grow(full: Store, table: str, sql: str):
    full.editing.correct(FERRY_1, "confirm", editor="rana")
    full.db.execute(
        """insert into judgements ("left", "right", judgement, left_name, right_name, editor, made_at, note)
        values ('a', 'b', 'same', 'x', 'y', 'rana', '2024', '')"""
    )
    full.db.conn.commit()
    before = full.db.execute(f"select * from {table}").fetchall()  # noqa: S608
    with pytest.raises(sqlite3.IntegrityError, match="only grow"):
        full.db.execute(sql.format(table, table))
    full.db.conn.rollback()
    assert full.db.execute(f"select * from {table}").fetchall() == before  # noqa: S608


def test_somebody_was_quicker(full: Store):
    first = full.editing.correct(FERRY_1, "confirm", editor="rana", after=0)
    with pytest.raises(ConflictError, match="meanwhile"):
        full.editing.correct(FERRY_1, "reject", editor="sami", after=0)
    assert shown(full, FERRY_1)[0] == "confirmed"
    full.editing.correct(FERRY_1, "reject", editor="sami", after=first.id)
    assert shown(full, FERRY_1)[0] == "rejected"


LONG = "ا" * 501
BAD = {
    "an unknown action": (FERRY_1, "delete", None, "should be one of confirm"),
    "an unknown kind": (FERRY_1, "kind", "shouted", "'shouted'"),
    "no kind": (FERRY_1, "kind", None, "None"),
    "a value too many": (FERRY_1, "confirm", "direct", "takes no value"),
    "speakers that are no list": (FERRY_1, "speaker", {"name": "x"}, "should be a list"),
    "a speaker that is no object": (FERRY_1, "speaker", ["x"], "an object"),
    "a nameless speaker": (FERRY_1, "speaker", [{"name": " \n", "kind": "person"}], "no name"),
    "a speaker of marks alone": (FERRY_1, "speaker", [{"name": "\u064e", "kind": "person"}], "no name"),
    "an unknown speaker kind": (FERRY_1, "speaker", [{"name": "x", "kind": "cat"}], "'cat'"),
    "a role that is no text": (FERRY_1, "speaker", [{"name": "x", "role": 3}], "a role should be"),
    "a long name": (FERRY_1, "speaker", [{"name": LONG}], "at most 500"),
    "a long role": (FERRY_1, "speaker", [{"name": "x", "role": LONG}], "at most 500"),
    "half a surrogate pair": (FERRY_1, "speaker", [{"name": "x\ud83d"}], "surrogate"),
    "many speakers": (FERRY_1, "speaker", [{"name": str(n)} for n in range(21)], "at most 20"),
    "no such statement": ("none", "confirm", None, "statement none"),
}


@pytest.mark.parametrize("what", BAD)
def test_what_makes_no_sense_is_refused_in_one_line(full: Store, what: str):
    statement, action, value, said = BAD[what]
    before = list(full.db.conn.iterdump())
    with pytest.raises(QuotesError) as caught:
        full.editing.correct(statement, action, value=value, editor="rana")
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)
    assert list(full.db.conn.iterdump()) == before


@pytest.mark.parametrize("words", [{"editor": " "}, {"editor": "x", "note": "ا" * 2001}])
def test_who_and_why_are_checked(full: Store, words: dict[str, str]):
    with pytest.raises(QuotesError):
        full.editing.correct(FERRY_1, "confirm", **words)  # type: ignore[arg-type]
    assert full.db.execute("select count(*) from corrections").fetchone() == (0,)


def test_hostile_words_are_kept_as_they_are(full: Store):
    name = "'; drop table speakers; -- <script>"
    full.editing.correct(
        FERRY_1, "speaker", value=[{"name": name, "role": '"'}], editor="'\"", note="\u202e</b>"
    )
    assert shown(full, FERRY_1)[2] == [(name, '"')]
    assert full.db.execute("select note from corrections").fetchone() == ("\u202e</b>",)


def test_no_corrections_come_to_no_verdict():
    assert verdict([]).status == "found"


def test_found_is_kept_for_just_what_shows_something_else(full: Store):
    def kept() -> dict[str, tuple[str, object]]:
        rows = full.db.execute("select statement, kind, speakers from found").fetchall()
        return {row[0]: (row[1], json.loads(row[2])) for row in rows}

    full.editing.correct(FERRY_1, "confirm", editor="rana")
    assert kept() == {}
    full.editing.correct(FERRY_1, "kind", value="direct", editor="rana")
    assert kept() == {FERRY_1: ("indirect", [{"name": ENVOY.name, "kind": "person", "role": ENVOY.role}])}
    full.editing.correct(FERRY_1, "kind", value="indirect", editor="rana")
    assert kept() == {}
    assert shown(full, FERRY_1)[0] == "corrected"


def test_one_article_deleted_takes_what_was_found_along(full: Store):
    full.editing.correct(RIVER_1, "kind", value="direct", editor="rana")
    full.db.execute("delete from articles where id = 'river'")
    full.tidy()
    assert full.db.execute("select count(*) from found").fetchone() == (0,)
    assert full.db.execute("select count(*) from corrections").fetchone() == (1,)


def test_a_name_alone_is_of_the_kind_that_is_known(full: Store):
    made = full.editing.correct(FERRY_1, "speaker", value=[{"name": "رابطة الصيّادين"}], editor="rana")
    assert made.value[0]["kind"] == "organisation"
    full.editing.judge(
        speaker_key(LEAGUE), speaker_key(GOVERNOR), "same", editor="rana"
    )  # shown as a person from now on
    made = full.editing.correct(FERRY_3, "speaker", value=[{"name": LEAGUE.name}], editor="rana")
    assert made.value[0]["kind"] == "organisation"
    assert shown(full, FERRY_3)[2] == [(GOVERNOR.name, None)]


def test_speakers_may_be_written_by_the_api_with_a_name_alone(full: Store):
    made = full.editing.correct(FERRY_1, "speaker", value=[{"name": " رنا \n الخوري "}], editor="rana")
    assert made.value == [{"name": "رنا الخوري", "kind": "person", "role": None}]
    assert Speaker(**made.value[0]) == Speaker("رنا الخوري", "person")
