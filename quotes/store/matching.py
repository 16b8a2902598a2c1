"""Rules that judge which speakers are one: what a database knows of each, and what is written into the log.

What counts is who was found to speak, or who an editor said did, before any merge: a merge is no evidence for itself.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from sqlite_utils import Database

from quotes.document import Speaker
from quotes.registry.countries import country_of
from quotes.registry.grouping import Opinion, Pair, joined, pair
from quotes.registry.matching import Known, Relation
from quotes.registry.offices import office_of
from quotes.store.attribution import speakers_of
from quotes.store.corrections import corrections_of, verdict
from quotes.store.judgements import RULE, Judgement, shown_as, standing, write
from quotes.store.rows import speaker_key

# As they were found, and nothing said otherwise: all statements but those of which `found` keeps what was found.
_PLAIN = """
select p.name, p.kind, r.name, n from (
  select speaker, role, count(*) as n from statement_speakers
  where statement not in (select statement from found union all select id from statements where status = 'rejected')
    {plain}
  group by speaker, role
) as t join speakers p on p.id = t.speaker left join roles r on r.id = t.role
"""
_CHANGED = """
select f.statement, f.speakers from found f join statements s on s.id = f.statement
where s.status <> 'rejected' {changed}
"""
_OF_ALL = {"plain": "", "changed": ""}
_OF_SOME = {
    "plain": "and speaker in (select value from json_each(:ids))",
    "changed": """and f.statement in (
  select statement from statement_speakers where speaker in (select value from json_each(:ids)))""",
}
_CONCERNS = """
select 1 from judgements where editor like 'rule:%' and ("left" in (select value from json_each(:ids))
  or "right" in (select value from json_each(:ids))) limit 1
"""


def known_speakers(db: Database, speakers: Iterable[str] | None = None) -> list[Known]:
    """Give all who speak, before any merge, with their offices and countries.

    `speakers` gives those who are shown as some alone; with them may come others of the same statements, in part.
    """
    people: dict[str, Speaker] = {}
    offices: defaultdict[str, set[str]] = defaultdict(set)
    countries: defaultdict[str, set[str]] = defaultdict(set)
    counts: defaultdict[str, int] = defaultdict(int)
    for speaker, count in _spoken(db, speakers):
        key = speaker_key(speaker)
        people.setdefault(key, speaker)
        counts[key] += count
        if office := speaker.role and office_of(speaker.role):
            offices[key].add(office)
        if country := country_of(speaker.role, speaker.name, speaker.kind):
            countries[key].add(country)
    return [
        Known(key, one.name, one.kind, frozenset(offices[key]), frozenset(countries[key]), counts[key])
        for key, one in sorted(people.items())
    ]


def _spoken(db: Database, speakers: Iterable[str] | None) -> Iterator[tuple[Speaker, int]]:
    """Give who spoke in which role, and how often."""
    which = _OF_ALL if speakers is None else _OF_SOME
    ids = {"ids": json.dumps(sorted(speakers or ()))}
    for name, kind, role, count in db.execute(_PLAIN.format(**which), ids).fetchall():
        yield Speaker(name, kind, role), count
    changed = db.execute(_CHANGED.format(**which), ids).fetchall()
    log = corrections_of(db, [statement for statement, _ in changed])
    for statement, found in changed:
        said = verdict(log[statement]).speakers if statement in log else None
        for speaker in speakers_of(json.loads(found)) if said is None else said:
            yield speaker, 1


def judge(db: Database, known: Sequence[Known]) -> list[Pair]:
    """Write into the log what the rules say now and did not before; give the pairs that it is about.

    `known` is what `known_speakers` gives.
    """
    last = standing(db)
    have = {(one.left, one.right): one for one in last if one.by_rule and one.judgement == "same"}
    wanted = _wanted(known, [one for one in last if not one.by_rule])
    kept = {pair(*names) for names in wanted}
    gone = [names for names in sorted(have) if pair(*names) not in kept]
    new = [names for names in sorted(wanted) if names not in have]
    for names in gone:
        write(db, *names, "unsure", editor=have[names].editor)
    for names in new:
        write(db, *names, "same", editor=f"{RULE}{wanted[names]}")
    return gone + new


def _wanted(known: Sequence[Known], editors: list[Judgement]) -> dict[Pair, Relation]:
    """Give who is to be shown as whom, by which rule, where editors judged so."""
    said: dict[Pair, Opinion] = {pair(one.left, one.right): one.judgement for one in editors}
    found = joined(known, said, shown_as(editors))
    return {(one.speaker, one.shown_as): one.relation for one in found}


def concerns(db: Database, speakers: Iterable[str]) -> bool:
    """Tell whether rules have judged any of some speakers, or of those they are one with."""
    ids = set(speakers)
    for one in standing(db):
        if one.judgement == "same" and ids & {one.left, one.right}:
            ids |= {one.left, one.right}
    return db.execute(_CONCERNS, {"ids": json.dumps(sorted(ids))}).fetchone() is not None
