"""`quotes train`: make the weights that are shipped in the package."""

from __future__ import annotations

from pathlib import Path

import click

from quotes.cli.options import models_option, progress, threads_option
from quotes.errors import QuotesError
from quotes.ranking.ranker import WEIGHTS


@click.group()
def train() -> None:
    """Train the models that the extractor decides with."""


@train.command("rankers")
@click.argument("gold", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="GOLD.jsonl...")
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default=WEIGHTS,
    help="Folder to write the weights into.  [default: the package's own]",
)
@models_option
@threads_option
def train_rankers(gold: tuple[Path, ...], out: Path, models: str, threads: int | None) -> None:
    """Train the choices of cue, content, source, kind and antecedent on gold articles.

    Takes about three minutes for 172 articles on two cores; nothing in it is random.
    """
    from quotes.parsing.parser import Parser  # noqa: PLC0415 - torch takes seconds to load
    from quotes.reading import read_gold  # noqa: PLC0415
    from quotes.training import rankers  # noqa: PLC0415

    items = [item for path in gold for item in read_gold(path)]
    if not items:
        raise QuotesError(f"{gold[0]}: holds no gold articles")
    with progress("articles", rankers.read_texts(items, Parser(models, threads)), len(items)) as texts:
        read = list(texts)
    trained = rankers.train_rankers(read)
    for path in rankers.save_rankers(trained, out):
        click.echo(f"{path}  {path.stat().st_size // 1024} kB")
