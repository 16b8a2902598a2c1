"""The tool never gets worse on the diagnostic suite than docs/diagnostics.md says it is."""

from __future__ import annotations

import pytest

from .measure import committed, measure, table


@pytest.fixture(scope="module")
def figures(extractor):
    found = measure(extractor)
    return {name: sum(not errors for errors in passages.values()) for name, passages in found.items()}


def test_every_phenomenon_has_its_figure(figures):
    assert set(committed()) == {*figures, "all"}


def test_no_phenomenon_is_read_worse_than_the_page_says(figures):
    stated = committed()
    assert {name: (right, stated[name]) for name, right in figures.items() if right < stated[name]} == {}


def test_the_pages_sum_is_that_of_its_rows():
    stated = committed()
    assert sum(right for name, right in stated.items() if name != "all") == stated["all"]


def test_a_table_counts_what_is_wholly_right():
    found = {"verbs": {"verbs-01": [], "verbs-02": ["missed"]}, "nouns": {"nouns-01": []}}
    lines = table(found).splitlines()
    assert lines[2:] == ["| nouns | 1 | 1 | 100% |", "| verbs | 1 | 2 | 50% |", "| all | 2 | 3 | 67% |"]
