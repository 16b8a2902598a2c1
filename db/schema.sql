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
, lemmas TEXT NOT NULL DEFAULT '') STRICT;
CREATE TABLE speakers (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('person', 'organisation', 'unnamed')),
  search TEXT NOT NULL
, same_as TEXT REFERENCES speakers(id), lemmas TEXT NOT NULL DEFAULT '', wikidata TEXT
  CHECK (wikidata GLOB 'Q[1-9]*' AND substr(wikidata, 2) NOT GLOB '*[^0-9]*')) STRICT;
CREATE TABLE aliases (
  id INTEGER PRIMARY KEY,
  speaker TEXT NOT NULL REFERENCES speakers(id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  UNIQUE (speaker, name)
) STRICT;
CREATE TABLE roles (id TEXT PRIMARY KEY, name TEXT NOT NULL UNIQUE, office TEXT REFERENCES offices(id), country TEXT REFERENCES countries(id)) STRICT;
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
, status TEXT NOT NULL DEFAULT 'found'
  CHECK (status IN ('found', 'confirmed', 'corrected', 'rejected')), act TEXT REFERENCES acts(id), office TEXT REFERENCES offices(id), country TEXT REFERENCES countries(id), year TEXT, month TEXT, lemmas TEXT NOT NULL DEFAULT '', unresolved TEXT
  CHECK (unresolved IN ('nobody_before', 'no_name'))) STRICT;
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
CREATE TABLE found (
  statement TEXT PRIMARY KEY REFERENCES statements(id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('direct', 'indirect', 'mixed')),
  speakers TEXT NOT NULL CHECK (json_valid(speakers))
) STRICT;
CREATE TABLE corrections (
  id INTEGER PRIMARY KEY,
  statement TEXT NOT NULL,
  action TEXT NOT NULL CHECK (action IN ('confirm', 'reject', 'speaker', 'kind', 'restore')),
  value TEXT NOT NULL CHECK (json_valid(value)),
  editor TEXT NOT NULL CHECK (editor <> ''),
  made_at TEXT NOT NULL,
  note TEXT NOT NULL,
  seen TEXT NOT NULL CHECK (json_valid(seen))
) STRICT;
CREATE TABLE judgements (
  id INTEGER PRIMARY KEY,
  "left" TEXT NOT NULL,
  "right" TEXT NOT NULL CHECK ("right" <> "left"),
  judgement TEXT NOT NULL CHECK (judgement IN ('same', 'different', 'unsure')),
  left_name TEXT NOT NULL,
  right_name TEXT NOT NULL,
  editor TEXT NOT NULL CHECK (editor <> ''),
  made_at TEXT NOT NULL,
  note TEXT NOT NULL
) STRICT;
CREATE INDEX idx_statements_status_confidence ON statements (status, confidence);
CREATE INDEX idx_speakers_same_as ON speakers (same_as) WHERE same_as IS NOT NULL;
CREATE INDEX idx_corrections_statement ON corrections (statement);
CREATE INDEX idx_judgements_left ON judgements ("left");
CREATE INDEX idx_judgements_right ON judgements ("right");
CREATE TRIGGER corrections_no_update BEFORE UPDATE ON corrections BEGIN
  SELECT RAISE(ABORT, 'corrections only grow: nothing in it is changed or deleted');
END;
CREATE TRIGGER corrections_no_delete BEFORE DELETE ON corrections BEGIN
  SELECT RAISE(ABORT, 'corrections only grow: nothing in it is changed or deleted');
END;
CREATE TRIGGER corrections_no_replace BEFORE INSERT ON corrections WHEN EXISTS (SELECT 1 FROM corrections WHERE id = NEW.id) BEGIN
  SELECT RAISE(ABORT, 'corrections only grow: nothing in it is changed or deleted');
END;
CREATE TRIGGER judgements_no_update BEFORE UPDATE ON judgements BEGIN
  SELECT RAISE(ABORT, 'judgements only grow: nothing in it is changed or deleted');
END;
CREATE TRIGGER judgements_no_delete BEFORE DELETE ON judgements BEGIN
  SELECT RAISE(ABORT, 'judgements only grow: nothing in it is changed or deleted');
END;
CREATE TRIGGER judgements_no_replace BEFORE INSERT ON judgements WHEN EXISTS (SELECT 1 FROM judgements WHERE id = NEW.id) BEGIN
  SELECT RAISE(ABORT, 'judgements only grow: nothing in it is changed or deleted');
END;
CREATE TABLE mentions (
  statement TEXT NOT NULL REFERENCES statements(id) ON DELETE CASCADE,
  speaker TEXT NOT NULL REFERENCES speakers(id) ON DELETE CASCADE,
  PRIMARY KEY (statement, speaker)
) STRICT
;
CREATE INDEX "idx_mentions_speaker"
    ON "mentions" ("speaker");
CREATE TABLE acts (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  name_en TEXT NOT NULL,
  family TEXT NOT NULL
) STRICT;
CREATE TABLE offices (id TEXT PRIMARY KEY, name TEXT NOT NULL, name_en TEXT NOT NULL) STRICT;
CREATE TABLE countries (id TEXT PRIMARY KEY, name TEXT NOT NULL, name_en TEXT NOT NULL) STRICT;
CREATE INDEX "idx_roles_office"
    ON "roles" ("office");
CREATE INDEX "idx_roles_country"
    ON "roles" ("country");
CREATE INDEX idx_statement_speakers_together ON statement_speakers (speaker) WHERE position > 0;
CREATE TABLE lexicon (
  surface TEXT NOT NULL,
  lemma TEXT NOT NULL,
  count INTEGER NOT NULL,
  PRIMARY KEY (surface, lemma)
) STRICT, WITHOUT ROWID
;
CREATE VIRTUAL TABLE "articles_fts" USING FTS5 (
    "search", "lemmas",
    tokenize='unicode61 remove_diacritics 2',
    content="articles"
);
CREATE TRIGGER "articles_ai" AFTER INSERT ON "articles" BEGIN
  INSERT INTO "articles_fts" (rowid, "search", "lemmas") VALUES (new.rowid, new."search", new."lemmas");
END;
CREATE TRIGGER "articles_ad" AFTER DELETE ON "articles" BEGIN
  INSERT INTO "articles_fts" ("articles_fts", rowid, "search", "lemmas") VALUES('delete', old.rowid, old."search", old."lemmas");
END;
CREATE TRIGGER "articles_au" AFTER UPDATE ON "articles" BEGIN
  INSERT INTO "articles_fts" ("articles_fts", rowid, "search", "lemmas") VALUES('delete', old.rowid, old."search", old."lemmas");
  INSERT INTO "articles_fts" (rowid, "search", "lemmas") VALUES (new.rowid, new."search", new."lemmas");
END;
CREATE VIRTUAL TABLE "speakers_fts" USING FTS5 (
    "search", "lemmas",
    tokenize='unicode61 remove_diacritics 2',
    content="speakers"
);
CREATE TRIGGER "speakers_ai" AFTER INSERT ON "speakers" BEGIN
  INSERT INTO "speakers_fts" (rowid, "search", "lemmas") VALUES (new.rowid, new."search", new."lemmas");
END;
CREATE TRIGGER "speakers_ad" AFTER DELETE ON "speakers" BEGIN
  INSERT INTO "speakers_fts" ("speakers_fts", rowid, "search", "lemmas") VALUES('delete', old.rowid, old."search", old."lemmas");
END;
CREATE TRIGGER "speakers_au" AFTER UPDATE ON "speakers" BEGIN
  INSERT INTO "speakers_fts" ("speakers_fts", rowid, "search", "lemmas") VALUES('delete', old.rowid, old."search", old."lemmas");
  INSERT INTO "speakers_fts" (rowid, "search", "lemmas") VALUES (new.rowid, new."search", new."lemmas");
END;
CREATE VIRTUAL TABLE "statements_fts" USING FTS5 (
    "search", "lemmas",
    tokenize='unicode61 remove_diacritics 2',
    content="statements"
);
CREATE TRIGGER "statements_ai" AFTER INSERT ON "statements" BEGIN
  INSERT INTO "statements_fts" (rowid, "search", "lemmas") VALUES (new.rowid, new."search", new."lemmas");
END;
CREATE TRIGGER "statements_ad" AFTER DELETE ON "statements" BEGIN
  INSERT INTO "statements_fts" ("statements_fts", rowid, "search", "lemmas") VALUES('delete', old.rowid, old."search", old."lemmas");
END;
CREATE TRIGGER "statements_au" AFTER UPDATE ON "statements" BEGIN
  INSERT INTO "statements_fts" ("statements_fts", rowid, "search", "lemmas") VALUES('delete', old.rowid, old."search", old."lemmas");
  INSERT INTO "statements_fts" (rowid, "search", "lemmas") VALUES (new.rowid, new."search", new."lemmas");
END;
CREATE INDEX idx_statements_speaker on statements (speaker, said_on, status, country, office, act, kind, outlet, year, cue, role);
CREATE INDEX idx_statements_country on statements (country, said_on, status, speaker, office, act, kind, outlet, year);
CREATE INDEX idx_statements_office on statements (office, said_on, status, speaker, country, act, kind, outlet, year);
CREATE INDEX idx_statements_act on statements (act, said_on, status, speaker, country, office, kind, outlet, year);
CREATE INDEX idx_statements_kind on statements (kind, said_on, status, speaker, country, office, act, outlet, year);
CREATE INDEX idx_statements_outlet on statements (outlet, said_on, status, speaker, country, office, act, kind, year);
CREATE INDEX idx_statements_year on statements (year, said_on, status, speaker, country, office, act, kind, outlet);
CREATE INDEX idx_statements_said_on on statements (said_on, act, status);
CREATE INDEX idx_statements_month on statements (month, status);
CREATE INDEX idx_statements_role on statements (role, status);
CREATE INDEX idx_statements_cue on statements (cue, status);
CREATE TABLE chains (
  statement TEXT NOT NULL REFERENCES statements(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  step TEXT NOT NULL CHECK (step IN ('antecedent', 'name')),
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (statement, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX idx_statements_unresolved
  ON statements (unresolved, said_on, status, speaker, country, office, act, kind, outlet, year) WHERE unresolved IS NOT NULL;
