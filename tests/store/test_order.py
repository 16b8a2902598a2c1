"""Laws: the order in which articles come makes no difference, nor how often or in how many runs they come."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from quotes.document import Extraction
from quotes.store import Store
from store.articles import EXTRACTIONS, FERRY, FERRY_STATEMENTS, RIVER, RIVER_STATEMENTS, RUN
from store.conftest import assert_sound

COPIES = (
    Extraction(replace(FERRY, id="copy", outlet="صحيفة أخرى", published=None), FERRY_STATEMENTS),
    Extraction(replace(FERRY, id="early", outlet="الإذاعة", published="2023-05-01"), FERRY_STATEMENTS),
    Extraction(replace(RIVER, id="reprint", title=None), RIVER_STATEMENTS),
)
ALL = (*EXTRACTIONS, *COPIES)
# Earlier states of two of the articles.
OLDER = (
    Extraction(FERRY, FERRY_STATEMENTS[1:]),
    Extraction(RIVER, tuple(replace(one, speakers=(), chain=one.chain[1:]) for one in RIVER_STATEMENTS)),
    Extraction(replace(FERRY, text="لم يكن هنا قول.")),
    Extraction(replace(RIVER, text=FERRY.text), FERRY_STATEMENTS),
)
TOLD = {
    "articles": "select id, title, outlet, published, text, run, search from articles order by id",
    "statements": """select id, article, outlet, said_on, speaker, role, cue, kind, content, source_text, parent,
        position, start, run, search, unresolved from statements order by id""",
    "statement_speakers": "select statement, position, speaker, role from statement_speakers order by 1, 2",
    "spans": 'select statement, part, position, start, "end", text from spans order by 1, 2, 3',
    "chains": 'select statement, position, step, start, "end", text from chains order by 1, 2',
    "speakers": "select id, kind from speakers order by id",
    "mentions": "select statement, speaker from mentions order by 1, 2",
    "aliases": "select speaker, name from aliases order by 1, 2",
    "cues": "select * from cues order by id",
    "roles": "select * from roles order by id",
    "outlets": "select * from outlets order by id",
}


def told(batches: list[list[Extraction]]) -> dict[str, list[tuple[object, ...]]]:
    """Build a database of batches of articles and give all that it tells."""
    with TemporaryDirectory() as folder, Store.open(Path(folder) / "news.db") as store:
        store.db.execute("pragma synchronous = off")
        for batch in batches:
            store.save(RUN, batch)
        assert_sound(store)
        return {table: store.db.execute(sql).fetchall() for table, sql in TOLD.items()}


EXPECTED = told([list(ALL)])


@settings(max_examples=80)
@given(st.permutations(ALL), st.integers(0, len(ALL)))
def test_any_order_gives_the_same(order: list[Extraction], cut: int):
    assert told([order[:cut], order[cut:]]) == EXPECTED


@settings(max_examples=80)
@given(st.lists(st.sampled_from([*ALL, *OLDER]), max_size=6), st.permutations(ALL))
def test_whatever_was_stored_before_the_last_word_counts(before: list[Extraction], order: list[Extraction]):
    assert told([before, order]) == EXPECTED


def test_the_law_can_fail():
    assert told([list(ALL[1:])]) != EXPECTED
