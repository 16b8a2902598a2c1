"""`quotes evaluate`: how right the extractor is on gold articles."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from quotes.cli.options import models_option, progress, threads_option
from quotes.errors import QuotesError

if TYPE_CHECKING:
    from quotes.evaluation.scoring import Pair
    from quotes.reading.gold import GoldDocument


@click.command()
@click.argument("gold", type=click.Path(path_type=Path), metavar="GOLD.jsonl")
@click.option("--json", "as_json", is_flag=True, help="Print the figures as JSON.")
@click.option(
    "--errors", is_flag=True, help="Print every miss, spurious statement, wrong span and wrong speaker too."
)
@click.option(
    "--folds",
    type=click.IntRange(min=2),
    help="Cross-validate: measure each of so many parts of GOLD by models trained on the other parts.",
)
@models_option
@threads_option
def evaluate(  # noqa: PLR0913, PLR0917 - one parameter an option
    gold: Path, as_json: bool, errors: bool, folds: int | None, models: str, threads: int | None
) -> None:
    """Measure the extractor on articles whose statements are known.

    GOLD.jsonl holds one article a line with its "statements" (docs/formats.md). Printed are precision, recall and F1 of
    finding the content (at an overlap of 0.8 and 0.5 of its words, and exactly) and of finding it with the right
    speaker ("attributed"), then how often speaker, full name, kind, cue, source and role are right.

    \b
      quotes evaluate seeds/seed.gold.jsonl
      quotes evaluate gold.jsonl --errors
      quotes evaluate gold.jsonl --folds 5
    """
    from quotes.evaluation.evaluate import Evaluation  # noqa: PLC0415 - torch takes seconds to load
    from quotes.reading import read_gold  # noqa: PLC0415

    items = read_gold(gold)
    if not items:
        raise QuotesError(f"{gold}: holds no gold articles")
    if folds and folds > len(items):
        raise QuotesError(f"--folds {folds}: {gold} holds only {len(items)} articles")
    with progress("articles", _measured(items, folds, models, threads), len(items)) as found:
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


def _measured(
    items: list[GoldDocument], folds: int | None, models: str, threads: int | None
) -> Iterator[list[Pair]]:
    """Pair gold and found statements: by the models of the package, or by those of other folds."""
    if folds is None:
        from quotes.evaluation.evaluate import evaluate as run  # noqa: PLC0415
        from quotes.extractor import Extractor  # noqa: PLC0415

        return run(items, Extractor(models, threads))
    from quotes.parsing.parser import Parser  # noqa: PLC0415
    from quotes.training.folds import cross_validate  # noqa: PLC0415

    return cross_validate(items, Parser(models, threads), folds)
