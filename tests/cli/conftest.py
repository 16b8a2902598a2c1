"""Commands that share one loaded parser, articles to give them, and input that none of them can use."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

import quotes.extractor
from cli.commands import BRIDGE, HARBOUR, QUIET, json_lines
from quotes.parsing import parser as parsing
from quotes.parsing.parser import Parser
from quotes.store import Store, opening


@pytest.fixture
def shared(monkeypatch: pytest.MonkeyPatch, parser: Parser) -> None:
    """Let commands that ask for the compact models have the parser that is loaded already."""
    own = parsing.Parser

    def given(models: str = "compact", threads: int | None = None) -> Parser:
        return parser if models == "compact" else own(models, threads)

    monkeypatch.setattr(parsing, "Parser", given)
    monkeypatch.setattr(quotes.extractor, "Parser", given)


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """Give a folder with three articles: two text files, one with a sidecar, and a line of JSON."""
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "harbour.txt").write_text(HARBOUR, encoding="utf-8")
    (folder / "harbour.json").write_text(
        '{"id": "harbour", "outlet": "وكالة الساحل", "published": "2023-05-02"}', encoding="utf-8"
    )
    (folder / "bridge.txt").write_text(BRIDGE, encoding="utf-8")
    json_lines(folder / "more.jsonl", [{"id": "quiet", "text": QUIET}])
    return folder


BAD = {
    "empty": ("empty.txt", b"", "is empty"),
    "blank": ("blank.txt", b" \n\t\n", "is empty"),
    "binary": ("photo.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\xff\xfe", "is not text in UTF-8"),
    "binary-in-utf8": ("zeros.txt", b"abc\0\0\0", "is a binary file"),
    "latin-1": ("latin.txt", "déjà vu, a déclaré le ministre à Genève".encode("latin-1"), "iconv"),
    "windows-1256": ("old.txt", HARBOUR.encode("cp1256", "replace"), "iconv -f WINDOWS-1256"),
    "empty-lines": ("empty.jsonl", b"", "is empty"),
    "blank-lines": ("blank.jsonl", b"\n\n", "is empty"),
    "not-json": ("bad.jsonl", b"{oops\n", "bad.jsonl:1: is not JSON"),
    "no-text": ("bad.jsonl", b'{"title": "x"}\n', "bad.jsonl:1: 'text' is missing"),
    "latin-1-lines": ("latin.jsonl", '{"text": "déjà"}\n'.encode("latin-1"), "is not text in UTF-8"),
    "not-gzip": ("bad.jsonl.gz", b"no gzip", "cannot be read"),
    "missing": ("missing", None, "no such file or folder"),
    "missing-in-folder": ("missing/news.txt", None, "no such file or folder"),
}


@pytest.fixture(params=BAD)
def bad(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Path, str]:
    """Give a path that cannot be used as articles, with what should be said of it."""
    name, body, said = BAD[request.param]
    path = tmp_path / name
    if body is not None:
        path.write_bytes(body)
    return path, said


@pytest.fixture
def locked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Give a database that another program is writing."""
    monkeypatch.setattr(opening, "WAIT", 0.2)
    path = tmp_path / "locked.db"
    Store.open(path).close()
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("begin exclusive")
        yield path
