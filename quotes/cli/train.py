"""`quotes train`: make the weights that are shipped in the package."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from quotes.cli.options import Function, models_option, paths_argument, progress, threads_option
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
_also = click.option(
    "--also",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="GOLD.jsonl",
    help="More gold, of narrower news, which counts less. May be repeated.",
)


def _out_file(own: Path) -> Callable[[Function], Function]:
    return click.option(
        "--out",
        type=click.Path(path_type=Path, dir_okay=False),
        default=own,
        help="File to write.  [default: the package's own]",
    )


@click.group()
def train() -> None:
    """Train the models that parse, and those that the extractor decides with.

    The order is: models (of treebanks and raw news), clusters and subjects (of raw news), annotated (more gold, out of
    raw news), names (of gold articles and entity corpora), rankers (of gold articles). The rankers learn from the
    exercises in the package too. Seeds are fixed.
    """


@train.command("models")
@click.option(
    "--treebank",
    "treebanks",
    multiple=True,
    required=True,
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="A treebank of Universal Dependencies (UD_Arabic-PADT); choices are made on its development part. More of "
    "them, in its style, are learnt from too; of one that has a test part alone, that.",
)
@click.option(
    "--corpus",
    "news",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="PATH",
    help="Raw news to make word vectors of and to learn how words divide from, as for `quotes extract`. May be "
    "repeated.",
)
@click.option(
    "--vectors",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    metavar="FILE",
    help="Word vectors in word2vec's text format, of words without clitics, in the place of those of --corpus.",
)
@click.option(
    "--out",
    required=True,
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help="Folder to write the models into.",
)
@click.option(
    "--work",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help="Folder for what the stages leave behind.  [default: OUT with `.work` added]",
)
@click.option(
    "--settings",
    type=click.Path(path_type=Path),
    metavar="FILE.toml",
    help="Changes to quotes/training/models/settings.toml.",
)
@threads_option
def train_models(  # noqa: PLR0913, PLR0917 - one argument an option
    treebanks: tuple[Path, ...],
    news: tuple[Path, ...],
    vectors: Path | None,
    out: Path,
    work: Path | None,
    settings: Path | None,
    threads: int | None,
) -> None:
    """Train models that parse Arabic, and score them (needs the `train` extra: gensim, udtools).

    The folder OUT is one that --models takes; MODEL_CARD.md in it says what it was made of and its scores. The
    stages are prepare, divide, tokenize, mwt, vectors, pretrain, lemma, pos, depparse, read, refine, layout, scores:
    run again after an interruption, the command does not do again what is done; what has other inputs or settings is
    made anew.
    """
    from quotes.reading import read  # noqa: PLC0415 - slow imports
    from quotes.training.models.order import place_order  # noqa: PLC0415
    from quotes.training.models.run import Training  # noqa: PLC0415

    order = place_order(treebanks, news, vectors, out, work, settings, threads, read)
    scores = Training(order, lambda line: click.echo(line, err=True)).run()
    for name, given in scores.items():
        for what, found in given.items():
            click.echo(f"{name}, {what}: " + "  ".join(f"{metric} {f1:.1f}" for metric, f1 in found.items()))


@train.command("clusters")
@paths_argument
@_out_file(_TAGGING / "clusters.tsv.gz")
def train_clusters(paths: tuple[Path, ...], out: Path) -> None:
    """Group the words of raw news by their use (needs the `train` extra: gensim, scikit-learn).

    PATH is as for `quotes extract`. Takes about five minutes for eight million words.
    """
    from quotes.reading import read  # noqa: PLC0415 - slow imports
    from quotes.training.clusters import train_clusters as run  # noqa: PLC0415

    with progress("articles", read(paths)) as documents:
        count = run(documents, out)
    click.echo(f"{out}  {count} words")


@train.command("subjects")
@paths_argument
@_out_file(_TAGGING / "subjects.tsv.gz")
def train_subjects(paths: tuple[Path, ...], out: Path) -> None:
    """Count in raw news which words are subjects of speech verbs («قال المتحدث») and which are not.

    PATH is as for `quotes extract`. Takes less than a minute for eight million words.
    """
    from quotes.reading import read  # noqa: PLC0415 - slow imports
    from quotes.tagging.features import clusters  # noqa: PLC0415
    from quotes.training.subjects import train_subjects as run  # noqa: PLC0415

    with progress("articles", read(paths)) as documents:
        count = run(documents, clusters(), out)
    click.echo(f"{out}  {count} words")


@train.command("annotated")
@paths_argument
@click.option(
    "--out",
    required=True,
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="GOLD.jsonl",
    help="File to write.",
)
def annotated(paths: tuple[Path, ...], out: Path) -> None:
    """Make a gold file of the articles in raw news that the package has annotations of.

    The package has the annotations without the articles, which cannot be published; PATH is as for `quotes extract`.
    What is written is for `quotes train names` and `quotes train rankers`, beside other gold.
    """
    from quotes.reading import read  # noqa: PLC0415 - slow imports
    from quotes.training.annotations import put_back, read_annotations  # noqa: PLC0415

    annotations = read_annotations()
    with progress("articles", read(paths)) as documents:
        found = list(put_back(annotations, documents))
    if not found:
        raise QuotesError(
            f"none of the {len(annotations)} annotated articles is in {', '.join(map(str, paths))}; "
            "they are of SaudiNewsNet (docs/accuracy.md)"
        )
    lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in found)
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text("".join(lines), encoding="utf-8")
    click.echo(f"{out}  {len(found)} of {len(annotations)} articles")


@train.command("names")
@_gold
@names_option
@_out_file(_TAGGING / "names.crfsuite")
@models_option
@threads_option
def train_names(
    gold: tuple[Path, ...], corpora: tuple[Path, ...], out: Path, models: str, threads: int | None
) -> None:
    """Train the tagger of names on entity corpora and on the speakers of gold articles and of whole exercises.

    Takes about twenty minutes for ANERcorp and 2,400 articles on one core, beside parsing them.
    """
    from quotes.parsing.parser import Parser  # noqa: PLC0415 - torch takes seconds to load
    from quotes.surface.words import Words  # noqa: PLC0415
    from quotes.training import tagger  # noqa: PLC0415
    from quotes.training.rankers import is_article  # noqa: PLC0415

    parser = Parser(models, threads)
    if not corpora:
        raise QuotesError("--names: give at least one corpus of named entities, for example ANERcorp")
    exercises = _read_gold((EXERCISES,))
    items = [*_read_gold(gold), *(item for item in exercises if is_article(item.document.text))]
    corpus = read_corpora(corpora, parser)
    with progress("articles", parser.parse_many(i.document.text for i in items), len(items)) as docs:
        read = [(Words(doc), item.statements) for doc, item in zip(docs, items, strict=True)]
    first = tagger.train_tagger(corpus, out)
    tagger.train_tagger([*corpus, *tagger.with_speakers(read, first)], out)
    click.echo(f"{out}  {out.stat().st_size // 1024} kB")


@train.command("rankers")
@_gold
@_also
@names_option
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default=WEIGHTS,
    help="Folder to write the weights into.  [default: the package's own]",
)
@models_option
@threads_option
def train_rankers(  # noqa: PLR0913, PLR0917 - one argument an option
    gold: tuple[Path, ...],
    also: tuple[Path, ...],
    corpora: tuple[Path, ...],
    out: Path,
    models: str,
    threads: int | None,
) -> None:
    """Train the choices of cue, content, source, kind, name and antecedent on gold articles.

    With --names, the names in each article are found by taggers that did not see it, as for new articles; without,
    by the tagger of the package. For 2,400 articles the choices take half an hour of one core beside parsing, the
    taggers longer.
    """
    from quotes.parsing.parser import Parser  # noqa: PLC0415 - torch takes seconds to load
    from quotes.training import rankers  # noqa: PLC0415

    parser = Parser(models, threads)
    first, more = _read_gold(gold), _read_gold(also)
    corpus = read_corpora(corpora, parser)
    items = [*first, *more]
    with progress("articles", rankers.read_texts(items, parser), len(items)) as texts:
        read = list(texts)
    exercises = list(rankers.read_texts(_read_gold((EXERCISES,)), parser))
    if corpus:
        whole = [text for text in exercises if rankers.is_article(text[0].words.text)]
        rankers.relabel([*read, *whole], corpus)
    trained = rankers.train_rankers(read[: len(first)], exercises, read[len(first) :])
    for path in rankers.save_rankers(trained, out):
        click.echo(f"{path}  {path.stat().st_size // 1024} kB")


def _read_gold(paths: tuple[Path, ...]) -> list[GoldDocument]:
    from quotes.reading import read_gold  # noqa: PLC0415

    return [item for path in paths for item in read_gold(path)]


def read_corpora(paths: tuple[Path, ...], parser: Parser) -> list[Labelled]:
    """Read corpora of named entities and parse their sentences."""
    from quotes.training.bio import label_words, read_bio  # noqa: PLC0415

    return [item for path in paths for item in label_words(read_bio(path), parser)]
