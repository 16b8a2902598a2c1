"""A season of invented news with its statements, as a database: for the site's tests, its cookbook and its pictures.

`build_sample(path)` writes it; `articles.yaml` holds the articles, and says in its head how.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from quotes.document import Cue, Document, Extraction, Link, Span, Speaker, Statement
from quotes.reading.passages import find
from quotes.store import Run, Store

RUN = Run("0.1.0 (sample)", "by hand")


def build_sample(path: Path) -> Path:
    """Build a database of the sample's articles; give its path."""
    with Store.open(path) as store:
        store.save(RUN, extractions())
    return path


@cache
def extractions() -> tuple[Extraction, ...]:
    """Give the sample's articles with their statements, in the order of their dates."""
    data = yaml.safe_load((Path(__file__).parent / "articles.yaml").read_text("utf-8"))
    by_id = {article["id"]: article for article in data["articles"]}
    return tuple(
        _extraction(by_id[row["same_as"]] | row if "same_as" in row else row, data["speakers"])
        for row in data["articles"]
    )


def _extraction(row: dict[str, Any], people: dict[str, dict[str, str]]) -> Extraction:
    published = row["published"].isoformat()
    document = Document(row["text"], row["id"], row["title"], row["outlet"], row["url"], published)
    found = sorted((_statement(document.text, each, people) for each in row["statements"]), key=_place)
    return Extraction(document, tuple(_within(found, place) for place in range(len(found))))


def _statement(text: str, row: dict[str, Any], people: dict[str, dict[str, str]]) -> Statement:
    cue = Span(*find(text, row["cue"]))
    source = _nearest(text, row["source"], cue) if row["source"] else None
    own = Link("source", source) if source else Link("dropped", cue)
    return Statement(
        cue=Cue(cue, row["lemma"]),
        content=tuple(_nearest(text, words, cue) for words in row["content"]),
        kind=row["kind"],
        source=source,
        speakers=tuple(_speaker(each, people) for each in row["by"]),
        rule="sample",
        confidence=row.get("confidence", 0.93),
        chain=(own, *(Link(step, _nearest(text, words, cue)) for step, words in row.get("way", {}).items())),
    )


def _speaker(given: str | dict[str, str], people: dict[str, dict[str, str]]) -> Speaker:
    name, role = next(iter(given.items())) if isinstance(given, dict) else (given, people[given].get("role"))
    return Speaker(people[name]["name"], people[name]["kind"], role)  # type: ignore[arg-type]


def _nearest(text: str, words: str, cue: Span) -> Span:
    """Find the words where they stand nearest to the cue; raises ValueError where the text has none such."""
    starts = [match.start() for match in re.finditer(re.escape(words), text)]
    start = min(starts, key=lambda start: abs(start - cue.start))
    return Span(start, start + len(words))


def _place(statement: Statement) -> tuple[int, int]:
    return statement.cue.span.start, statement.content[0].start


def _within(found: list[Statement], place: int) -> Statement:
    """Tie a statement to the smallest one whose content holds its cue."""
    cue = found[place].cue.span
    around = [
        (span.end - span.start, number)
        for number, other in enumerate(found)
        for span in other.content
        if number != place and span.start <= cue.start and cue.end <= span.end
    ]
    parent = min(around)[1] if around else None
    this = found[place]
    return Statement(
        this.cue, this.content, this.kind, this.source, this.speakers, this.rule, this.confidence, parent
    )
