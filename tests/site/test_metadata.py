"""metadata.yml speaks of tables and columns that exist, and the site has a label for each."""

from __future__ import annotations

import pytest
import sqlite_utils
import yaml

from quotes.site.labels import column_label, table_label
from quotes.site.server import metadata_file

DESCRIBED = yaml.safe_load(metadata_file().read_text("utf-8"))["databases"]["quotes"]


@pytest.fixture
def tables(database):
    db = sqlite_utils.Database(database)
    return {name: set(db[name].columns_dict) for name in db.table_names()}


def test_tables_and_columns_exist(tables):
    for name, table in DESCRIBED["tables"].items():
        named = {*table.get("columns", ()), *table.get("facets", ())}
        named |= {table[key] for key in ("label_column", "sort", "sort_desc") if key in table}
        assert named <= tables[name], name


def test_every_statement_column_is_described(tables):
    assert set(DESCRIBED["tables"]["statements"]["columns"]) == tables["statements"]


def test_everything_has_both_titles():
    for name, described in (*DESCRIBED["tables"].items(), *DESCRIBED["queries"].items()):
        assert name.startswith("_") or {"title", "title_en"} <= set(described), name


def test_tables_and_columns_have_labels(tables):
    for name in DESCRIBED["tables"]:
        if not name.startswith("_"):
            assert table_label(name) != name
            assert [column for column in tables[name] if column_label(column) == column] == []


def test_facets_are_indexed(database):
    db = sqlite_utils.Database(database)
    for name, table in DESCRIBED["tables"].items():
        first = {index.columns[0] for index in db[name].indexes}
        assert set(table.get("facets", ())) <= first, name
