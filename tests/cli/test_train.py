"""`quotes train rankers`: weights from gold articles, into the folder that was asked for."""

from __future__ import annotations

import pytest

from cli.commands import BRIDGE, HARBOUR, gold, json_lines, run
from quotes.document import Document
from quotes.ranking.ranker import WEIGHTS, load
from quotes.training.rankers import NAMES

pytestmark = pytest.mark.usefixtures("shared")


def contents(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


@pytest.fixture
def path(tmp_path, extractor):
    documents = [Document(HARBOUR, id="harbour"), Document(BRIDGE, id="bridge")]
    found = [gold(e.document, e.statements) for e in extractor.extract_many(documents)]
    return json_lines(tmp_path / "gold.jsonl", found)


def test_weights_are_written_where_they_were_asked_for(tmp_path, path):
    packaged = contents(WEIGHTS)
    results = [run("train", "rankers", path, "--out", tmp_path / name) for name in ("first", "second")]
    assert [result.exit_code for result in results] == [0, 0], results[0].stderr
    assert {p.name for p in (tmp_path / "first").iterdir()} == {f"{name}.json.gz" for name in NAMES}
    assert [line.split()[0] for line in results[0].stdout.splitlines()] == [
        str(tmp_path / "first" / f"{name}.json.gz") for name in NAMES
    ]
    assert load("starts", tmp_path / "first").weights
    assert contents(tmp_path / "first") == contents(tmp_path / "second")
    assert contents(WEIGHTS) == packaged


def test_bad_gold_after_good_leaves_the_weights_alone(tmp_path, path):
    out = tmp_path / "out"
    out.mkdir()
    (out / "starts.json.gz").write_bytes(b"before")
    (tmp_path / "bad.jsonl").write_text("{oops")
    result = run("train", "rankers", path, tmp_path / "bad.jsonl", "--out", out)
    assert result.exit_code == 1
    assert "bad.jsonl:1: is not JSON" in result.stderr
    assert contents(out) == {"starts.json.gz": b"before"}


def test_a_file_as_folder_of_weights(tmp_path, path):
    out = tmp_path / "out"
    out.write_text("before")
    result = run("train", "rankers", path, "--out", out)
    assert result.exit_code == 2
    assert "Invalid value for '--out'" in result.stderr
    assert out.read_text() == "before"
