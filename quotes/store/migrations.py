"""How the database came to look as it does: each change a migration, applied once and in order."""

from __future__ import annotations

from sqlite_utils import Database, Migrations

from quotes.store import chains, covering, facets, lexicon, mentions, reindexing, wikidata
from quotes.store.correction_tables import CORRECTIONS

migrations = Migrations("quotes")

KINDS = ("direct", "indirect", "mixed")
SPEAKER_KINDS = ("person", "organisation", "unnamed")
PARTS = ("cue", "source", "content")


def _one_of(column: str, values: tuple[str, ...]) -> str:
    return f"{column} TEXT NOT NULL CHECK ({column} IN ({', '.join(repr(v) for v in values)}))"


TABLES = f"""
CREATE TABLE runs (
  id TEXT PRIMARY KEY,
  code TEXT NOT NULL,
  models TEXT NOT NULL,
  started TEXT NOT NULL
) STRICT;
CREATE TABLE outlets (id TEXT PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE articles (
  id TEXT PRIMARY KEY,
  title TEXT,
  outlet TEXT REFERENCES outlets(id),
  url TEXT,
  published TEXT,
  language TEXT NOT NULL,
  text TEXT NOT NULL,
  digest TEXT NOT NULL,
  run TEXT NOT NULL REFERENCES runs(id),
  search TEXT NOT NULL
) STRICT;
CREATE TABLE speakers (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  {_one_of("kind", SPEAKER_KINDS)},
  search TEXT NOT NULL
) STRICT;
CREATE TABLE aliases (
  id INTEGER PRIMARY KEY,
  speaker TEXT NOT NULL REFERENCES speakers(id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  UNIQUE (speaker, name)
) STRICT;
CREATE TABLE roles (id TEXT PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE cues (id TEXT PRIMARY KEY, lemma TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE statements (
  id TEXT PRIMARY KEY,
  article TEXT NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
  outlet TEXT REFERENCES outlets(id),
  said_on TEXT,
  speaker TEXT REFERENCES speakers(id),
  role TEXT REFERENCES roles(id),
  cue TEXT NOT NULL REFERENCES cues(id),
  {_one_of("kind", KINDS)},
  content TEXT NOT NULL,
  cue_text TEXT NOT NULL,
  source_text TEXT,
  rule TEXT NOT NULL,
  confidence REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1),
  parent TEXT REFERENCES statements(id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  position INTEGER NOT NULL,
  start INTEGER NOT NULL,
  run TEXT NOT NULL REFERENCES runs(id),
  search TEXT NOT NULL
) STRICT;
CREATE TABLE statement_speakers (
  statement TEXT NOT NULL REFERENCES statements(id) ON DELETE CASCADE,
  speaker TEXT NOT NULL REFERENCES speakers(id),
  role TEXT REFERENCES roles(id),
  position INTEGER NOT NULL,
  PRIMARY KEY (statement, position)
) STRICT;
CREATE TABLE spans (
  id INTEGER PRIMARY KEY,
  statement TEXT NOT NULL REFERENCES statements(id) ON DELETE CASCADE,
  {_one_of("part", PARTS)},
  position INTEGER NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  text TEXT NOT NULL,
  UNIQUE (statement, part, position)
) STRICT
"""
INDEXES: dict[str, list[tuple[str, ...]]] = {
    "articles": [("outlet",), ("published",), ("digest",), ("run",)],
    "speakers": [("kind",), ("name",)],
    "statements": [
        ("article", "position"),
        ("outlet", "said_on"),
        ("speaker", "said_on"),
        ("role",),
        ("cue",),
        ("kind",),
        ("said_on",),
        ("confidence",),
        ("parent",),
        ("run",),
    ],
    "statement_speakers": [("speaker",), ("role",)],
}
PAGE_INDEXES = (
    "CREATE INDEX idx_statements_of_speaker"
    " ON statements (speaker, said_on, status, act, kind, outlet, cue, role)",
    "CREATE INDEX idx_statements_of_outlet ON statements (outlet, said_on, status, act, kind)",
    # Few statements are said by several.
    "CREATE INDEX idx_statement_speakers_together ON statement_speakers (speaker) WHERE position > 0",
)
SEARCHED = ("articles", "speakers", "statements")


@migrations()
def create_tables(db: Database) -> None:
    """Create the tables and the indexes on what is faceted and joined."""
    for statement in TABLES.split(";"):
        db.execute(statement.strip())
    for table, indexes in INDEXES.items():
        for columns in indexes:
            db.table(table).create_index(columns)


@migrations()
def create_search(db: Database) -> None:
    """Index the folded `search` columns for full-text search, kept in step by triggers."""
    for table in SEARCHED:
        db.table(table).enable_fts(["search"], create_triggers=True, tokenize="unicode61 remove_diacritics 2")


@migrations()
def create_corrections(db: Database) -> None:
    """Keep what editors say of statements and speakers, and show it in the statements' own rows."""
    # Before the mentions, which ask what was rejected and merged.
    for statement in CORRECTIONS:
        db.execute(statement)


@migrations()
def create_mentions(db: Database) -> None:
    """Tell whom statements speak about, in older databases too."""
    db.execute(mentions.TABLE)
    db.table("mentions").create_index(["speaker"])
    mentions.Mentions(db).fill()


@migrations()
def create_facets(db: Database) -> None:
    """File statements under act, office, country, year and month, in older databases too."""
    facets.create(db)


@migrations()
def create_page_indexes(db: Database) -> None:
    """Hold all that a page counts of a speaker or an outlet in one index, so that it need not look the rows up."""
    for sql in PAGE_INDEXES:
        db.execute(sql)


@migrations()
def create_lexicon(db: Database) -> None:
    """Search by lemmas; older databases by those that need no parser, until their articles are read again."""
    db.execute(lexicon.TABLE)
    for table in SEARCHED:
        db.execute(f"alter table {table} add column lemmas TEXT NOT NULL DEFAULT ''")
        db.table(table).disable_fts()
    reindexing.fill(db)
    for table in SEARCHED:
        db.table(table).enable_fts(
            ["search", "lemmas"], create_triggers=True, tokenize="unicode61 remove_diacritics 2"
        )


@migrations()
def cover_facets(db: Database) -> None:
    """Let facets and filters be counted in indexes alone."""
    covering.cover_facets(db)


@migrations()
def create_wikidata(db: Database) -> None:
    """Say which item of Wikidata speakers are, in older databases too."""
    wikidata.create(db)


@migrations()
def create_chains(db: Database) -> None:
    """Keep how speakers were come to, empty for older articles until they are read again, and why some have none."""
    chains.create(db)


_ALL = (
    create_tables,
    create_search,
    create_corrections,
    create_mentions,
    create_facets,
    create_page_indexes,
    create_lexicon,
    cover_facets,
    create_wikidata,
    create_chains,
)
NAMES = frozenset(migration.__name__ for migration in _ALL)
