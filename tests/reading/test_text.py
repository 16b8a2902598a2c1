import codecs
import json

import pytest
from hypothesis import given
from texts import texts

from quotes.document import Document
from quotes.reading.text import LONGEST_TITLE, decode, read_text, text_document
from reading.complaints import complaint

NEWS = "الجسر يفتح غدا\nقال المهندس وسام ناصر إن الجسر سيفتح غدا.\n"
BOMS = {
    "utf-8": codecs.BOM_UTF8,
    "utf-16-le": codecs.BOM_UTF16_LE,
    "utf-16-be": codecs.BOM_UTF16_BE,
}


def write(folder, body, **sidecar):
    """Write a text file, with a sidecar if anything is known of it."""
    path = folder / "jisr.txt"
    path.write_bytes(body if isinstance(body, bytes) else body.encode())
    if sidecar:
        path.with_suffix(".json").write_text(json.dumps(sidecar, ensure_ascii=False), encoding="utf-8")
    return path


def test_the_whole_file_is_the_text(tmp_path):
    assert read_text(write(tmp_path, NEWS)) == Document(NEWS, "jisr", "الجسر يفتح غدا")


def test_line_ends_stay(tmp_path):
    document = read_text(write(tmp_path, NEWS.replace("\n", "\r\n")))
    assert document.text == NEWS.replace("\n", "\r\n")
    assert document.title == "الجسر يفتح غدا"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("سطر واحد", None),
        ("سطر واحد\n \n", None),
        ("  عنوان  \nمتن", "عنوان"),
        ("هذه جملة تامة.\nمتن", None),
        ("قال الوزير:\nمتن", None),
        ("بعد حين،\nمتن", None),
        ("\nمتن\nمتن", None),
        ("ع" * LONGEST_TITLE + "\nمتن", "ع" * LONGEST_TITLE),
        ("ع" * (LONGEST_TITLE + 1) + "\nمتن", None),
    ],
)
def test_a_first_line_that_reads_like_a_title_is_one(text, title):
    assert text_document(text.encode(), "a.txt").title == title


def test_a_sidecar_says_what_is_known(tmp_path):
    known = {
        "id": "n-1",
        "title": "جسر",
        "outlet": "إذاعة الضفة",
        "url": "u",
        "published": "2024",
        "language": "ar",
    }
    assert read_text(write(tmp_path, NEWS, **known)) == Document(NEWS, **known)


def test_a_sidecar_without_title_leaves_the_first_line_to_be_it(tmp_path):
    assert read_text(write(tmp_path, NEWS, outlet="إذاعة الضفة")).title == "الجسر يفتح غدا"


def test_a_sidecar_does_not_replace_the_text(tmp_path):
    assert read_text(write(tmp_path, NEWS, text="نص آخر", id="n-1")).text == NEWS


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        (b"{broken", "is not JSON"),
        (b"", "is not JSON"),
        (b"\xff\xfe{", "is not JSON"),
        (b"[" * 100_000, "is not JSON"),
        (b'["jisr"]', "should be a JSON object"),
        (b"null", "should be a JSON object"),
    ],
)
def test_a_sidecar_that_is_not_right(tmp_path, body, problem):
    path = write(tmp_path, NEWS)
    sidecar = tmp_path / "jisr.json"
    sidecar.write_bytes(body)
    assert complaint(lambda: read_text(path)).startswith(f"{sidecar}: {problem}")


def test_a_sidecar_with_a_field_that_is_not_right(tmp_path):
    path = write(tmp_path, NEWS, outlet=["إذاعة"])
    assert complaint(lambda: read_text(path)) == f"{path}: 'outlet' should be a string, not list"


@pytest.mark.parametrize("body", [b"", b" \n\t\n", codecs.BOM_UTF8, codecs.BOM_UTF16_LE])
def test_empty_files(tmp_path, body):
    path = write(tmp_path, body)
    assert complaint(lambda: read_text(path)).startswith(f"{path}: is empty")


@pytest.mark.parametrize("encoding", sorted(BOMS))
def test_a_byte_order_mark_tells_the_encoding_and_is_no_text(encoding):
    body = BOMS[encoding] + NEWS.encode(encoding)
    assert decode(body, "a.txt") == NEWS


@pytest.mark.parametrize(
    "body",
    [
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
        BOMS["utf-16-le"] + NEWS.encode("utf-16-le")[:-1],
        BOMS["utf-16-le"] + b"\x00\xd8\x28\x06",  # half a surrogate pair
        bytes(range(128, 160)) + bytes(range(1, 32)),
        b"\xe9" * 300 + b"\0",
    ],
)
def test_what_is_not_text(body):
    assert complaint(lambda: decode(body, "a.txt")).startswith("a.txt: is not text in UTF-8 (byte ")


@pytest.mark.parametrize("before", [b"", b"news", "قال".encode()])
def test_a_nul_byte_tells_a_binary_file(before):
    said = complaint(lambda: decode(before + b"\0\x01\0", "a.txt"))
    assert said.startswith(f"a.txt: is a binary file (a NUL byte at {len(before.decode())})")


@pytest.mark.parametrize("encoding", ["windows-1256", "iso8859-6", "latin-1"])
def test_older_encodings_are_told_from_binary_files(encoding):
    text = "Déjà vu à l'été" if encoding == "latin-1" else NEWS
    said = complaint(lambda: decode(text.encode(encoding), "a.txt"))
    assert said.startswith("a.txt: is not UTF-8 but an older encoding")
    assert "iconv" in said


def test_a_file_that_is_not_there(tmp_path):
    path = tmp_path / "missing.txt"
    assert complaint(lambda: read_text(path)) == f"{path}: cannot be read (No such file or directory)"


@given(texts().filter(lambda t: t.strip("\ufeff \n").strip() and "\0" not in t and t[0] != "\ufeff"))
def test_text_comes_back_as_it_was_written(text):
    document = text_document(text.encode(), "a.txt")
    assert document.text == text
    assert document.title is None or text.lstrip().startswith(document.title)
    for encoding, bom in BOMS.items():
        assert text_document(bom + text.encode(encoding), "a.txt") == document


def test_a_sidecar_without_id_leaves_the_files_name(tmp_path):
    path = write(tmp_path, NEWS.encode(), outlet="الجسر")
    assert read_text(path).id == path.stem
