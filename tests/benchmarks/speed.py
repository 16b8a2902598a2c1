"""Measure how fast the extractor is, and that no text costs more than its length: a script, not a test.

    python tests/benchmarks/speed.py FILE [--kilobytes 300] [--models compact] [--threads 1]

FILE is a text file or JSON lines with ordinary news. It is read up to a size, and so are three hostile texts: one
word of speech over and over, quotation marks alone, one endless sentence. Each is measured in a process of its
own. A word is a word or a mark as the extractor counts them. Speeds of parsing and extracting and the costs are
of processor time, which other work on the machine changes least; the speed of all is by the clock. Loading the
models is left out.
"""

from __future__ import annotations

import argparse
import multiprocessing
import random
import resource
import sys
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from quotes.parsing.parser import Parser
from quotes.reading import read

VOCABULARY = (
    "الوزير الرئيس اللجنة الوفد المدينة الطريق الاتفاق المشروع الحدود المجلس سفير مكتب مبعوث قمة هيئة بعثة وثيقة جلسة "
    "اجتماع زيارة رحلة ملف خطة لقاء ميناء مطار ممر بيان صحيفة وكالة من إلى على في عن مع بعد قبل خلال حول دون نحو "
    "وصل غادر التقى زار بحث ناقش افتتح استقبل وقع رفض دعم نقل عقد شارك واصل يعقد يزور يبحث يشارك تستقبل تبحث "
    "الجديد الماضي المقبل الأول الثاني الكبير المشترك الرسمي الدولي الإقليمي صباح مساء أمس اليوم غدا الشهر العام"
)
MARKS = '«»"”“'


@dataclass(frozen=True)
class Cost:
    """What a set of texts cost to read."""

    words: int
    statements: int
    parsing: float
    extraction: float
    clock: float
    memory: float  # peak of the whole process, in megabytes

    @property
    def per_word(self) -> float:
        """Give the microseconds of processor time for a word."""
        return (self.parsing + self.extraction) / self.words * 1e6


class TimedParser(Parser):
    """A parser that counts the processor time spent inside it."""

    spent = 0.0
    words = 0

    def parse_many(self, texts: Iterable[str]) -> Iterator:
        """Parse as ever, with the clock running only while the parser works."""
        found = super().parse_many(texts)
        while True:
            begun = time.process_time()
            doc = next(found, None)
            self.spent += time.process_time() - begun
            if doc is None:
                return
            yield doc


def measure(texts: list[str], models: str, threads: int) -> Cost:
    """Extract the statements of some texts in this process."""
    from quotes.extractor import Extractor  # noqa: PLC0415 - only the processes that measure load it
    from quotes.surface.words import _WORD  # noqa: PLC0415

    extractor = Extractor(models, threads)
    extractor.parser = parser = TimedParser(models, threads)
    extractor.extract("قال الوزير إن الاجتماع انتهى.")
    parser.spent = 0.0
    clock, begun = time.perf_counter(), time.process_time()
    statements = sum(len(found.statements) for found in extractor.extract_many(texts))
    total = time.process_time() - begun
    return Cost(
        sum(1 for text in texts for _ in _WORD.finditer(text)),
        statements,
        parser.spent,
        total - parser.spent,
        time.perf_counter() - clock,
        resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    )


def ordinary(path: Path, size: int) -> list[str]:
    """Read articles until they hold `size` bytes."""
    texts: list[str] = []
    for document in read([path]):
        if size <= 0:
            break
        texts.append(document.text.encode()[:size].decode(errors="ignore"))
        size -= len(texts[-1].encode())
    return texts


def filled(words: Iterable[str], size: int) -> str:
    """Join words until they fill `size` bytes."""
    out: list[str] = []
    for word in words:
        if size <= 0:
            break
        out.append(word)
        size -= len(word.encode())
    return "".join(out)


def hostile(size: int) -> dict[str, str]:
    """Make the texts that a careless extractor would take minutes over; the same at every run."""
    chance = random.Random(7)
    forever = range(size)
    vocabulary = VOCABULARY.split()
    return {
        "marks only": filled((chance.choice(MARKS) for _ in forever), size),
        "one sentence": filled((chance.choice(vocabulary) + " " for _ in forever), size),
        "one word": filled(("قال " for _ in forever), size),
    }


def main() -> None:
    """Print the figures as a table."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("file", type=Path)
    ask.add_argument("--kilobytes", type=int, default=300, help="size of each set of texts")
    ask.add_argument("--models", default="compact")
    ask.add_argument("--threads", type=int, default=1)
    given = ask.parse_args()
    size = given.kilobytes * 1000
    sets = {"ordinary": ordinary(given.file, size)} | {k: [v] for k, v in hostile(size).items()}
    print(
        f"{'texts':14}{'words':>8}{'found':>7}{'parse w/s':>11}{'extract w/s':>13}{'all w/s':>9}"
        f"{'µs/word':>9}{'relative':>10}{'peak MB':>9}"
    )
    usual = 0.0
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn"), max_tasks_per_child=1) as processes:
        for name, texts in sets.items():
            cost = processes.submit(measure, texts, given.models, given.threads).result()
            usual = usual or cost.per_word
            print(
                f"{name:14}{cost.words:8}{cost.statements:7}{cost.words / cost.parsing:11.0f}"
                f"{cost.words / cost.extraction:13.0f}{cost.words / cost.clock:9.0f}{cost.per_word:9.0f}"
                f"{cost.per_word / usual:10.2f}{cost.memory:9.0f}"
            )
            sys.stdout.flush()


if __name__ == "__main__":
    main()
