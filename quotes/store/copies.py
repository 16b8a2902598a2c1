"""The same text under two ids, as agencies' news is: its statements belong to one article, and count once.

A statement's id is a hash of the text, so that two articles of one text would take it from each other in turn.
The one published first owns the statements, whatever the order in which the articles come.
"""

from __future__ import annotations

from sqlite_utils import Database

from quotes.store import facets

_OWNER = """
select id, outlet, published from articles where digest = ? order by published is null, published, id limit 1
"""
_MOVE = f"""
update statements set article = ?1, outlet = ?2, said_on = ?3,
  year = {facets.YEAR.format("?3")}, month = {facets.MONTH.format("?3")}
"""  # noqa: S608 - our own names
_LEAVE = f"{_MOVE} where article = ?4"
_GATHER = f"{_MOVE} where article in (select id from articles where digest = ?4 and id <> ?5)"  # noqa: S608


def digest_of(db: Database, article: str) -> str | None:
    """Give the digest of the text that is stored for an article."""
    found = db.execute("select digest from articles where id = ?", [article]).fetchone()
    return str(found[0]) if found else None


def leave_to_copy(db: Database, article: str, digest: str) -> None:
    """Give what an article said while its text had this digest to another article that still has it, if any."""
    if owner := db.execute(_OWNER, [digest]).fetchone():
        _move(db, _LEAVE, owner, article)


def gather(db: Database, digest: str) -> str:
    """Give all statements of a text to the article that owns it; return its id."""
    owner = db.execute(_OWNER, [digest]).fetchone()
    _move(db, _GATHER, owner, digest, owner[0])
    return str(owner[0])


def _move(db: Database, sql: str, owner: tuple[str, str | None, str | None], *values: str) -> None:
    """Give statements to their owner."""
    db.execute(sql, [*owner, *values])
