"""Effective rows: what the extractor found, brought together with what editors said.

Corrections and merges are shown in the same columns that everybody reads (kind, speaker, role, status, search and
the rows of statement_speakers), so that pages, facets, search and API follow at once. What was found is kept in
`found`, for just those statements that show something else: undoing is exact. A new extraction comes to the same
rows as a correction made after it, since both pass through `decisions`.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice

from sqlite_utils import Database

from quotes.document import Extraction, Speaker, statement_id
from quotes.store import facets
from quotes.store.attribution import Attribution, Decided, Verdict, decide, speakers_of
from quotes.store.corrections import corrections_of, verdict
from quotes.store.indexing import Index
from quotes.store.names import index_names
from quotes.store.rows import Row, add_speakers, attribution_row, no_rows, speaker_key
from quotes.store.upsert import change, put, put_new, put_parts

BATCH = 500

_HELD = """
select s.id, s.kind, s.content, s.source_text, s.search, s.lemmas, f.kind as found_kind, f.speakers as found_speakers
from statements s left join found f on f.statement = s.id
where s.id in (select value from json_each(?)) order by s.id
"""
_SPEAKERS = """
select t.statement, p.name, p.kind, r.name from statement_speakers t
join speakers p on p.id = t.speaker left join roles r on r.id = t.role
where t.statement in (select value from json_each(?)) order by t.statement, t.position
"""
_MERGED = """
select one.id, shown.name, shown.kind from speakers one join speakers shown on shown.id = one.same_as
where one.id in (select value from json_each(?))
"""


def decided_on(db: Database, extraction: Extraction) -> dict[str, Decided]:
    """Give what editors made of those statements of an extraction that they touched."""
    document = extraction.document
    found = {
        statement_id(document, one): Attribution(one.kind, one.speakers)
        for one in reversed(extraction.statements)  # of two with one id the first counts
    }
    return {name: made for name, made in decisions(db, found).items() if made.touched}


def decisions(db: Database, found: Mapping[str, Attribution]) -> dict[str, Decided]:
    """Decide what statements are shown as, by the corrections and merges that stand now."""
    log = corrections_of(db, found)
    verdicts = {name: verdict(log[name]) if name in log else Verdict() for name in found}
    spoke = (verdicts[name].speakers or made.speakers for name, made in found.items())
    merged = _merged(db, {speaker_key(speaker) for speakers in spoke for speaker in speakers})
    return {name: decide(made, verdicts[name], merged) for name, made in found.items()}


def _merged(db: Database, speakers: Iterable[str]) -> dict[str, Speaker]:
    """Give whom merged speakers are shown as."""
    found = db.execute(_MERGED, [json.dumps(sorted(speakers))])
    return {one: Speaker(name, kind) for one, name, kind in found}


def decided_of(db: Database, statements: Sequence[str]) -> dict[str, Decided]:
    """Give what editors made of stored statements."""
    return decisions(db, {name: _found(row) for name, row in _held(db, statements).items()})


def settle(db: Database, statements: Iterable[str]) -> list[Row]:
    """Bring what stored statements show up to date with the corrections and merges that stand now.

    Gives the rows of speakers that were not known before.
    """
    rest, new = iter(sorted(set(statements))), list[Row]()
    while batch := list(islice(rest, BATCH)):
        new += _settle(db, batch)
    return new


def _settle(db: Database, statements: Sequence[str]) -> list[Row]:
    held = _held(db, statements)
    decided = decisions(db, {name: _found(row) for name, row in held.items()})
    made = no_rows()
    for name, row in held.items():
        own = decided[name]
        content = Index(row["search"], row["lemmas"]).first(row["content"])
        said = attribution_row(own.shown, content, row["source_text"], own)
        made["statements"].append({"id": name, **said})
        add_speakers(made, name, own.shown.speakers, row["source_text"], own)
    facets.add_labels(made)
    new = put_new(db, "speakers", made["speakers"])
    for table in (*facets.TABLES, "roles"):
        put(db, table, made[table])
    change(db, "statements", made["statements"])
    for table in ("statement_speakers", "found"):
        put_parts(db, table, made[table], list(held))
    index_names(db, {row["speaker"] for row in put_new(db, "aliases", made["aliases"])})
    return new


def _held(db: Database, statements: Sequence[str]) -> dict[str, Row]:
    listed = json.dumps(statements)
    cursor = db.execute(_HELD, [listed])
    names = [column[0] for column in cursor.description]
    held = {row[0]: dict(zip(names, row, strict=True)) for row in cursor}
    speakers: defaultdict[str, list[Speaker]] = defaultdict(list)
    for statement, *speaker in db.execute(_SPEAKERS, [listed]):
        speakers[statement].append(Speaker(*speaker))
    for name, row in held.items():
        row["speakers"] = tuple(speakers[name])
    return held


def _found(row: Row) -> Attribution:
    """Give what the extractor found, which is what stands there where nothing else was kept."""
    if row["found_kind"] is None:
        return Attribution(row["kind"], row["speakers"])
    return Attribution(row["found_kind"], speakers_of(json.loads(row["found_speakers"])))
