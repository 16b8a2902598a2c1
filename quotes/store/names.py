"""What a speaker is searched by: the name and every mention that stood for it, folded."""

from __future__ import annotations

import json
from collections.abc import Iterable

from sqlite_utils import Database

from quotes.store.indexing import Index, index
from quotes.store.rows import folded, squeezed

# Mentions of statements that stand, and the names of those who were merged into a speaker, are in use.
_UNUSED = """
select a.id, a.speaker from (
  select speaker, name from aliases where {ours}
  except
  select t.speaker, squeezed(s.source_text)
  from statement_speakers t join statements s on s.id = t.statement
  where s.source_text is not null and s.status <> 'rejected' and t.{ours}
    and not exists (select 1 from statement_speakers where statement = s.id and position > 0)
  except
  select same_as, name from speakers where same_as is not null
) as unused
join aliases a on a.speaker = unused.speaker and a.name = unused.name
join speakers p on p.id = a.speaker
where folded(a.name) <> folded(p.name)
"""
_INDEX = "update speakers set search = ?, lemmas = ? where id = ? and (search <> ? or lemmas <> ?)"
_ALL, _SOME = "speaker is not null", "speaker in (select value from json_each(:speakers))"


def index_names(db: Database, speakers: Iterable[str]) -> None:
    """Bring up to date what the speakers are searched by; the order in which aliases came makes no difference."""
    for speaker in speakers:
        (name,) = db.execute("select name from speakers where id = ?", [speaker]).fetchone()
        aliases = db.execute("select name from aliases where speaker = ?", [speaker]).fetchall()
        found = searched_by(name, [alias for (alias,) in aliases])
        db.execute(_INDEX, [*found, speaker, *found])


def searched_by(name: str, aliases: Iterable[str]) -> Index:
    """Index a speaker by the name and by those aliases that are more than another spelling of it or of each other."""
    others: dict[str, str] = {}
    for alias in sorted(aliases):
        others.setdefault(folded(alias), alias)
    return index(name, *(others[one] for one in sorted(others) if one not in (folded(name), "")))


def drop_unused_aliases(db: Database, speakers: Iterable[str] | None = None) -> None:
    """Delete the aliases, of some speakers or of all, under which no statement stands any more."""
    db.register_function(folded, deterministic=True)
    db.register_function(squeezed, deterministic=True)
    if speakers is None:
        unused = db.execute(_UNUSED.format(ours=_ALL)).fetchall()
    else:
        listed = {"speakers": json.dumps(sorted(speakers))}
        unused = db.execute(_UNUSED.format(ours=_SOME), listed).fetchall()
    db.conn.executemany("delete from aliases where id = ?", [(alias,) for alias, _ in unused])
    index_names(db, sorted({speaker for _, speaker in unused}))
