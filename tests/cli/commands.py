"""Running the commands: in this process where it does, as programs where exit status and signals matter."""

from __future__ import annotations

import json
import socket
import sqlite3
import sys
from collections.abc import Iterable, Sequence
from contextlib import closing
from pathlib import Path

from click.testing import CliRunner, Result

from quotes.cli import main
from quotes.document import Document, Span, Statement
from quotes.store.rows import TABLES

PROGRAM = (sys.executable, "-c", "from quotes.cli import main; main(prog_name='quotes')")
# An address that nothing listens on: no test fetches anything.
OFFLINE = {f"{name}_proxy": "http://127.0.0.1:9" for name in ("http", "https", "all")} | {"no_proxy": ""}
COUNTED = {("spans", "id"), ("aliases", "id"), ("runs", "started")}

HARBOUR = """افتتاح الرصيف الشرقي
قال وزير النقل كريم الحسن إن الرصيف سيفتح أبوابه يوم الأحد. وأضاف أن العمال أنهوا إصلاح الأرصفة كلها.
وأكدت المتحدثة باسم البلدية ليلى حداد: «لن تتأخر الأعمال يوما واحدا».
"""
BRIDGE = """الجسر الجديد
أعلن محافظ المدينة سامر النجار أن الجسر سيكون جاهزا قبل الشتاء.
"""
TALKS = """جولة ثانية من المحادثات
قالت وزيرة الري هدى العطار إن الوفدين سيلتقيان بعد أسبوع.
"""
QUIET = "هطلت الأمطار على الساحل طوال الليل."


def run(*arguments: object, stdin: str | bytes | None = None) -> Result:
    """Run a command in this process."""
    return CliRunner().invoke(main, [str(a) for a in arguments], input=stdin, env={"COLUMNS": "160"})


def told(stderr: str, *parts: object) -> str:
    """Hold an error to one line that says all the parts."""
    assert "Traceback" not in stderr
    lines = stderr.splitlines()
    assert len(lines) == 1, stderr
    assert lines[0].startswith("Error: ")
    for part in parts:
        assert str(part) in lines[0]
    return lines[0]


def refused(result: Result, *parts: object) -> None:
    """Hold a command to its refusal: status 1, nothing on standard output, one line on standard error."""
    assert isinstance(result.exception, SystemExit), result.exception
    assert result.exit_code == 1
    assert not result.stdout
    told(result.stderr, *parts)


def rows(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Give every row of a database but what counts up (numbers of rows) and the moments of its runs."""
    given = {}
    with closing(sqlite3.connect(path)) as db:
        for table in ("runs", *TABLES):
            found = db.execute(f"select * from {table}")  # noqa: S608 - our own names
            kept = [k for k, column in enumerate(found.description) if (table, column[0]) not in COUNTED]
            given[table] = sorted((tuple(row[k] for k in kept) for row in found), key=repr)
    return given


def count(path: Path) -> int:
    """Count the articles of a database that another process may be writing or not have made yet."""
    try:
        with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as db:
            return int(db.execute("select count(*) from articles").fetchone()[0])
    except sqlite3.OperationalError:
        return 0


def json_lines(path: Path, objects: Iterable[dict[str, object]]) -> Path:
    """Write a file of JSON lines."""
    path.write_text("".join(json.dumps(o, ensure_ascii=False) + "\n" for o in objects), encoding="utf-8")
    return path


def gold(document: Document, statements: Sequence[Statement]) -> dict[str, object]:
    """Give an article with its statements as a gold file has it (docs/formats.md)."""

    def pair(span: Span | None) -> list[int] | None:
        return [span.start, span.end] if span else None

    listed = [
        {
            "cue": pair(s.cue.span),
            "lemma": s.cue.lemma,
            "source": pair(s.source),
            "content": [pair(c) for c in s.content],
            "kind": s.kind,
            "speaker": [p.name for p in s.speakers],
            "speaker_kind": s.speakers[0].kind if s.speakers else "unnamed",
            "role": next((p.role for p in s.speakers), None),
        }
        for s in statements
    ]
    return {"id": document.id, "text": document.text, "statements": listed}


def free_port() -> int:
    """Find a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
