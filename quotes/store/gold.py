"""Reviewed statements -> gold articles (docs/formats.md), so that corrections become training data.

Gold is of whole articles: what is not in it counts as no statement. So by default only articles come out of which
every statement was reviewed; rejected statements are left out, which teaches that they are none.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterator
from typing import Any

from sqlite_utils import Database

from quotes.document import Speaker
from quotes.store.attribution import Decided
from quotes.store.rows import folded, speaker_key
from quotes.store.settling import decided_of

_REVIEWED = """
select distinct article from statements where status in (select value from json_each(:reviewed))
{whole} order by article
"""
_WHOLE = """
and not exists (
  select 1 from statements as other where other.article = statements.article
  and other.status not in (select value from json_each(:reviewed))
)
"""
_ARTICLE = """
select a.id, o.name as outlet, a.url, a.published, a.title, a.text
from articles a left join outlets o on o.id = a.outlet where a.id = ?
"""
_STATEMENTS = """
select s.id, c.lemma, s.status from statements s join cues c on c.id = s.cue
where s.article = ? and s.status <> 'rejected' order by s.start, s.position
"""
_SPANS = """
select p.statement, p.part, p.start, p."end" from spans p join statements s on s.id = p.statement
where s.article = ? order by p.statement, p.part, p.position
"""
# Other spellings of a name, and the names of those who were judged the same.
_SPELLINGS = (
    "select name from aliases where speaker = :id or speaker = (select same_as from speakers where id = :id)"
)
_SAME = """
select one.name from speakers as one, speakers as mine where mine.id = :id
  and coalesce(one.same_as, one.id) = coalesce(mine.same_as, mine.id) order by length(one.name) desc, one.name
"""


def reviewed_articles(db: Database, statuses: Collection[str], partial: bool = False) -> list[str]:
    """Give the articles whose statements were all reviewed, or, where `partial`, some of them.

    `statuses` are those that count as reviewed, of `confirmed` and `corrected`; rejected statements always do.
    """
    reviewed = json.dumps([*statuses, "rejected"])
    found = db.execute(_REVIEWED.format(whole="" if partial else _WHOLE), {"reviewed": reviewed})
    return [article for (article,) in found.fetchall()]


def gold_articles(db: Database, articles: Collection[str]) -> Iterator[dict[str, Any]]:
    """Give articles in the gold format, with all their statements that were not rejected."""
    for article in articles:
        cursor = db.execute(_ARTICLE, [article])
        names = [column[0] for column in cursor.description]
        about = dict(zip(names, cursor.fetchone(), strict=True))
        yield {**about, "statements": list(_statements(db, article, about["text"]))}


def _statements(db: Database, article: str, text: str) -> Iterator[dict[str, Any]]:
    spans: defaultdict[str, defaultdict[str, list[list[int]]]] = defaultdict(lambda: defaultdict(list))
    for statement, part, start, end in db.execute(_SPANS, [article]):
        spans[statement][part].append([start, end])
    found = db.execute(_STATEMENTS, [article]).fetchall()
    decided = decided_of(db, [statement for statement, _, _ in found])
    for statement, lemma, status in found:
        said = _said(db, decided[statement], text)
        parts = spans[statement]
        source = parts["source"][0] if parts["source"] else None
        places = {"cue": parts["cue"][0], "source": source, "content": parts["content"]}
        yield {**places, **said, "lemma": lemma, "status": status}


def _said(db: Database, decided: Decided, text: str) -> dict[str, Any]:
    """Give who said it, by the name that this article gives: a merge joins what different articles call somebody."""
    speakers = decided.meant.speakers
    return {
        "speaker": [_as_written(db, speaker, text) for speaker in speakers],
        "speaker_kind": speakers[0].kind if speakers else "unnamed",
        "role": next((speaker.role for speaker in speakers if speaker.role), None),
        "kind": decided.meant.kind,
    }


def _as_written(db: Database, speaker: Speaker, text: str) -> str:
    """Give a speaker's name as an article spells it, where it is in the article."""
    if speaker.name in text:
        return speaker.name
    known = {"id": speaker_key(speaker)}
    spellings = [name for (name,) in db.execute(_SPELLINGS, known) if folded(name) == folded(speaker.name)]
    others = [name for (name,) in db.execute(_SAME, known)]
    written = [name for name in (*spellings, *others) if name in text]
    return written[0] if written else speaker.name
