"""Writing through Datasette: one editor at a time, all of a correction or nothing, and errors in one line."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar
from weakref import WeakKeyDictionary

from sqlite_utils import Database

from quotes.errors import QuotesError
from quotes.store.corrections import ConflictError, NotThereError
from quotes.store.editing import Editing

if TYPE_CHECKING:
    from datasette.database import Database as DatasetteDatabase

Made = TypeVar("Made")
# Kept with the connection that Datasette writes through: what an Editing has read need not be read again.
_KEPT: WeakKeyDictionary[Any, Editing] = WeakKeyDictionary()


class RefusedError(Exception):
    """A correction that cannot be made: an HTTP status and one line that says why."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status
        self.message = message


async def write(db: DatasetteDatabase, work: Callable[[Editing], Made]) -> Made:
    """Let `work` edit a database, on Datasette's own connection for writing.

    Raises:
        RefusedError: it cannot be done; nothing was written.
    """
    if not db.is_mutable:
        raise RefusedError(409, "this copy of the database is served to be read only")

    def worked(connection: sqlite3.Connection) -> Made | RefusedError:
        try:
            return work(_editing(db, connection))
        except (QuotesError, sqlite3.Error) as error:
            # Given back, not raised: Datasette prints what is raised here to the console.
            return _refusal(error)

    try:
        made = await db.execute_write_fn(worked)
    except sqlite3.Error as error:
        made = _refusal(error)  # 1.0 begins the transaction itself
    if isinstance(made, RefusedError):
        raise made
    return made  # type: ignore[no-any-return]


def _editing(db: DatasetteDatabase, connection: sqlite3.Connection) -> Editing:
    kept = _KEPT.get(db)
    if kept is None or kept.db.conn is not connection:
        kept = _KEPT[db] = Editing(Database(connection))
    return kept


def _refusal(error: Exception) -> RefusedError:
    said = str(error)
    if isinstance(error, NotThereError):
        return RefusedError(404, said)
    if isinstance(error, ConflictError):
        return RefusedError(409, said)
    if isinstance(error, QuotesError):
        return RefusedError(400, said)
    if "locked" in said or "busy" in said:
        return RefusedError(503, "the database is being written by another program; try again in a moment")
    if "readonly" in said or "unable to open" in said:
        return RefusedError(409, "the database cannot be written here: the server may only read its file")
    return RefusedError(500, f"the database could not be written ({said})")
