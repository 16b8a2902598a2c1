"""Counts by period and kind, as a table that static/charts.js draws: what a chart shows can be read without it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from quotes.site.labels import say

if TYPE_CHECKING:
    from quotes.site.questions import Answer
    from quotes.site.records import Row

# How much of an ISO date names the period.
UNITS = {"day": 10, "month": 7, "year": 4}
_MOST_DAYS = 120
_MOST_MONTHS = 120
_MOST_SERIES = 6


@dataclass(frozen=True, slots=True)
class Series:
    """What one row of a chart counts; `id` is None for all that have no row of their own."""

    id: str | None
    label: str
    total: int


@dataclass(frozen=True, slots=True)
class Period:
    """A day, month or year with the counts of each series."""

    iso: str
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """Series over periods, newest first; `answer` says where the same data is as JSON, CSV and SQL."""

    unit: str
    series: tuple[Series, ...]
    periods: tuple[Period, ...]
    answer: Answer

    @property
    def total(self) -> int:
        """Count everything in the chart."""
        return sum(series.total for series in self.series)

    @property
    def most(self) -> int:
        """Count the largest series."""
        return max((series.total for series in self.series), default=0)

    @property
    def drawn(self) -> bool:
        """Say whether there is a course of time to see."""
        return len(self.periods) > 1


def unit_for(first: str | None, last: str | None) -> str:
    """Choose the period by the stretch of time: days for some months, months for some years."""
    try:
        start, end = (date.fromisoformat(str(day)) for day in (first, last))
    except ValueError:
        return "year"
    days = (end - start).days
    return "day" if days <= _MOST_DAYS else "month" if days <= _MOST_MONTHS * 30 else "year"


def chart(
    answer: Answer,
    unit: str,
    column: str,
    label: Callable[[Row], str],
    order: Sequence[str] = (),
) -> Chart:
    """Lay out an answer with the columns `period` and `statements` and one that tells the series.

    Series come in the order asked for, or else the largest first and the smallest together.
    """
    totals: Counter[str] = Counter()
    labels: dict[str, str] = {}
    for row in answer.rows:
        totals[str(row[column])] += row["statements"]
        labels.setdefault(str(row[column]), label(row))
    shown = list(order) or [key for key, _ in sorted(totals.items(), key=lambda one: (-one[1], one[0]))]
    if not order and len(shown) > _MOST_SERIES:
        shown = shown[: _MOST_SERIES - 1]
    series = [Series(key, labels.get(key, key), totals[key]) for key in shown]
    if rest := sum(totals.values()) - sum(one.total for one in series):
        series.append(Series(None, say("others"), rest))
    return Chart(unit, tuple(series), tuple(_periods(answer.rows, column, series)), answer)


def _periods(rows: Iterable[Row], column: str, series: Sequence[Series]) -> Iterable[Period]:
    places = {one.id: place for place, one in enumerate(series)}
    counts: defaultdict[str, list[int]] = defaultdict(lambda: [0] * len(series))
    for row in rows:
        place = places.get(str(row[column]), places.get(None))
        if place is not None and row["period"]:
            counts[row["period"]][place] += row["statements"]
    for iso in sorted(counts, reverse=True):
        yield Period(iso, tuple(counts[iso]))
