"""Opening: migrations from nothing and from before, and files that are not ours, which stay as they are."""

from __future__ import annotations

import multiprocessing
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
import sqlite_utils

from quotes.errors import QuotesError
from quotes.store import Store, opening
from quotes.store.migrations import NAMES, migrations
from quotes.store.rows import TABLES
from quotes.store.schema import schema
from store.articles import EXTRACTIONS, RUN
from store.conftest import assert_sound

ROOT = Path(__file__).parents[2]


def objects(path: Path) -> set[tuple[str, str]]:
    with closing(sqlite3.connect(path)) as db:
        return set(db.execute("select name, sql from sqlite_master where sql is not null").fetchall())


def refused(path: Path, create: bool = True) -> str:
    """Open a path that cannot be used; give the one line that says so, and hold the file to what it was."""
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(QuotesError) as caught:
        Store.open(path, create)
    assert (path.read_bytes() if path.is_file() else None) == before
    message = str(caught.value)
    assert "\n" not in message
    assert str(path) in message
    return message


def test_schema_file_is_what_the_migrations_build():
    printed = subprocess.run(
        [sys.executable, "-m", "quotes.store.schema"], capture_output=True, text=True, check=True
    ).stdout
    assert printed == (ROOT / "db" / "schema.sql").read_text("utf-8")


def test_schema_file_is_sql_that_builds_the_same_tables(path: Path):
    Store.open(path).close()
    with closing(sqlite3.connect(":memory:")) as db:
        db.executescript(schema())
        built = set(db.execute("select name, sql from sqlite_master where sql is not null").fetchall())
    assert built == {one for one in objects(path) if "_sqlite_migrations" not in one[0]}


def test_an_empty_file_becomes_a_database(path: Path):
    path.touch()
    with Store.open(path) as store:
        assert_sound(store)
        assert store.counts()["articles"] == 0


def test_folders_are_made(tmp_path: Path):
    with Store.open(tmp_path / "a" / "b" / "news.db") as store:
        store.save(RUN, EXTRACTIONS)
    assert (tmp_path / "a" / "b" / "news.db").is_file()


def test_a_database_of_an_older_version_is_brought_up_to_date(path: Path, tmp_path: Path):
    """The first migration alone was applied and articles were stored; the second one indexes them for search."""
    old = sqlite_utils.Database(path)
    migrations.apply(old, stop_before=["create_search"])
    assert "statements_fts" not in old.table_names()
    old.close()
    with Store.open(tmp_path / "now.db") as now:
        now.save(RUN, EXTRACTIONS)
    with closing(sqlite3.connect(path)) as db:
        db.execute("attach ? as now", [str(tmp_path / "now.db")])
        for table in ("runs", *TABLES):
            names = [row[1] for row in db.execute(f"pragma main.table_info({table})")]
            listed = ", ".join(f'"{name}"' for name in names)
            if listed:  # a table that was not there yet holds nothing
                db.execute(f"insert into {table} select {listed} from now.{table}")  # noqa: S608
        db.commit()
    with Store.open(path) as store:
        assert_sound(store)
        count = "select count(*) from statements_fts where statements_fts match 'العبارات'"
        assert store.db.execute(count).fetchone()[0] > 0
        assert store.known(EXTRACTIONS[0].document, RUN)
    assert objects(path) == objects(tmp_path / "now.db")


def test_migrations_are_applied_once(path: Path):
    Store.open(path).close()
    before = path.read_bytes()
    Store.open(path).close()
    assert path.read_bytes() == before
    with closing(sqlite3.connect(path)) as db:
        assert {row[0] for row in db.execute("select name from _sqlite_migrations")} == NAMES


def test_a_database_of_a_newer_version_is_left_alone(path: Path):
    Store.open(path).close()
    with closing(sqlite3.connect(path)) as db:
        db.execute(
            "insert into _sqlite_migrations (migration_set, name, applied_at) values ('quotes', 'join_people', 'now')"
        )
        db.commit()
    message = refused(path)
    assert "newer version" in message
    assert "join_people" in message


def test_not_sqlite(path: Path):
    path.write_text("قائمة المشتريات", encoding="utf-8")
    assert "is not an SQLite database" in refused(path)


def test_a_foreign_database(path: Path):
    with closing(sqlite3.connect(path)) as db:
        db.execute("create table customers (id integer)")
    assert "tables of another program" in refused(path)


def test_a_folder(path: Path):
    path.mkdir()
    assert "is a folder" in refused(path)


def test_a_special_file():
    assert "not a regular file" in refused(Path("/dev/null"))


def test_a_folder_that_is_a_file(tmp_path: Path):
    (tmp_path / "news").write_text("x")
    assert "cannot be opened" in refused(tmp_path / "news" / "news.db")


def test_missing_where_none_is_to_be_made(path: Path):
    assert "there is no such database" in refused(path, create=False)
    assert not path.exists()


def test_a_torn_database(path: Path):
    with Store.open(path) as store:
        store.save(RUN, EXTRACTIONS)
    body = path.read_bytes()
    path.write_bytes(body[:4096] + b"\xff" * 4096 + body[8192 : len(body) // 2])
    with pytest.raises(QuotesError, match=f"--db {path}: is not a sound SQLite database"):
        _save(path, slice(None))


@pytest.fixture
def locked(path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[sqlite3.Connection]:
    monkeypatch.setattr(opening, "WAIT", 0.2)
    Store.open(path).close()
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        yield other


def test_locked_by_another_program(path: Path, locked: sqlite3.Connection):
    locked.execute("begin exclusive")
    assert "is locked by another program" in refused(path)
    locked.execute("rollback")
    Store.open(path).close()


def test_locked_while_storing_keeps_what_was_stored(path: Path, locked: sqlite3.Connection):
    with Store.open(path) as store:
        store.save(RUN, EXTRACTIONS[:1])
        locked.execute("begin immediate")
        with pytest.raises(QuotesError, match="is locked by another program"):
            store.save(RUN, EXTRACTIONS[1:])
        locked.execute("rollback")
        assert store.counts()["articles"] == 1
        assert store.save(RUN, EXTRACTIONS) == 3


def _save(path: Path, wanted: slice) -> None:
    with Store.open(path) as store:
        for extraction in EXTRACTIONS[wanted]:
            store.save(RUN, [extraction])


def test_two_builds_at_once_wait_for_each_other(path: Path):
    Store.open(path).close()
    context = multiprocessing.get_context("spawn")
    both = [context.Process(target=_save, args=(path, part)) for part in (slice(0, 2), slice(1, 3))]
    for one in both:
        one.start()
    for one in both:
        one.join(30)
    assert [one.exitcode for one in both] == [0, 0]
    with Store.open(path) as store:
        assert store.counts()["articles"] == 3
        assert_sound(store)


@pytest.fixture
def somebody_else() -> Iterator[Path]:
    """Give a folder of somebody who may be kept from writing, as root may not."""
    folder = Path(tempfile.mkdtemp())
    root = os.geteuid() == 0
    if root:
        os.chown(folder, 65534, 65534)
        os.seteuid(65534)
    try:
        yield folder
    finally:
        if root:
            os.seteuid(0)
        folder.chmod(0o755)
        shutil.rmtree(folder)


def test_may_only_be_read(somebody_else: Path):
    path = somebody_else / "news.db"
    Store.open(path).close()
    path.chmod(0o444)
    assert "may only read it" in refused(path)


def test_may_not_even_be_read(somebody_else: Path):
    path = somebody_else / "news.db"
    Store.open(path).close()
    path.chmod(0)
    with pytest.raises(QuotesError, match=f"--db {path}: cannot be opened \\(Permission denied\\)"):
        Store.open(path)
    path.chmod(0o644)


def test_a_folder_that_may_not_be_written(somebody_else: Path):
    somebody_else.chmod(0o555)
    path = somebody_else / "news.db"
    assert f"--db {path}: cannot be opened for writing" in refused(path)
    assert "cannot be opened" in refused(somebody_else / "more" / "news.db")


def test_a_name_that_means_something_to_sqlite_is_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    for name in (":memory:", "file:x?mode=memory"):
        with Store.open(name) as store:
            store.save(RUN, EXTRACTIONS[:1])
        assert (tmp_path / name).is_file()
