"""Gold passages in YAML, their statements given by their words -> gold documents with offsets (docs/formats.md).

A span is given by its words. It stands where these stand as whole words; only where they never do, inside of
longer ones (a name behind a clitic). Words that occur several times need the occurrence: `{text: قال, nth: 2}`.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypedDict, cast

import yaml

from quotes.errors import QuotesError

_PASSAGE = {"id", "note", "text", "statements"}
_STATEMENT = {"cue", "source", "content", "kind", "speakers"}
_KINDS = {"direct", "indirect", "mixed"}
_SPEAKER_KINDS = {"person", "organisation", "unnamed"}


class GoldStatement(TypedDict):
    """A statement of a gold article: offsets into its text, end exclusive."""

    cue: tuple[int, int]
    source: tuple[int, int] | None
    content: list[tuple[int, int]]
    kind: str
    speaker: list[str]
    speaker_kind: str
    role: str | None


class GoldArticle(TypedDict):
    """A passage as a gold article; `outlet` is its file's name, what it shows, and `note` says more."""

    id: str
    outlet: str
    note: str
    text: str
    statements: list[GoldStatement]


def read_passages(path: Path) -> Iterator[GoldArticle]:
    """Give the passages of a YAML file, which is named after what they show.

    Raises:
        QuotesError: a passage has no such words, or has them several times, or lacks a field.
    """
    try:
        rows = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise QuotesError(f"{path}: cannot be read as YAML ({' '.join(str(error).split())})") from None
    if not isinstance(rows, list):
        raise QuotesError(f"{path}: is no list of passages")
    for number, row in enumerate(rows, start=1):
        where = f"{path}: {row['id'] if isinstance(row, dict) and 'id' in row else f'passage {number}'}"
        try:
            yield _passage(row, path.stem)
        except (ValueError, KeyError, TypeError) as error:
            raise QuotesError(f"{where}: {error}") from None


def _passage(row: dict[str, Any], phenomenon: str) -> GoldArticle:
    _fields(row, _PASSAGE)
    text = str(row["text"])
    return {
        "id": row["id"],
        "outlet": phenomenon,
        "note": row["note"],
        "text": text,
        "statements": [_statement(text, statement) for statement in row["statements"]],
    }


def _statement(text: str, row: dict[str, Any]) -> GoldStatement:
    _fields(row, _STATEMENT)
    _one_of(row["kind"], _KINDS)
    speakers = [_speaker(speaker) for speaker in row["speakers"]]
    kinds = {speaker["kind"] for speaker in speakers}
    if len(kinds) != 1:
        raise ValueError(f"the speakers of {row['cue']!r} are of {len(kinds)} kinds; a gold file keeps one")
    return {
        "cue": find(text, row["cue"]),
        "source": None if row["source"] is None else find(text, row["source"]),
        "content": [find(text, words) for words in row["content"]],
        "kind": row["kind"],
        "speaker": [cast(str, speaker["name"]) for speaker in speakers],
        "speaker_kind": cast(str, speakers[0]["kind"]),
        "role": speakers[0]["role"],
    }


def _speaker(row: dict[str, str | None]) -> dict[str, str | None]:
    _fields(row, {"name", "role", "kind"})
    _one_of(row["kind"], _SPEAKER_KINDS)
    return row


def find(text: str, given: str | dict[str, Any]) -> tuple[int, int]:
    """Find words in a text: whole words, or else parts of words; only one place may answer.

    Raises:
        ValueError: the words are missing or ambiguous.
    """
    words = given if isinstance(given, str) else given["text"]
    nth = None if isinstance(given, str) else int(given["nth"])
    anywhere = [i for i in range(len(text)) if text.startswith(words, i)] if words else []
    places = [i for i in anywhere if _whole(text, i, i + len(words))] or anywhere
    if not places or (nth is not None and not 1 <= nth <= len(places)):
        raise ValueError(f"its text has no {given!r}")
    if nth is None and len(places) > 1:
        raise ValueError(f"its text has {words!r} {len(places)} times; say which: {{text: …, nth: …}}")
    start = places[(nth or 1) - 1]
    return start, start + len(words)


def _whole(text: str, start: int, end: int) -> bool:
    before = start > 0 and _in_word(text[start - 1]) and _in_word(text[start])
    after = end < len(text) and _in_word(text[end]) and _in_word(text[end - 1])
    return not before and not after


def _in_word(character: str) -> bool:
    return unicodedata.category(character)[0] in "LMN"


def _fields(row: dict[str, Any], known: set[str]) -> None:
    if set(row) != known:
        wrong = ", ".join(sorted(set(row) ^ known))
        raise ValueError(f"has missing or unknown fields: {wrong}")


def _one_of(value: object, known: set[str]) -> None:
    if value not in known:
        raise ValueError(f"{value!r} is none of {', '.join(sorted(known))}")
