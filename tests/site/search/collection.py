"""A collection of invented statements, each said in an article of its own, built with the parser as any database is."""

from __future__ import annotations

from itertools import repeat
from pathlib import Path
from typing import NamedTuple

import yaml

from quotes.document import Cue, Document, Extraction, Span, Speaker, Statement
from quotes.extractor import words_of
from quotes.parsing.parser import Parser
from quotes.store import Run, Store

HERE = Path(__file__).parent


class Judged(NamedTuple):
    """How a search did: what it found and what it should have found."""

    query: str
    found: frozenset[str]
    wanted: frozenset[str]


def queries(name: str) -> dict[str, list[str]]:
    """Read the queries of a set, each with the statements that it should find."""
    read = yaml.safe_load((HERE / f"{name}_queries.yaml").read_text("utf-8"))
    return {str(query): ids for query, ids in read.items()}


def sentences(name: str) -> dict[str, dict[str, str]]:
    """Read the statements of a set: what is said, by whom and in what role."""
    read: dict[str, dict[str, str]] = yaml.safe_load((HERE / f"{name}_sentences.yaml").read_text("utf-8"))
    return read


def build(name: str, path: Path, read: bool = True) -> Path:
    """Store the statements of a set; without `read`, as if no parser had read them."""
    documents = {key: _document(**sentence) for key, sentence in sentences(name).items()}
    texts = [text for text, _ in documents.values()]
    parsed = map(words_of, Parser("compact", 1).parse_many(texts)) if read else repeat(())
    with Store.open(path) as store:
        store.save(
            Run("search", name),
            (
                Extraction(Document(text, id=key), (statement,), words)
                for (key, (text, statement)), words in zip(documents.items(), parsed, strict=False)
            ),
        )
    return path


def _document(said: str, speaker: str = "", role: str = "") -> tuple[str, Statement]:
    who = f"{role} {speaker}".strip()
    lead = f"قال {who}" if who else "قال"
    text = f"{lead} {said}."
    start = len(lead) + 1
    return text, Statement(
        Cue(Span(0, 3), "قال"),
        (Span(start, start + len(said)),),
        "indirect",
        Span(4, len(lead)) if who else None,
        (Speaker(speaker, "person", role or None),) if who else (),
    )


def f1(judged: list[Judged]) -> tuple[float, float, float]:
    """Give precision, recall and F1, micro-averaged over queries."""
    right = sum(len(one.found & one.wanted) for one in judged)
    precision = right / max(1, sum(len(one.found) for one in judged))
    recall = right / max(1, sum(len(one.wanted) for one in judged))
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)
