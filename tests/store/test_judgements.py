"""Judgements: two speakers become one and two again, with all that they said and all their names."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from itertools import permutations
from pathlib import Path

import pytest

from quotes.document import Speaker
from quotes.errors import QuotesError
from quotes.store import Store
from quotes.store.corrections import ConflictError, NotThereError
from quotes.store.judgements import Judgement, groups, shown_as
from quotes.store.rows import folded, speaker_key
from store.articles import ENVOY, EXTRACTIONS, GOVERNOR, LATER, LEAGUE, MINISTER
from store.test_corrections import FERRY_1, FERRY_2, RIVER_1, RIVER_3, searched, shown

A, B, C, D = (speaker_key(one) for one in (ENVOY, MINISTER, GOVERNOR, LEAGUE))


def count(store: Store, speaker: str) -> int:
    sql = "select count(*) from statement_speakers where speaker = ?"
    return int(store.db.execute(sql, [speaker]).fetchone()[0])


def merged(store: Store) -> dict[str, str]:
    return dict(store.db.execute("select id, same_as from speakers where same_as is not null").fetchall())


def names(store: Store, speaker: str) -> set[str]:
    return {row[0] for row in store.db.execute("select name from aliases where speaker = ?", [speaker])}


def state(store: Store) -> list[list[tuple[object, ...]]]:
    tables = {
        "statements": "id, kind, speaker, role, status, search",
        "statement_speakers": "*",
        "aliases": "speaker, name",
        "speakers": "id, name, kind, search, same_as",
        "roles": "*",
        # the spelling in which a name was found is not kept for every statement
        "found": "statement, kind, folded(speakers)",
    }
    store.db.register_function(folded, deterministic=True)
    return [sorted(store.db.execute(f"select {c} from {t}").fetchall(), key=repr) for t, c in tables.items()]  # noqa: S608


def test_merged_and_split_again(full: Store):
    before = state(full)
    names_of_both = names(full, A) | names(full, B)
    made = full.editing.judge(A, B, "same", editor="rana", note="هو هو")
    assert (made.left_name, made.right_name, made.judgement) == (ENVOY.name, MINISTER.name, "same")
    assert merged(full) == {A: B}
    assert (count(full, A), count(full, B)) == (0, 5)
    assert names(full, B) == names_of_both
    assert shown(full, FERRY_1) == ("found", "indirect", [(MINISTER.name, ENVOY.role)])
    # found by both names
    assert FERRY_1 in searched(full, ENVOY.name)
    assert FERRY_1 in searched(full, MINISTER.name)
    full.editing.judge(A, B, "different", editor="rana")
    assert state(full) == before


def test_the_other_way_round(full: Store):
    full.editing.judge(A, B, "same", editor="rana")
    full.editing.judge(B, A, "same", editor="rana")
    assert merged(full) == {B: A}
    assert (count(full, A), count(full, B)) == (5, 0)


def test_groups_of_more(full: Store):
    before = state(full)
    full.editing.judge(A, B, "same", editor="rana")
    full.editing.judge(B, C, "same", editor="rana")
    assert merged(full) == {A: C, B: C}
    assert count(full, C) == 6
    full.editing.judge(A, B, "unsure", editor="rana")
    assert merged(full) == {B: C}
    full.editing.judge(C, B, "different", editor="rana")
    assert merged(full) == {}
    assert state(full) == before


def test_two_who_spoke_together_and_are_one_speak_once(full: Store):
    before = state(full)
    full.editing.judge(D, C, "same", editor="rana")
    assert shown(full, FERRY_2)[2] == [(GOVERNOR.name, GOVERNOR.role)]
    full.editing.judge(D, C, "different", editor="rana")
    assert state(full) == before


def test_across_kinds(full: Store):
    full.editing.judge(D, C, "same", editor="rana")
    assert full.db.execute("select kind from speakers where id = ?", [C]).fetchone() == ("person",)


def test_merges_survive_a_new_extraction(full: Store):
    full.editing.judge(A, B, "same", editor="rana")
    before = state(full)
    full.save(LATER, EXTRACTIONS)
    assert state(full) == before
    changes = full.db.conn.total_changes
    full.save(LATER, EXTRACTIONS)
    assert full.db.conn.total_changes == changes


def test_whom_editors_judged_stays_without_statements(full: Store):
    full.editing.judge(B, C, "different", editor="rana")
    full.db.execute("delete from articles")
    full.tidy()
    assert {row[0] for row in full.db.execute("select id from speakers")} == {B, C}


def test_a_reassigned_statement_follows_the_merge_of_its_speaker(full: Store):
    before = state(full)
    full.editing.correct(RIVER_3, "speaker", value=[{"name": ENVOY.name, "kind": "person"}], editor="rana")
    full.editing.judge(A, C, "same", editor="rana")
    assert shown(full, RIVER_3)[2] == [(GOVERNOR.name, None)]
    full.editing.correct(RIVER_3, "restore", editor="rana")
    full.editing.judge(A, C, "different", editor="rana")
    assert state(full) == before


def test_reassigned_to_one_who_was_merged(full: Store):
    full.editing.judge(A, B, "same", editor="rana")
    full.editing.correct(FERRY_2, "speaker", value=[{"name": ENVOY.name, "kind": "person"}], editor="rana")
    assert shown(full, FERRY_2)[2] == [(MINISTER.name, None)]


def test_contradictions_are_named(full: Store):
    full.editing.judge(A, B, "same", editor="rana")
    full.editing.judge(B, C, "same", editor="rana")
    for opinion in ("different", "unsure"):
        with pytest.raises(ConflictError, match="undo that first"):
            full.editing.judge(A, C, opinion, editor="rana")
    with pytest.raises(ConflictError, match=r"these two with them$"):
        full.editing.judge(A, C, "same", editor="rana")
    full.editing.judge(A, D, "different", editor="rana")
    with pytest.raises(ConflictError, match=f"{ENVOY.name} and {LEAGUE.name} were judged different"):
        full.editing.judge(D, C, "same", editor="rana")
    assert full.db.execute("select count(*) from judgements").fetchone() == (3,)
    full.editing.judge(D, A, "same", editor="rana")
    assert merged(full) == {B: A, C: A, D: A}


def test_whichever_judgement_is_undone_tells_two_apart(full: Store):
    """Two are joined in one way only: no ring of judgements holds them together."""
    pairs = [(A, B), (B, C), (C, D)]
    for left, right in pairs:
        full.editing.judge(left, right, "same", editor="rana")
    for left, right in reversed(pairs):
        full.editing.judge(left, right, "different", editor="rana")
    assert merged(full) == {}


def test_found_by_name_as_whom_they_are_shown(full: Store):
    assert full.editing.find("رنا  الخورى", B) == A
    full.editing.judge(A, B, "same", editor="rana")
    assert full.editing.find(ENVOY.name, C) == B
    for name in (ENVOY.name, MINISTER.name, "لا أحد", ""):
        with pytest.raises(NotThereError):
            full.editing.find(name, B)


@pytest.mark.parametrize(
    ("left", "right", "judgement", "said"),
    [(A, A, "same", "itself"), (A, B, "maybe", "'maybe'"), (A, "none", "same", "speaker none")],
)
def test_what_makes_no_sense_is_refused(full: Store, left: str, right: str, judgement: str, said: str):
    with pytest.raises(QuotesError, match=said):
        full.editing.judge(left, right, judgement, editor="rana")
    assert full.db.execute("select count(*) from judgements").fetchone() == (0,)


def test_there_is_no_such_speaker(full: Store):
    with pytest.raises(NotThereError):
        full.editing.judge("none", A, "same", editor="rana")


def test_what_was_said_of_a_merged_speaker_waits_for_their_statements(full: Store):
    """All articles go and come back: whom they name is still one."""
    full.editing.judge(A, B, "same", editor="rana")
    full.db.execute("delete from articles")
    full.tidy()
    full.save(LATER, EXTRACTIONS)
    assert merged(full) == {A: B}
    assert (count(full, A), count(full, B)) == (0, 5)
    assert ENVOY.name in names(full, B)
    assert shown(full, RIVER_1)[2] == [(MINISTER.name, MINISTER.role)]


def opinion(number: int, left: str, right: str) -> Judgement:
    return Judgement(number, left, right, "same", left, right, "rana", "2024", "")


def test_groups_are_the_same_in_any_order():
    said = [opinion(1, "a", "b"), opinion(2, "c", "d"), opinion(3, "b", "c"), opinion(4, "x", "y")]
    for order in permutations(said):
        assert groups(order)["a"] == {"a", "b", "c", "d"}
        assert shown_as(order) == {**dict.fromkeys("abcd", "c"), "x": "y", "y": "y"}


def test_many_statements_at_once(full: Store, monkeypatch: pytest.MonkeyPatch):
    before = state(full)
    monkeypatch.setattr("quotes.store.settling.BATCH", 2)
    full.editing.judge(A, B, "same", editor="rana")
    assert count(full, B) == 5
    full.editing.judge(A, B, "different", editor="rana")
    assert state(full) == before


def test_readers_are_not_locked_out_by_a_large_merge(
    full: Store, path: Path, monkeypatch: pytest.MonkeyPatch
):
    """More is written than the cache holds; what others read meanwhile is what was there before."""
    full.db.execute("pragma cache_size = 10")
    note = "ن" * 2000
    read = []

    def looked(*_: object) -> None:
        for number in range(200):
            full.db.execute(
                "insert into corrections (statement, action, value, editor, made_at, note, seen)"
                " values (?, 'confirm', 'null', 'x', 'now', ?, '{}')",
                [str(number), note],
            )
        with closing(sqlite3.connect(path, timeout=0)) as other:
            read.append(other.execute("select count(*) from judgements").fetchone())

    monkeypatch.setattr(full.mentions, "regroup", looked)
    full.editing.judge(A, B, "same", editor="rana")
    assert read == [(0,)]


def test_speaker_key_is_of_kind_and_name():
    assert speaker_key(Speaker("رنا الخورى", "person", "x")) == A
