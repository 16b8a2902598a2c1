"""Indexes that hold all that facets and filters ask of statements, so that none reads the wide rows themselves.

Counting a facet under a filter reads one stretch of one index: the filter's, whose entries hold the other facets'
columns, or the facet's own in its order, whose entries hold the filters'. After the column itself comes the day, so
that the newest statements under a filter are the first that the index gives. Without that, each of a million rows
that a filter lets through is looked up in the table, for every facet anew: docs/performance.md has the figures.
"""

from __future__ import annotations

from sqlite_utils import Database

FACETS = ("speaker", "country", "office", "act", "kind", "outlet", "year")
# Filtered by now and then, and of many values: their rows are few enough to be looked up.
_OTHERS = ("month", "role", "cue")
# What they stand for is at the head of an index above.
_REPLACED = (
    *("speaker_said_on", "outlet_said_on", "of_speaker", "of_outlet", "role", "cue", "kind"),
    *("act", "office", "country", "year", "month", "said_on"),
)


def cover_facets(db: Database) -> None:
    """Replace the indexes on columns of statements that are faceted."""
    for name in _REPLACED:
        db.execute(f"drop index if exists idx_statements_{name}")
    for column in FACETS:
        others = [other for other in FACETS if other != column]
        # What a speaker's page counts besides.
        more = ["cue", "role"] if column == "speaker" else []
        columns = ", ".join([column, "said_on", "status", *others, *more])
        db.execute(f"create index idx_statements_{column} on statements ({columns})")
    # What was said day by day, by act: the chart of the front page.
    db.execute("create index idx_statements_said_on on statements (said_on, act, status)")
    for column in _OTHERS:
        db.execute(f"create index idx_statements_{column} on statements ({column}, status)")
