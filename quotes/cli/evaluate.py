"""`quotes evaluate`: how right the extractor is on gold articles."""

from __future__ import annotations

import json
from pathlib import Path

import click

from quotes.cli.options import models_option, progress, threads_option
from quotes.errors import QuotesError


@click.command()
@click.argument("gold", type=click.Path(path_type=Path), metavar="GOLD.jsonl")
@click.option("--json", "as_json", is_flag=True, help="Print the figures as JSON.")
@click.option(
    "--errors", is_flag=True, help="Print every miss, spurious statement, wrong span and wrong speaker too."
)
@models_option
@threads_option
def evaluate(gold: Path, as_json: bool, errors: bool, models: str, threads: int | None) -> None:
    """Measure the extractor on articles whose statements are known.

    GOLD.jsonl holds one article a line with its "statements" (docs/formats.md). Printed are precision, recall and F1 of
    finding the content (at an overlap of 0.8 and 0.5 of its words, and exactly) and of finding it with the right
    speaker ("attributed"), then how often speaker, full name, kind, cue, source and role are right.

    \b
      quotes evaluate seeds/seed.gold.jsonl
      quotes evaluate gold.jsonl --errors
    """
    from quotes.evaluation.evaluate import Evaluation  # noqa: PLC0415 - torch takes seconds to load
    from quotes.evaluation.evaluate import evaluate as run  # noqa: PLC0415
    from quotes.extractor import Extractor  # noqa: PLC0415
    from quotes.reading import read_gold  # noqa: PLC0415

    items = read_gold(gold)
    if not items:
        raise QuotesError(f"{gold}: holds no gold articles")
    with progress("articles", run(items, Extractor(models, threads)), len(items)) as found:
        result = Evaluation(list(found))
    figures = result.figures
    if as_json:
        click.echo(json.dumps(figures, ensure_ascii=False))
    else:
        for name, value in figures.items():
            row = (
                "P {p:.3f}  R {r:.3f}  F1 {f1:.3f}".format(**value)
                if isinstance(value, dict)
                else f"{value:g}"
            )
            click.echo(f"{name:14}{row}")
    if errors:
        for line in result.errors():
            click.echo(line)
