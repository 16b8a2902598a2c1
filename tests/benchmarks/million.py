"""Build a database of news that nobody wrote, as large as you like, to measure the site on: a script, not a test.

    python tests/benchmarks/million.py million.db [--statements 1000000] [--speakers 20000] [--seed 1]

The tables are those that the store's migrations make, the rows those that the store makes of extractions; only the
writing is done in bulk: indexes and the search index are built once all rows are there. Some statements bear an
editor's verdict. The same numbers give the same database.
"""

from __future__ import annotations

import argparse
import random
import sqlite3
import sys
import time
from collections.abc import Callable, Iterable
from contextlib import closing
from itertools import islice
from pathlib import Path

from invented_news import News
from sqlite_utils import Database

from quotes.document import Extraction
from quotes.store import Run, Store
from quotes.store.mentions import Mentions
from quotes.store.migrations import SEARCHED
from quotes.store.names import index_names
from quotes.store.rows import rows

RUN = Run("invented 1", "none")
BATCH = 500
VERDICTS = {"rejected": 0.01, "confirmed": 0.02, "corrected": 0.005}
_STORED = """
select type, name, sql from sqlite_master where type in ('index', 'trigger') and sql is not null order by rowid
"""
_FAST = ("journal_mode = off", "synchronous = off", "cache_size = -400000", "temp_store = memory")


def build(path: Path, news: News, told: Callable[[str], None] = lambda line: None) -> None:
    """Build a database of some news; `told` hears how far it is."""
    Store.open(path).close()
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        for pragma in _FAST:
            db.execute(f"pragma {pragma}").fetchall()
        later = _set_aside(db)
        db.execute("begin")
        _write(db, news, told)
        _judge(db, news.seed)
        told("search index")
        for table in SEARCHED:
            db.execute(f"insert into {table}_fts ({table}_fts) values ('rebuild')")  # noqa: S608 - our own names
        told("indexes")
        for sql in later:
            db.execute(sql)
        db.execute("commit")
        told("mentions")
        _finish(db)


def _set_aside(db: sqlite3.Connection) -> list[str]:
    """Drop indexes and triggers; give what makes them again."""
    stored = db.execute(_STORED).fetchall()
    for kind, name, _ in stored:
        db.execute(f"drop {kind} {name}")
    return [sql for _, _, sql in stored]


def _write(db: sqlite3.Connection, news: News, told: Callable[[str], None]) -> None:
    """Insert the rows of all articles; of a row that comes twice (a speaker, a role) the first counts."""
    db.execute(
        "insert into runs values (?, ?, ?, '2025-01-01T00:00:00+00:00')", (RUN.id, RUN.code, RUN.models)
    )
    seen: set[tuple[str, ...]] = set()
    written, rest = 0, iter(news)
    while some := list(islice(rest, BATCH)):
        written += _write_batch(db, some, seen)
        told(f"{written:,} statements")


def _write_batch(
    db: sqlite3.Connection, extractions: Iterable[Extraction], seen: set[tuple[str, ...]]
) -> int:
    """Insert the rows of some articles; give how many statements there were."""
    together: dict[str, list[dict[str, object]]] = {}
    for extraction in extractions:
        for table, made in rows(extraction, RUN).items():
            together.setdefault(table, []).extend(row for row in made if _new(table, row, seen))
    for table, made in together.items():
        if made:
            columns = ", ".join(f'"{column}"' for column in made[0])
            marks = ", ".join("?" * len(made[0]))
            sql = f'insert into "{table}" ({columns}) values ({marks})'  # noqa: S608 - our own names
            db.executemany(sql, [tuple(row.values()) for row in made])
    return len(together["statements"])


def _new(table: str, row: dict[str, object], seen: set[tuple[str, ...]]) -> bool:
    """Say whether a row is the first of its id; those of articles and statements never come twice."""
    if table in ("articles", "statements", "statement_speakers", "spans", "chains"):
        return True
    key = (table, str(row.get("id", row.get("speaker"))), str(row["name"]) if table == "aliases" else "")
    if key in seen:
        return False
    seen.add(key)
    return True


def _judge(db: sqlite3.Connection, seed: int) -> None:
    """Let editors have judged some statements."""
    chance = random.Random(seed)
    for status, share in VERDICTS.items():
        last = db.execute("select max(rowid) from statements").fetchone()[0]
        some = chance.sample(range(1, last + 1), int(last * share))
        db.executemany("update statements set status = ? where rowid = ?", [(status, row) for row in some])


def _finish(db: sqlite3.Connection) -> None:
    """Tell whom statements speak about, and by which names speakers are searched."""
    db.isolation_level = ""
    whole = Database(db)
    with whole.atomic():
        Mentions(whole).fill()
        index_names(whole, [row["id"] for row in whole.query("select id from speakers")])
    db.commit()


def main() -> None:
    """Build a database and say how long it took."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("database", type=Path)
    ask.add_argument("--statements", type=int, default=1_000_000)
    ask.add_argument("--speakers", type=int, default=20_000)
    ask.add_argument("--seed", type=int, default=1)
    given = ask.parse_args()
    if given.database.exists():
        sys.exit(f"{given.database}: is there already; delete it or give another name")
    begun = time.monotonic()
    build(
        given.database,
        News(given.statements, given.speakers, given.seed),
        lambda line: print(f"{time.monotonic() - begun:7.0f} s  {line}", file=sys.stderr, flush=True),
    )
    print(
        f"{given.database}: {given.database.stat().st_size / 1e9:.2f} GB in {time.monotonic() - begun:.0f} s"
    )


if __name__ == "__main__":
    main()
