"""The database: opened with its migrations, filled an article at a time."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from sqlite_utils import Database

from quotes.document import Document, Extraction
from quotes.errors import QuotesError
from quotes.store import facets
from quotes.store.chains import count_unresolved
from quotes.store.copies import digest_of, gather, leave_to_copy
from quotes.store.editing import Editing
from quotes.store.lexicon import learn
from quotes.store.mentions import Mentions
from quotes.store.names import index_names
from quotes.store.opening import explained, open_database
from quotes.store.rows import Row, known_row, rows
from quotes.store.run import Run
from quotes.store.settling import decided_on
from quotes.store.tidying import tidy
from quotes.store.upsert import delete_other_statements, put, put_new, put_parts

_COUNTED = ("articles", "statements", "speakers", "outlets", "roles", "cues", "runs")


class Store:
    """A database of statements.

    `Store.open(path)` makes the file and its tables where they are missing; used as a context manager it is
    closed at the end. What was stored and is still so is not touched: storing the same twice changes nothing.
    """

    def __init__(self, db: Database, path: Path) -> None:
        self.db = db
        self.path = path
        self.mentions = Mentions(db)
        self.editing = Editing(db, self.mentions)

    @classmethod
    def open(cls, path: Path | str, create: bool = True) -> Store:
        """Open a database, making it if it is not there and `create` allows it.

        Raises:
            QuotesError: the file is no database of ours, cannot be written, or is locked by another program.
        """
        path = Path(path)
        return cls(open_database(path, create), path)

    def close(self) -> None:
        """Close the file; what was saved is in it."""
        self.db.close()

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def known(self, document: Document, run: Run) -> bool:
        """Say whether this run has stored just this text and what is known of it: nothing is left to do."""
        wanted = known_row(document, run)
        with explained(self.path):
            query = f"select {', '.join(wanted)} from articles where id = ?"  # noqa: S608 - our own names
            found = self.db.execute(query, [document.id]).fetchone()
        return bool(found == tuple(wanted.values()))

    def save(self, run: Run, extractions: Iterable[Extraction]) -> int:
        """Store articles with their statements, each in a transaction of its own; give how many there were.

        An article's statements that are no longer found go; the rest stay as they are or are brought up to date.
        What editors said of statements and speakers is applied to what is found anew.
        Where two articles have the same text, its statements belong to the one that was published first.
        """
        count, before = 0, self.db.conn.total_changes
        try:
            for extraction in extractions:
                self._save(run, extraction)
                count += 1
        finally:
            if self.db.conn.total_changes != before:
                self.tidy()
        return count

    def match(self) -> int:
        """Join speakers that are one by rule (see quotes.registry.matching); give how many judgements that took."""
        with explained(self.path):
            return self.editing.match()

    def tidy(self) -> None:
        """Delete what nothing refers to any more; runs stay, for they say what was done when."""
        with explained(self.path), self.db.atomic():
            tidy(self.db, self.mentions)

    def counts(self) -> dict[str, int]:
        """Count the rows of the tables that people look at."""
        with explained(self.path):
            return {table: self.db.table(table).count for table in _COUNTED}

    def unresolved(self) -> int:
        """Count the statements that have no speaker; those that editors rejected are none."""
        with explained(self.path):
            return count_unresolved(self.db)

    def _save(self, run: Run, extraction: Extraction) -> None:
        document = extraction.document
        try:
            with explained(self.path), self.db.atomic():
                # A write comes first: SQLite waits for another writer only where nothing was read yet.
                self._put_run(run)
                made = rows(extraction, run, decided_on(self.db, extraction))
                if self._put_article(document, made):
                    self._put_statements(document, made)
        except BaseException as error:
            self.mentions.forget()
            if not isinstance(error, UnicodeEncodeError):
                raise
            raise QuotesError(
                f"article {document.id!r}: holds half a surrogate pair, which cannot be stored; mend its text"
            ) from None

    def _put_run(self, run: Run) -> None:
        started = datetime.now(UTC).isoformat(timespec="seconds")
        put(self.db, "runs", [{"id": run.id, "code": run.code, "models": run.models, "started": started}])

    def _put_article(self, document: Document, made: dict[str, list[Row]]) -> bool:
        """Store an article; say whether the statements of its text are its own, and not those of another's."""
        before = digest_of(self.db, document.id)
        put(self.db, "outlets", made["outlets"])
        learn(self.db, made["articles"][0])
        put(self.db, "articles", made["articles"])
        if before and before != document.digest:
            leave_to_copy(self.db, document.id, before)
        return gather(self.db, document.digest) == document.id

    def _put_statements(self, document: Document, made: dict[str, list[Row]]) -> None:
        statements = [row["id"] for row in made["statements"]]
        delete_other_statements(self.db, document.id, statements)
        new = put_new(self.db, "speakers", made["speakers"])
        for table in (*facets.TABLES, "roles", "cues", "statements"):
            put(self.db, table, made[table])
        for table in ("statement_speakers", "spans", "chains", "found"):
            put_parts(self.db, table, made[table], statements)
        index_names(self.db, {row["speaker"] for row in put_new(self.db, "aliases", made["aliases"])})
        self.mentions.update(document.id, [(row["id"], row["kind"], row["name"]) for row in new])
