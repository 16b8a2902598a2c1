"""Storing articles: what is in the tables afterwards, and what stays as it was."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from quotes.document import Document, Extraction, Speaker, statement_id
from quotes.errors import QuotesError
from quotes.store import Run, Store
from quotes.store.rows import TABLES
from store.articles import (
    EMPTY,
    ENVOY,
    EXTRACTIONS,
    FERRY,
    FERRY_STATEMENTS,
    LATER,
    LEAGUE,
    RIVER,
    RIVER_STATEMENTS,
    RUN,
    statement,
)


def dump(store: Store) -> list[str]:
    return list(store.db.conn.iterdump())


def column(store: Store, sql: str, *values: object) -> list[object]:
    return [row[0] for row in store.db.execute(sql, values).fetchall()]


def statements_of(store: Store, article: str) -> list[object]:
    return column(store, "select id from statements where article = ? order by position", article)


def test_every_statement_is_stored_with_its_words(full: Store):
    rows = full.db.execute(
        "select article, kind, content, cue_text, source_text, said_on from statements order by article, position"
    ).fetchall()
    assert [row[0] for row in rows] == ["ferry"] * 3 + ["river"] * 3
    assert rows[0][1:] == (
        "indirect",
        "إن العبّارات ستعود إلى الميناء قبل الصيف",
        "قالت",
        "المبعوثة الخاصة رنا الخوري",
        "2023-05-02",
    )
    assert rows[5][3:] == ("وأضاف", None, "2023-05-03")  # a dropped subject; the day from 03/05/2023
    assert full.counts() == {
        "articles": 3,
        "statements": 6,
        "speakers": 4,
        "outlets": 2,
        "roles": 3,
        "cues": 5,
        "runs": 1,
    }


def test_spans_give_the_words_back_from_the_text(full: Store):
    wrong = full.db.execute(
        """select p.text from spans p join statements s on s.id = p.statement join articles a on a.id = s.article
        where substr(a.text, p.start + 1, p."end" - p.start) <> p.text"""
    ).fetchall()
    assert wrong == []
    assert column(full, "select count(*) from spans") == [6 + 5 + 7]  # cues, sources, pieces of content


def test_discontinuous_content_is_one_statement_of_two_spans(full: Store):
    (name,) = column(full, "select id from statements where kind = 'direct'")
    assert column(full, "select content from statements where id = ?", name) == [
        "سنفتح المدرج … ولن ننتظر أحدا"
    ]
    assert full.db.execute(
        "select position, text from spans where statement = ? and part = 'content' order by position", [name]
    ).fetchall() == [(0, "سنفتح المدرج"), (1, "ولن ننتظر أحدا")]


def test_two_speakers_share_a_statement_in_order(full: Store):
    rows = full.db.execute(
        """select p.name, p.kind, t.position, s.speaker = p.id from statement_speakers t
        join speakers p on p.id = t.speaker join statements s on s.id = t.statement
        where s.kind = 'mixed' order by t.position"""
    ).fetchall()
    assert rows == [("وائل شاهين", "person", 0, 1), ("رابطة الصيادين", "organisation", 1, 0)]


def test_roles_are_those_of_the_statement(full: Store):
    rows = full.db.execute(
        """select s.position, r.name from statements s left join roles r on r.id = s.role
        where s.article = 'ferry' order by s.position"""
    ).fetchall()
    assert rows == [(0, "المبعوثة الخاصة"), (1, "محافظ الميناء"), (2, None)]


def test_spellings_of_a_name_are_one_speaker_with_aliases(full: Store):
    (speaker,) = column(full, "select id from speakers where name = ?", ENVOY.name)
    assert set(column(full, "select name from aliases where speaker = ?", speaker)) == {
        "رنا الخوري",
        "رنا الخورى",
        "الخوري",
        "المبعوثة الخاصة رنا الخوري",
    }
    assert column(full, "select count(*) from statement_speakers where speaker = ?", speaker) == [3]


def test_a_mention_of_two_names_neither(full: Store):
    for name in ("وائل شاهين", "رابطة الصيادين"):
        assert column(
            full, "select a.name from aliases a join speakers p on p.id = a.speaker where p.name = ?", name
        ) == [name]


def test_same_name_of_another_kind_is_another_speaker(store: Store):
    person = replace(FERRY_STATEMENTS[0], speakers=(replace(LEAGUE, kind="person"),))
    store.save(RUN, [Extraction(FERRY, (person, FERRY_STATEMENTS[1]))])
    kinds = column(store, "select kind from speakers where name = ? order by kind", LEAGUE.name)
    assert kinds == ["organisation", "person"]


def test_nested_statement_names_its_parent(full: Store):
    outer, inner, after = statements_of(full, "river")
    assert column(full, "select parent from statements where article = 'river' order by position") == [
        None,
        outer,
        None,
    ]
    assert len({outer, inner, after}) == 3


def test_statement_ids_come_from_text_and_offsets_alone(full: Store, tmp_path: Path):
    assert statements_of(full, "ferry") == [statement_id(FERRY, s) for s in FERRY_STATEMENTS]
    renamed = replace(FERRY, id="elsewhere", title=None, outlet=None, published=None)
    with Store.open(tmp_path / "other.db") as other:
        other.save(LATER, [Extraction(renamed, FERRY_STATEMENTS)])
        assert statements_of(other, "elsewhere") == statements_of(full, "ferry")
        for table in ("speakers", "cues", "roles"):
            ids = set(column(other, f"select id from {table}"))  # noqa: S608
            assert ids
            assert ids <= set(column(full, f"select id from {table}"))  # noqa: S608


def test_storing_twice_writes_nothing(full: Store, path: Path, monkeypatch: pytest.MonkeyPatch):
    before, file, changes = dump(full), path.read_bytes(), full.db.conn.total_changes
    tomorrow = time.time() + 86400
    monkeypatch.setattr(time, "time", lambda: tomorrow)
    assert full.save(RUN, EXTRACTIONS) == 3
    assert dump(full) == before
    assert full.db.conn.total_changes == changes
    with Store.open(path) as again:
        again.save(RUN, EXTRACTIONS)
    assert path.read_bytes() == file
    assert not list(path.parent.glob("news.db-*"))


def test_same_code_and_models_are_the_same_run(full: Store):
    full.save(Run(RUN.code, RUN.models), EXTRACTIONS[:1])
    assert column(full, "select id from runs") == [RUN.id]
    full.save(LATER, EXTRACTIONS[:1])
    assert set(column(full, "select id from runs")) == {RUN.id, LATER.id}
    assert set(column(full, "select run from statements where article = 'ferry'")) == {LATER.id}
    assert set(column(full, "select run from statements where article = 'river'")) == {RUN.id}


def test_known_asks_for_text_run_and_what_is_known_of_it(full: Store):
    assert full.known(FERRY, RUN)
    assert not full.known(FERRY, LATER)
    assert not full.known(replace(FERRY, text=FERRY.text + " "), RUN)
    assert not full.known(replace(FERRY, outlet="صحيفة أخرى"), RUN)
    assert not full.known(replace(FERRY, published="2023-05-04"), RUN)
    assert not full.known(replace(FERRY, id="unseen"), RUN)
    assert full.known(replace(FERRY, published="02/05/2023"), RUN)  # the same day, written otherwise


def test_a_changed_article_loses_its_old_statements_alone(full: Store):
    others = column(full, "select name from outlets union all select started from runs")
    kept = full.db.execute("select * from statements where article = 'river' order by id").fetchall()
    old = set(statements_of(full, "ferry"))
    changed = replace(FERRY, text=FERRY.text.replace("قبل الصيف", "بعد الصيف"))
    left = statement(changed, "وأعلن", "أعلن", "أن الرصيف «جاهز تماما»", LEAGUE, kind="mixed")
    full.save(RUN, [Extraction(changed, (left,))])

    assert statements_of(full, "ferry") == [statement_id(changed, left)]
    assert not old & set(column(full, "select id from statements"))
    assert not old & set(column(full, "select statement from spans"))
    assert not old & set(column(full, "select statement from statement_speakers"))
    assert full.db.execute("select * from statements where article = 'river' order by id").fetchall() == kept
    assert set(column(full, "select id from articles")) == {"ferry", "river", "empty"}
    assert column(full, "select text from articles where id = 'ferry'") == [changed.text]
    assert column(full, "select name from outlets union all select started from runs") == others
    # whom only the old statements named is gone, and so are names under which nobody stands any more
    assert column(full, "select count(*) from speakers where name = 'وائل شاهين'") == [0]
    assert column(full, "select count(*) from aliases where name = 'المبعوثة الخاصة رنا الخوري'") == [0]


def test_a_statement_found_no_more_goes_and_the_rest_stay(full: Store):
    before = full.db.execute("select rowid, * from statements where position = 0").fetchall()
    full.save(RUN, [Extraction(FERRY, FERRY_STATEMENTS[:1])])
    assert statements_of(full, "ferry") == [statement_id(FERRY, FERRY_STATEMENTS[0])]
    assert full.db.execute("select rowid, * from statements where position = 0").fetchall() == before


def test_content_that_lost_a_span_loses_its_row(full: Store):
    alone = replace(FERRY_STATEMENTS[1], speakers=(LEAGUE,), source=None)
    full.save(RUN, [Extraction(FERRY, (FERRY_STATEMENTS[0], alone, FERRY_STATEMENTS[2]))])
    name = statement_id(FERRY, alone)
    assert column(full, "select position from statement_speakers where statement = ?", name) == [0]
    assert set(column(full, "select part from spans where statement = ?", name)) == {"cue", "content"}
    assert column(full, "select source_text from statements where id = ?", name) == [None]


def test_what_is_known_of_an_article_is_brought_up_to_date(full: Store):
    full.save(
        RUN, [Extraction(replace(FERRY, outlet="إذاعة المرفأ", published="2023-05-09"), FERRY_STATEMENTS)]
    )
    rows = full.db.execute(
        "select distinct o.name, s.said_on from statements s join outlets o on o.id = s.outlet where article = 'ferry'"
    ).fetchall()
    assert rows == [("إذاعة المرفأ", "2023-05-09")]
    assert column(full, "select count(*) from outlets where name = 'وكالة الساحل'") == [0]


def test_same_text_under_two_ids_counts_once_for_whoever_was_first(full: Store):
    copy = replace(FERRY, id="a-copy", outlet="صحيفة أخرى", published="2023-05-06")
    ids = statements_of(full, "ferry")
    full.save(RUN, [Extraction(copy, FERRY_STATEMENTS)])
    assert statements_of(full, "ferry") == ids
    assert statements_of(full, "a-copy") == []
    assert column(full, "select count(*) from articles where digest = ?", FERRY.digest) == [2]

    earlier = replace(copy, id="z-copy", published="2023-05-01")
    full.save(RUN, [Extraction(earlier, FERRY_STATEMENTS)])
    assert statements_of(full, "z-copy") == ids
    assert set(column(full, "select said_on from statements where article = 'z-copy'")) == {"2023-05-01"}

    # its text changes: what both had said stays with the other
    changed = replace(earlier, text="خبر آخر لا قول فيه.")
    full.save(RUN, [Extraction(changed)])
    assert statements_of(full, "ferry") == ids
    assert set(column(full, "select said_on from statements where article = 'ferry'")) == {"2023-05-02"}


def test_same_statement_twice_is_one(store: Store):
    first = FERRY_STATEMENTS[0]
    store.save(RUN, [Extraction(FERRY, (first, replace(first, confidence=0.2), FERRY_STATEMENTS[2]))])
    assert column(store, "select confidence from statements order by position") == [0.9, 0.9]


def test_what_was_saved_stays_when_a_later_article_fails(store: Store, path: Path):
    def failing() -> Iterable[Extraction]:
        yield EXTRACTIONS[0]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        store.save(RUN, failing())
    with sqlite3.connect(path) as other:
        assert other.execute("select id from articles").fetchall() == [("ferry",)]
        assert other.execute("select count(*) from statements").fetchone() == (3,)


def test_an_article_is_stored_whole_or_not_at_all(full: Store):
    before = dump(full)
    bad = replace(FERRY_STATEMENTS[0], confidence=7.0)  # refused by the table
    changed = replace(FERRY, text=FERRY.text + "\nذيل")
    with pytest.raises(QuotesError, match=r"--db .*news"):
        full.save(RUN, [Extraction(changed, (bad,))])
    assert dump(full) == before


def test_half_a_surrogate_pair_is_named_and_refused(full: Store):
    before = dump(full)
    with pytest.raises(QuotesError, match=r"'torn'.*surrogate"):
        full.save(RUN, [Extraction(Document("نص \ud83d مبتور", id="torn"))])
    assert dump(full) == before


def test_hostile_strings_are_stored_as_they_are(store: Store):
    text = "قال '; drop table statements; -- إن \u202eكل شيء\u0007 بخير 😀"
    document = Document(text, id="../'\"; drop", title="", outlet="a'b")
    name = Speaker("'; drop table speakers; --", "unnamed", 'دور "غريب"')
    store.save(
        RUN, [Extraction(document, (statement(document, "قال", "قال", "كل شيء\u0007 بخير 😀", name),))]
    )
    assert column(store, "select content from statements") == ["كل شيء\u0007 بخير 😀"]
    assert column(store, "select text from articles where id = ?", document.id) == [text]
    assert column(store, "select name from speakers") == [name.name]


def test_an_article_without_statements_is_known(full: Store):
    assert full.known(EMPTY, RUN)
    assert statements_of(full, "empty") == []


@pytest.mark.parametrize("table", [*TABLES, "runs"])
def test_tables_are_strict(full: Store, table: str):
    assert full.db.table(table).strict
    (integer,) = [
        *column(full, "select name from pragma_table_info(?) where type = 'INTEGER' limit 1", table)
    ] or [None]
    if integer:
        with pytest.raises(sqlite3.IntegrityError):
            full.db.execute(f"update {table} set {integer} = 'text'")  # noqa: S608
        full.db.conn.rollback()


@pytest.mark.parametrize(
    "sql",
    [
        "update statements set speaker = 'nobody'",
        "update statements set kind = 'shouted'",
        "update statements set confidence = 1.5",
        "update articles set run = 'none'",
        "update spans set part = 'tail'",
        "update chains set step = 'source'",
        "update statements set unresolved = 'unknown'",
        "delete from speakers",
        "delete from cues",
    ],
)
def test_constraints_hold(full: Store, sql: str):
    with pytest.raises(sqlite3.IntegrityError):
        full.db.execute(sql)
    full.db.conn.rollback()


def test_deleting_an_article_takes_its_statements_along(full: Store):
    full.db.execute("delete from articles where id = 'river'")
    full.tidy()
    assert column(full, "select distinct article from statements") == ["ferry"]
    assert column(full, "select count(*) from spans where statement not in (select id from statements)") == [
        0
    ]


def test_river_needs_its_own_statements(full: Store):
    """What one article calls a speaker is not lost with another article of the same speaker."""
    full.save(RUN, [Extraction(FERRY)])
    assert column(full, "select p.name from speakers p join aliases a on a.speaker = p.id") != []
    assert statements_of(full, "river") == [statement_id(RIVER, s) for s in RIVER_STATEMENTS]
