import codecs
import gzip
import json
import lzma
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from texts import texts

from quotes.document import Document
from quotes.reading.jsonlines import is_json_lines, read_json_lines, read_objects
from reading.complaints import complaint

FIRST, SECOND = {"id": "a", "text": "قال الحارس إن الباب مغلق."}, {"id": "b", "text": "نفت سلمى ذلك."}
PACKERS = {".jsonl": bytes, ".jsonl.gz": gzip.compress, ".jsonl.xz": lzma.compress}


def line(row):
    return json.dumps(row, ensure_ascii=False).encode()


def write(folder, *lines, suffix=".jsonl"):
    path = folder / f"news{suffix}"
    path.write_bytes(PACKERS[suffix](b"\n".join(lines)))
    return path


@pytest.mark.parametrize(
    ("name", "is_it"),
    [
        ("a.jsonl", True),
        ("a.jsonl.gz", True),
        ("a.jsonl.xz", True),
        ("a.json", False),
        ("a.gz", False),
        ("a.json.gz", False),
        ("a.jsonl.txt", False),
        ("jsonl", False),
    ],
)
def test_names_tell_json_lines(name, is_it):
    assert is_json_lines(Path("news") / name) is is_it


@pytest.mark.parametrize("suffix", sorted(PACKERS))
def test_an_article_a_line(tmp_path, suffix):
    path = write(tmp_path, line(FIRST), line(SECOND), b"", suffix=suffix)
    assert list(read_json_lines(path)) == [Document(**FIRST), Document(**SECOND)]


def test_lines_are_named_by_number_and_blank_ones_count(tmp_path):
    path = write(tmp_path, line(FIRST), b"", b" \t\r", line(SECOND))
    assert list(read_objects(path)) == [(f"{path}:1", FIRST), (f"{path}:4", SECOND)]


def test_line_ends_of_windows(tmp_path):
    path = write(tmp_path, line(FIRST) + b"\r", line(SECOND) + b"\r")
    assert [row for _, row in read_objects(path)] == [FIRST, SECOND]


@pytest.mark.parametrize(
    ("bad", "problem"),
    [
        (b"{broken", "is not JSON"),
        (b'{"text": "half', "is not JSON"),
        (b"[" * 100_000, "is not JSON"),
        (b'{"text": ' + b"9" * 5000 + b"}", "is not JSON"),
        (b'["text"]', "should be a JSON object, not list"),
        (b'"text"', "should be a JSON object, not str"),
        (b"null", "should be a JSON object, not NoneType"),
        (b"{}", "'text' is missing"),
        (b'{"title": "x"}', "'text' is missing"),
        (b'{"text": 5}', "'text' is missing or not a string"),
        (b'{"text": ""}', "'text' is empty"),
        (b'{"text": "x \\ud83d"}', "'text' holds half a surrogate pair"),
        (b'{"text": "x", "outlet": "\\ude00"}', "'outlet' holds half a surrogate pair"),
        ('{"text": "né à Lyon"}'.encode("latin-1"), "is not text in UTF-8"),
        ('{"text": "قال"}'.encode("windows-1256"), "is not text in UTF-8"),
        ('{"text": "قال"}'.encode("utf-16"), "is not text in UTF-8"),
        (b"\x89PNG\x1a\0", "is not text in UTF-8"),
        (b"\0\0\0", "is not JSON"),
    ],
)
def test_a_bad_line_is_named_after_the_good_ones_are_read(tmp_path, bad, problem):
    path = write(tmp_path, line(FIRST), b"", bad, line(SECOND))
    documents = read_json_lines(path)
    assert next(documents) == Document(**FIRST)
    assert complaint(lambda: documents).startswith(f"{path}:3: {problem}")


@pytest.mark.parametrize("suffix", sorted(PACKERS))
@pytest.mark.parametrize("lines", [(), (b"", b"", b""), (b" ", b"\t")])
def test_files_without_an_article(tmp_path, lines, suffix):
    path = write(tmp_path, *lines, suffix=suffix)
    assert complaint(lambda: read_json_lines(path)).startswith(f"{path}: is empty")


def test_a_file_that_is_not_there(tmp_path):
    path = tmp_path / "missing.jsonl"
    assert complaint(lambda: read_objects(path)).startswith(f"{path}: cannot be read (")


@pytest.mark.parametrize("suffix", [".jsonl.gz", ".jsonl.xz"])
def test_a_packed_file_that_is_not_packed(tmp_path, suffix):
    path = tmp_path / f"news{suffix}"
    path.write_bytes(line(FIRST))
    assert complaint(lambda: read_objects(path)).startswith(f"{path}: cannot be read (")


@pytest.mark.parametrize("suffix", [".jsonl.gz", ".jsonl.xz"])
def test_a_packed_file_that_is_cut_off(tmp_path, suffix):
    path = write(tmp_path, *[line(FIRST)] * 50, suffix=suffix)
    path.write_bytes(path.read_bytes()[:-12])
    assert complaint(lambda: read_objects(path)).startswith(f"{path}: cannot be read (")


@pytest.mark.parametrize("suffix", [".jsonl.gz", ".jsonl.xz"])
def test_a_packed_file_that_is_damaged(tmp_path, suffix):
    path = write(tmp_path, *(line({"text": str(n**9)}) for n in range(200)), suffix=suffix)
    body = path.read_bytes()
    path.write_bytes(body[:60] + b"\xff" * 60 + body[120:])
    assert complaint(lambda: read_objects(path)).startswith(f"{path}: cannot be read (")


@given(rows=st.lists(texts().filter(str.strip), min_size=1, max_size=5))
def test_texts_come_back_as_they_were(tmp_path_factory, rows):
    path = tmp_path_factory.mktemp("rows") / "news.jsonl"
    # not escaped, so that separators that are no line ends of JSON lines (U+2028, U+0085) stand in the file
    path.write_bytes(b"\n".join(line({"text": text}) for text in rows))
    assert [document.text for document in read_json_lines(path)] == rows


def test_a_byte_order_mark_before_the_first_line_is_no_matter(tmp_path):
    path = tmp_path / "marked.jsonl"
    path.write_bytes(codecs.BOM_UTF8 + '{"text": "قال الوزير"}\n'.encode())
    assert [d.text for d in read_json_lines(path)] == ["قال الوزير"]
