"""Dates as the press writes them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.store.dates import iso_date


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("2021", "2021"),
        ("2021-6", "2021-06"),
        ("2021-06-29", "2021-06-29"),
        ("2021/6/9", "2021-06-09"),
        ("29/06/2021", "2021-06-29"),
        ("9.6.2021", "2021-06-09"),
        ("٢٩/٠٦/٢٠٢١", "2021-06-29"),
        ("2021-06-29T23:10:00+03:00", "2021-06-29"),
        (" 2021-06-29 10:00 ", "2021-06-29"),
        ("2021-02-30", None),
        ("31/31/2021", None),
        ("0000", None),
        ("أمس", None),
        ("", None),
        (None, None),
        ("२०२१", None),
        ("20210629", None),
    ],
)
def test_iso(written: str | None, iso: str | None):
    assert iso_date(written) == iso


@given(st.dates())
def test_day_first_and_year_first_agree(day):
    iso = day.isoformat()
    assert iso_date(iso) == iso_date(day.strftime("%d/%m/") + iso[:4]) == iso


@given(st.text(max_size=12))
def test_anything_gives_a_date_or_none(text: str):
    found = iso_date(text)
    assert found is None or iso_date(found) == found
