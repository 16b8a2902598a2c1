"""The tables of what editors say: two logs that only grow, guarded by triggers, and what they hide."""

from __future__ import annotations

from collections.abc import Iterator

_TABLES = (
    """ALTER TABLE statements ADD COLUMN status TEXT NOT NULL DEFAULT 'found'
  CHECK (status IN ('found', 'confirmed', 'corrected', 'rejected'))""",
    # Whom a speaker was merged into; NULL for one who is shown as themselves.
    "ALTER TABLE speakers ADD COLUMN same_as TEXT REFERENCES speakers(id)",
    # What the extractor found, for those statements that show something else.
    """CREATE TABLE found (
  statement TEXT PRIMARY KEY REFERENCES statements(id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('direct', 'indirect', 'mixed')),
  speakers TEXT NOT NULL CHECK (json_valid(speakers))
) STRICT""",
    # No reference to statements: a correction stays when its statement is found no more.
    """CREATE TABLE corrections (
  id INTEGER PRIMARY KEY,
  statement TEXT NOT NULL,
  action TEXT NOT NULL CHECK (action IN ('confirm', 'reject', 'speaker', 'kind', 'restore')),
  value TEXT NOT NULL CHECK (json_valid(value)),
  editor TEXT NOT NULL CHECK (editor <> ''),
  made_at TEXT NOT NULL,
  note TEXT NOT NULL,
  seen TEXT NOT NULL CHECK (json_valid(seen))
) STRICT""",
    """CREATE TABLE judgements (
  id INTEGER PRIMARY KEY,
  "left" TEXT NOT NULL,
  "right" TEXT NOT NULL CHECK ("right" <> "left"),
  judgement TEXT NOT NULL CHECK (judgement IN ('same', 'different', 'unsure')),
  left_name TEXT NOT NULL,
  right_name TEXT NOT NULL,
  editor TEXT NOT NULL CHECK (editor <> ''),
  made_at TEXT NOT NULL,
  note TEXT NOT NULL
) STRICT""",
)
_INDEXES = (
    "CREATE INDEX idx_statements_status_confidence ON statements (status, confidence)",
    "CREATE INDEX idx_speakers_same_as ON speakers (same_as) WHERE same_as IS NOT NULL",
    "CREATE INDEX idx_corrections_statement ON corrections (statement)",
    'CREATE INDEX idx_judgements_left ON judgements ("left")',
    'CREATE INDEX idx_judgements_right ON judgements ("right")',
)
_GUARDS = {
    "update": "BEFORE UPDATE ON {table}",
    "delete": "BEFORE DELETE ON {table}",
    # INSERT OR REPLACE would delete the old row without asking the trigger above.
    "replace": "BEFORE INSERT ON {table} WHEN EXISTS (SELECT 1 FROM {table} WHERE id = NEW.id)",
}


def _triggers(table: str) -> Iterator[str]:
    for name, when in _GUARDS.items():
        yield (
            f"CREATE TRIGGER {table}_no_{name} {when.format(table=table)} BEGIN\n"
            f"  SELECT RAISE(ABORT, '{table} only grow: nothing in it is changed or deleted');\nEND"
        )


CORRECTIONS = (*_TABLES, *_INDEXES, *_triggers("corrections"), *_triggers("judgements"))
