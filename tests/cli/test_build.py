"""`quotes build`: what is stored, twice, after an interruption, and nothing lost where it refuses."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing

import pytest

from cli.commands import BRIDGE, HARBOUR, QUIET, TALKS, count, json_lines, refused, rows, run
from quotes.store import Store

pytestmark = pytest.mark.usefixtures("shared")

ARTICLES = [
    {"id": "harbour", "text": HARBOUR},
    {"id": "bridge", "text": BRIDGE},
    {"id": "talks", "text": TALKS},
    {"id": "quiet", "text": QUIET},
]
NOBODY = "وأضاف أن الطريق سيفتح غدا أمام الجميع."
LAST = json.dumps({"id": "last", "text": TALKS}) + "\n"
# The command, parsing and storing every article alone: a batch is otherwise longer than these texts together.
ONE_BY_ONE = (
    "import quotes.parsing.parser as p; p.BATCH = 1; from quotes.cli import main; main(prog_name='quotes')"
)


@pytest.fixture
def database(tmp_path):
    return tmp_path / "made" / "news.db"


def build(*arguments) -> str:
    """Build; give the one line that says what was done."""
    result = run("build", *arguments)
    assert result.exit_code == 0, result.stderr
    assert not result.stdout
    (line,) = result.stderr.splitlines()
    return line


def test_articles_and_their_statements_are_stored(news, database):
    assert build(news, "--db", database) == f"{database}: 3 articles stored, 0 known already"
    stored = rows(database)
    assert {row[0] for row in stored["articles"]} == {"harbour", "bridge", "quiet"}
    printed = run("extract", news, "--format", "jsonl").stdout.splitlines()
    assert {row[0] for row in stored["statements"]} == {json.loads(line)["id"] for line in printed}
    assert len(printed) == 4


def test_statements_without_a_speaker_are_counted(tmp_path, database):
    article = json_lines(tmp_path / "one.jsonl", [{"id": "one", "text": NOBODY}])
    assert build(article, "--db", database) == (
        f"{database}: 1 article stored, 0 known already; statements without a speaker: 1"
    )
    with closing(sqlite3.connect(database)) as db:
        assert db.execute("select unresolved, count(*) from statements group by 1").fetchall() == [
            ("nobody_before", 1)
        ]


def test_building_twice_changes_nothing(news, database):
    build(news, "--db", database)
    before = database.read_bytes()
    assert build(news, "--db", database) == f"{database}: 0 articles stored, 3 known already"
    assert database.read_bytes() == before


def test_building_again_gives_the_same_rows(news, database):
    build(news, "--db", database)
    before = rows(database)
    assert build(news, "--db", database, "--again") == f"{database}: 3 articles stored, 0 known already"
    assert rows(database) == before


def test_an_article_that_changed_is_stored_anew(news, database, tmp_path):
    build(news, "--db", database)
    (news / "bridge.txt").write_text(TALKS, encoding="utf-8")
    assert build(news, "--db", database) == f"{database}: 1 article stored, 2 known already"
    build(news, "--db", tmp_path / "fresh.db")
    assert rows(database) == rows(tmp_path / "fresh.db")


def test_an_interrupted_build_keeps_what_was_stored_and_goes_on(tmp_path, database):
    """It reads a pipe that gives two articles and then nothing more, and is interrupted while it waits."""
    pipe = tmp_path / "news.jsonl"
    os.mkfifo(pipe)
    writer = os.open(pipe, os.O_RDWR)
    os.write(writer, "".join(json.dumps(a, ensure_ascii=False) + "\n" for a in ARTICLES[:2]).encode())
    command = [sys.executable, "-c", ONE_BY_ONE, "build", pipe, "--db", database, "--threads", "1"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        for _ in range(1200):
            if process.poll() is not None or (database.exists() and count(database) == 2):
                break
            time.sleep(0.05)
        assert process.poll() is None
        process.send_signal(signal.SIGINT)
        stdout, stderr = process.communicate(timeout=60)
    finally:
        process.kill()
        process.wait()
        os.close(writer)
    assert process.returncode == 1
    assert (stdout, stderr.strip()) == ("", "Aborted!")
    assert {row[0] for row in rows(database)["articles"]} == {"harbour", "bridge"}
    assert sorted(p.name for p in database.parent.iterdir()) == ["news.db"]

    pipe.unlink()
    json_lines(pipe, ARTICLES)
    assert build(pipe, "--db", database) == f"{database}: 2 articles stored, 2 known already"
    build(pipe, "--db", tmp_path / "whole.db")
    assert rows(database) == rows(tmp_path / "whole.db")


def test_bad_input_leaves_what_was_stored(news, database, bad):
    path, said = bad
    build(news, "--db", database)
    before = database.read_bytes()
    refused(run("build", path, "--db", database), path, said)
    assert database.read_bytes() == before


def test_bad_input_makes_no_database(database, bad):
    path, said = bad
    refused(run("build", path, "--db", database), path, said)
    assert not database.exists()


def test_what_is_good_among_the_bad_is_stored(news, database):
    """A line that is no article, an empty file and two texts of one id are told, each in a line; the rest is stored."""
    lines = news / "more.jsonl"
    lines.write_text(lines.read_text(encoding="utf-8") + "{oops\n" + LAST, encoding="utf-8")
    (news / "aaa.txt").touch()
    (news / "later").mkdir()
    (news / "later" / "harbour.txt").write_text(BRIDGE, encoding="utf-8")
    result = run("build", news, "--db", database)
    assert result.exit_code == 1
    assert not result.stdout
    told = result.stderr.splitlines()
    assert [line.split(": ")[:2] for line in told[:3]] == [
        ["Error", f"{news / 'aaa.txt'}"],
        ["Error", f"{news}"],
        ["Error", f"{lines}:2"],
    ]
    assert told[3:] == [f"{database}: 4 articles stored, 0 known already; 3 could not be read"]
    assert {row[0] for row in rows(database)["articles"]} == {"harbour", "bridge", "quiet", "last"}


def test_a_folder_without_articles(tmp_path, database):
    refused(run("build", tmp_path, "--db", database), tmp_path, "no articles in this folder")
    assert not database.exists()


def test_a_database_that_is_locked(news, locked):
    before = locked.read_bytes()
    refused(run("build", news, "--db", locked), f"--db {locked}", "locked by another program; try again")
    assert locked.read_bytes() == before


def test_a_file_that_is_not_sqlite(news, tmp_path):
    path = tmp_path / "list.db"
    path.write_text("قائمة المشتريات", encoding="utf-8")
    before = path.read_bytes()
    refused(run("build", news, "--db", path), f"--db {path}", "is not an SQLite database", "another file")
    assert path.read_bytes() == before


def test_a_database_of_another_program(news, tmp_path):
    path = tmp_path / "shop.db"
    with closing(sqlite3.connect(path)) as db:
        db.execute("create table customers (id integer)")
    before = path.read_bytes()
    refused(run("build", news, "--db", path), f"--db {path}", "tables of another program")
    assert path.read_bytes() == before


def test_a_folder_as_database(news, tmp_path):
    refused(run("build", news, "--db", tmp_path), f"--db {tmp_path}", "is a folder")


def test_a_folder_that_is_not_one_of_models(news, database, tmp_path):
    Store.open(database).close()
    before = database.read_bytes()
    refused(
        run("build", news, "--db", database, "--models", tmp_path), f"--models {tmp_path}", "resources.json"
    )
    assert database.read_bytes() == before
