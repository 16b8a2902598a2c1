"""`quotes train`: make the weights that are shipped in the package."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from quotes.cli.options import models_option, paths_argument, progress, threads_option
from quotes.errors import QuotesError
from quotes.ranking.ranker import WEIGHTS

if TYPE_CHECKING:
    from quotes.parsing.parser import Parser
    from quotes.reading.gold import GoldDocument
    from quotes.training.bio import Labelled

EXERCISES = Path(__file__).parents[1] / "training" / "exercises"
_TAGGING = Path(__file__).parents[1] / "tagging"

_gold = click.argument(
    "gold", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="GOLD.jsonl..."
)
names_option = click.option(
    "--names",
    "corpora",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="BIO.txt",
    help="A corpus of named entities: `word label` lines, an empty line between sentences. May be repeated.",
)


@click.group()
def train() -> None:
    """Train the models that the extractor decides with.

    The order is: clusters (of raw news), names (of gold articles and entity corpora), rankers (of gold articles).
    The rankers learn from the exercises in the package too. Nothing in it is random.
    """


@train.command("clusters")
@paths_argument
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    default=_TAGGING / "clusters.tsv.gz",
    help="File to write.  [default: the package's own]",
)
def train_clusters(paths: tuple[Path, ...], out: Path) -> None:
    """Group the words of raw news by their use (needs the `train` extra: gensim, scikit-learn).

    PATH is as for `quotes extract`. Takes about five minutes for eight million words.
    """
    from quotes.reading import read  # noqa: PLC0415 - slow imports
    from quotes.training.clusters import train_clusters as run  # noqa: PLC0415

    with progress("articles", read(paths)) as documents:
        count = run(documents, out)
    click.echo(f"{out}  {count} words")


@train.command("names")
@_gold
@names_option
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    default=_TAGGING / "names.crfsuite",
    help="File to write.  [default: the package's own]",
)
@models_option
@threads_option
def train_names(
    gold: tuple[Path, ...], corpora: tuple[Path, ...], out: Path, models: str, threads: int | None
) -> None:
    """Train the tagger of names on entity corpora and on the speakers of gold articles.

    Takes about five minutes for ANERcorp and 172 articles on one core.
    """
    from quotes.parsing.parser import Parser  # noqa: PLC0415 - torch takes seconds to load
    from quotes.surface.words import Words  # noqa: PLC0415
    from quotes.training import tagger  # noqa: PLC0415

    parser = Parser(models, threads)
    if not corpora:
        raise QuotesError("--names: give at least one corpus of named entities, for example ANERcorp")
    items = _read_gold(gold)
    corpus = read_corpora(corpora, parser)
    with progress("articles", parser.parse_many(i.document.text for i in items), len(items)) as docs:
        read = [(Words(doc), item.statements) for doc, item in zip(docs, items, strict=True)]
    first = tagger.train_tagger(corpus, out)
    tagger.train_tagger([*corpus, *tagger.with_speakers(read, first)], out)
    click.echo(f"{out}  {out.stat().st_size // 1024} kB")


@train.command("rankers")
@_gold
@names_option
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default=WEIGHTS,
    help="Folder to write the weights into.  [default: the package's own]",
)
@models_option
@threads_option
def train_rankers(
    gold: tuple[Path, ...], corpora: tuple[Path, ...], out: Path, models: str, threads: int | None
) -> None:
    """Train the choices of cue, content, source, kind, name and antecedent on gold articles.

    With --names, the names in each article are found by taggers that did not see it, as for new articles; without,
    by the tagger of the package. Takes about ten minutes for 172 articles.
    """
    from quotes.parsing.parser import Parser  # noqa: PLC0415 - torch takes seconds to load
    from quotes.training import rankers  # noqa: PLC0415

    parser = Parser(models, threads)
    items = _read_gold(gold)
    corpus = read_corpora(corpora, parser)
    with progress("articles", rankers.read_texts(items, parser), len(items)) as texts:
        read = list(texts)
    if corpus:
        rankers.relabel(read, corpus)
    exercises = list(rankers.read_texts(_read_gold((EXERCISES,)), parser))
    trained = rankers.train_rankers(read, exercises)
    for path in rankers.save_rankers(trained, out):
        click.echo(f"{path}  {path.stat().st_size // 1024} kB")


def _read_gold(paths: tuple[Path, ...]) -> list[GoldDocument]:
    from quotes.reading import read_gold  # noqa: PLC0415

    return [item for path in paths for item in read_gold(path)]


def read_corpora(paths: tuple[Path, ...], parser: Parser) -> list[Labelled]:
    """Read corpora of named entities and parse their sentences."""
    from quotes.training.bio import label_words, read_bio  # noqa: PLC0415

    return [item for path in paths for item in label_words(read_bio(path), parser)]
