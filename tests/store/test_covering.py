"""Facets and filters are answered out of indexes, as Datasette asks for them; the newest come first at no cost."""

from __future__ import annotations

from itertools import product

import pytest

from quotes.store import Store

FACETS = ("speaker", "country", "office", "act", "kind", "outlet", "year")
STANDING = "status <> 'rejected'"
FILTERS = [
    *(f"{column} = 'x' and {STANDING}" for column in FACETS),
    STANDING,
    "true",
    f"said_on > '2024' and {STANDING}",
]


def plan(store: Store, sql: str) -> str:
    return "\n".join(row[3] for row in store.db.execute(f"explain query plan {sql}").fetchall())


def facet(column: str, where: str) -> str:
    rows = f"select * from statements where {where}"  # noqa: S608
    return (
        f"select {column} as value, count(*) as count from ({rows}) where {column} is not null "  # noqa: S608
        f"group by {column} order by count desc, value limit 11"
    )


@pytest.mark.parametrize(("column", "where"), list(product(FACETS, FILTERS)))
def test_a_facet_under_a_filter_reads_one_index(full: Store, column: str, where: str):
    said = plan(full, facet(column, where))
    assert "COVERING INDEX" in said
    assert all("COVERING" in line for line in said.splitlines() if "statements" in line), said


@pytest.mark.parametrize("column", ["month", "role", "cue", "status"])
def test_other_facets_of_all_statements_read_one_index(full: Store, column: str):
    for where in (STANDING, "true"):
        assert "COVERING INDEX" in plan(full, facet(column, where))


@pytest.mark.parametrize("where", [STANDING, "true"])
def test_why_there_is_no_speaker_is_counted_in_an_index_of_those_alone(full: Store, where: str):
    assert "COVERING INDEX idx_statements_unresolved" in plan(full, facet("unresolved", where))


@pytest.mark.parametrize("column", ["act", "kind", "outlet", "year"])
def test_what_has_no_speaker_is_counted_in_one_index(full: Store, column: str):
    said = plan(full, facet(column, f"unresolved = 'no_name' and {STANDING}"))
    assert "COVERING INDEX idx_statements_unresolved" in said


@pytest.mark.parametrize("where", FILTERS)
def test_the_newest_under_a_filter_need_no_sorting(full: Store, where: str):
    said = plan(full, f"select * from statements where {where} order by said_on desc limit 31")  # noqa: S608
    assert "TEMP B-TREE" not in said
    assert "USING INDEX" in said


@pytest.mark.parametrize("where", FILTERS)
def test_counts_read_one_index(full: Store, where: str):
    assert "COVERING INDEX" in plan(full, f"select count(*) from statements where {where}")  # noqa: S608


def test_with_statistics_it_is_the_same(full: Store):
    full.db.execute("analyze")
    for column, where in product(FACETS, FILTERS):
        said = plan(full, facet(column, where))
        assert all("COVERING" in line for line in said.splitlines() if "statements" in line), said
    full.db.execute("drop table sqlite_stat1")
