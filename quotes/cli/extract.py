"""`quotes extract`: the statements of articles, printed."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from quotes.cli.options import (
    Complaints,
    articles,
    models_option,
    paths_argument,
    progress,
    threads_option,
)
from quotes.document import Extraction, statement_json

NARROW = 60


@click.command()
@paths_argument
@click.option(
    "--format",
    "style",
    type=click.Choice(["table", "json", "jsonl"]),
    default="table",
    show_default=True,
    help="A table to read, one JSON array, or one JSON object a line.",
)
@click.option(
    "--min-confidence",
    type=click.FloatRange(0, 1),
    default=0.0,
    show_default=True,
    help="Leave out statements that are less sure than this.",
)
@models_option
@threads_option
def extract(
    paths: tuple[Path, ...], style: str, min_confidence: float, models: str, threads: int | None
) -> None:
    """Print the statements of articles.

    PATH is a text file (UTF-8; a sidecar NAME.json may say its outlet and date), a file of JSON lines with at
    least "text" on each, a folder of them, or - for standard input. What cannot be read as an article is told
    on standard error, a line each, and the rest is extracted; the status is then 1.

    \b
      quotes extract seeds/
      quotes extract news.jsonl --format jsonl > statements.jsonl
      cat article.txt | quotes extract - --format json
    """
    from quotes.extractor import Extractor  # noqa: PLC0415 - torch takes seconds to load

    complaints = Complaints()
    documents = articles(paths, complaints)

    def extracted() -> Iterator[Extraction]:
        yield from Extractor(models, threads, min_confidence).extract_many(documents)

    # The models load behind the bar, which would else come seconds late.
    with progress("articles", extracted()) as found:
        print_extractions(found, style)
    complaints.end()


def print_extractions(found: Iterable[Extraction], style: str) -> None:
    """Print extractions in one of the three formats."""
    if style == "jsonl":
        for item in found:
            for statement in item.statements:
                click.echo(json.dumps(statement_json(item.document, statement), ensure_ascii=False))
    elif style == "json":
        rows = [statement_json(item.document, s) for item in found for s in item.statements]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
    else:
        for item in found:
            _table(item)


def _table(item: Extraction) -> None:
    from rich.console import Console  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415

    width = shutil.get_terminal_size((140, 24)).columns
    table = Table(title=item.document.title or item.document.id, title_justify="left", show_lines=True)
    columns = (("speaker", 2), ("role", 2), ("cue", 1), ("kind", 1), ("statement", 5))
    for name, ratio in columns:
        table.add_column(name, ratio=ratio, overflow="fold")
    text = item.document.text
    for s in item.statements:
        table.add_row(
            "، ".join(p.name for p in s.speakers) or "—",
            next((p.role for p in s.speakers if p.role), None) or "—",
            s.cue.span.of(text),
            s.kind,
            " … ".join(" ".join(span.of(text).split()) for span in s.content),
        )
    Console(file=sys.stdout, width=max(width, NARROW), markup=False, highlight=False, emoji=False).print(
        table
    )
