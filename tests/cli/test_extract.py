"""`quotes extract`: the formats, standard input, progress, and input that cannot be used."""

from __future__ import annotations

import json
import os
import pty
import subprocess

import pytest

from cli.commands import BRIDGE, HARBOUR, PROGRAM, QUIET, json_lines, refused, run, told

pytestmark = pytest.mark.usefixtures("shared")

KEYS = {"document", "id", "kind", "cue", "source", "content", "speaker", "chain", "rule", "confidence"}
TEXTS = {"harbour": HARBOUR, "bridge": BRIDGE, "quiet": QUIET}


def lines(result) -> list[dict]:
    assert result.exit_code == 0, result.stderr
    assert not result.stderr
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_jsonl_has_the_documented_keys_and_spans_that_give_the_text_back(news):
    found = lines(run("extract", news, "--format", "jsonl"))
    assert {row["document"] for row in found} == {"harbour", "bridge"}
    for row in found:
        assert row.keys() == KEYS
        assert row["kind"] in {"direct", "indirect", "mixed"}
        assert 0 <= row["confidence"] <= 1
        assert row["cue"]["lemma"]
        text = TEXTS[row["document"]]
        for part in [row["cue"], *row["content"], *row["chain"], *([row["source"]] if row["source"] else [])]:
            assert part["text"]
            assert text[part["start"] : part["end"]] == part["text"]
        assert all(s.keys() == {"name", "kind", "role"} for s in row["speaker"])
    assert len({row["id"] for row in found}) == len(found)


def test_who_said_what(news):
    found = lines(run("extract", news / "harbour.txt", "--format", "jsonl"))
    said = {row["cue"]["text"]: (row["kind"], [s["name"] for s in row["speaker"]]) for row in found}
    assert said == {
        "قال": ("indirect", ["كريم الحسن"]),
        "وأضاف": ("indirect", ["كريم الحسن"]),
        "وأكدت": ("direct", ["ليلى حداد"]),
    }
    ways = {row["cue"]["text"]: [(one["step"], one["text"]) for one in row["chain"]] for row in found}
    assert ways["قال"] == [("source", "وزير النقل كريم الحسن")]
    assert ways["وأضاف"] == [("dropped", "وأضاف"), ("antecedent", "وزير النقل كريم الحسن")]
    assert [row["cue"]["start"] for row in found] == sorted(row["cue"]["start"] for row in found)


def test_json_is_one_array_of_the_same(news):
    result = run("extract", news, "--format", "json")
    assert json.loads(result.stdout) == lines(run("extract", news, "--format", "jsonl"))


def test_an_article_without_statements(news):
    assert run("extract", news / "more.jsonl", "--format", "json").stdout == "[]\n"
    assert lines(run("extract", news / "more.jsonl", "--format", "jsonl")) == []


def test_the_table_shows_arabic(news):
    result = run("extract", news)
    assert result.exit_code == 0
    for words in (
        "افتتاح الرصيف الشرقي",
        "كريم الحسن",
        "وزير النقل",
        "لن تتأخر الأعمال يوما واحدا",
        "سامر النجار",
    ):
        assert words in result.stdout
    assert "\x1b" not in result.stdout


def test_the_least_confidence(news):
    every = lines(run("extract", news, "--format", "jsonl"))
    middle = sorted(row["confidence"] for row in every)[len(every) // 2]
    kept = lines(run("extract", news, "--format", "jsonl", "--min-confidence", middle - 0.0005))
    assert kept == [row for row in every if row["confidence"] >= middle]
    assert lines(run("extract", news, "--format", "jsonl", "--min-confidence", "1")) == []


@pytest.mark.parametrize(
    ("option", "value"),
    [("--min-confidence", "2"), ("--threads", "0"), ("--format", "xml")],
)
def test_a_value_out_of_range(news, option, value):
    result = run("extract", news, option, value)
    assert result.exit_code == 2
    assert f"Invalid value for '{option}'" in result.stderr


def test_no_path():
    result = run("extract")
    assert result.exit_code == 2
    assert "Missing argument 'PATH...'" in result.stderr


def test_bad_input(bad):
    path, said = bad
    before = path.read_bytes() if path.is_file() else None
    refused(run("extract", path), path, said)
    assert (path.read_bytes() if path.is_file() else None) == before


def test_a_folder_without_articles(tmp_path):
    (tmp_path / "notes.md").write_text("x")
    (tmp_path / "seed.gold.jsonl").write_text("{}")
    refused(run("extract", tmp_path), tmp_path, "no articles in this folder")


def test_the_second_of_two_texts_with_one_id_is_told(tmp_path):
    path = json_lines(tmp_path / "two.jsonl", [{"id": "a", "text": HARBOUR}, {"id": "a", "text": BRIDGE}])
    first = json_lines(tmp_path / "one.jsonl", [{"id": "a", "text": HARBOUR}])
    result = run("extract", path)
    assert (result.exit_code, result.stdout) == (1, run("extract", first).stdout)
    told(result.stderr, path, "'a'", "two different texts")


@pytest.mark.parametrize(
    ("stdin", "said"), [(b"", "is empty"), (b"\xff\xfe\xfd\0\0", "UTF-8"), (b"a\0", "binary")]
)
def test_bad_standard_input(stdin, said):
    refused(run("extract", "-", stdin=stdin), "standard input", said)


@pytest.mark.parametrize("inside", [None, "notes.txt", "resources.json"])
def test_a_folder_that_is_not_one_of_models(news, tmp_path, inside):
    folder = tmp_path / "models"
    folder.mkdir()
    if inside:
        (folder / inside).write_text("{}")
    refused(run("extract", news, "--models", folder), f"--models {folder}", "resources.json")
    refused(run("extract", news, "--models", folder / "no"), f"--models {folder / 'no'}", "no such folder")


def test_a_long_text_in_one_line(tmp_path):
    """10 kB without a full stop; a megabyte takes minutes (time grows with the length, and no faster)."""
    said = "قال وزير النقل كريم الحسن إن الرصيف رقم {} سيفتح أبوابه يوم الأحد "
    text = "".join(said.format(n) for n in range(90))
    assert len(text.encode()) > 10_000
    path = tmp_path / "long.txt"
    path.write_text(text, encoding="utf-8")
    found = lines(run("extract", path, "--format", "jsonl"))
    assert len(found) > 45
    assert {s["name"] for row in found for s in row["speaker"]} >= {"كريم الحسن"}
    assert all(text[p["start"] : p["end"]] == p["text"] for row in found for p in row["content"])


def test_a_megabyte_without_a_blank(tmp_path):
    path = tmp_path / "word.txt"
    path.write_text("و" * 524_288, encoding="utf-8")
    assert lines(run("extract", path, "--format", "jsonl")) == []


def test_progress_goes_to_a_terminal_only():
    """A program with a terminal for standard error shows how far it is; its standard output stays clean."""
    master, terminal = pty.openpty()
    command = [*PROGRAM, "extract", "-", "--format", "jsonl", "--threads", "1"]
    done = subprocess.run(
        command, input=HARBOUR.encode(), stdout=subprocess.PIPE, stderr=terminal, check=True, timeout=120
    )
    os.close(terminal)
    shown = os.read(master, 65536).decode()
    os.close(master)
    assert "articles" in shown
    assert "Error" not in shown
    piped = run("extract", "-", "--format", "jsonl", stdin=HARBOUR)
    assert not piped.stderr
    assert done.stdout.decode() == piped.stdout != ""


@pytest.mark.parametrize("style", ["json", "jsonl", "table"])
def test_what_is_good_among_the_bad_is_printed(news, style):
    good = run("extract", news, "--format", style)
    (news / "aaa.txt").touch()
    result = run("extract", news, news / "gone.txt", "--format", style)
    assert (result.exit_code, result.stdout) == (1, good.stdout)
    said = result.stderr.splitlines()
    assert [line.partition(": ")[2] for line in said] == [
        f"{news / 'aaa.txt'}: is empty; an article's text is expected",
        f"{news / 'gone.txt'}: no such file or folder",
    ]


def test_a_program_that_refuses(tmp_path):
    path = tmp_path / "empty.txt"
    path.touch()
    done = subprocess.run([*PROGRAM, "extract", path], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert not done.stdout
    told(done.stderr, path, "is empty")
