"""Search, measured as readers meet it: parsed by the compact models, stored, asked through Datasette's `?_search=`."""

from __future__ import annotations

from pathlib import Path

import pytest
from datasette.app import Datasette

# The statements are parsed, which a machine that only serves cannot do.
pytest.importorskip("spacy", reason="searches what the parser read")

from search.collection import Judged, build, f1, queries, sentences

LEAST = 0.93


async def judge(name: str, path: Path) -> list[Judged]:
    """Ask all queries of a set; nothing may be an error."""
    datasette = Datasette([str(path)], settings={"sql_time_limit_ms": 10_000})
    await datasette.invoke_startup()
    judged = []
    for query, wanted in queries(name).items():
        params = {"_search": query, "_shape": "array", "_size": "max", "_col": "article", "_nofacet": "1"}
        answer = await datasette.client.get(f"/{path.stem}/statements.json", params=params)
        assert answer.status_code == 200, query
        found = frozenset(row["article"] for row in answer.json())
        judged.append(Judged(query, found, frozenset(wanted)))
    return judged


def wrong(judged: list[Judged]) -> str:
    """Say which queries found what they should not, or did not find what they should."""
    lines = (
        f"{one.query}: wrongly {sorted(one.found - one.wanted)}, missing {sorted(one.wanted - one.found)}"
        for one in judged
        if one.found != one.wanted
    )
    return "\n".join(lines)


@pytest.mark.parametrize("name", ["build", "heldout"])
@pytest.mark.parametrize("read", [True, False], ids=["parsed", "unparsed"])
async def test_words_are_found_in_every_form(name: str, read: bool, tmp_path: Path):
    judged = await judge(name, build(name, tmp_path / f"{name}.db", read))
    assert len(judged) >= 60
    assert f1(judged)[2] >= LEAST, wrong(judged) if name == "build" else ""


@pytest.mark.parametrize("name", ["build", "heldout"])
def test_the_queries_name_statements_that_are_there(name: str):
    known = sentences(name)
    assert len(known) >= 60
    for query, wanted in queries(name).items():
        assert set(wanted) <= set(known), query
