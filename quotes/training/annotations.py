"""Annotations of news articles without their text, which cannot be published: offsets, put back on the articles.

A line of `quotes/training/annotated/*.jsonl` is an article: `text`, the start of its text's SHA-256 in hexadecimal,
and `statements` as a gold file has them (docs/formats.md), but that names and roles are offsets too where the article
has them word for word.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from quotes.document import Document
from quotes.reading.jsonlines import read_objects

ANNOTATED = Path(__file__).parent / "annotated"
_DIGITS = 16

Row = dict[str, Any]


def known_by(document: Document) -> str:
    """Say by what an annotation knows its article."""
    return document.digest[:_DIGITS]


def without_text(gold: Mapping[str, Any]) -> Row:
    """Give a gold document's annotation, with nothing of its text but names that it has in other words."""
    text = gold["text"]

    def place(words: str | None) -> list[int] | str | None:
        start = text.find(words) if words else -1
        return words if start < 0 or not words else [start, start + len(words)]

    rows = [
        {**row, "speaker": [place(name) for name in row["speaker"]], "role": place(row["role"])}
        for row in gold["statements"]
    ]
    return {"text": known_by(Document(text)), "statements": rows}


def with_text(annotation: Mapping[str, Any], document: Document) -> Row:
    """Give the gold document again that `without_text` was given."""

    def words(place: list[int] | str | None) -> str | None:
        return document.text[place[0] : place[1]] if isinstance(place, list) else place

    rows = [
        {**row, "speaker": [words(name) for name in row["speaker"]], "role": words(row["role"])}
        for row in annotation["statements"]
    ]
    known = {"id": document.id, "title": document.title, "text": document.text, "statements": rows}
    return {key: value for key, value in known.items() if value is not None}


def read_annotations(folder: Path = ANNOTATED) -> dict[str, Row]:
    """Read the annotations of a folder, by what they know their article by.

    Raises:
        QuotesError: a file is not JSON lines.
    """
    rows = (row for path in sorted(folder.glob("*.jsonl")) for _, row in read_objects(path))
    return {row["text"]: row for row in rows}


def put_back(annotations: Mapping[str, Row], news: Iterable[Document]) -> Iterator[Row]:
    """Give the gold documents of those articles that are annotated, each once, in the order of the news."""
    left = dict(annotations)
    for document in news:
        annotation = left.pop(known_by(document), None)
        if annotation is not None:
            yield with_text(annotation, document)
        if not left:
            return
