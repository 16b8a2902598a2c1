import io
import json
from types import SimpleNamespace

import pytest

from quotes.document import Document
from quotes.reading import read
from quotes.reading.paths import STDIN
from reading.complaints import complaint

TEXT = "قالت الجمعية إن البئر حفرت."
OTHER = "قالت الجمعية إن البئر لم تحفر."


def write(path, text=TEXT, **known):
    """Write an article as text or JSON lines, as the name says."""
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = path.suffix == ".jsonl"
    path.write_text(json.dumps({"text": text, **known}) if lines else text, encoding="utf-8")
    return path


def ids(*paths):
    return [document.id for document in read(paths)]


def test_text_files_and_json_lines_in_the_order_given(tmp_path):
    lines, plain = write(tmp_path / "z.jsonl", id="first"), write(tmp_path / "a.txt")
    assert ids(lines, plain) == ["first", "a"]
    assert ids(str(plain), lines) == ["a", "first"]


def test_any_other_file_is_read_as_text(tmp_path):
    assert list(read([write(tmp_path / "bir.news")])) == [Document(TEXT, "bir")]


def test_folders_are_read_to_the_bottom_in_order(tmp_path):
    for name in ("b.txt", "a.txt", "deep/er/c.txt", "c.txt"):
        write(tmp_path / name, f"{TEXT} {name}")
    write(tmp_path / "deep" / "lines.jsonl", id="line")
    (tmp_path / "deep" / "er" / "c.txt").rename(tmp_path / "deep" / "er" / "d.txt")
    assert ids(tmp_path) == ["a", "b", "c", "d", "line"]


@pytest.mark.parametrize("name", ["x.gold.jsonl", "x.json", "x.md", ".x.txt", ".git/x.txt", "in/.x/x.jsonl"])
def test_folders_give_articles_alone(tmp_path, name):
    write(tmp_path / "a.txt")
    write(tmp_path / name, OTHER)
    assert ids(tmp_path) == ["a"]


def test_a_folder_below_a_hidden_one_may_be_named(tmp_path):
    write(tmp_path / ".cache" / "news" / "a.txt")
    assert ids(tmp_path / ".cache" / "news") == ["a"]


def test_a_gold_file_may_be_named(tmp_path):
    assert ids(write(tmp_path / "x.gold.jsonl", id="gold")) == ["gold"]


def test_standard_input_is_a_text(monkeypatch):
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(TEXT.encode())))
    assert list(read([STDIN])) == [Document(TEXT)]


@pytest.mark.parametrize("body", [b"", b"\x89PNG\0", "قال".encode("windows-1256")])
def test_standard_input_that_is_no_text(monkeypatch, body):
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(body)))
    assert complaint(lambda: read([STDIN])).startswith("standard input: is ")


@pytest.mark.parametrize("name", ["missing.txt", "missing.jsonl", "missing", "a.txt/inner.txt"])
def test_a_path_that_is_not_there(tmp_path, name):
    write(tmp_path / "a.txt")
    path = tmp_path / name
    assert complaint(lambda: read([path])) == f"{path}: no such file or folder"


def test_a_text_in_the_place_of_a_path():
    said = complaint(lambda: read(["قال الحارس " * 200]))
    assert said.startswith("قال الحارس")
    assert said.endswith("(File name too long)")
    assert len(said) < 200


def test_a_folder_without_articles(tmp_path):
    write(tmp_path / "readme.md")
    write(tmp_path / "only.gold.jsonl")
    assert complaint(lambda: read([tmp_path])).startswith(f"{tmp_path}: no articles in this folder")


def test_a_bad_file_in_a_folder_is_named(tmp_path):
    write(tmp_path / "a.txt")
    bad = tmp_path / "b.txt"
    bad.write_bytes(b"")
    assert complaint(lambda: read([tmp_path])).startswith(f"{bad}: is empty")


def test_what_comes_before_a_bad_path_is_read(tmp_path):
    documents = read([write(tmp_path / "a.txt"), tmp_path / "missing.txt"])
    assert next(documents).id == "a"
    assert "missing.txt: no such file" in complaint(lambda: documents)


def test_two_texts_cannot_have_one_id(tmp_path):
    write(tmp_path / "a.txt")
    twin = write(tmp_path / "more" / "a.txt", OTHER)
    said = complaint(lambda: read([tmp_path / "a.txt", twin]))
    assert said == f"{twin}: the article id 'a' stands for two different texts"


def test_the_same_article_may_be_named_twice(tmp_path):
    path = write(tmp_path / "a.txt")
    assert ids(path, tmp_path) == ["a", "a"]


def test_what_is_bad_is_told_and_the_rest_is_read(tmp_path):
    good, other = json.dumps({"text": TEXT, "id": "a"}), json.dumps({"text": OTHER, "id": "a"})
    (tmp_path / "a.jsonl").write_text(f"{good}\n{{oops\n{{}}\n{other}\n", encoding="utf-8")
    (tmp_path / "b.txt").touch()
    write(tmp_path / "c.txt")
    (tmp_path / "d.jsonl.gz").write_bytes(b"no gzip")
    told: list[str] = []
    found = read([tmp_path / "gone.txt", tmp_path, tmp_path / "c.txt"], lambda error: told.append(str(error)))
    assert [document.id for document in found] == ["a", "c", "c"]
    assert [said.partition(": ")[0] for said in told] == [
        f"{tmp_path / 'gone.txt'}",
        f"{tmp_path / 'a.jsonl'}:2",
        f"{tmp_path / 'a.jsonl'}:3",
        f"{tmp_path}",
        f"{tmp_path / 'b.txt'}",
        f"{tmp_path / 'd.jsonl.gz'}",
    ]
