"""Charts are tables first: counts by period and series, with the same data as JSON, CSV and SQL."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import quotes.site
from quotes.site.charts import chart, unit_for
from quotes.site.questions import Answer

STATIC = Path(quotes.site.__file__).parent / "static"


def answer(*rows: tuple[str | None, str, int]) -> Answer:
    named = [{"period": period, "act": act, "statements": n} for period, act, n in rows]
    return Answer(named, "/page", "/json", "/csv")


def of_acts(*rows: tuple[str | None, str, int], order: tuple[str, ...] = ()):
    return chart(answer(*rows), "day", "act", lambda row: row["act"].upper(), order)


def test_series_by_size_and_periods_newest_first():
    made = of_acts(("2024-01-01", "a", 1), ("2024-01-02", "b", 3), ("2024-01-02", "a", 1))
    assert [(one.id, one.label, one.total) for one in made.series] == [("b", "B", 3), ("a", "A", 2)]
    assert [(one.iso, one.counts) for one in made.periods] == [("2024-01-02", (3, 1)), ("2024-01-01", (0, 1))]
    assert made.drawn
    assert made.total == 5


def test_an_order_keeps_who_said_nothing():
    made = of_acts(("2024-01-01", "a", 1), order=("none", "a"))
    assert [(one.id, one.total) for one in made.series] == [("none", 0), ("a", 1)]
    assert not made.drawn


def test_many_series_end_in_the_others():
    made = of_acts(*((f"2024-01-0{n}", f"k{n}", n) for n in range(1, 9)))
    assert [one.label for one in made.series] == ["K8", "K7", "K6", "K5", "K4", "غيرها"]
    assert made.series[-1].total == 1 + 2 + 3


@given(
    st.lists(
        st.tuples(st.sampled_from(["2024", "2024-01", None]), st.sampled_from("abcdefgh"), st.integers(1, 9))
    )
)
def test_nothing_is_lost(rows):
    made = of_acts(*rows)
    dated = sum(n for period, _, n in rows if period)
    assert sum(sum(period.counts) for period in made.periods) == dated
    assert made.total == sum(n for *_, n in rows)


@pytest.mark.parametrize(
    ("first", "last", "unit"),
    [
        ("2024-01-01", "2024-01-01", "day"),
        ("2024-01-01", "2024-04-30", "day"),
        ("2024-01-01", "2024-06-01", "month"),
        ("2010-01-01", "2024-06-01", "year"),
        ("2010", "2024-06-01", "year"),
        (None, None, "year"),
    ],
)
def test_the_period_fits_the_stretch(first, last, unit):
    assert unit_for(first, last) == unit


async def test_home_has_a_chart_with_its_numbers(season):
    text = (await season.get("/")).text
    figure = text.split('<figure class="chart"')[1].split("</figure>")[0]
    assert re.findall(r'data-series="(\w*)"', figure) == ["say", "declare", "demand", "judge", "stress", ""]
    assert re.findall(r"<th[^>]*><bdi[^>]*>([^<]+)", figure)[-2:] == ["تأكيد", "غيرها"]
    assert sum(map(int, re.findall(r'data-count="(\d+)"', figure))) == 83
    assert 'data-period="2024-02-05">5 فبراير 2024<' in figure
    json_link = re.search(r'href="([^"]+\.json[^"]*)"', figure)[1].replace("&amp;", "&")
    rows = (await season.get(json_link)).json()
    assert sum(row["statements"] for row in rows) == 83
    for link in re.findall(r'class="export-links">.*?</p>', figure):
        for href in re.findall(r'href="([^"]+)"', link):
            assert (await season.get(href.replace("&amp;", "&"))).status_code == 200


async def test_one_day_makes_no_chart(site, first):
    speaker = await first("speakers", name="عمر الكيلاني")
    assert "<figure" not in (await site.get(f"/quotes/speakers/{speaker['id']}")).text


def test_the_bundle_is_what_the_lock_file_says_and_needs_no_leave():
    folder = Path(quotes.site.__file__).parent / "charts"
    bundle = (STATIC / "vendor" / "plot.js").read_text("utf-8")
    version = re.search(r'"@observablehq/plot": "([\d.]+)"', (folder / "package.json").read_text())[1]
    assert f'"version": "{version}"' in (folder / "package-lock.json").read_text()
    assert bundle.startswith(f"/* Observable Plot {version} ")
    assert len(bundle) < 300_000
    # What a strict Content-Security-Policy forbids.
    for forbidden in ("eval(", "new Function", "plot-background"):
        assert forbidden not in bundle.replace("var(--plot-background)", "")
    licences = (STATIC / "vendor" / "LICENCES.txt").read_text("utf-8")
    assert "@observablehq/plot" in licences
    assert "d3-scale" in licences
