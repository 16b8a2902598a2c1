"""The words of a database as a parser read them: what search goes by for words that no dictionary has."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Collection, Mapping
from contextlib import closing
from pathlib import Path

from quotes.arabic.lemmas import Evidence

_WAIT = 0.2  # seconds; a search need not wait for whoever is writing
_THERE = "select 1 from sqlite_master where name = 'lexicon' and type = 'table'"
_COUNTS = "select surface, lemma, count from lexicon where surface in (select value from json_each(?))"


def evidence(connection: sqlite3.Connection) -> Evidence | None:
    """Give what looks words up in the lexicon of a connection's database; None where it has none."""
    (*_, path) = connection.execute("pragma database_list").fetchone() or ("",)
    if not path or not connection.execute(_THERE).fetchone():
        return None
    address = f"{Path(path).as_uri()}?mode=ro"

    def look_up(surfaces: Collection[str]) -> Mapping[str, Mapping[str, int]]:
        # A connection of its own: a function that held the one it is called on would keep it open for ever.
        found: defaultdict[str, dict[str, int]] = defaultdict(dict)
        try:
            with closing(sqlite3.connect(address, uri=True, timeout=_WAIT)) as own:
                for surface, lemma, count in own.execute(_COUNTS, [json.dumps(list(surfaces))]):
                    found[surface][lemma] = count
        except sqlite3.Error:
            return {}  # it is being written
        return found

    return look_up
