"""Measure the tool on the diagnostic suite: the passages of each phenomenon that it reads wholly right.

    python tests/diagnostics/load.py > suite.jsonl
    quotes extract suite.jsonl --format jsonl > found.jsonl
    python tests/diagnostics/measure.py suite.jsonl found.jsonl --errors

A passage is wholly right where every gold statement is found (the words of the content to 0.8, the kind, the cue and
the speakers' names) and nothing else is.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import Any

from quotes.document import Cue, Span, Speaker, Statement
from quotes.evaluation.evaluate import describe
from quotes.evaluation.scoring import STRICT, Pair, pairs, tally
from quotes.reading.gold import GoldDocument, read_gold

ASPECTS = ("content@0.8", "kind", "cue", "attributed")


def main() -> None:
    """Print a line a phenomenon, and with --errors what is wrong with each passage."""
    parser = argparse.ArgumentParser(description="Score extracted statements on the diagnostic suite.")
    parser.add_argument("suite", type=Path, help="the suite as a gold file, by load.py")
    parser.add_argument("found", type=Path, help="what `quotes extract --format jsonl` prints for it")
    parser.add_argument("--errors", action="store_true", help="list each wrong passage and its errors")
    options = parser.parse_args()
    found = read_found(options.found)
    scores: dict[str, list[bool]] = defaultdict(list)
    for gold in read_gold(options.suite):
        errors = list(errors_of(gold, found.get(gold.document.id, [])))
        scores[gold.document.outlet or ""].append(not errors)
        if errors and options.errors:
            print(f"{gold.document.id}: {gold.document.text!r}")
            for error in errors:
                print(f"    {error}")
    _report(scores)


def read_found(path: Path) -> dict[str, list[Statement]]:
    """Read what the tool printed: a document's id to its statements."""
    found: dict[str, list[Statement]] = defaultdict(list)
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        found[row["document"]].append(_statement(row))
    return found


def errors_of(gold: GoldDocument, found: list[Statement]) -> Iterator[str]:
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


def _statement(row: dict[str, Any]) -> Statement:
    return Statement(
        cue=Cue(_span(row["cue"]), row["cue"]["lemma"]),
        content=tuple(_span(part) for part in row["content"]),
        kind=row["kind"],
        source=_span(row["source"]) if row["source"] else None,
        speakers=tuple(Speaker(s["name"], s["kind"], s["role"]) for s in row["speaker"]),
    )


def _span(row: dict[str, Any]) -> Span:
    return Span(row["start"], row["end"])


def _report(scores: dict[str, list[bool]]) -> None:
    width = max(map(len, scores))
    for phenomenon, passages in sorted(scores.items(), key=lambda item: sum(item[1]) / len(item[1])):
        print(f"{phenomenon:{width}}  {sum(passages):3} / {len(passages):3}")
    every = [right for passages in scores.values() for right in passages]
    print(f"{'all':{width}}  {sum(every):3} / {len(every):3}  {sum(every) / len(every):.1%}")


if __name__ == "__main__":
    main()
