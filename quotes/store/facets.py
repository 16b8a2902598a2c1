"""What statements are filed under so that readers can narrow down: act, office, country, year, month."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from sqlite_utils import Database

from quotes.arabic.acts import act_of, acts
from quotes.document import Speaker
from quotes.registry import countries, country_of, office_of, offices

Row = dict[str, Any]
TABLES = ("acts", "offices", "countries")

_CREATE = (
    """CREATE TABLE acts (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  name_en TEXT NOT NULL,
  family TEXT NOT NULL
) STRICT""",
    "CREATE TABLE offices (id TEXT PRIMARY KEY, name TEXT NOT NULL, name_en TEXT NOT NULL) STRICT",
    "CREATE TABLE countries (id TEXT PRIMARY KEY, name TEXT NOT NULL, name_en TEXT NOT NULL) STRICT",
    "ALTER TABLE roles ADD COLUMN office TEXT REFERENCES offices(id)",
    "ALTER TABLE roles ADD COLUMN country TEXT REFERENCES countries(id)",
    "ALTER TABLE statements ADD COLUMN act TEXT REFERENCES acts(id)",
    "ALTER TABLE statements ADD COLUMN office TEXT REFERENCES offices(id)",
    "ALTER TABLE statements ADD COLUMN country TEXT REFERENCES countries(id)",
    "ALTER TABLE statements ADD COLUMN year TEXT",
    "ALTER TABLE statements ADD COLUMN month TEXT",
)
# Of a date that may be a year alone.
YEAR = "substr({0}, 1, 4)"
MONTH = "case when length({0}) > 4 then substr({0}, 1, 7) end"
_FILE_ROLES = "update roles set office = role_office(name), country = role_country(name)"
_FILE_STATEMENTS = f"""
update statements set
  act = cue_act((select lemma from cues where id = cue), content),
  office = speaker_office(
    (select name from roles where id = role), p.name, p.kind),
  country = speaker_country(
    (select name from roles where id = role), p.name, p.kind),
  year = {YEAR.format("said_on")}, month = {MONTH.format("said_on")}
from (select s.id as statement, q.name, q.kind from statements s left join speakers q on q.id = s.speaker) as p
where p.statement = statements.id
"""  # noqa: S608 - our own names
# A label goes with the last row that is filed under it.
_USERS = {
    "acts": (("statements", "act"),),
    "offices": (("statements", "office"), ("roles", "office")),
    "countries": (("statements", "country"), ("roles", "country")),
}


def when(said_on: str | None) -> Row:
    """Give year and month of an ISO date, which may be shorter."""
    return {
        "year": said_on[:4] if said_on else None,
        "month": said_on[:7] if said_on and len(said_on) > len("2021") else None,
    }


def filed_role(role: str) -> Row:
    """Give the office and the country of a role."""
    return {"office": office_of(role), "country": country_of(role, "", "person")}


def filed(speaker: Speaker | None) -> Row:
    """Give the office and the country that somebody speaks in; both None for nobody."""
    if speaker is None:
        return {"office": None, "country": None}
    # Of one who is not named the mention says what a role would: «مسؤول أميركي».
    role = speaker.role or (speaker.name if speaker.kind == "unnamed" else None)
    return {"office": office_of(role), "country": country_of(speaker.role, speaker.name, speaker.kind)}


def add_labels(made: dict[str, list[Row]]) -> None:
    """Add the rows of the acts, offices and countries that statements and roles are filed under."""
    rows = [*made["statements"], *made["roles"]]
    for table, column in (("acts", "act"), ("offices", "office"), ("countries", "country")):
        used = {row[column] for row in rows if row.get(column)}
        made[table] += [row for row in _labels(table) if row["id"] in used]


def _labels(table: str) -> list[Row]:
    """Give all the rows that a table of labels can have."""
    if table == "acts":
        return [
            {"id": a.code, "name": a.name, "name_en": a.name_en, "family": a.family} for a in acts().values()
        ]
    listed = offices() if table == "offices" else countries()
    return [{"id": each.code, "name": each.name, "name_en": each.name_en} for each in listed.values()]


def tidy(db: Database) -> None:
    """Delete the labels that nothing is filed under any more; each is looked up in an index, so this is quick."""
    for table, users in _USERS.items():
        unused = " and ".join(
            f"not exists (select 1 from {user} where {user}.{column} = {table}.id)"  # noqa: S608 - our own names
            for user, column in users
        )
        db.execute(f"delete from {table} where {unused}")  # noqa: S608 - our own names


def create(db: Database) -> None:
    """Make the tables and columns, and file under them what a database holds."""
    for statement in _CREATE:
        db.execute(statement)
    _file_all(db)
    for column in ("office", "country"):
        db.table("roles").create_index([column])
    tidy(db)


def _file_all(db: Database) -> None:
    for table in TABLES:
        db.table(table).insert_all(_labels(table))
    for name, function in _FUNCTIONS.items():
        db.register_function(function, name=name, deterministic=True)
    db.execute(_FILE_ROLES)
    with _without_trigger(db, "statements_au"):
        db.execute(_FILE_STATEMENTS)


@contextmanager
def _without_trigger(db: Database, name: str) -> Iterator[None]:
    """Keep a trigger from running: that of the search index would index all statements anew, which did not change."""
    found = db.execute("select sql from sqlite_master where type = 'trigger' and name = ?", [name]).fetchone()
    if found:
        db.execute(f"drop trigger {name}")
    yield
    if found:
        db.execute(found[0])


def _speaker(role: str | None, name: str | None, kind: Any) -> Row:  # noqa: ANN401 - out of SQLite
    return filed(Speaker(name, kind, role) if name is not None else None)


_FUNCTIONS: dict[str, Callable[..., str | None]] = {
    "cue_act": act_of,
    "role_office": lambda role: filed_role(role)["office"],
    "role_country": lambda role: filed_role(role)["country"],
    "speaker_office": lambda role, name, kind: _speaker(role, name, kind)["office"],
    "speaker_country": lambda role, name, kind: _speaker(role, name, kind)["country"],
}
