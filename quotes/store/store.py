"""The database: opened with its migrations, filled an article at a time."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from sqlite_utils import Database

from quotes.document import Document, Extraction
from quotes.errors import QuotesError
from quotes.store.migrations import NAMES, migrations
from quotes.store.rows import Row, rows
from quotes.store.run import Run

WAIT = 5.0  # seconds to wait for another writer
_TABLES = ("articles", "statements", "speakers", "outlets", "roles", "cues", "runs")
_HEADER = b"SQLite format 3\0"
_KEYS = {"statement_speakers": ("statement", "position"), "spans": ("statement", "part", "position"),
         "aliases": ("speaker", "name")}
# kept as first seen: another spelling of the same speaker is an alias, not a new name
_FIRST_WINS = frozenset({"outlets", "speakers", "roles", "cues", "aliases"})


class Store:
    """A database of statements.

    `Store.open(path)` makes the file and its tables where they are missing; used as a context manager it is closed
    at the end. What an article's rows were and still are is not touched: storing the same twice changes nothing.
    """

    def __init__(self, db: Database, path: Path) -> None:
        self.db = db
        self.path = path

    @classmethod
    def open(cls, path: Path) -> Store:
        """Open a database, making it if it is not there.

        Raises:
            QuotesError: the path is no SQLite database of ours, cannot be written, or is locked by another program.
        """
        if path.is_dir():
            raise QuotesError(f"--db {path}: is a folder; give a file")
        if path.exists() and path.stat().st_size and path.open("rb").read(16) != _HEADER:
            raise QuotesError(f"--db {path}: is not an SQLite database; it was left as it is")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            connection = sqlite3.connect(path, timeout=WAIT)
        except (OSError, sqlite3.Error) as error:
            raise QuotesError(f"--db {path}: cannot be opened ({error})") from None
        store = cls(Database(connection), path)
        try:
            with store._explained():
                store._prepare()
        except BaseException:
            connection.close()
            raise
        return store

    def _prepare(self) -> None:
        tables = set(self.db.table_names())
        if tables and "_sqlite_migrations" not in tables and not tables.isdisjoint({"articles", "statements"}):
            raise QuotesError(f"--db {self.path}: holds tables of another program; it was left as it is")
        self.db.execute("PRAGMA foreign_keys = ON")
        pending = {m.name for m in migrations.pending(self.db)}
        later = {m.name for m in migrations.applied(self.db)} - NAMES
        if later:
            raise QuotesError(f"--db {self.path}: was made by a newer version of quotes ({', '.join(sorted(later))})")
        if pending:
            migrations.apply(self.db)

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.db.conn.close()

    @contextmanager
    def _explained(self) -> Iterator[None]:
        """Turn what SQLite says of locks and broken files into one line."""
        try:
            yield
        except sqlite3.OperationalError as error:
            if "locked" in str(error) or "busy" in str(error):
                raise QuotesError(f"--db {self.path}: is locked by another program; try again when it is done") from None
            raise QuotesError(f"--db {self.path}: cannot be written ({error})") from None
        except sqlite3.DatabaseError as error:
            raise QuotesError(f"--db {self.path}: is not a sound SQLite database ({error})") from None

    def known(self, document: Document, run: Run) -> bool:
        """Say whether this run has stored just this text and what is known of it, so that nothing is left to do."""
        found = list(self.db.query("select * from articles where id = ?", [document.id]))
        wanted = rows(Extraction(document), run)["articles"][0]
        return bool(found) and all(found[0][column] == value for column, value in wanted.items())

    def save(self, run: Run, extractions: Iterable[Extraction]) -> int:
        """Store articles with their statements, each in a transaction of its own; give how many there were.

        An article's statements that are no longer found go; the rest stay as they are or are brought up to date.
        """
        count = 0
        for extraction in extractions:
            with self._explained(), self.db.atomic():
                self._save(run, extraction)
            count += 1
        if count:
            with self._explained(), self.db.atomic():
                self._tidy()
        return count

    def _save(self, run: Run, extraction: Extraction) -> None:
        self.db["runs"].insert(
            {"id": run.id, "code": run.code, "models": run.models, "started": datetime.now(UTC).isoformat(timespec="seconds")},
            ignore=True,
        )
        made = rows(extraction, run)
        article = extraction.document.id
        ids = [row["id"] for row in made["statements"]]
        marks = ", ".join("?" * len(ids))
        self.db.execute(f"delete from statements where article = ? and id not in ({marks})", [article, *ids])  # noqa: S608
        for table in ("outlets", "articles", "speakers", "aliases", "roles", "cues", "statements"):
            self._put(table, made[table])
        for table in ("statement_speakers", "spans"):
            self._put_parts(table, made[table], ids)

    def _put(self, table: str, made: list[Row]) -> None:
        """Insert new rows, and bring changed ones up to date; rows that are the same are not written."""
        for row in made:
            columns = list(row)
            keys = _KEYS.get(table, ("id",))
            others = [c for c in columns if c not in keys]
            names = ", ".join(f'"{c}"' for c in columns)
            marks = ", ".join("?" * len(columns))
            action = "do nothing"
            if table not in _FIRST_WINS:
                sets = ", ".join(f'"{c}" = excluded."{c}"' for c in others)
                changed = " or ".join(f'"{table}"."{c}" is not excluded."{c}"' for c in others)
                action = f"({', '.join(keys)}) do update set {sets} where {changed}"
            self.db.execute(
                f'insert into "{table}" ({names}) values ({marks}) on conflict {action}',  # noqa: S608 - our names
                list(row.values()),
            )

    def _put_parts(self, table: str, made: list[Row], statements: list[str]) -> None:
        """Bring the parts of statements up to date: those that are no longer made go."""
        keys = _KEYS[table]
        wanted = {tuple(row[k] for k in keys) for row in made}
        for statement in statements:
            query = f"select {', '.join(keys)} from {table} where statement = ?"  # noqa: S608
            for old in self.db.execute(query, [statement]).fetchall():
                if tuple(old) not in wanted:
                    where = " and ".join(f"{k} = ?" for k in keys)
                    self.db.execute(f"delete from {table} where {where}", list(old))  # noqa: S608
        self._put(table, made)

    def _tidy(self) -> None:
        """Delete what nothing refers to any more."""
        self.db.execute("delete from aliases where speaker not in (select speaker from statement_speakers)")
        self.db.execute("delete from speakers where id not in (select speaker from statement_speakers)")
        self.db.execute(
            "delete from roles where id not in (select role from statement_speakers where role is not null)"
            " and id not in (select role from statements where role is not null)"
        )
        self.db.execute("delete from cues where id not in (select cue from statements)")
        self.db.execute("delete from outlets where id not in (select outlet from articles where outlet is not null)")
        self.db.execute("delete from runs where id not in (select run from articles union select run from statements)")

    def counts(self) -> dict[str, int]:
        """Count the rows of the tables that people look at."""
        return {table: self.db[table].count for table in _TABLES}
