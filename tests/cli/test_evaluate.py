"""`quotes evaluate`: the figures of gold that is what the extractor finds, and of gold that is not."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from cli.commands import BRIDGE, HARBOUR, gold, json_lines, refused, run
from quotes.document import Document, Speaker
from quotes.training import folds

pytestmark = pytest.mark.usefixtures("shared")

DETECTION = ("attributed", "content@0.8", "content@0.5", "exact")


@pytest.fixture
def found(extractor):
    """Give what the extractor finds in two articles: gold that it cannot but get right."""
    documents = [Document(HARBOUR, id="harbour"), Document(BRIDGE, id="bridge")]
    return [(e.document, e.statements) for e in extractor.extract_many(documents)]


def write(tmp_path, found):
    return json_lines(tmp_path / "gold.jsonl", [gold(*one) for one in found])


def figures(path) -> dict:
    result = run("evaluate", path, "--json")
    assert result.exit_code == 0, result.stderr
    assert not result.stderr
    return json.loads(result.stdout)


def errors_of(path) -> list[str]:
    """Give what --errors prints behind the figures."""
    plain = run("evaluate", path).stdout.splitlines()
    return run("evaluate", path, "--errors").stdout.splitlines()[len(plain) :]


def test_all_right(tmp_path, found):
    path = write(tmp_path, found)
    got = figures(path)
    assert (got["documents"], got["gold"], got["predicted"]) == (2, 4, 4)
    assert all(got[name] == {"p": 1.0, "r": 1.0, "f1": 1.0} for name in DETECTION)
    assert got["intervals"]["attributed"] == [1.0, 1.0]
    assert got["configurations"]["indirect"]["exact"] == {"p": 1.0, "r": 1.0, "f1": 1.0}
    assert errors_of(path) == []


def test_a_statement_too_many(tmp_path, found):
    document, statements = found[0]
    path = write(tmp_path, [(document, statements[1:]), found[1]])
    got = figures(path)
    assert got["exact"]["p"] == 0.75
    assert got["exact"]["r"] == 1.0
    errors = errors_of(path)
    assert len(errors) == 1
    assert errors[0].startswith("spurious  harbour: كريم الحسن [قال]")


def test_a_speaker_that_is_wrong(tmp_path, found):
    document, statements = found[1]
    other = replace(statements[0], speakers=(Speaker("منى الشامي", "person"),))
    path = write(tmp_path, [found[0], (document, (other,))])
    got = figures(path)
    assert got["attributed"]["f1"] == 0.75
    assert got["exact"]["f1"] == 1.0
    errors = errors_of(path)
    assert len(errors) == 1
    assert errors[0].startswith("speaker   bridge: منى الشامي")
    assert "سامر النجار" in errors[0]


def test_figures_to_read(tmp_path, found):
    lines = run("evaluate", write(tmp_path, found)).stdout.splitlines()
    assert "attributed    P 1.000  R 1.000  F1 1.000    95%: 1.000 to 1.000" in lines
    assert any(line.startswith("cue before") for line in lines)
    assert "documents     2" in lines


BAD = {
    "empty": (b"", "is empty"),
    "blank": (b"\n\n", "is empty"),
    "binary": (b"\x89PNG\r\n\0\xff\xfe", "is not text in UTF-8"),
    "latin-1": ('{"text": "déjà"}'.encode("latin-1"), "is not text in UTF-8"),
    "not-json": (b"{oops", "gold.jsonl:1: is not JSON"),
    "no-statements": (b'{"text": "x"}\n', "gold.jsonl:1: has no 'statements'"),
    "bad-statement": (b'{"text": "x", "statements": [{}]}\n', "gold.jsonl:1: a statement is not in the gold"),
}


@pytest.mark.parametrize("case", BAD)
@pytest.mark.parametrize("command", [["evaluate"], ["train", "rankers"]], ids=" ".join)
def test_bad_gold(tmp_path, case, command):
    body, said = BAD[case]
    path = tmp_path / "gold.jsonl"
    path.write_bytes(body)
    refused(run(*command, path), path, said)
    assert path.read_bytes() == body


@pytest.mark.parametrize(
    ("name", "said"), [("no.jsonl", "no such gold file"), (".", "holds no passages (*.yaml)")]
)
@pytest.mark.parametrize("command", [["evaluate"], ["train", "rankers"]], ids=" ".join)
def test_missing_gold(tmp_path, name, said, command):
    refused(run(*command, tmp_path / name), tmp_path / name, said)


@pytest.mark.parametrize("command", [["evaluate"], ["train", "rankers"]], ids=" ".join)
def test_a_folder_that_is_not_one_of_models(tmp_path, found, command):
    result = run(*command, write(tmp_path, found), "--models", tmp_path)
    refused(result, f"--models {tmp_path}", "resources.json")


def test_more_gold_teaches_every_fold(tmp_path, monkeypatch):
    taught = []

    def noted(*given):
        taught.append([item.document.id for item in given[-1]])
        return iter(())

    monkeypatch.setattr(folds, "cross_validate", noted)
    path = json_lines(tmp_path / "gold.jsonl", [{"id": k, "text": BRIDGE, "statements": []} for k in "ab"])
    more = json_lines(tmp_path / "more.jsonl", [{"id": "c", "text": HARBOUR, "statements": []}])
    assert run("evaluate", path, "--folds", "2", "--also", more).exit_code == 0
    assert run("evaluate", path, "--folds", "2").exit_code == 0
    assert taught == [["c"], []]


def test_more_gold_without_folds_is_refused(tmp_path):
    path = json_lines(tmp_path / "gold.jsonl", [{"text": BRIDGE, "statements": []}])
    refused(run("evaluate", path, "--also", path), "--also", "--folds")
