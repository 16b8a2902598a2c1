"""Opening a database file with care: what is not ours, or cannot be written, is left as it is."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlite_utils import Database

from quotes.errors import QuotesError
from quotes.store.migrations import NAMES, migrations

WAIT = 5.0  # seconds to wait for another writer
_HEADER = b"SQLite format 3\0"


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn what SQLite says of locks, permissions and broken files into one line."""
    try:
        yield
    except sqlite3.OperationalError as error:
        raise QuotesError(f"--db {path}: {_reason(str(error))}") from None
    except sqlite3.DatabaseError as error:
        raise QuotesError(
            f"--db {path}: is not a sound SQLite database ({error}); give another file, or a copy of before"
        ) from None


def _reason(message: str) -> str:
    if "locked" in message or "busy" in message:
        return "is locked by another program; try again when it is done"
    if "readonly" in message:
        return "cannot be written: you may only read it; change its permissions or give another file"
    if "unable to open" in message:
        return "cannot be opened for writing; check the permissions of its folder or give another file"
    return f"cannot be used ({message})"


def open_database(path: Path, create: bool) -> Database:
    """Open a database and bring its tables up to date.

    Raises:
        QuotesError: the file is no database of ours, cannot be written, or is locked by another program.
    """
    try:
        _check_file(path, create)
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise QuotesError(f"--db {path}: cannot be opened ({error.strerror})") from None
    with explained(path):
        # absolute: to SQLite, ":memory:" is no file
        connection = sqlite3.connect(path.absolute(), timeout=WAIT)
        try:
            db = Database(connection)
            _prepare(db, path)
        except BaseException:
            connection.close()
            raise
    return db


def check_published(path: Path) -> None:
    """Raise QuotesError where a database cannot be read or holds no statements; nothing is written."""
    try:
        _check_file(path, create=False)
    except OSError as error:
        raise QuotesError(f"--db {path}: cannot be opened ({error.strerror})") from None
    address = f"{path.absolute().as_uri()}?mode=ro"
    with explained(path), closing(sqlite3.connect(address, timeout=WAIT, uri=True)) as db:
        ours = db.execute("select 1 from sqlite_master where name = 'statements'").fetchone()
    if not ours:
        raise QuotesError(f"--db {path}: holds no table of statements; `quotes build` makes one that does")


def is_outdated(path: Path) -> bool:
    """Tell whether a database of ours was made by an older version, and lacks what later migrations make."""
    address = f"{path.absolute().as_uri()}?mode=ro"
    with explained(path), closing(sqlite3.connect(address, timeout=WAIT, uri=True)) as db:
        table = migrations.migrations_table
        if not db.execute("select 1 from sqlite_master where name = ?", [table]).fetchone():
            return False
        query = f"select name from {table} where migration_set = ?"  # noqa: S608 - our own name
        applied = {name for (name,) in db.execute(query, [migrations.name])}
    return bool(applied and NAMES - applied)


def _check_file(path: Path, create: bool) -> None:
    if path.is_dir():
        raise QuotesError(f"--db {path}: is a folder; give a file")
    if not path.exists():
        if not create:
            raise QuotesError(f"--db {path}: there is no such database; `quotes build` makes one")
        return
    if not path.is_file():
        raise QuotesError(f"--db {path}: is not a regular file; give another")
    with path.open("rb") as file:
        header = file.read(len(_HEADER))
    if header and header != _HEADER:
        raise QuotesError(f"--db {path}: is not an SQLite database; it was left as it is, give another file")


def _prepare(db: Database, path: Path) -> None:
    db.execute("PRAGMA foreign_keys = ON")
    applied = {migration.name for migration in migrations.applied(db)}
    if not applied and set(db.table_names()) - {migrations.migrations_table}:
        raise QuotesError(
            f"--db {path}: holds tables of another program; it was left as it is, give another file"
        )
    if later := applied - NAMES:
        newer = ", ".join(sorted(later))
        raise QuotesError(
            f"--db {path}: was made by a newer version of quotes ({newer}); upgrade arabic-quotes"
        )
    _claim(db)
    if migrations.pending(db):
        migrations.apply(db)


def _claim(db: Database) -> None:
    """Fail now, not after an hour of parsing, if the file is locked or may only be read."""
    db.execute("BEGIN IMMEDIATE")
    # On a file that may only be read this began to read, without a word: only a write tells.
    db.execute(f"PRAGMA user_version = {db.execute('PRAGMA user_version').fetchone()[0]}")
    db.rollback()
    # A database is copied and published as one file; write-ahead logging would leave a second one beside it.
    if db.journal_mode != "delete":
        db.execute("PRAGMA journal_mode = delete").fetchone()
