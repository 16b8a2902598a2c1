"""Options that several commands share, and progress on terminals."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import Any, TypeVar

import click

from quotes.document import Document
from quotes.errors import QuotesError
from quotes.reading import read
from quotes.reading.reporting import Report, refuse

Function = TypeVar("Function", bound=Callable[..., Any])

DATABASE = Path("db/quotes.db")


def models_option(function: Function) -> Function:
    """Add `--models`."""
    return click.option(
        "--models",
        default="compact",
        show_default=True,
        metavar="NAME|FOLDER",
        help="Arabic models that parse: compact (in the package), padt (Stanza's official ones, see "
        "`quotes models`), or a folder of Stanza models.",
    )(function)


def threads_option(function: Function) -> Function:
    """Add `--threads`."""
    return click.option(
        "--threads",
        type=click.IntRange(min=1),
        help="Threads that torch may use.  [default: as torch chooses]",
    )(function)


def database_option(function: Function) -> Function:
    """Add `--db`."""
    return click.option(
        "--db",
        "database",
        type=click.Path(path_type=Path),
        default=DATABASE,
        show_default=True,
        metavar="FILE",
        help="The SQLite database.",
    )(function)


def paths_argument(function: Function) -> Function:
    """Add the paths of articles."""
    return click.argument(
        "paths", nargs=-1, required=True, metavar="PATH...", type=click.Path(path_type=Path)
    )(function)


@contextmanager
def progress(label: str, items: Iterable[Any], length: int | None = None) -> Iterator[Iterable[Any]]:
    """Show progress on standard error if that is a terminal, nothing otherwise."""
    if not sys.stderr.isatty():
        yield items
        return
    with click.progressbar(items, label=label, length=length, file=sys.stderr, show_pos=True) as bar:
        yield bar


class Complaints:
    """Tells of input that cannot be read, in a line each, while the rest is worked on."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self, error: QuotesError) -> None:
        """Tell what cannot be read."""
        self.count += 1
        click.echo(f"Error: {error}", err=True)

    def end(self) -> None:
        """End the command with status 1 if there was anything to tell."""
        if self.count:
            raise SystemExit(1)


def articles(paths: Iterable[Path], report: Report = refuse) -> Iterator[Document]:
    """Read articles; where there is none at all the command ends before it has made or printed anything."""
    documents = read(paths, report)
    first = next(documents, None)
    if first is None:  # as has been reported
        raise SystemExit(1)
    return chain([first], documents)


def counted(count: int, thing: str) -> str:
    """Say how many there are of a thing: 1 article, 2 articles."""
    return f"{count} {thing}" if count == 1 else f"{count} {thing}s"
