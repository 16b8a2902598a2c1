"""A tagger that was trained on the toy corpus."""

from __future__ import annotations

import pytest

from quotes.parsing.parser import Parser
from quotes.tagging.tagger import Tagger
from quotes.training.bio import Labelled, label_words
from quotes.training.tagger import train_tagger
from tagging.toy import SENTENCES


@pytest.fixture(scope="session")
def corpus(parser: Parser) -> list[Labelled]:
    return list(label_words(SENTENCES * 3, parser))


@pytest.fixture(scope="session")
def tagger(corpus: list[Labelled], tmp_path_factory: pytest.TempPathFactory) -> Tagger:
    return train_tagger(corpus, tmp_path_factory.mktemp("toy") / "names.crfsuite")
