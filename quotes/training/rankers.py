"""Train the extractor's choices on gold articles: `quotes train rankers GOLD.jsonl`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from quotes.parsing.parser import Parser
from quotes.ranking.ranker import Ranker, save
from quotes.reading.gold import GoldDocument
from quotes.statements.finder import DECISIONS, Finder
from quotes.training.decisions import Labelled, decisions
from quotes.training.logit import train

NAMES = (*DECISIONS, "antecedents")
L2 = 1.0


def read_decisions(gold: Iterable[GoldDocument], parser: Parser) -> Iterator[list[Labelled]]:
    """Parse gold articles and list the decisions of each with the right answers."""
    items = list(gold)
    finder = Finder({})
    for item, doc in zip(items, parser.parse_many(i.document.text for i in items), strict=True):
        yield list(decisions(finder.read(doc), item.statements))


def train_rankers(documents: Iterable[Iterable[Labelled]]) -> dict[str, Ranker]:
    """Train one model for each kind of decision."""
    pool = [labelled for document in documents for labelled in document]
    return {name: Ranker(train([g for n, g in pool if n == name], l2=L2)) for name in NAMES}


def save_rankers(rankers: dict[str, Ranker], folder: Path) -> list[Path]:
    """Write the models' weights into a folder."""
    return [save(name, ranker.weights, folder) for name, ranker in rankers.items()]
