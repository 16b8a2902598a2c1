"""Dates as articles give them -> ISO 8601, which sorts."""

from __future__ import annotations

import re
from datetime import date

_PART_ISO = re.compile(r"(\d{4})(?:-(\d\d?))?")
_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d\d?)[-/.](\d\d?)(?:[T ].*)?")
_DAY_FIRST = re.compile(r"(\d\d?)[-/.](\d\d?)[-/.](\d{4})(?:[T ].*)?")
# \d takes the digits of every script, and so does int(); what sorts in the database is ASCII.
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")


def iso_date(text: str | None) -> str | None:
    """Give a date as YYYY, YYYY-MM or YYYY-MM-DD; None for what is no date. 29/06/2021 has the day first."""
    text = (text or "").strip().translate(_DIGITS)
    if not text.isascii():
        return None
    if match := _DAY_FIRST.fullmatch(text):
        day, month, year = match.groups()
        return _checked(year, month, day)
    if match := _YEAR_FIRST.fullmatch(text):
        return _checked(*match.groups())
    if match := _PART_ISO.fullmatch(text):
        return _checked(match[1], match[2], None)
    return None


def _checked(year: str, month: str | None, day: str | None) -> str | None:
    try:
        date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None
    return "-".join([year, *(part.zfill(2) for part in (month, day) if part)])
