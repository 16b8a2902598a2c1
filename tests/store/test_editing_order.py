"""Law: corrections and judgements come to the same, whenever the articles they are about are extracted again."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from quotes.document import Extraction, Speaker, statement_id
from quotes.errors import QuotesError
from quotes.store import Store
from quotes.store.judgements import standing
from quotes.store.rows import folded, speaker_key
from store.articles import (
    ENVOY,
    FERRY,
    FERRY_STATEMENTS,
    GOVERNOR,
    LATER,
    LEAGUE,
    MINISTER,
    RIVER,
    RIVER_STATEMENTS,
    RUN,
)
from store.conftest import assert_sound
from store.test_order import ALL, OLDER

NEWCOMER = Speaker("سلمى عوض", "person", "الناطقة باسم الميناء")
PEOPLE = (ENVOY, MINISTER, GOVERNOR, LEAGUE, NEWCOMER)
STATEMENTS = tuple(
    statement_id(document, one)
    for document, said in ((FERRY, FERRY_STATEMENTS), (RIVER, RIVER_STATEMENTS))
    for one in said
)
# What other versions of the extractor would find: nothing, less, or something else.
OTHERWISE = (
    *OLDER,
    Extraction(RIVER),
    Extraction(
        FERRY, tuple(replace(one, kind="direct", speakers=(MINISTER, LEAGUE)) for one in FERRY_STATEMENTS)
    ),
)
TOLD = {
    "statements": """select id, article, kind, status, speaker, role, office, country, search, unresolved
        from statements order by id""",
    "offices": "select id from offices order by id",
    "countries": "select id from countries order by id",
    "statement_speakers": "select statement, position, speaker, role from statement_speakers order by 1, 2",
    "chains": "select statement, position, step, text from chains order by 1, 2",
    "speakers": "select id, kind, same_as, search from speakers order by id",
    "aliases": """select distinct a.speaker, folded(a.name) from aliases a join speakers p on p.id = a.speaker
        where folded(a.name) <> folded(p.name) order by 1, 2""",
    "roles": "select id from roles order by id",
    "mentions": "select statement, speaker from mentions order by 1, 2",
    "found": "select statement, kind, folded(speakers) from found order by 1",
}
Step = Callable[[Store], None]


def saving(extraction: Extraction) -> Step:
    return lambda store: store.save(LATER, [extraction]) and None


def correcting(statement: str, action: str, value: object = None) -> Step:
    return lambda store: store.editing.correct(statement, action, value=value, editor="rana") and None


def judging(left: Speaker, right: Speaker, opinion: str) -> Step:
    return lambda store: (
        store.editing.judge(speaker_key(left), speaker_key(right), opinion, editor="rana") and None
    )


def speakers(chosen: list[Speaker]) -> list[dict[str, object]]:
    return [{"name": one.name, "kind": one.kind, "role": one.role} for one in chosen]


statements = st.sampled_from(STATEMENTS)
edits = st.one_of(
    st.builds(correcting, statements, st.sampled_from(["confirm", "reject", "restore"])),
    st.builds(correcting, statements, st.just("kind"), st.sampled_from(["direct", "indirect", "mixed"])),
    st.builds(
        correcting,
        statements,
        st.just("speaker"),
        st.lists(st.sampled_from(PEOPLE), max_size=2).map(speakers),
    ),
    st.builds(
        judging,
        st.sampled_from(PEOPLE),
        st.sampled_from(PEOPLE),
        st.sampled_from(["same", "same", "different", "unsure"]),
    ),
)
extractions = st.builds(saving, st.sampled_from([*ALL, *OTHERWISE]))


@contextmanager
def database() -> Iterator[Store]:
    with TemporaryDirectory() as folder, Store.open(Path(folder) / "news.db") as store:
        store.db.execute("pragma synchronous = off")
        store.db.register_function(folded, deterministic=True)
        store.save(RUN, ALL)
        yield store


def told(store: Store) -> dict[str, list[tuple[object, ...]]]:
    assert_sound(store)
    return {table: store.db.execute(sql).fetchall() for table, sql in TOLD.items()}


def take(store: Store, steps: list[Step]) -> None:
    """Take steps; what makes no sense any more is refused and passed over."""
    for step in steps:
        with suppress(QuotesError):
            step(store)


def logged(store: Store) -> int:
    """Count what editors said."""
    counts = "select (select count(*) from corrections) + (select count(*) from judgements)"
    return int(store.db.execute(counts).fetchone()[0])


def take_noting(store: Store, steps: list[Step]) -> list[Step]:
    """Take steps, and give those that were written into the logs."""
    noted = []
    for step in steps:
        before = logged(store)
        take(store, [step])
        if logged(store) != before:
            noted.append(step)
    return noted


@settings(max_examples=120)
@given(st.lists(st.one_of(edits, edits, extractions), max_size=9), st.permutations(ALL))
def test_extractions_in_between_make_no_difference(steps: list[Step], order: list[Extraction]):
    with database() as mixed:
        noted = take_noting(mixed, steps)
        mixed.save(RUN, order)
        mixed.save(RUN, order)
        result = told(mixed)
    with database() as plain:
        for step in noted:
            step(plain)
        assert told(plain) == result


@settings(max_examples=60)
@given(st.lists(edits, max_size=9), st.permutations(ALL))
def test_an_edit_comes_to_what_a_new_extraction_comes_to(steps: list[Step], order: list[Extraction]):
    with database() as store:
        take(store, steps)
        before = told(store)
        changes = store.db.conn.total_changes
        store.tidy()
        assert store.db.conn.total_changes == changes, "edits leave nothing to tidy"
        store.save(LATER, order)
        assert told(store) == before


@settings(max_examples=60)
@given(st.lists(edits, max_size=9))
def test_everything_undone_is_as_it_was_found(steps: list[Step]):
    with database() as store:
        before = told(store)
        take(store, steps)
        for (statement,) in store.db.execute("select distinct statement from corrections").fetchall():
            store.editing.correct(statement, "restore", editor="rana")
        pairs = 'select distinct "left", "right" from judgements'
        joined = [(one.left, one.right) for one in standing(store.db) if one.judgement == "same"]
        for left, right in joined:
            store.editing.judge(left, right, "different", editor="rana")
        for left, right in store.db.execute(pairs).fetchall():
            store.editing.judge(left, right, "different", editor="rana")
        after = told(store)
        judged = {
            row[0]
            for row in store.db.execute('select "left" from judgements union select "right" from judgements')
        }
        after["speakers"] = [
            row for row in after["speakers"] if row in before["speakers"] or row[0] not in judged
        ]
        assert after == before


def test_a_hundred_times_in_random_order():
    chance = random.Random(20)
    with database() as store:
        steps = [
            *(judging(a, b, "same") for a in PEOPLE[:4] for b in PEOPLE[:4] if a != b),
            *(judging(a, b, "different") for a in PEOPLE[:4] for b in PEOPLE[:4] if a != b),
            *(saving(one) for one in (*ALL, *OTHERWISE)),
        ]
        taken = take_noting(store, [chance.choice(steps) for _ in range(100)])
        store.save(RUN, ALL)
        result = told(store)
    with database() as plain:
        for step in taken:
            step(plain)
        plain.save(RUN, ALL)
        assert told(plain) == result
    assert len(taken) > 10


def test_the_law_can_fail():
    with database() as store:
        before = told(store)
        take(store, [correcting(STATEMENTS[0], "kind", "direct")])
        assert told(store) != before
