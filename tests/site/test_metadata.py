"""Copies of metadata are whole and apart, however they are made."""

from __future__ import annotations

from copy import deepcopy

from hypothesis import given
from hypothesis import strategies as st

from quotes.site.metadata import Metadata

VALUES = st.none() | st.booleans() | st.integers() | st.text()
ANYTHING = st.recursive(
    VALUES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3)
)


@given(st.dictionaries(st.text(), ANYTHING))
def test_a_copy_is_equal_and_shares_nothing_that_changes(kept):
    copied = deepcopy(Metadata(kept))
    assert copied == kept
    assert not _changeable(copied) & _changeable(kept)


def _changeable(value):
    """Name what of a value can be changed."""
    if not isinstance(value, dict | list):
        return set()
    parts = value.values() if isinstance(value, dict) else value
    return {id(value)}.union(*map(_changeable, parts))


async def test_a_denial_stays_one(served, database, monkeypatch):
    datasette = await served(database)
    assert (await datasette.client.get("/quotes/statements.json")).status_code == 200
    # 0.65 asks its metadata what may be seen, 1.0 its configuration.
    for kept in (datasette._metadata_local, getattr(datasette, "config", None) or {}):
        if kept:
            monkeypatch.setitem(kept["databases"]["quotes"]["tables"]["statements"], "allow", False)
    assert (await datasette.client.get("/quotes/statements.json")).status_code == 403
