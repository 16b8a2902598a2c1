"""What nothing refers to any more goes; runs stay, for they say what was done when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from sqlite_utils import Database

from quotes.store import facets
from quotes.store.mentions import Mentions
from quotes.store.names import drop_unused_aliases

# Whom editors judged stays: the judgement is about that speaker, and the page says so. Whom rules judged stays as
# long as they are shown as somebody else.
_SPEAKERS = """
select speaker from statement_speakers union select id from speakers where same_as is not null
union select "left" from judgements where editor not like 'rule:%'
union select "right" from judgements where editor not like 'rule:%'
"""
# A table, and where its rows are referred to.
_USED = {
    "speakers": _SPEAKERS,
    "roles": "select role from statement_speakers where role is not null",
    "cues": "select cue from statements",
    "outlets": "select outlet from articles where outlet is not null",
}
_GONE = """
select id, name from speakers where id = :id and same_as is null
  and not exists (select 1 from statement_speakers where speaker = :id)
  and not exists (select 1 from judgements where "left" = :id and editor not like 'rule:%')
  and not exists (select 1 from judgements where "right" = :id and editor not like 'rule:%')
"""
_DELETE_ROLE = """
delete from roles where id = :id and not exists (select 1 from statement_speakers where role = :id)
"""


def tidy(db: Database, mentions: Mentions) -> None:
    """Delete what nothing refers to any more."""
    unused = f"select id, name from speakers where id not in ({_SPEAKERS})"  # noqa: S608 - our own names
    gone = db.execute(unused).fetchall()
    with _forgotten(mentions, gone):
        db.execute(f"delete from aliases where speaker not in ({_SPEAKERS})")  # noqa: S608 - our own names
        for table, used in _USED.items():
            db.execute(f"delete from {table} where id not in ({used})")  # noqa: S608 - our own names
        facets.tidy(db)
        drop_unused_aliases(db)


def tidy_after(db: Database, mentions: Mentions, speakers: Iterable[str], roles: Iterable[str]) -> None:
    """Do as `tidy` does with speakers and roles alone that may have lost their last statement, and with their names."""
    gone = [row for one in sorted(set(speakers)) for row in db.execute(_GONE, {"id": one}).fetchall()]
    with _forgotten(mentions, gone):
        for speaker, _ in gone:
            # Also where a connection does not enforce foreign keys.
            for table, column in (("aliases", "speaker"), ("mentions", "speaker"), ("speakers", "id")):
                db.execute(f"delete from {table} where {column} = ?", [speaker])  # noqa: S608 - our own names
        db.conn.executemany(_DELETE_ROLE, [{"id": one} for one in sorted(set(roles))])
        facets.tidy(db)
        drop_unused_aliases(db, set(speakers) - {speaker for speaker, _ in gone})


@contextmanager
def _forgotten(mentions: Mentions, speakers: list[tuple[str, str]]) -> Iterator[None]:
    """Look again at the articles that name speakers who are deleted: the names within theirs may come to light."""
    named = mentions.naming([speaker for speaker, _ in speakers]) if speakers else []
    yield
    mentions.drop(speakers)
    mentions.look_again(named)
