-- What the migrations in quotes/store/migrations.py build, for people to read. Not edited by hand:
-- python -m quotes.store.schema > db/schema.sql
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
  kind TEXT NOT NULL CHECK (kind IN ('person', 'organisation', 'unnamed')),
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
  kind TEXT NOT NULL CHECK (kind IN ('direct', 'indirect', 'mixed')),
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
  part TEXT NOT NULL CHECK (part IN ('cue', 'source', 'content')),
  position INTEGER NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  text TEXT NOT NULL,
  UNIQUE (statement, part, position)
) STRICT;
CREATE INDEX "idx_articles_outlet"
    ON "articles" ("outlet");
CREATE INDEX "idx_articles_published"
    ON "articles" ("published");
CREATE INDEX "idx_articles_digest"
    ON "articles" ("digest");
CREATE INDEX "idx_articles_run"
    ON "articles" ("run");
CREATE INDEX "idx_speakers_kind"
    ON "speakers" ("kind");
CREATE INDEX "idx_speakers_name"
    ON "speakers" ("name");
CREATE INDEX "idx_statements_article_position"
    ON "statements" ("article", "position");
CREATE INDEX "idx_statements_outlet_said_on"
    ON "statements" ("outlet", "said_on");
CREATE INDEX "idx_statements_speaker_said_on"
    ON "statements" ("speaker", "said_on");
CREATE INDEX "idx_statements_role"
    ON "statements" ("role");
CREATE INDEX "idx_statements_cue"
    ON "statements" ("cue");
CREATE INDEX "idx_statements_kind"
    ON "statements" ("kind");
CREATE INDEX "idx_statements_said_on"
    ON "statements" ("said_on");
CREATE INDEX "idx_statements_confidence"
    ON "statements" ("confidence");
CREATE INDEX "idx_statements_parent"
    ON "statements" ("parent");
CREATE INDEX "idx_statements_run"
    ON "statements" ("run");
CREATE INDEX "idx_statement_speakers_speaker"
    ON "statement_speakers" ("speaker");
CREATE INDEX "idx_statement_speakers_role"
    ON "statement_speakers" ("role");
CREATE VIRTUAL TABLE "articles_fts" USING FTS5 (
    "search",
    tokenize='unicode61 remove_diacritics 2',
    content="articles"
);
CREATE TRIGGER "articles_ai" AFTER INSERT ON "articles" BEGIN
  INSERT INTO "articles_fts" (rowid, "search") VALUES (new.rowid, new."search");
END;
CREATE TRIGGER "articles_ad" AFTER DELETE ON "articles" BEGIN
  INSERT INTO "articles_fts" ("articles_fts", rowid, "search") VALUES('delete', old.rowid, old."search");
END;
CREATE TRIGGER "articles_au" AFTER UPDATE ON "articles" BEGIN
  INSERT INTO "articles_fts" ("articles_fts", rowid, "search") VALUES('delete', old.rowid, old."search");
  INSERT INTO "articles_fts" (rowid, "search") VALUES (new.rowid, new."search");
END;
CREATE VIRTUAL TABLE "speakers_fts" USING FTS5 (
    "search",
    tokenize='unicode61 remove_diacritics 2',
    content="speakers"
);
CREATE TRIGGER "speakers_ai" AFTER INSERT ON "speakers" BEGIN
  INSERT INTO "speakers_fts" (rowid, "search") VALUES (new.rowid, new."search");
END;
CREATE TRIGGER "speakers_ad" AFTER DELETE ON "speakers" BEGIN
  INSERT INTO "speakers_fts" ("speakers_fts", rowid, "search") VALUES('delete', old.rowid, old."search");
END;
CREATE TRIGGER "speakers_au" AFTER UPDATE ON "speakers" BEGIN
  INSERT INTO "speakers_fts" ("speakers_fts", rowid, "search") VALUES('delete', old.rowid, old."search");
  INSERT INTO "speakers_fts" (rowid, "search") VALUES (new.rowid, new."search");
END;
CREATE VIRTUAL TABLE "statements_fts" USING FTS5 (
    "search",
    tokenize='unicode61 remove_diacritics 2',
    content="statements"
);
CREATE TRIGGER "statements_ai" AFTER INSERT ON "statements" BEGIN
  INSERT INTO "statements_fts" (rowid, "search") VALUES (new.rowid, new."search");
END;
CREATE TRIGGER "statements_ad" AFTER DELETE ON "statements" BEGIN
  INSERT INTO "statements_fts" ("statements_fts", rowid, "search") VALUES('delete', old.rowid, old."search");
END;
CREATE TRIGGER "statements_au" AFTER UPDATE ON "statements" BEGIN
  INSERT INTO "statements_fts" ("statements_fts", rowid, "search") VALUES('delete', old.rowid, old."search");
  INSERT INTO "statements_fts" (rowid, "search") VALUES (new.rowid, new."search");
END;
CREATE TABLE mentions (
  statement TEXT NOT NULL REFERENCES statements(id) ON DELETE CASCADE,
  speaker TEXT NOT NULL REFERENCES speakers(id) ON DELETE CASCADE,
  PRIMARY KEY (statement, speaker)
) STRICT
;
CREATE INDEX "idx_mentions_speaker"
    ON "mentions" ("speaker");
