"""What becomes of input that cannot be read: the first ends the reading, or each is told and the rest is read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import NoReturn

from quotes.errors import QuotesError

Report = Callable[[QuotesError], None]


def refuse(error: QuotesError) -> NoReturn:
    """End the reading."""
    raise error


@contextmanager
def reported(report: Report) -> Iterator[None]:
    """Hand an error to `report`; where that raises nothing, what comes after the block is read."""
    try:
        yield
    except QuotesError as error:
        report(error)
