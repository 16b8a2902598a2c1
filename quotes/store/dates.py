"""Dates as articles give them -> ISO 8601, which sorts."""

from __future__ import annotations

import re
from datetime import date

_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?:[T ].*)?")
_DAY_FIRST = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?:[T ].*)?")


def iso_date(text: str | None) -> str | None:
    """Give a date as YYYY, YYYY-MM or YYYY-MM-DD; None for what is no date. 29/06/2021 has the day first."""
    text = (text or "").strip()
    if match := _DAY_FIRST.fullmatch(text):
        day, month, year = match.groups()
        return _checked(year, month, day)
    if match := _ISO.fullmatch(text):
        return _checked(*match.groups())
    return None


def _checked(year: str, month: str | None, day: str | None) -> str | None:
    try:
        date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None
    return "-".join([year, *(part.zfill(2) for part in (month, day) if part)])
