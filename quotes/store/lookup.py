"""Speakers by their names: an id is made of kind and folded name, so a name needs no search."""

from __future__ import annotations

import json
from typing import NamedTuple, cast, get_args

from sqlite_utils import Database

from quotes.document import Speaker, SpeakerKind
from quotes.store.rows import speaker_key


class Known(NamedTuple):
    """A speaker of a name, and as whom they are shown."""

    id: str
    kind: SpeakerKind
    shown_as: str


# Where one name is several speakers, the one quoted most is meant.
_KNOWN = """
select id, kind, coalesce(same_as, id) as shown_as from speakers where id in (select value from json_each(?))
order by (select count(*) from statement_speakers where speaker = coalesce(same_as, id)) desc, id
"""


def named(db: Database, name: str) -> list[Known]:
    """Give the speakers of a name, in any spelling; who is quoted most comes first."""
    ids = [speaker_key(Speaker(name, cast(SpeakerKind, kind))) for kind in get_args(SpeakerKind)]
    return [Known(*row) for row in db.execute(_KNOWN, [json.dumps(ids)])]
