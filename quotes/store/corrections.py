"""What editors said of statements: a log that only grows, and the verdict it comes to.

The log is kept by the statements' ids, which every extraction of the same text gives again. It refers to no row
of `statements`: a correction stays when the statement it was made on is found no more.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any, Literal, cast, get_args

from sqlite_utils import Database

from quotes.document import Kind, Speaker, SpeakerKind
from quotes.errors import QuotesError
from quotes.store.attribution import Verdict, speakers_of
from quotes.store.lookup import named
from quotes.store.rows import folded, speaker_json, squeezed

Action = Literal["confirm", "reject", "speaker", "kind", "restore"]
ACTIONS: tuple[Action, ...] = get_args(Action)
LONGEST_NAME, LONGEST_NOTE, MOST_SPEAKERS = 500, 2000, 20


class NotThereError(QuotesError):
    """What is to be corrected is not in the database."""


class ConflictError(QuotesError):
    """What is said contradicts what others have said before; one must be undone first."""


@dataclass(frozen=True, slots=True)
class Correction:
    """One thing that an editor said of a statement; `seen` is what the statement was like before."""

    id: int
    statement: str
    action: Action
    value: Any
    editor: str
    made_at: str
    note: str
    seen: dict[str, Any]


_LOG = """
select id, statement, action, value, editor, made_at, note, seen from corrections
where statement in (select value from json_each(?)) order by id
"""
_ADD = """
insert into corrections (statement, action, value, editor, made_at, note, seen) values (?, ?, ?, ?, ?, ?, ?)
"""
_SEEN = """
select s.article, a.digest, s.cue_text, s.content, s.kind from statements s join articles a on a.id = s.article
where s.id = ?
"""
_SEEN_SPEAKERS = """
select p.name, p.kind, r.name as role from statement_speakers t
join speakers p on p.id = t.speaker left join roles r on r.id = t.role
where t.statement = ? order by t.position
"""


def corrections_of(db: Database, statements: Iterable[str]) -> dict[str, list[Correction]]:
    """Give the corrections of statements, the first first; statements without any are left out."""
    log: defaultdict[str, list[Correction]] = defaultdict(list)
    for row in db.execute(_LOG, [json.dumps(list(statements))]):
        number, statement, action, value, editor, made_at, note, seen = row
        one = Correction(
            number, statement, action, json.loads(value), editor, made_at, note, json.loads(seen)
        )
        log[statement].append(one)
    return dict(log)


def verdict(log: Sequence[Correction]) -> Verdict:
    """Sum a statement's corrections up: the last word on each aspect counts, and `restore` takes back all before it."""
    sum_ = Verdict()
    reviewed: Literal["found", "confirmed", "rejected"] = "found"
    for one in log:
        if one.action == "restore":
            sum_, reviewed = Verdict(), "found"
        elif one.action == "kind":
            sum_ = replace(sum_, kind=one.value)
        elif one.action == "speaker":
            sum_ = replace(sum_, speakers=speakers_of(one.value))
        else:
            reviewed = "confirmed" if one.action == "confirm" else "rejected"
    changed = sum_.kind is not None or sum_.speakers is not None
    return replace(sum_, status="corrected" if changed and reviewed != "rejected" else reviewed)


def record(  # noqa: PLR0913 - one keyword for each column
    db: Database,
    statement: str,
    action: str,
    *,
    editor: str,
    value: object = None,
    note: str = "",
    after: int | None = None,
) -> Correction:
    """Write down what an editor said of a statement.

    `after` is the number of the last correction that the editor knew of (0: none), where that is known.

    Raises:
        NotThereError: there is no such statement.
        ConflictError: somebody else corrected the statement after `after`.
        QuotesError: the action or its value is not one of those that there are.
    """
    if action not in ACTIONS:
        raise QuotesError(f"action {action!r}: should be one of {', '.join(ACTIONS)}")
    checked = _value(db, action, value)
    seen = _seen(db, statement)
    (last,) = db.execute("select max(id) from corrections where statement = ?", [statement]).fetchone()
    if after is not None and after != (last or 0):
        raise ConflictError(
            f"statement {statement}: was corrected by somebody else meanwhile; look at it again"
        )
    made_at = datetime.now(UTC).isoformat(timespec="seconds")
    texts = (json.dumps(checked, ensure_ascii=False), who(editor), made_at, noted(note))
    row = (statement, action, *texts, json.dumps(seen, ensure_ascii=False))
    number = db.execute(_ADD, row).lastrowid
    return Correction(cast(int, number), statement, action, checked, *texts[1:], seen)


def who(editor: str) -> str:
    """Check the name of an editor: who said something is always known."""
    if not editor.strip():
        raise QuotesError("the editor has no name; say who corrects")
    if editor.strip().startswith("rule:"):
        raise QuotesError(f"editor {editor.strip()!r}: names that begin with 'rule:' are those of rules")
    return editor.strip()


def noted(note: object) -> str:
    """Check an editor's note."""
    if not isinstance(note, str) or len(note) > LONGEST_NOTE:
        raise QuotesError(f"note: should be a text of at most {LONGEST_NOTE} characters")
    return _sound(note.strip(), "note")


def _value(db: Database, action: str, value: object) -> object:
    if action == "kind":
        if value not in get_args(Kind):
            raise QuotesError(f"kind {value!r}: should be one of {', '.join(get_args(Kind))}")
        return value
    if action == "speaker":
        if not isinstance(value, list) or len(value) > MOST_SPEAKERS:
            raise QuotesError(f"speakers: should be a list of at most {MOST_SPEAKERS}")
        speakers = [_speaker(db, one) for one in value]
        return speaker_json({(folded(s.name), s.kind): s for s in speakers}.values())
    if value is not None:
        raise QuotesError(f"action {action!r}: takes no value")
    return None


def _speaker(db: Database, given: object) -> Speaker:
    if not isinstance(given, Mapping) or set(given) - {"name", "kind", "role"}:
        raise QuotesError(
            "speakers: each should be an object with 'name' and, where known, 'kind' and 'role'"
        )
    name, role = _words(given.get("name"), "name"), _words(given.get("role") or "", "role")
    if not folded(name):
        raise QuotesError("speakers: a speaker has no name")
    kind = given.get("kind")
    if not kind:
        known = named(db, name)
        kind = known[0].kind if known else "person"
    if kind not in get_args(SpeakerKind):
        raise QuotesError(f"speakers: kind {kind!r} should be one of {', '.join(get_args(SpeakerKind))}")
    return Speaker(name, kind, role or None)


def _words(text: object, what: str) -> str:
    if not isinstance(text, str) or len(text) > LONGEST_NAME:
        raise QuotesError(f"speakers: a {what} should be a text of at most {LONGEST_NAME} characters")
    return _sound(squeezed(text), what)


def _sound(text: str, what: str) -> str:
    if any("\ud800" <= character <= "\udfff" for character in text):
        raise QuotesError(f"{what}: holds half a surrogate pair, which is not valid Unicode")
    return text


def _seen(db: Database, statement: str) -> dict[str, Any]:
    """Give what a statement is like, to be remembered when it has vanished."""
    found = db.execute(_SEEN, [statement]).fetchone()
    if not found:
        raise NotThereError(f"statement {statement}: there is none with this id")
    speakers = [Speaker(*row) for row in db.execute(_SEEN_SPEAKERS, [statement])]
    names = ("article", "digest", "cue", "content", "kind")
    return {**dict(zip(names, found, strict=True)), "speakers": speaker_json(speakers)}
