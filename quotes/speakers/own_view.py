"""Verbs of speech about the speaker himself inside his own statement, which report nobody else's words."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from quotes.arabic.acts import act_of
from quotes.arabic.orthography import fold
from quotes.arabic.tables import DATA, read_table
from quotes.document import Statement

_TELLING = ("perfect", "imperfect", "masdar")
_NAMING = "judge"  # وصفه بالخطير says how he calls it, which is told by nothing else


@cache
def _own() -> frozenset[str]:
    return frozenset(fold(row.required("word")) for row in read_table(DATA / "own.tsv", ("word",)))


def is_own_view(text: str, statement: Statement, statements: Sequence[Statement]) -> bool:
    """Say whether a statement within another's content is but what that one's speaker says of himself: «قال السفير إن
    بلاده ترى …», «وأعرب عن أسفه وتنديده بـ…». `statements` are those that its parent is one of.
    """
    if statement.parent is None:
        return False
    if any(fold(speaker.name) in _own() for speaker in statement.speakers):
        return True
    if statement.source is not None:
        return fold(statement.source.of(text)) in _own()
    told = statement.rule.startswith(_TELLING) and act_of(statement.cue.lemma) != _NAMING
    outer = statements[statement.parent].speakers
    return told and bool(outer) and [s.name for s in statement.speakers] == [s.name for s in outer]
