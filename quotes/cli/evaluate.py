"""`quotes evaluate`: how right the extractor is on gold articles."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from quotes.cli.options import models_option, progress, threads_option
from quotes.cli.train import EXERCISES, names_option, read_corpora
from quotes.errors import QuotesError

if TYPE_CHECKING:
    from quotes.evaluation.evaluate import Evaluation
    from quotes.evaluation.scoring import Pair
    from quotes.reading.gold import GoldDocument


@click.command()
@click.argument("gold", type=click.Path(path_type=Path), metavar="GOLD")
@click.option("--json", "as_json", is_flag=True, help="Print the figures as JSON.")
@click.option(
    "--errors", is_flag=True, help="Print every miss, spurious statement, wrong span and wrong speaker too."
)
@click.option(
    "--folds",
    type=click.IntRange(min=2),
    help="Cross-validate: measure each of so many parts of GOLD by models trained on the other parts.",
)
@click.option(
    "--also",
    type=click.Path(path_type=Path),
    metavar="GOLD",
    help="With --folds: more gold, that the models of every part are trained on.",
)
@names_option
@models_option
@threads_option
def evaluate(  # noqa: PLR0913, PLR0917 - one parameter an option
    gold: Path,
    as_json: bool,
    errors: bool,
    folds: int | None,
    also: Path | None,
    corpora: tuple[Path, ...],
    models: str,
    threads: int | None,
) -> None:
    """Measure the extractor on articles whose statements are known.

    GOLD.jsonl holds one article a line with its "statements" (docs/formats.md). Printed are precision, recall and F1 of
    finding the content (at an overlap of 0.8 and 0.5 of its words, and exactly) and of finding it with the right
    speaker ("attributed"), then how often speaker, full name, kind, cue, source and role are right, each with its 95%
    interval by the bootstrap over articles; then the same by configuration: kind, place and form of the cue, dropped
    subject, headline, nested. GOLD may also be passages in YAML, or a folder of them.

    \b
      quotes evaluate seeds/seed.gold.jsonl
      quotes evaluate gold.jsonl --errors
      quotes evaluate gold.jsonl --folds 5
      quotes evaluate gold.jsonl --folds 5 --also more.jsonl
    """
    from quotes.evaluation.evaluate import Evaluation  # noqa: PLC0415 - torch takes seconds to load
    from quotes.reading import read_gold  # noqa: PLC0415

    items = read_gold(gold)
    if not items:
        raise QuotesError(f"{gold}: holds no gold articles")
    if folds and folds > len(items):
        raise QuotesError(f"--folds {folds}: {gold} holds only {len(items)} articles")
    if also and not folds:
        raise QuotesError("--also is gold to train on: it goes with --folds")
    besides = read_gold(also) if also else []
    measured = _measured(items, folds, besides, corpora, models, threads)
    with progress("articles", measured, len(items)) as found:
        result = Evaluation(list(found))
    if as_json:
        more = {"intervals": result.intervals, "configurations": result.configurations}
        click.echo(json.dumps({**result.figures, **more}, ensure_ascii=False))
    else:
        for line in _table(result):
            click.echo(line)
    if errors:
        for line in result.errors():
            click.echo(line)


def _measured(  # noqa: PLR0913, PLR0917 - what the command is given
    items: list[GoldDocument],
    folds: int | None,
    also: list[GoldDocument],
    corpora: tuple[Path, ...],
    models: str,
    threads: int | None,
) -> Iterator[list[Pair]]:
    """Pair gold and found statements: by the models of the package, or by those of other folds."""
    if folds is None:
        from quotes.evaluation.evaluate import evaluate as run  # noqa: PLC0415
        from quotes.extractor import Extractor  # noqa: PLC0415

        return run(items, Extractor(models, threads))
    from quotes.parsing.parser import Parser  # noqa: PLC0415
    from quotes.reading import read_gold  # noqa: PLC0415
    from quotes.training.folds import cross_validate  # noqa: PLC0415

    parser = Parser(models, threads)
    corpus = read_corpora(corpora, parser)
    return cross_validate(items, parser, folds, read_gold(EXERCISES), corpus, also)


def _table(result: Evaluation) -> Iterator[str]:
    """Lay the figures out: all statements with intervals, then each configuration."""
    intervals = result.intervals
    for name, value in result.figures.items():
        low, high = intervals.get(name, (0.0, 0.0))
        row = "P {p:.3f}  R {r:.3f}  F1 {f1:.3f}".format(**value) if isinstance(value, dict) else f"{value:g}"
        interval = f"  95%: {low:.3f} to {high:.3f}" if name in intervals else ""
        yield f"{name:14}{row:28}{interval}".rstrip()
    yield f"\n{'configuration':18}{'gold':>6}{'content@0.8 P':>15}{'R':>7}{'attributed F1':>15}{'speaker':>9}"
    for name, figures in result.configurations.items():
        content, attributed = figures["content@0.8"], figures["attributed"]
        if isinstance(content, dict) and isinstance(attributed, dict):
            yield (
                f"{name:18}{figures['gold']:6}{content['p']:15.3f}{content['r']:7.3f}"
                f"{attributed['f1']:15.3f}{figures['speaker']:9.3f}"
            )
