"""How a statement's speaker was come to, step by step in the article's own words; or why nobody was."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from quotes.site import records
from quotes.site.records import Card, Row

if TYPE_CHECKING:
    from datasette.database import Database

# A step's place in the article's page is that of the statement whose source, or cue, it is part of; an antecedent
# that is all of it speaks there, and is not only mentioned.
_STEPS = """
select case when c.step = 'antecedent' and p.start = c.start and p."end" = c."end" then 'spoke' else c.step end as step,
  c.text, p.statement as at
from chains as c left join spans as p on p.id = (
  select q.id from statements as s join spans as q on q.statement = s.id
  where s.article = :article and s.status <> 'rejected' and q.part in ('source', 'cue')
    and q.start <= c.start and q."end" >= c."end"
  order by q."end" - q.start, s.position limit 1
)
where c.statement = :key order by c.position
"""
# Editors who named somebody else than was found: what led there leads to nobody that is shown.
_REASSIGNED = """
select 1 from found as f join corrections as c on c.id = (
  select max(id) from corrections where statement = :key and action in ('speaker', 'restore')
)
where f.statement = :key and c.action = 'speaker' and c.value <> f.speakers
"""


@dataclass(frozen=True, slots=True)
class Way:
    """The steps to a speaker, from what stands beside the cue; `reason` where they lead to nobody.

    Without steps: editors said who speaks.
    """

    steps: tuple[Row, ...] = ()
    reason: str | None = None


async def way(db: Database, card: Card) -> Way | None:
    """Give the way to a statement's speaker; None where the words beside the cue say it all."""
    if await records.rows(db, _REASSIGNED, key=card.id):
        return Way()
    own = {"step": "source" if card.source_text else "dropped", "text": card.source_text or card.cue_text}
    beside = {**own, "at": None if card.status == "rejected" else card.id}
    if card.unresolved:
        return Way((beside,), card.unresolved)
    further = await records.rows(db, _STEPS, key=card.id, article=card.article)
    return Way((beside, *further)) if further else None
