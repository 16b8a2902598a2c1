"""`quotes speakers`: merged and split by name and by id."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from store.articles import ENVOY, EXTRACTIONS, LEAGUE, MINISTER, RIVER, RIVER_STATEMENTS, RUN

from cli.commands import refused, run
from quotes.document import Extraction, Speaker
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
    merged = run("speakers", "list", "--merged", "--db", database)
    assert merged.stdout == f"{ENVOY.name} ({A}) → {MINISTER.name} ({B})\n"
    with Store.open(database) as store:
        assert store.db.execute("select editor, note from judgements").fetchall() == [("rana", "x")]
    assert run("speakers", "split", A, MINISTER.name, "--db", database).exit_code == 0
    assert count(database, A) == 3
    nobody = run("speakers", "list", "--merged", "--db", database)
    assert (nobody.exit_code, nobody.stdout) == (0, "")
    assert nobody.stderr == f"{database}: nobody is merged\n"


def test_the_most_quoted_are_listed_first(database):
    lines = run("speakers", "list", "--db", database).stdout.splitlines()
    counts = [int(line.split("\t")[0]) for line in lines]
    assert counts == sorted(counts, reverse=True)
    assert f"{count(database, A)}\t{ENVOY.name} ({A}), person" in lines
    assert run("speakers", "merge", A, B, "--db", database).exit_code == 0
    merged = run("speakers", "list", "--db", database).stdout.splitlines()
    assert merged[0] == f"{count(database, B)}\t{MINISTER.name} ({B}), person"
    assert len(merged) == len(lines) - 1


def test_a_list_of_nobody_says_so(tmp_path):
    with Store.open(tmp_path / "empty.db"):
        pass
    result = run("speakers", "list", "--db", tmp_path / "empty.db")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "no speakers yet" in result.stderr


def test_alias_and_show(database):
    result = run("speakers", "alias", A, "رنا  سعيد الخوري", "--db", database, "--editor", "rana")
    assert result.exit_code == 0, result.stderr
    shown = run("speakers", "show", ENVOY.name, "--db", database)
    assert shown.exit_code == 0, shown.stderr
    lines = shown.stdout.splitlines()
    assert lines[0] == f"{ENVOY.name} ({A}), person"
    assert "name\tرنا سعيد الخوري" in lines
    assert f"role\t{ENVOY.role}\t2023-05-02\t2023-05-02\t1" in lines
    assert lines[-1].endswith(f"rana\tرنا سعيد الخوري same {ENVOY.name}")
    other = run("speakers", "show", "رنا سعيد الخوري", "--db", database).stdout
    assert other.startswith("رنا سعيد الخوري")
    assert f"shown as {ENVOY.name} ({A})" in other


def test_match(database):
    with Store.open(database) as store:
        document = replace(RIVER, id="later", text=RIVER.text + "\n")
        spoke = [
            replace(one, speakers=(Speaker("ماجد صباغ", "person", "وزير الري"),)) for one in RIVER_STATEMENTS
        ]
        store.save(RUN, [Extraction(document, tuple(spoke))])
    result = run("speakers", "match", "--db", database)
    assert result.exit_code == 0, result.stderr
    assert "1 judgements by rule added" in result.stderr
    assert "ماجد صباغ" in run("speakers", "list", "--db", database).stdout
    assert "0 judgements" in run("speakers", "match", "--db", database).stderr


def test_refusals(database, tmp_path):
    refused(run("speakers", "merge", "لا أحد", B, "--db", database), "لا أحد", "no speaker")
    refused(run("speakers", "show", "لا أحد", "--db", database), "لا أحد", "no speaker")
    refused(run("speakers", "alias", A, "«»", "--db", database), "no letters")
    refused(run("speakers", "alias", A, ENVOY.name, "--db", database), "itself")
    refused(run("speakers", "merge", A, A, "--db", database), "itself")
    refused(run("speakers", "merge", A, B, "--db", tmp_path / "no.db"), "no such database")
    refused(run("speakers", "merge", A, B, "--db", database, "--editor", " "), "no name")
    with Store.open(database) as store:
        statement = store.db.execute("select id from statements where kind = 'direct'").fetchone()[0]
        person = [{"name": LEAGUE.name, "kind": "person"}]
        store.editing.correct(statement, "speaker", value=person, editor="rana")
    refused(run("speakers", "merge", LEAGUE.name, A, "--db", database), "several speakers", "organisation")


def test_show_names_the_item_of_wikidata(database):
    league = Speaker("جامعة الدول العربية", "organisation")
    with Store.open(database) as store:
        document = replace(RIVER, id="league", text=RIVER.text + "\n\n")
        spoke = [replace(one, speakers=(league,)) for one in RIVER_STATEMENTS]
        store.save(RUN, [Extraction(document, tuple(spoke))])
        store.match()
    shown = run("speakers", "show", league.name, "--db", database).stdout.splitlines()
    assert "wikidata\tQ7172\thttps://www.wikidata.org/wiki/Q7172" in shown
    assert "wikidata" not in run("speakers", "show", ENVOY.name, "--db", database).stdout
