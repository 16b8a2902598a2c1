"""The lexicon: what the parser said of the words of all articles, in step with them."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import sqlite_utils
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quotes.document import Document, Extraction, Span, Word
from quotes.store import Run, Store
from quotes.store.migrations import migrations
from store.articles import EXTRACTIONS, LATER, RUN
from store.conftest import assert_sound

READ = {
    "غناطيس": "غِنطَوس",
    "الغناطيس": "غِنطَوس",
    "غنطوس": "غنطوس",
    "وزراء": "وَزِير",
    "بيروت": "بَيرُوت",
    "2024": "2024",
}


def read(text: str, id: str, lemmas: dict[str, str] | None = None) -> Extraction:  # noqa: A002
    """Make an article of words, each read by a parser whose lemmas these are."""
    lemmas = READ if lemmas is None else lemmas
    words, at = [], 0
    for word in text.split():
        start = text.index(word, at)
        at = start + len(word)
        if word in lemmas:
            words.append(Word(Span(start, at), lemmas[word], "NOUN"))
    return Extraction(Document(text, id=id), (), tuple(words))


def lexicon(store: Store) -> dict[tuple[str, str], int]:
    """Give what the lexicon holds."""
    found = store.db.execute("select surface, lemma, count from lexicon").fetchall()
    return {(surface, lemma): count for surface, lemma, count in found}


def test_words_are_counted_without_article_and_vowels(store: Store):
    store.save(RUN, [read("الغناطيس غناطيس وزراء", "a")])
    assert lexicon(store) == {("غناطيس", "غنطوس"): 2, ("وزراء", "وزير"): 1}


def test_clitics_are_cut_off_where_the_parser_cuts(store: Store):
    text = "ولغناطيسهم"
    words = (Word(Span(0, 1), "و", "CCONJ"), Word(Span(1, 2), "ل", "ADP"), Word(Span(2, 8), "غنطوس", "NOUN"))
    store.save(RUN, [Extraction(Document(text, id="a"), (), (*words, Word(Span(8, 10), "هم", "PRON")))])
    assert lexicon(store) == {("غناطيس", "غنطوس"): 1}


def test_storing_twice_changes_nothing(store: Store):
    store.save(RUN, [read("غناطيس بيروت", "a")])
    before = store.path.read_bytes()
    store.save(RUN, [read("غناطيس بيروت", "a")])
    assert store.path.read_bytes() == before
    store.save(LATER, [read("غناطيس بيروت", "a")])
    assert lexicon(store) == {("غناطيس", "غنطوس"): 1, ("بيروت", "بيروت"): 1}


def test_what_is_read_anew_is_counted_anew(store: Store):
    store.save(RUN, [read("غناطيس بيروت", "a"), read("غناطيس", "b")])
    store.save(LATER, [read("غناطيس بيروت", "a", {"غناطيس": "غنطيسة"})])
    assert lexicon(store) == {("غناطيس", "غنطوس"): 1, ("غناطيس", "غنطيسه"): 1}
    store.save(LATER, [replace(read("غناطيس بيروت", "a"), words=())])
    assert lexicon(store) == {("غناطيس", "غنطوس"): 1}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from("abc"),
            st.lists(st.sampled_from([*READ, "إلى", "ﷺ", "a_b", "كِتابٌ"]), min_size=1, max_size=5),
            st.booleans(),
        ),
        max_size=6,
    )
)
def test_the_lexicon_is_the_sum_over_the_articles(store: Store, saves: Sequence[tuple[str, list[str], bool]]):
    for name, words, parsed in saves:
        store.save(RUN, [read(" ".join(words), name, READ if parsed else {})])
        assert_sound(store)


def test_an_older_database_is_searched_by_lemmas_that_need_no_parser(path: Path, tmp_path: Path):
    with Store.open(tmp_path / "now.db") as now:
        now.save(RUN, EXTRACTIONS)
        wanted = now.db.execute("select id, search, lemmas from statements order by id").fetchall()
        named = now.db.execute("select id, search, lemmas from speakers order by id").fetchall()
    old = sqlite_utils.Database(path)
    migrations.apply(old, stop_before=["create_lexicon"])
    old.execute("attach ? as now", [str(tmp_path / "now.db")])
    for table in old.table_names():
        columns = [row[1] for row in old.execute(f"pragma main.table_info({table})")]
        if "_fts" not in table and not table.startswith(("_", "sqlite")):
            listed = ", ".join(f'"{column}"' for column in columns)
            old.execute(f"insert or ignore into {table} ({listed}) select {listed} from now.{table}")  # noqa: S608
    old.execute("update statements set search = 'before'")
    old.conn.commit()
    old.close()
    with Store.open(path) as store:
        assert_sound(store)
        assert lexicon(store) == {}
        assert store.db.execute("select id, search, lemmas from statements order by id").fetchall() == wanted
        assert store.db.execute("select id, search, lemmas from speakers order by id").fetchall() == named
        store.save(Run("new", "models"), [read("غناطيس", "a")])
        assert lexicon(store) == {("غناطيس", "غنطوس"): 1}
    with closing(sqlite3.connect(path)) as db:
        query = "select count(*) from statements_fts where statements_fts match 'ـعباره'"
        assert db.execute(query).fetchone()[0] > 0
