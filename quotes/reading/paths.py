"""Paths, as the command line takes them, -> documents."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from quotes.document import Document
from quotes.errors import QuotesError
from quotes.reading.jsonlines import is_json_lines, read_json_lines
from quotes.reading.reporting import Report, refuse, reported
from quotes.reading.text import read_text, text_document

STDIN = "-"


def read(paths: Iterable[Path | str], report: Report = refuse) -> Iterator[Document]:
    """Read the articles of text files, JSON lines and folders of them, in order; `-` is standard input.

    Args:
        paths: where the articles are.
        report: is given each path and line that cannot be read as an article, and an article whose id stands for
            another text already; as it is, it raises the first of them (`QuotesError`).
    """
    seen: dict[str, str] = {}
    for path in paths:
        with reported(report):
            for document in _read_path(path, report):
                digest = document.digest
                if seen.setdefault(document.id, digest) == digest:
                    yield document
                else:
                    said = f"{path}: the article id {document.id!r} stands for two different texts"
                    report(QuotesError(said))


def _read_path(path: Path | str, report: Report) -> Iterator[Document]:
    if str(path) == STDIN:
        yield text_document(sys.stdin.buffer.read(), "standard input")
        return
    path = Path(path)
    try:
        is_folder, is_there = path.is_dir(), path.exists()
    except OSError as error:  # a name too long, say because it is an article's text
        raise QuotesError(f"{str(path)[:120]}: cannot be read ({error.strerror})") from None
    if is_folder:
        yield from _read_folder(path, report)
    elif not is_there:
        raise QuotesError(f"{path}: no such file or folder")
    elif is_json_lines(path):
        yield from read_json_lines(path, report)
    else:
        yield read_text(path)


def _read_folder(folder: Path, report: Report) -> Iterator[Document]:
    found = sorted(
        p
        for p in folder.rglob("*")
        if p.is_file()
        and (p.suffix == ".txt" or is_json_lines(p))
        and not any(part.startswith(".") for part in p.relative_to(folder).parts)
        and not p.name.endswith(".gold.jsonl")
    )
    if not found:
        raise QuotesError(f"{folder}: no articles in this folder (files that end in .txt or .jsonl)")
    for path in found:
        with reported(report):
            yield from _read_path(path, report)
