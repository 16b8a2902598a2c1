"""Measure the site on databases, as readers meet it: a script, not a test.

    python tests/benchmarks/million.py million.db
    python tests/benchmarks/serving.py million.db [more.db …] [--repeat 7] [--seconds 5] [--clients 8]

Each database is served by `quotes serve`, in a process of its own, once as a file that may change and once with
`--immutable`. A page is asked for once with nothing of the file in the system's memory, then again and again; the
table gives the first time, the median of the others, and the mean processor time of those in the server, which
other work on the machine changes least. Facets are asked for as JSON, which says whether one ran out
of time. Row JSON is asked for by several clients at once. Memory is the server's own
(Linux: RssAnon), and its peak with the pages of the file that the system keeps and may drop (VmHWM).
"""

from __future__ import annotations

import argparse
import http.client
import json
import os
import socket
import sqlite3
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

from invented_news import RARE

HOST, OK = "127.0.0.1", 200
FREQUENT, MOST_FREQUENT = "السلام", "الرئيس"  # in a twentieth and a fifth of the statements
FACETS = ("speaker", "country", "office", "act", "kind", "outlet", "year", "month", "role", "cue")
GOALS = {  # seconds for a repeated request
    "statements, default facets": 1.0,
    "statements, one country": 1.0,
    "speaker, most quoted": 0.3,
    "search, frequent word": 1.0,
    "search, rare word": 0.1,
}
ROWS_A_SECOND = 300


@dataclass
class Figures:
    """What one database cost to serve in one way."""

    first: dict[str, float] = field(default_factory=dict)
    again: dict[str, float] = field(default_factory=dict)
    processor: dict[str, float] = field(default_factory=dict)
    failed: dict[str, int] = field(default_factory=dict)  # a page -> the status it was answered with
    timed_out: list[str] = field(default_factory=list)
    empty: list[str] = field(default_factory=list)
    facets: float = 0.0
    rows: float = 0.0
    memory: float = 0.0  # megabytes, of its own
    mapped: float = 0.0  # with the parts of the file that the system keeps for it

    def line(self, name: str) -> str:
        """Give what a page took: first, again, of processor time; and how it failed, if it did."""
        if name in self.failed:
            return f"**{self.failed[name]}** after {self.first[name]:.2f}"
        return f"{self.first[name]:.2f} / {self.again[name]:.3f} / {self.processor[name]:.3f}"


def pages(path: Path) -> dict[str, str]:
    """Name the pages that are measured, with their paths."""
    with closing(sqlite3.connect(path)) as db:

        def one(sql: str) -> str:
            return str(db.execute(sql).fetchone()[0])

        most = "select speaker from statements where speaker is not null group by 1 order by count(*) desc limit 1"
        quarter = max(1, int(one("select count(*) from speakers")) // 4)
        usual = f"{most} offset {quarter}"
        statement = one(
            "select id from statements order by rowid limit 1 offset (select count(*) / 2 from statements)"
        )
        article = one("select article from statements order by rowid desc limit 1")
        speaker, other = one(most), one(usual)
    base = f"/{path.stem}"
    return {
        "home": "/",
        "statements, default facets": f"{base}/statements",
        "statements, ten facets": f"{base}/statements?" + "&".join(f"_facet={name}" for name in FACETS),
        "statements, one country": f"{base}/statements?country=US",
        "statements, a country and a year": f"{base}/statements?country=US&year=2020",
        "statements, hundredth page": f"{base}/statements?_sort=id&_next={statement}",
        "speaker, most quoted": f"{base}/speakers/{speaker}",
        "speaker, usual": f"{base}/speakers/{other}",
        "speakers": f"{base}/speakers",
        "articles": f"{base}/articles",
        "article": f"{base}/articles/{article}",
        "statement": f"{base}/statements/{statement}",
        "search, frequent word": f"{base}/statements?_search={quote(FREQUENT)}",
        "search, most frequent word": f"{base}/statements?_search={quote(MOST_FREQUENT)}",
        "search, rare word": f"{base}/statements?_search={quote(RARE)}",
        "search, frequent word, JSON": f"{base}/statements.json?_search={quote(FREQUENT)}&_nofacet=1",
        "row, JSON": f"{base}/statements/{statement}.json",
    }


@contextmanager
def served(path: Path, immutable: bool) -> Iterator[tuple[int, int]]:
    """Serve a database; give the port and the number of Datasette's process."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-c", "from quotes.cli import main; main()", "serve", "--db", str(path)]
    command += ["--port", str(port), *(["--immutable"] if immutable else [])]
    log = path.with_suffix(".log").open("w")
    with log, subprocess.Popen(command, stdout=log, stderr=log) as program:
        try:
            _wait_for(port, program)
            children = Path(f"/proc/{program.pid}/task/{program.pid}/children").read_text()
            yield port, int(children.split()[0])
        finally:
            program.terminate()
            program.wait()


def _wait_for(port: int, program: subprocess.Popen[bytes]) -> None:
    for _ in range(600):
        if program.poll() is not None:
            sys.exit(f"the server ended with {program.returncode}")
        try:
            ask(port, "/-/versions.json")
        except OSError:
            time.sleep(0.2)
        else:
            return
    sys.exit("the server did not answer within two minutes")


def ask(port: int, path: str) -> tuple[float, bytes, int]:
    """Ask for a page; give the seconds it took, what came, and the status."""
    connection = http.client.HTTPConnection(HOST, port, timeout=120)
    with closing(connection):
        begun = time.perf_counter()
        connection.request("GET", path)
        answer = connection.getresponse()
        body = answer.read()
        spent = time.perf_counter() - begun
    return spent, body, answer.status


def forget(path: Path) -> None:
    """Let the system keep nothing of a file in memory."""
    descriptor = os.open(path, os.O_RDONLY)
    os.fsync(descriptor)
    os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
    os.close(descriptor)


def measure(path: Path, immutable: bool, repeat: int, seconds: float, clients: int) -> Figures:
    """Measure one database served in one way."""
    found = Figures()
    wanted = pages(path)
    with served(path, immutable) as (port, server):
        for name, address in wanted.items():
            forget(path)
            found.first[name], _, status = ask(port, address)
            if status != OK:
                found.failed[name] = status
            begun = _spent(server)
            found.again[name] = statistics.median(ask(port, address)[0] for _ in range(repeat))
            found.processor[name] = (_spent(server) - begun) / repeat
            found.memory = max(found.memory, _megabytes(server, "RssAnon"))
            print(f"{path.name} {name}: {found.line(name)}", file=sys.stderr, flush=True)
        _ask_facets(found, port, path)
        found.rows = rows_a_second(port, wanted["row, JSON"], seconds, clients)
        found.memory = max(found.memory, _megabytes(server, "RssAnon"))
        found.mapped = _megabytes(server, "VmHWM")
    return found


def _spent(process: int) -> float:
    """Give the processor time of a process, in seconds."""
    fields = Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _megabytes(process: int, what: str) -> float:
    about = Path(f"/proc/{process}/status").read_text()
    return int(about.split(f"{what}:")[1].split()[0]) / 1024


def _ask_facets(found: Figures, port: int, path: Path) -> None:
    """Ask for every facet of all statements as JSON: none may run out of time, none may be empty."""
    query = "&".join(f"_facet={name}" for name in FACETS)
    extra = "_extra=facet_results,facets_timed_out"  # 1.0 gives these only where they are asked for
    found.facets, body, _ = ask(port, f"/{path.stem}/statements.json?_size=1&{extra}&{query}")
    answer = json.loads(body)
    results = answer["facet_results"]
    results = results.get("results", results)
    timed_out = answer.get("facets_timed_out") or answer["facet_results"].get("timed_out", [])
    found.timed_out = [str(name) for name in timed_out]
    found.empty = [name for name in FACETS if not results.get(name, {}).get("results")]


def rows_a_second(port: int, path: str, seconds: float, clients: int) -> float:
    """Ask for a row again and again from several clients; give the answers a second of all together."""
    with ProcessPoolExecutor(clients) as many:
        jobs = [many.submit(_keep_asking, port, path, seconds) for _ in range(clients)]
        return sum(job.result() for job in jobs) / seconds


def _keep_asking(port: int, path: str, seconds: float) -> int:
    count, until = 0, time.perf_counter() + seconds
    with closing(http.client.HTTPConnection(HOST, port, timeout=60)) as connection:
        while time.perf_counter() < until:
            connection.request("GET", path)
            answer = connection.getresponse()
            answer.read()
            count += answer.status == OK
    return count


def table(measured: dict[str, Figures], sizes: dict[str, str]) -> str:
    """Write the figures as a table in Markdown: a column for each way of serving, a line for each page."""
    names = list(next(iter(measured.values())).first)
    lines = ["| seconds: first / again / processor | goal | " + " | ".join(measured) + " |"]
    lines.append("|---" * (len(measured) + 2) + "|")
    for name in names:
        cells = [each.line(name) for each in measured.values()]
        lines.append(f"| {name} | {GOALS.get(name, '')} | " + " | ".join(cells) + " |")
    figures = {
        "ten facets as JSON, first": ("", [f"{each.facets:.3f}" for each in measured.values()]),
        "facets out of time": ("none", [", ".join(each.timed_out) or "none" for each in measured.values()]),
        "facets empty": ("none", [", ".join(each.empty) or "none" for each in measured.values()]),
        "row JSON, answers a second": (
            str(ROWS_A_SECOND),
            [f"{each.rows:.0f}" for each in measured.values()],
        ),
        "memory of its own, MB": ("", [f"{each.memory:.0f}" for each in measured.values()]),
        "peak with the file's pages, MB": ("", [f"{each.mapped:.0f}" for each in measured.values()]),
        "file": ("", list(sizes.values())),
    }
    lines += [f"| {name} | {goal} | " + " | ".join(cells) + " |" for name, (goal, cells) in figures.items()]
    return "\n".join(lines)


def main() -> None:
    """Print the figures as a table."""
    ask_for = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    ask_for.add_argument("databases", type=Path, nargs="+")
    ask_for.add_argument("--repeat", type=int, default=7)
    ask_for.add_argument("--seconds", type=float, default=5)
    ask_for.add_argument("--clients", type=int, default=8)
    ask_for.add_argument("--mutable-only", action="store_true", help="leave --immutable out")
    given = ask_for.parse_args()
    measured: dict[str, Figures] = {}
    sizes: dict[str, str] = {}
    for path in given.databases:
        with closing(sqlite3.connect(path)) as db:
            (count,) = db.execute("select count(*) from statements").fetchone()
        for immutable in [False, True][: 1 if given.mutable_only else 2]:
            name = f"{count:,}{' -i' if immutable else ''}"
            measured[name] = measure(path, immutable, given.repeat, given.seconds, given.clients)
            sizes[name] = f"{path.stat().st_size / 1e6:,.0f} MB"
            print(f"{name}: done", file=sys.stderr, flush=True)
    print(table(measured, sizes))


if __name__ == "__main__":
    main()
