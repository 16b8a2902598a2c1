"""What all tests share: one extractor with its parser, because loading the models takes seconds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

import quotes

if TYPE_CHECKING:
    from quotes.parsing.parser import Parser

# The first example loads what later ones find loaded, and the machine may be busy.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")


@pytest.fixture(scope="session")
def extractor() -> quotes.Extractor:
    import torch  # noqa: PLC0415 - the site's tests run on a machine without it

    torch.set_num_threads(1)  # more only get in each other's way on a busy machine
    return quotes.load()


@pytest.fixture(scope="session")
def parser(extractor: quotes.Extractor) -> Parser:
    return extractor.parser
