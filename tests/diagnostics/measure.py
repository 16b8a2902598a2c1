"""Measure the tool on the diagnostic suite: the passages of each phenomenon that it reads wholly right.

    python tests/diagnostics/measure.py --errors    # what is wrong with each passage
    python tests/diagnostics/measure.py --write     # put the figures into docs/diagnostics.md

A passage is wholly right where every gold statement is found (the words of the content to 0.8, the kind, the cue and
the speakers' names) and nothing else is. The figures in docs/diagnostics.md are what test_scores.py holds the tool to.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import quotes
from quotes.document import Statement
from quotes.evaluation.evaluate import describe
from quotes.evaluation.scoring import STRICT, Pair, pairs, tally
from quotes.reading.gold import GoldDocument, read_gold

ASPECTS = ("content@0.8", "kind", "cue", "attributed")
FOLDER = Path(__file__).parent
PAGE = FOLDER.parents[1] / "docs" / "diagnostics.md"
_ROW = re.compile(r"^\| ([\w-]+) \| (\d+) \| (\d+) \|", re.MULTILINE)
_TABLE = re.compile(r"\| phenomenon \|.*\n(?:\|.*\n)*")

Errors = dict[str, dict[str, list[str]]]  # phenomenon -> passage -> what is wrong with it


def main() -> None:
    """Print a line a phenomenon, and with --errors what is wrong with each passage."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--errors", action="store_true", help="list each wrong passage and its errors")
    parser.add_argument("--write", action="store_true", help=f"write the figures into {PAGE.name}")
    options = parser.parse_args()
    found = measure(quotes.load())
    if options.errors:
        for passages in found.values():
            for name, errors in passages.items():
                print("\n    ".join([name, *errors]) if errors else "", end="\n" if errors else "")
    print(table(found))
    if options.write:
        page = PAGE.read_text(encoding="utf-8")
        PAGE.write_text(_TABLE.sub(lambda _: table(found), page, count=1), encoding="utf-8")


def measure(extractor: quotes.Extractor) -> Errors:
    """Extract the statements of every passage and say what is wrong with each."""
    gold = read_gold(FOLDER)
    found: Errors = {}
    extracted = extractor.extract_many(item.document for item in gold)
    for item, extraction in zip(gold, extracted, strict=True):
        errors = list(errors_of(item, extraction.statements))
        found.setdefault(item.document.outlet or "", {})[item.document.id] = errors
    return found


def table(found: Mapping[str, Mapping[str, Sequence[str]]]) -> str:
    """Give the figures as a table in Markdown."""
    rows = [(name, sum(not e for e in p.values()), len(p)) for name, p in sorted(found.items())]
    rows.append(("all", sum(r[1] for r in rows), sum(r[2] for r in rows)))
    lines = ["| phenomenon | right | passages | share |", "|---|---|---|---|"]
    lines += [f"| {name} | {right} | {of} | {right / of:.0%} |" for name, right, of in rows]
    return "\n".join(lines) + "\n"


def committed() -> dict[str, int]:
    """Give the passages read wholly right, by phenomenon, that the page states."""
    return {name: int(right) for name, right, _ in _ROW.findall(PAGE.read_text(encoding="utf-8"))}


def errors_of(gold: GoldDocument, found: Sequence[Statement]) -> Iterator[str]:
    """Say what keeps a passage from being wholly right."""
    paired = pairs(gold.document, gold.statements, found)
    for pair in _straightened(paired):
        if not wholly_right(pair):
            yield from _describe(pair)


def wholly_right(pair: Pair) -> bool:
    """Say whether content, kind, cue and speakers of a pair are all right."""
    hits = tally([pair]).hits
    return all(hits[aspect] for aspect in ASPECTS)


def _straightened(paired: list[Pair]) -> list[Pair]:
    """Swap the partners of two pairs where that makes both right: statements over the same content tie."""
    out = list(paired)
    for i, j in combinations(range(len(out)), 2):
        swapped = _swapped(out[i], out[j])
        if not (wholly_right(out[i]) and wholly_right(out[j])) and all(map(wholly_right, swapped)):
            out[i], out[j] = swapped
    return out


def _swapped(a: Pair, b: Pair) -> tuple[Pair, Pair]:
    tied = a.overlap == b.overlap == 1
    return (replace(a, predicted=b.predicted), replace(b, predicted=a.predicted)) if tied else (a, b)


def _describe(pair: Pair) -> Iterator[str]:
    name = pair.document.id
    for line in describe(pair):
        yield line.replace(f"{name}: ", "", 1)
    if pair.gold is None or pair.predicted is None or pair.overlap < STRICT:
        return
    text, hits = pair.document.text, tally([pair]).hits
    if not hits["kind"]:
        yield f"kind      {pair.gold.kind} ≠ {pair.predicted.kind} [{pair.gold.cue.span.of(text)}]"
    if not hits["cue"]:
        yield f"cue       {pair.gold.cue.span.of(text)} ≠ {pair.predicted.cue.span.of(text)}"


if __name__ == "__main__":
    main()
