"""Which speakers are one and the same: a log of judgements on pairs that only grows, and the groups it comes to.

As nomenklatura keeps them: the last judgement on a pair counts; speakers joined by `same`, directly or by way of
others, are one. They are shown as the one that the last of these judgements named second. Rules judge too
(`quotes.store.matching`), under a name that no editor can have, and never a pair that an editor judged.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal, cast, get_args

from sqlite_utils import Database

from quotes.errors import QuotesError
from quotes.store.corrections import ConflictError, NotThereError, noted, who

Opinion = Literal["same", "different", "unsure"]
OPINIONS: tuple[Opinion, ...] = get_args(Opinion)
RULE = "rule:"
"""What the name of a rule begins with, where an editor's would stand."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What an editor said of two speakers; where they are the same, `left` is shown as `right`."""

    id: int
    left: str
    right: str
    judgement: Opinion
    left_name: str
    right_name: str
    editor: str
    made_at: str
    note: str

    @property
    def by_rule(self) -> bool:
        """Whether a rule judged, and no editor."""
        return self.editor.startswith(RULE)


_COLUMNS = '"left", "right", judgement, left_name, right_name, editor, made_at, note'
# SQLite takes the other columns from the row that has the greatest id.
_LAST = f"""
select id, {_COLUMNS} from (
  select max(id) as id, {_COLUMNS} from judgements group by min("left", "right"), max("left", "right")
) order by id
"""  # noqa: S608 - our own names
_ADD = f"insert into judgements ({_COLUMNS}) values (?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: S608


def standing(db: Database) -> list[Judgement]:
    """Give the last judgement on each pair, the oldest first."""
    return [Judgement(*row) for row in db.execute(_LAST)]


def groups(judgements: Iterable[Judgement]) -> dict[str, set[str]]:
    """Give for each speaker that is the same as others the group of all of them."""
    of: dict[str, set[str]] = {}
    for one in judgements:
        if one.judgement == "same":
            joined = of.get(one.left, {one.left}) | of.get(one.right, {one.right})
            of |= dict.fromkeys(joined, joined)
    return of


def shown_as(judgements: Iterable[Judgement]) -> dict[str, str]:
    """Give for each speaker that is the same as others the one that all of them are shown as."""
    kept = [one for one in judgements if one.judgement == "same"]
    of = groups(kept)
    chosen: dict[str, str] = {}
    for one in sorted(kept, key=lambda j: j.id):
        chosen |= dict.fromkeys(of[one.right], one.right)
    return chosen


def add(  # noqa: PLR0913 - one keyword for each column
    db: Database, left: str, right: str, judgement: str, *, editor: str, note: str = ""
) -> Judgement:
    """Write down what an editor said of two speakers.

    Raises:
        NotThereError: there is no such speaker.
        ConflictError: it contradicts what was said of others of their groups.
        QuotesError: the judgement is not one of those that there are, or the two are one.
    """
    if judgement not in OPINIONS:
        raise QuotesError(f"judgement {judgement!r}: should be one of {', '.join(OPINIONS)}")
    if left == right:
        raise QuotesError(f"speaker {left}: is the same as itself; name another")
    for speaker in (left, right):
        _name(db, speaker)
    _check([one for one in standing(db) if not one.by_rule], left, right, judgement)
    return write(db, left, right, judgement, editor=who(editor), note=noted(note))


def write(  # noqa: PLR0913 - one keyword for each column
    db: Database, left: str, right: str, judgement: Opinion, *, editor: str, note: str = ""
) -> Judgement:
    """Add a line to the log, whatever stands in it."""
    made_at = datetime.now(UTC).isoformat(timespec="seconds")
    row = (left, right, judgement, _name(db, left), _name(db, right), editor, made_at, note)
    number = db.execute(_ADD, row).lastrowid
    return Judgement(cast(int, number), *row)


def _name(db: Database, speaker: str) -> str:
    found = db.execute("select name from speakers where id = ?", [speaker]).fetchone()
    if not found:
        raise NotThereError(f"speaker {speaker}: there is none with this id")
    return str(found[0])


def _check(before: list[Judgement], left: str, right: str, judgement: str) -> None:
    """Hold a judgement against those that stand on other pairs.

    Two are joined in one way only, so that undoing one judgement tells them apart.
    """
    others = [one for one in before if {one.left, one.right} != {left, right}]
    of = groups(others)
    ours, theirs = of.get(left, {left}), of.get(right, {right})
    if right in ours:
        way = next(one for one in others if one.judgement == "same" and {one.left, one.right} <= ours)
        undo = "" if judgement == "same" else "; undo that first"
        raise ConflictError(
            f"{way.left_name} and {way.right_name} were judged the same, and these two with them{undo}"
        )
    if judgement == "same":
        for one in others:
            apart = (one.left in ours and one.right in theirs) or (one.left in theirs and one.right in ours)
            if one.judgement == "different" and apart:
                raise ConflictError(
                    f"{one.left_name} and {one.right_name} were judged different; undo that first"
                )


def regroup(db: Database, speakers: Iterable[str]) -> dict[str, tuple[str | None, str | None]]:
    """Bring up to date whom speakers, and all that are in a group with them, are shown as.

    Gives for each that is shown otherwise than before whom it was and whom it is shown as (None: as itself).
    """
    last = standing(db)
    of, chosen = groups(last), shown_as(last)
    stored: dict[str, str | None] = {}
    for speaker in speakers:
        members = of.get(speaker, {speaker})
        stored |= dict(_stored(db, members))
    now = {one: chosen.get(one, one) for one in stored}
    changed = {
        one: (before, None if now[one] == one else now[one])
        for one, before in stored.items()
        if (before or one) != now[one]
    }
    rows = [(after, one) for one, (_, after) in sorted(changed.items())]
    db.conn.executemany("update speakers set same_as = ? where id = ?", rows)
    return changed


def _stored(db: Database, members: set[str]) -> Iterator[tuple[str, str | None]]:
    """Give members of a group, and those that were shown as the same as them, with whom they are shown as now."""
    for member in sorted(members):
        yield from db.execute(
            """select id, same_as from speakers where id = ?1 or same_as = ?1
            or same_as = (select same_as from speakers where id = ?1)""",
            [member],
        ).fetchall()
