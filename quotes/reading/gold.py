"""Gold files -> documents with the statements that annotators found in them (docs/formats.md)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast, get_args

from quotes.document import Cue, Document, Kind, Span, Speaker, SpeakerKind, Statement
from quotes.errors import QuotesError
from quotes.reading.fields import document_of, has_half_pair
from quotes.reading.jsonlines import read_objects
from quotes.reading.passages import read_passages

_KINDS, _SPEAKER_KINDS = frozenset(get_args(Kind)), frozenset(get_args(SpeakerKind))


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """An article with its gold statements, in the order of the text."""

    document: Document
    statements: tuple[Statement, ...]


def read_gold(path: Path) -> list[GoldDocument]:
    """Read gold: a file of JSON lines, a document each with `statements`; a YAML file of passages; a folder of these.

    Raises:
        QuotesError: there is no such gold, or a document of it is not right; the message names it.
    """
    if path.is_dir():
        files = sorted([*path.glob("*.yaml"), *path.glob("*.yml")])
        if not files:
            raise QuotesError(f"{path}: holds no passages (*.yaml)")
        return [item for file in files for item in read_gold(file)]
    if not path.is_file():
        raise QuotesError(f"{path}: no such gold file")
    if path.suffix in {".yaml", ".yml"}:
        return [_document(fields, f"{path}: {fields['id']}") for fields in read_passages(path)]
    return [_document(fields, name) for name, fields in read_objects(path)]


def _document(fields: Mapping[str, Any], name: str) -> GoldDocument:
    document = document_of(fields, name)
    rows = fields.get("statements")
    if not isinstance(rows, list):
        raise QuotesError(f"{name}: has no 'statements'; a gold document lists them")
    try:
        statements = [_statement(row, len(document.text)) for row in rows]
    except (KeyError, TypeError, ValueError, IndexError) as error:
        raise QuotesError(f"{name}: a statement is not in the gold format ({error})") from None
    return GoldDocument(
        document, tuple(sorted(statements, key=lambda s: (s.cue.span.start, s.content[0].start)))
    )


def _statement(row: Mapping[str, Any], size: int) -> Statement:
    if row["kind"] not in _KINDS or row["speaker_kind"] not in _SPEAKER_KINDS:
        raise ValueError(f"kind {row['kind']!r} or speaker_kind {row['speaker_kind']!r} is unknown")
    kind = cast(SpeakerKind, row["speaker_kind"])
    content = tuple(_span(pair, size) for pair in row["content"])
    if not content:
        raise ValueError("content is empty")
    if not isinstance(row["speaker"], list):
        raise ValueError("speaker should be a list of names")
    role = row.get("role")
    if role is not None:
        role = _string(role)
    return Statement(
        cue=Cue(_span(row["cue"], size), _string(row.get("lemma") or "")),
        content=content,
        kind=cast(Kind, row["kind"]),
        source=_span(row["source"], size) if row["source"] else None,
        speakers=tuple(Speaker(_string(name), kind, role) for name in row["speaker"]),
        rule="gold",
    )


def _string(value: object) -> str:
    if not isinstance(value, str) or has_half_pair(value):
        raise ValueError(f"{value!r} should be a string of valid Unicode")
    return value


def _span(pair: Any, size: int) -> Span:  # noqa: ANN401 - JSON
    start, end = pair
    if not (isinstance(start, int) and isinstance(end, int)):
        raise ValueError(f"offsets {start!r}-{end!r} should be whole numbers")
    if not 0 <= start < end <= size:
        raise ValueError(f"offsets {start}-{end} are outside of the text")
    return Span(start, end)
