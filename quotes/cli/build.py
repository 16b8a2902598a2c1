"""`quotes build`: articles into the database."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from quotes.cli.options import (
    Complaints,
    articles,
    counted,
    database_option,
    models_option,
    paths_argument,
    progress,
    threads_option,
)
from quotes.document import Document


@click.command()
@paths_argument
@database_option
@models_option
@threads_option
@click.option("--again", is_flag=True, help="Extract again what this version has already stored.")
def build(paths: tuple[Path, ...], database: Path, models: str, threads: int | None, again: bool) -> None:
    """Extract the statements of articles and store them in a database; speakers of one name become one.

    PATH is a text file, a file of JSON lines, a folder of them, or - for standard input (see `quotes extract`).
    An article that the same version and models have stored already is passed over, so a build that was
    interrupted goes on where it stopped, and a second one changes nothing. What cannot be read as an article is
    told on standard error, a line each, and the rest is stored; the status is then 1.

    \b
      quotes build seeds/
      quotes build news.jsonl archive/ --db db/news.db
    """
    complaints = Complaints()
    documents = articles(paths, complaints)
    stored, skipped, unresolved = build_database(documents, database, models, threads, again)
    nobody = f"; statements without a speaker: {unresolved}" if unresolved else ""
    unread = f"; {complaints.count} could not be read" if complaints.count else ""
    click.echo(
        f"{database}: {counted(stored, 'article')} stored, {skipped} known already{unread}{nobody}", err=True
    )
    complaints.end()


def build_database(
    documents: Iterable[Document],
    database: Path,
    models: str = "compact",
    threads: int | None = None,
    again: bool = False,
) -> tuple[int, int, int]:
    """Store the statements of articles.

    Gives how many articles were stored, how many were known before, and how many statements have no speaker now.
    """
    from quotes.extractor import Extractor  # noqa: PLC0415 - torch takes seconds to load
    from quotes.store import Run, Store  # noqa: PLC0415

    extractor = Extractor(models, threads)
    run = Run(*extractor.versions)
    skipped = 0
    with Store.open(database) as store:

        def fresh() -> Iterator[Document]:
            nonlocal skipped
            for document in documents:
                if not again and store.known(document, run):
                    skipped += 1
                else:
                    yield document

        with progress("articles", extractor.extract_many(fresh())) as found:
            stored = store.save(run, found)
        store.match()
        unresolved = store.unresolved()
    return stored, skipped, unresolved
