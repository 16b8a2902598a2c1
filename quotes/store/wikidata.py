"""Which item of Wikidata each speaker is: written beside them by rule, anew whenever speakers are joined or told apart.

All who are shown as one have one item: what the articles say of any of them counts, and names of two items mean none.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from sqlite_utils import Database

from quotes.document import SpeakerKind
from quotes.registry.matching import Known
from quotes.registry.wikidata import qid_of
from quotes.store.matching import known_speakers

COLUMN = """
ALTER TABLE speakers ADD COLUMN wikidata TEXT
  CHECK (wikidata GLOB 'Q[1-9]*' AND substr(wikidata, 2) NOT GLOB '*[^0-9]*')
"""
_ALL = "select coalesce(same_as, id), id, name, kind from speakers order by id"
_GROUPS = """
select coalesce(same_as, id), id, name, kind from speakers where coalesce(same_as, id) in (
  select coalesce(same_as, id) from speakers where id in (select value from json_each(?))
) order by id
"""
_PUT = "update speakers set wikidata = ?1 where id = ?2 and wikidata is not ?1"


def create(db: Database) -> None:
    """Add the column, and fill it for the speakers that a database holds."""
    db.execute(COLUMN)
    identify_all(db, known_speakers(db))


def identify_all(db: Database, known: Iterable[Known]) -> None:
    """Bring the items of all speakers up to date, by what `known_speakers` gives."""
    _put(db, _grouped(db.execute(_ALL).fetchall()), known)


def identify(db: Database, speakers: Iterable[str]) -> None:
    """Bring the items of speakers up to date, and of all who are shown as the same as them."""
    groups = _grouped(db.execute(_GROUPS, [json.dumps(sorted(speakers))]).fetchall())
    _put(db, groups, known_speakers(db, [one.id for group in groups for one in group]))


def _grouped(rows: Iterable[tuple[str, str, str, SpeakerKind]]) -> list[list[Known]]:
    """Give the speakers that are shown as one, group by group."""
    groups: defaultdict[str, list[Known]] = defaultdict(list)
    for shown, key, name, kind in rows:
        groups[shown].append(Known(key, name, kind))
    return list(groups.values())


def _put(db: Database, groups: Iterable[Sequence[Known]], known: Iterable[Known]) -> None:
    spoke = {one.id: one for one in known}
    rows = []
    for group in groups:
        item = _item([spoke.get(one.id, one) for one in group])
        rows += [(item, one.id) for one in group]
    db.conn.executemany(_PUT, rows)


def _item(group: Sequence[Known]) -> str | None:
    """Give the one item that a group's names lead to, with all that is known of it, and none of them to another."""
    offices = frozenset[str]().union(*(one.offices for one in group))
    lands = frozenset[str]().union(*(one.countries for one in group))
    together = _items(replace(one, offices=offices, countries=lands) for one in group)
    return together.pop() if len(together) == 1 and _items(group) <= together else None


def _items(speakers: Iterable[Known]) -> set[str]:
    return {qid for one in speakers if (qid := qid_of(one))}
