"""`quotes speakers`: merged and split by name and by id."""

from __future__ import annotations

from pathlib import Path

import pytest
from store.articles import ENVOY, EXTRACTIONS, LEAGUE, MINISTER, RUN

from cli.commands import refused, run
from quotes.store import Store
from quotes.store.rows import speaker_key

A, B = speaker_key(ENVOY), speaker_key(MINISTER)


@pytest.fixture
def database(tmp_path: Path) -> Path:
    path = tmp_path / "news.db"
    with Store.open(path) as store:
        store.save(RUN, EXTRACTIONS)
    return path


def count(database: Path, speaker: str) -> int:
    with Store.open(database) as store:
        sql = "select count(*) from statement_speakers where speaker = ?"
        return int(store.db.execute(sql, [speaker]).fetchone()[0])


def test_merge_list_and_split(database):
    result = run("speakers", "merge", "رنا الخورى", B, "--db", database, "--editor", "rana", "--note", "x")
    assert result.exit_code == 0, result.stderr
    assert f"{ENVOY.name} ({A}) = {MINISTER.name} ({B})" in result.stderr
    assert count(database, B) == 5
    assert run("speakers", "list", "--db", database).stdout == f"{ENVOY.name} ({A}) → {MINISTER.name} ({B})\n"
    with Store.open(database) as store:
        assert store.db.execute("select editor, note from judgements").fetchall() == [("rana", "x")]
    assert run("speakers", "split", A, MINISTER.name, "--db", database).exit_code == 0
    assert count(database, A) == 3
    assert not run("speakers", "list", "--db", database).stdout


def test_refusals(database, tmp_path):
    refused(run("speakers", "merge", "لا أحد", B, "--db", database), "لا أحد", "no speaker")
    refused(run("speakers", "merge", A, A, "--db", database), "itself")
    refused(run("speakers", "merge", A, B, "--db", tmp_path / "no.db"), "no such database")
    refused(run("speakers", "merge", A, B, "--db", database, "--editor", " "), "no name")
    with Store.open(database) as store:
        statement = store.db.execute("select id from statements where kind = 'direct'").fetchone()[0]
        person = [{"name": LEAGUE.name, "kind": "person"}]
        store.editing.correct(statement, "speaker", value=person, editor="rana")
    refused(run("speakers", "merge", LEAGUE.name, A, "--db", database), "several speakers", "organisation")
