"""Statements -> one SQLite file through sqlite-utils: migrations, upserts, search index."""

from quotes.store.run import Run
from quotes.store.store import Store

__all__ = ["Run", "Store"]
