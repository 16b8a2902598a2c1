"""Labels in two languages, and the switch between them."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files

import pytest

from quotes.site import labels
from quotes.site.labels import count_label, date_label, language
from quotes.site.web import COOKIE


@pytest.fixture
def english():
    token = language.set("en")
    yield
    language.reset(token)


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (0, "لا أقوال"),
        (1, "قول واحد"),
        (2, "قولان"),
        (3, "3 أقوال"),
        (10, "10 أقوال"),
        (11, "11 قولًا"),
        (99, "99 قولًا"),
        (100, "100 قول"),
        (103, "103 أقوال"),
        (1200, "1,200 قول"),
    ],
)
def test_arabic_plurals(number, said):
    assert count_label(number, "statements") == said


def test_dates():
    assert date_label("2021-06-29") == "29 يونيو 2021"
    assert date_label("2021-06") == "يونيو 2021"
    assert date_label("2021") == "2021"
    assert date_label(None) == ""


def test_english(english):
    assert count_label(1, "speakers") == "1 speaker"
    assert date_label("2021-06-29T10:00:00") == "29 June 2021"
    assert labels.direction() == "ltr"


def test_every_label_is_in_both_languages():
    data = tomllib.loads((files("quotes.site") / "labels.toml").read_text("utf-8"))
    for section, entries in data.items():
        if section == "dates":
            continue
        for key, entry in entries.items():
            assert set(entry) == set(labels.LANGUAGES), f"{section}.{key}"
            assert all(entry.values())


async def test_switch_is_remembered(site):
    answer = await site.get("/-/language?to=en&next=/quotes/statements")
    assert answer.status_code == 302
    assert answer.headers["location"] == "/quotes/statements"
    assert f"{COOKIE}=en" in answer.headers["set-cookie"]
    page = await site.get("/quotes/statements", cookies={COOKIE: "en"})
    assert '<html lang="en" dir="ltr">' in page.text
    assert "Attributed statements" in page.text
    assert page.headers["vary"].count("Cookie") == 1
    missing = await site.get("/quotes/articles/none", cookies={COOKIE: "en"})
    assert "Page not found" in missing.text


@pytest.mark.parametrize(
    "away", ["//evil.example", "https://evil.example", "/\\evil.example", "/\r\nx: y", ""]
)
async def test_switch_leads_nowhere_else(site, away):
    answer = await site.get("/-/language", params={"to": "en", "next": away})
    assert answer.headers["location"] == "/"


async def test_unknown_language_is_arabic(site):
    assert 'lang="ar"' in (await site.get("/", cookies={COOKIE: "xx"})).text


async def test_questions_are_described_in_english(site):
    page = (await site.get("/quotes/most_quoted", cookies={COOKIE: "en"})).text
    assert "Who was quoted most?" in page
    assert "The fifty speakers quoted most" in page
    listed = (
        (await site.get("/quotes", cookies={COOKIE: "en"})).text.split('id="queries"')[1].split("</ul>")[0]
    )
    assert "What was said on a day?" in listed
    assert not re.search("[\u0621-\u064a]", listed)
