"""The diagnostic suite: invented passages in YAML, a file a phenomenon."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from quotes.reading.passages import GoldArticle, read_passages

FOLDER = Path(__file__).parent


def files() -> list[Path]:
    """Give the suite's files, in the order of their names."""
    return sorted(FOLDER.glob("*.yaml"))


def load() -> Iterator[GoldArticle]:
    """Give every passage of the suite as a gold article."""
    for path in files():
        yield from read_passages(path)
