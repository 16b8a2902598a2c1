"""What a reader says of bad input."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest

from quotes.errors import QuotesError


def complaint(call: Callable[[], object]) -> str:
    """Give the one line that a call fails with; what it yields is drawn first."""
    with pytest.raises(QuotesError) as caught:
        _exhaust(call())
    message = str(caught.value)
    assert len(message.splitlines()) == 1
    return message


def _exhaust(result: object) -> None:
    if isinstance(result, Iterable):
        list(result)
