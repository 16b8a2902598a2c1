"""How each speaker was come to, in the article's own words, and why a statement has none.

A chain tells of whom the extractor found, whatever editors made of the statement since.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from sqlite_utils import Database

from quotes.document import Speaker, Statement
from quotes.store.covering import FACETS

# What stands beside the cue is among the spans.
STEPS = ("antecedent", "name")
NOBODY_BEFORE, NO_NAME = "nobody_before", "no_name"

TABLE = f"""CREATE TABLE chains (
  statement TEXT NOT NULL REFERENCES statements(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  step TEXT NOT NULL CHECK (step IN {STEPS}),
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (statement, position)
) STRICT, WITHOUT ROWID"""
_COLUMN = f"""ALTER TABLE statements ADD COLUMN unresolved TEXT
  CHECK (unresolved IN ('{NOBODY_BEFORE}', '{NO_NAME}'))"""
_FILL = f"""
update statements set unresolved = case when source_text is null then '{NOBODY_BEFORE}' else '{NO_NAME}' end
where speaker is null
"""  # noqa: S608 - our own names
# Few statements have no speaker: the index holds no others, and is small.
_INDEX = f"""CREATE INDEX idx_statements_unresolved
  ON statements (unresolved, said_on, status, {", ".join(FACETS)}) WHERE unresolved IS NOT NULL"""
_COUNT = "select count(*) from statements where unresolved is not null and status <> 'rejected'"


def create(db: Database) -> None:
    """Add table and column; say of the statements that a database holds why they have no speaker."""
    db.execute(TABLE)
    db.execute(_COLUMN)
    db.execute(_FILL)
    db.execute(_INDEX)


def count_unresolved(db: Database) -> int:
    """Count the statements without a speaker; those that editors rejected are none."""
    return int(db.execute(_COUNT).fetchone()[0])


def unresolved(speakers: Sequence[Speaker], mention: str | None) -> str | None:
    """Say why a statement has no speaker, by the article's mention of its source; None where it has one."""
    if speakers:
        return None
    return NOBODY_BEFORE if mention is None else NO_NAME


def links(text: str, statement: Statement, name: str) -> Iterator[dict[str, Any]]:
    """Give the rows of a statement's chain, in the order of the steps; `name` is its id."""
    kept = [link for link in statement.chain if link.step in STEPS]
    for position, link in enumerate(kept):
        place = {"statement": name, "position": position, "step": link.step}
        yield {**place, "start": link.span.start, "end": link.span.end, "text": link.span.of(text)}
