"""Measure how fast the parser is with and without its shortcuts, in one run: a script, not a test.

    python tests/benchmarks/parsing.py FILE [--articles 100] [--models compact] [--against FOLDER] [--threads 1]

FILE is as for `quotes extract`. The models (and those they are measured against) are run by Stanza as it is, and
with the shortcuts of `quotes.parsing.shortcuts`, each in a process of its own, one after the other. Speeds are words
between blanks by second of processor time; loading is left out and told apart. The last column counts the tokens
that are analysed otherwise than by Stanza as it is: none, where the models come without `tokens.tsv.gz`.
"""

from __future__ import annotations

import argparse
import multiprocessing
import resource
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from quotes.parsing import shortcuts
from quotes.parsing.parser import Parser
from quotes.reading import read


@dataclass(frozen=True)
class Run:
    """What it cost to parse the texts, and what came out."""

    loading: float
    parsing: float
    memory: float  # peak, in megabytes
    tokens: set[tuple[object, ...]]


def measure(texts: list[str], models: str, threads: int, *, shortened: bool) -> Run:
    """Parse texts in this process."""
    if not shortened:
        shortcuts.hasten = lambda *_: None
    begun = time.process_time()
    parser = Parser(models, threads)
    parser.parse("قال الوزير إن الاجتماع انتهى.")
    loaded = time.process_time()
    docs = list(parser.parse_many(texts))
    done = time.process_time()
    tokens: set[tuple[object, ...]] = {
        (i, t.idx, t.text, t.lemma_, t.tag_, str(t.morph), t.dep_, t.head.idx)
        for i, doc in enumerate(docs)
        for t in doc
    }
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return Run(loaded - begun, done - loaded, peak, tokens)


def main() -> None:
    """Print the figures as a table."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("file", type=Path)
    ask.add_argument("--articles", type=int, default=100)
    ask.add_argument("--models", default="compact")
    ask.add_argument("--against")
    ask.add_argument("--threads", type=int, default=1)
    given = ask.parse_args()
    texts = [document.text for document in islice(read([given.file]), given.articles)]
    words = sum(len(text.split()) for text in texts)
    print(f"{words} words, {given.threads} thread(s)")
    print(f"{'models':34}{'shortcuts':>10}{'words/s':>9}{'load s':>8}{'peak MB':>9}{'differ':>8}")
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn"), max_tasks_per_child=1) as processes:
        for models in filter(None, (given.against, given.models)):
            plain: set[tuple[object, ...]] = set()
            for shortened in (False, True):
                run = processes.submit(measure, texts, models, given.threads, shortened=shortened).result()
                plain = plain or run.tokens
                differ = len(run.tokens - plain)
                print(
                    f"{models[-33:]:34}{'yes' if shortened else 'no':>10}{words / run.parsing:9.0f}"
                    f"{run.loading:8.1f}{run.memory:9.0f}{differ:8}"
                )
                sys.stdout.flush()


if __name__ == "__main__":
    main()
