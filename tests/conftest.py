"""What all tests share: one extractor with its parser, because loading the models takes seconds."""

from __future__ import annotations

import pytest
import torch
from hypothesis import settings

import quotes
from quotes.parsing.parser import Parser

# The first example loads what later ones find loaded, and the machine may be busy.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")


@pytest.fixture(scope="session")
def extractor() -> quotes.Extractor:
    torch.set_num_threads(1)  # more only get in each other's way on a busy machine
    return quotes.load()


@pytest.fixture(scope="session")
def parser(extractor: quotes.Extractor) -> Parser:
    return extractor.parser
