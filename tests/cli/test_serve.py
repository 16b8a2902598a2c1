"""`quotes serve` and `quotes up`: what they refuse, and a real site from nothing to Ctrl-C."""

from __future__ import annotations

import json
import os
import signal
import socket
import sqlite3
import subprocess
import time
import urllib.request
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
import sqlite_utils

from cli.commands import BRIDGE, HARBOUR, PROGRAM, free_port, refused, run
from quotes.cli import serve as serving
from quotes.store import Store
from quotes.store.migrations import migrations
from quotes.store.opening import is_outdated


@pytest.fixture
def database(tmp_path):
    path = tmp_path / "news.db"
    Store.open(path).close()
    return path


@pytest.fixture
def started(monkeypatch):
    """Keep Datasette from starting; give the command lines it would have been started with."""
    commands: list[list[str]] = []

    def start(command):
        commands.append(command)
        return 3 if "--fail" in command else 0

    monkeypatch.setattr(serving, "run_until_interrupted", start)
    return commands


def test_the_database_is_served_with_the_options(database, started, tmp_path):
    (tmp_path / "mine.yml").write_text("title: x")
    port = free_port()
    result = run(
        *("serve", "--db", database, "--port", port, "--cors", "--metadata", tmp_path / "mine.yml"),
        *("--setting", "base_url", "/q/"),
    )
    assert result.exit_code == 0
    assert result.stderr == f"the site is at http://127.0.0.1:{port}/ (stop it with Ctrl-C)\n"
    (command,) = started
    assert command[command.index("serve") + 1] == str(database)
    assert command[command.index("--port") + 1] == str(port)
    assert command[command.index("--metadata") + 1] == str(tmp_path / "mine.yml")
    assert command[-4:] == ["--cors", "--setting", "base_url", "/q/"]


def test_a_file_that_will_not_change_is_served_as_such(database, started):
    assert run("serve", "--db", database, "--port", free_port(), "--immutable").exit_code == 0
    (command,) = started
    assert command[command.index("serve") + 1 :][:2] == ["--immutable", str(database)]


def test_the_status_of_the_server_is_handed_on(database, started):
    assert run("serve", "--db", database, "--port", free_port(), "--fail").exit_code == 3
    assert len(started) == 1


@pytest.mark.parametrize("command", ["serve", "up"])
class TestRefusals:
    def test_busy_port(self, command, database, started):
        with socket.create_server(("127.0.0.1", 0)) as other:
            port = other.getsockname()[1]
            refused(
                run(command, "--db", database, "--port", port), f"--port {port}", "in use", "another port"
            )
        assert not started

    def test_an_address_of_another_machine(self, command, database, started):
        result = run(command, "--db", database, "--host", "192.0.2.1", "--port", free_port())
        refused(result, "192.0.2.1", "cannot listen")
        assert not started

    def test_not_sqlite(self, command, tmp_path, started):
        path = tmp_path / "list.db"
        path.write_text("قائمة", encoding="utf-8")
        refused(run(command, "--db", path), f"--db {path}", "is not an SQLite database")
        assert path.read_text("utf-8") == "قائمة"
        assert not started

    def test_torn(self, command, database, started):
        torn = database.read_bytes()[:100] + b"\xff" * 8000
        database.write_bytes(torn)
        refused(run(command, "--db", database), f"--db {database}", "not a sound SQLite database")
        assert database.read_bytes() == torn
        assert not started

    @pytest.mark.parametrize("table", [None, "customers"])
    def test_without_statements(self, command, tmp_path, started, table):
        path = tmp_path / "shop.db"
        path.touch()
        if table:
            with closing(sqlite3.connect(path)) as db:
                db.execute(f"create table {table} (id integer)")
        before = path.read_bytes()
        refused(run(command, "--db", path), f"--db {path}", "no table of statements", "quotes build")
        assert path.read_bytes() == before
        assert not started

    def test_locked(self, command, locked, started):
        before = locked.read_bytes()
        refused(run(command, "--db", locked), f"--db {locked}", "is locked by another program")
        assert locked.read_bytes() == before
        assert not started


def test_serve_without_a_database(tmp_path, started):
    path = tmp_path / "no" / "news.db"
    refused(run("serve", "--db", path), f"--db {path}", "no such database", "quotes build")
    assert not path.parent.exists()
    assert not started


def test_serve_without_its_metadata(database, started, tmp_path):
    refused(run("serve", "--db", database, "--metadata", tmp_path / "no.yml"), "--metadata", "no.yml")
    assert not started


def test_a_database_of_an_older_version_is_brought_up_to_date(tmp_path, started):
    path = tmp_path / "old.db"
    old = sqlite_utils.Database(path)
    migrations.apply(old, stop_before=["create_corrections"])
    old.close()
    assert is_outdated(path)
    result = run("serve", "--db", path, "--port", free_port())
    assert result.exit_code == 0
    assert f"{path}: made by an older version" in result.stderr
    assert not is_outdated(path)
    assert len(started) == 1
    assert "older version" not in run("serve", "--db", path, "--port", free_port()).stderr


EDITORS = """plugins:
  quotes: {editors: [rana]}
  datasette-auth-passwords: {rana_password_hash: {$env: RANA_HASH}}
"""
BAD_EDITORS = {
    "no file": (None, "cannot be read"),
    "no YAML": ("plugins: [", "cannot be read"),
    "no block": ("title: x", "no block `plugins:`"),
    "an empty file": ("", "no block `plugins:`"),
    "a list": ("- plugins", "no block `plugins:`"),
    "a plugin that is not installed": ("plugins: {datasette-auth-none: {}}", "is not installed"),
    "a hash written out": (
        "plugins: {datasette-auth-passwords: {x_password_hash: abc}}",
        "x_password_hash is written out",
    ),
    "a token written out": (
        "plugins: {datasette-auth-tokens: {tokens: [{token: abc, actor: {id: x}}]}}",
        "token is written out",
    ),
    "a secret that is not set": (EDITORS, "RANA_HASH, which is not set"),
}


@pytest.mark.parametrize("what", BAD_EDITORS)
def test_editors_that_cannot_be_set_up(database, started, tmp_path, what):
    body, said = BAD_EDITORS[what]
    path = tmp_path / "editors.yml"
    if body is not None:
        path.write_text(body, encoding="utf-8")
    refused(
        run("serve", "--db", database, "--port", free_port(), "--editors", path), f"--editors {path}", said
    )
    assert not started


def test_editors_are_told_to_datasette(database, started, tmp_path, monkeypatch):
    monkeypatch.setenv("RANA_HASH", "pbkdf2_sha256$1$x$y")
    path = tmp_path / "editors.yml"
    path.write_text(EDITORS, encoding="utf-8")
    described = []

    def read(command):
        described.append(json.loads(Path(command[command.index("--metadata") + 1]).read_text("utf-8")))
        return 0

    monkeypatch.setattr("quotes.cli.serve.run_until_interrupted", read)
    assert run("serve", "--db", database, "--port", free_port(), "--editors", path).exit_code == 0
    assert described[0]["plugins"]["quotes"] == {"editors": ["rana"]}
    assert described[0]["plugins"]["datasette-auth-passwords"] == {
        "rana_password_hash": {"$env": "RANA_HASH"}
    }
    assert list(described[0]["databases"]) == [database.stem]
    assert "title" in described[0]
    both = run("serve", "--db", database, "--editors", path, "--metadata", path)
    refused(both, "--editors", "--metadata")


def test_up_without_seeds(tmp_path, started, monkeypatch):
    monkeypatch.chdir(tmp_path)
    refused(run("up"), "no database db/quotes.db", "no folder seeds", "--seeds")
    assert list(tmp_path.iterdir()) == []
    assert not started


def test_up_with_seeds_that_hold_no_articles_leaves_no_empty_site_behind(tmp_path, started, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "seeds").mkdir()
    for _ in range(2):
        result = run("up")
        assert result.exit_code == 1
        assert result.stderr.splitlines()[-1].startswith("Error: seeds: no articles in this folder")
        assert not (tmp_path / "db").exists()
    assert not started


@pytest.mark.usefixtures("shared")
def test_up_does_not_serve_what_was_half_built(tmp_path, started, monkeypatch):
    """The first seed is stored, the second cannot be read; mended, the build goes on and is served."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("quotes.parsing.parser.BATCH", 1)
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "a.txt").write_text(HARBOUR, encoding="utf-8")
    (tmp_path / "seeds" / "b.txt").touch()
    result = run("up", "--port", free_port())
    assert result.exit_code == 1
    assert "b.txt: is empty" in result.stderr
    assert not (tmp_path / "db" / "quotes.db").exists()
    (tmp_path / "seeds" / "b.txt").write_text(BRIDGE, encoding="utf-8")
    result = run("up", "--port", free_port())
    assert result.exit_code == 0
    assert "1 article stored" in result.stderr
    assert len(started) == 1
    assert [p.name for p in (tmp_path / "db").iterdir()] == ["quotes.db"]


@contextmanager
def up(folder, port):
    """Run `quotes up` in a process group of its own, as a terminal does."""
    log = (folder / "log").open("w+")
    process = subprocess.Popen(
        [*PROGRAM, "up", "--port", str(port)], cwd=folder, stdout=log, stderr=log, start_new_session=True
    )
    try:
        yield process
    finally:
        if alive(process.pid):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        log.close()


def alive(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


def answer(url, process):
    for _ in range(900):
        if process.poll() is not None:
            break
        try:
            with urllib.request.urlopen(url, timeout=10) as response:  # noqa: S310 - this machine's own server
                return json.load(response)
        except OSError:
            time.sleep(0.1)
    return None


@pytest.mark.parametrize(
    ("tell", "number"),
    [(os.killpg, signal.SIGINT), (os.kill, signal.SIGINT), (os.kill, signal.SIGTERM)],
    ids=["ctrl-c", "interrupted", "terminated"],
)
def test_up_from_nothing_to_its_end(tmp_path, tell, number):
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "bridge.txt").write_text(BRIDGE, encoding="utf-8")
    port = free_port()
    with up(tmp_path, port) as process:
        statements = answer(
            f"http://127.0.0.1:{port}/quotes/statements.json?_shape=array&_facet=speaker", process
        )
        log = (tmp_path / "log").read_text("utf-8")
        assert statements is not None, log
        assert [row["kind"] for row in statements] == ["indirect"]
        assert f"the site is at http://127.0.0.1:{port}/" in log
        tell(process.pid, number)
        assert process.wait(60) == 0
        assert not alive(process.pid)
        assert "Traceback" not in (tmp_path / "log").read_text("utf-8")
    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", port)) != 0
