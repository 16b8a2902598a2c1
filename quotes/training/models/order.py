"""What a training run is to make, and of what: asked for on the command line, checked before anything is done."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from quotes.document import Document
from quotes.errors import QuotesError
from quotes.training.models.settings import Settings, read_settings
from quotes.training.models.treebanks import Treebank, checked, read_treebank

Reading = Callable[[Sequence[Path]], Iterable[Document]]


@dataclass(frozen=True)
class Order:
    """What is to be made.

    Args:
        treebanks: the first is the one that scores are reported of; the others are learnt from.
        sources: their files, whose change makes everything anew.
        news: files of raw news for word vectors and the division of words, and how to read them.
        vectors: word vectors that are there already.
        out: folder to write the models into.
        work: folder for what the stages leave for each other.
    """

    treebanks: list[Treebank]
    sources: list[Path]
    news: list[Path]
    read_news: Reading
    vectors: Path | None
    out: Path
    work: Path
    settings: Settings
    threads: int | None = None


def place_order(  # noqa: PLR0913, PLR0917 - what the command is given
    treebanks: Sequence[Path],
    news: Sequence[Path],
    vectors: Path | None,
    out: Path,
    work: Path | None,
    settings: Path | None,
    threads: int | None,
    read_news: Reading,
) -> Order:
    """Check what was asked for, and read the treebanks and the settings.

    Raises:
        QuotesError: something of it is missing or wrong.
    """
    if not news and vectors is None:
        raise QuotesError("give --corpus (news to make word vectors of), --vectors (a file of them) or both")
    for path in news:
        if not path.exists():
            raise QuotesError(f"--corpus {path}: no such file or folder")
    read = checked([read_treebank(folder) for folder in treebanks])
    return Order(
        read,
        [path for folder in treebanks for path in sorted(folder.glob("*.conllu"))],
        [file for path in news for file in _files(path)],
        read_news,
        vectors,
        out,
        work or out.with_name(f"{out.name}.work"),
        read_settings(settings),
        threads,
    )


def _files(path: Path) -> list[Path]:
    return sorted(p for p in path.rglob("*") if p.is_file()) if path.is_dir() else [path]
