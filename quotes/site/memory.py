"""How SQLite reads the file that is served."""

from __future__ import annotations

import sqlite3

# What SQLite allows at most; the file's rest is read as ever.
_MOST = 0x7FFF0000


def map_file(connection: sqlite3.Connection) -> None:
    """Read the file where the system keeps it, with no copy of each page and no memory for copies."""
    connection.execute(f"pragma mmap_size = {_MOST}").fetchall()
