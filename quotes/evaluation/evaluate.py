"""Gold articles through the extractor: the figures, and the misses for reading."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from quotes.document import Span, Statement
from quotes.evaluation.bootstrap import intervals
from quotes.evaluation.configurations import by_configuration
from quotes.evaluation.scoring import LOOSE, STRICT, Pair, Tally, pairs, tally
from quotes.extractor import Extractor
from quotes.reading.gold import GoldDocument

CUT = 110


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The pairs of every document, one list a document."""

    documents: list[list[Pair]]

    @property
    def figures(self) -> dict[str, float | dict[str, float]]:
        """Give the figures over all documents together."""
        total = Tally()
        for found in self.documents:
            total = total + tally(found)
        return {**total.figures(), "documents": len(self.documents)}

    @property
    def intervals(self) -> dict[str, tuple[float, float]]:
        """Give the 95% interval of each figure, by the bootstrap over articles."""
        return intervals([tally(found) for found in self.documents])

    @property
    def configurations(self) -> dict[str, dict[str, float | dict[str, float]]]:
        """Give the figures of each configuration of statements that occurs."""
        found = by_configuration(self.documents)
        return {
            name: one.figures() for name, one in found.items() if one.seen["gold"] or one.seen["predicted"]
        }

    def errors(self) -> Iterator[str]:
        """Describe each error in a line: missed, spurious, wrong span, wrong speaker."""
        for found in self.documents:
            for pair in found:
                yield from describe(pair)


def evaluate(gold: Iterable[GoldDocument], extractor: Extractor) -> Iterator[list[Pair]]:
    """Extract each gold article's statements and pair them with the gold ones."""
    items = list(gold)
    found = extractor.extract_many(item.document for item in items)
    for item, extraction in zip(items, found, strict=True):
        yield pairs(item.document, item.statements, extraction.statements)


def describe(pair: Pair) -> Iterator[str]:
    """Say in a line what is wrong with a pair; nothing where it is right."""
    text, name = pair.document.text, pair.document.id
    if pair.gold is not None and (pair.predicted is None or pair.overlap < LOOSE):
        yield f"missed    {name}: {_line(text, pair.gold)}"
    if pair.predicted is not None and (pair.gold is None or pair.overlap < LOOSE):
        yield f"spurious  {name}: {_line(text, pair.predicted)}"
    if pair.gold is None or pair.predicted is None or pair.overlap < LOOSE:
        return
    if pair.overlap < STRICT:
        yield f"span {pair.overlap:.2f} {name}: {_line(text, pair.gold)} ≠ {_cut(text, pair.predicted.content)}"
    if not pair.right_speaker:
        yield f"speaker   {name}: {_line(text, pair.gold)} ≠ {_names(pair.predicted)}"


def _line(text: str, statement: Statement) -> str:
    return f"{_names(statement)} [{statement.cue.span.of(text)}] {_cut(text, statement.content)}"


def _names(statement: Statement) -> str:
    return "، ".join(s.name for s in statement.speakers) or "—"


def _cut(text: str, content: Iterable[Span]) -> str:
    line = " ".join(" … ".join(span.of(text) for span in content).split())
    return line if len(line) <= CUT else f"{line[: CUT * 2 // 3]} … {line[-CUT // 3 :]}"
