"""JSON lines -> documents: one object a line, `text` required (docs/formats.md)."""

from __future__ import annotations

import gzip
import json
import lzma
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from quotes.document import Document
from quotes.errors import QuotesError
from quotes.reading.fields import document_of
from quotes.reading.reporting import Report, refuse, reported

_OPENERS: dict[str, Any] = {".gz": gzip.open, ".xz": lzma.open}


def is_json_lines(path: Path) -> bool:
    """Say whether a file is JSON lines by its name (.jsonl, .jsonl.gz, .jsonl.xz)."""
    return path.suffix == ".jsonl" or (path.suffix in _OPENERS and path.with_suffix("").suffix == ".jsonl")


def read_objects(path: Path, report: Report = refuse) -> Iterator[tuple[str, dict[str, Any]]]:
    """Give each line's object with the line's name (`file:number`).

    Args:
        path: the file.
        report: is given each line that is not a JSON object; as it is, it raises the first.

    Raises:
        QuotesError: the file cannot be read, or has no lines.
    """
    found = False
    opener = _OPENERS.get(path.suffix, open)
    try:
        with opener(path, "rb") as lines:
            # Bytes, because text is decoded in blocks and could not say which line is broken.
            for number, line in enumerate(lines, start=1):
                if not line.strip():
                    continue
                found, name = True, f"{path}:{number}"
                with reported(report):
                    yield name, _object(line, name)
    except (OSError, EOFError, lzma.LZMAError, zlib.error) as error:
        raise QuotesError(f"{path}: cannot be read ({str(error)[:120]})") from None
    if not found:
        raise QuotesError(f"{path}: is empty; one JSON object a line is expected")


def _object(line: bytes, name: str) -> dict[str, Any]:
    try:
        value = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise QuotesError(f"{name}: is not text in UTF-8 (byte {error.start} of the line)") from None
    except (ValueError, RecursionError) as error:
        raise QuotesError(f"{name}: is not JSON ({str(error)[:80]})") from None
    if not isinstance(value, dict):
        raise QuotesError(f"{name}: should be a JSON object, not {type(value).__name__}")
    return value


def read_json_lines(path: Path, report: Report = refuse) -> Iterator[Document]:
    """Read the articles of a file of JSON lines; `report` is given each line that is none (see `read_objects`)."""
    for name, fields in read_objects(path, report):
        with reported(report):
            yield document_of(fields, name)
