"""The cookbook's twelve questions answer rightly on the sample, as a page, as SQL and by their curl."""

from __future__ import annotations

import re
import shlex
from html import unescape
from importlib.metadata import version
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest
import yaml

from quotes.site.cookbook import questions
from quotes.site.labels import LANGUAGES
from quotes.site.web import COOKIE
from quotes.store import Store

EXPECTED = yaml.safe_load((Path(__file__).parent / "cookbook.yaml").read_text("utf-8"))
VALUES = EXPECTED["values"]
SQL_PAGE = "/quotes.json" if version("datasette").startswith("0.") else "/quotes/-/query.json"
_ITEM = re.compile(r'<li id="([a-z-]+)">\s*<h2><a href="([^"]+)">(.*?)</li>', re.DOTALL)
_PRE = re.compile(r"<pre[^>]*>(.*?)</pre>", re.DOTALL)


@pytest.fixture
async def book(season):
    """Give of each question on the page: the page it links to, its SQL, its curl."""
    page = await season.get("/-/cookbook", params=VALUES)
    assert page.status_code == 200
    found = {}
    for name, link, rest in _ITEM.findall(page.text):
        sql, curl = (unescape(each) for each in _PRE.findall(rest))
        found[name] = (unescape(link), sql, curl)
    return found


def asked(curl: str) -> tuple[str, dict[str, str]]:
    """Read what a curl command asks for: the address and its parameters."""
    words = shlex.split(curl)
    assert words[:2] == ["curl", "-sG"]
    pairs = [words[place + 1] for place, word in enumerate(words) if word in ("-d", "--data-urlencode")]
    return words[2], dict(pair.split("=", 1) for pair in pairs)


def check(name: str, rows: list[dict], contents: dict[str, str]) -> None:
    """Hold rows to what the sample says."""
    expected = EXPECTED["answers"][name]
    if "rows" in expected:
        assert [{key: row[key] for key in expected["rows"][0]} for row in rows] == expected["rows"]
        return
    found = [contents[row.get("statement") or row["id"]] for row in rows]
    if expected.get("any_order"):
        assert sorted(found) == sorted(expected["contents"])
    else:
        assert found == expected["contents"]


@pytest.fixture
async def contents(season):
    answer = await season.get("/quotes/statements.json?_shape=array&_size=max&_col=content")
    return {row["id"]: row["content"] for row in answer.json()}


def test_there_are_twelve_questions_and_each_is_answered_here():
    names = [one.id for one in questions()]
    assert len(names) == 12
    assert set(names) == set(EXPECTED["answers"])
    assert all(set(one.ask) == set(LANGUAGES) for one in questions())
    assert all(bool(one.query) != bool(one.table) for one in questions())


@pytest.mark.parametrize("name", [one.id for one in questions()])
async def test_page_sql_and_curl_give_the_right_answer(season, book, contents, name):
    page, sql, curl = book[name]
    address, parameters = asked(curl)
    answer = await season.get(urlsplit(address).path, params=parameters)
    check(name, answer.json(), contents)

    values = {one: str(VALUES[one]) for one in re.findall(r":(\w+)", sql) if one in VALUES}
    answer = await season.get(SQL_PAGE, params={"sql": sql, "_shape": "array", **values})
    check(name, answer.json(), contents)

    shown = await season.get(page)
    assert shown.status_code == 200
    expected = EXPECTED["answers"][name]
    for words in expected.get("contents", []):
        assert words in unescape(shown.text), words
    for row in expected.get("rows", []):
        assert next(iter(row.values())) in shown.text
    assert dict(parse_qsl(urlsplit(page).query)) == {k: v for k, v in parameters.items() if k != "_shape"}


@pytest.mark.parametrize("language", LANGUAGES)
async def test_it_asks_about_what_the_database_holds(season, language):
    page = await season.get("/-/cookbook", cookies={COOKIE: language})
    assert 'value="سلام الجبوري"' in page.text
    assert 'value="2024-02-12"' in page.text
    assert len(_ITEM.findall(page.text)) == 12


async def test_hostile_values_are_words(season):
    typed = "';</script><script>alert(1)</script>$(id)`id`"
    page = await season.get("/-/cookbook", params={"name": typed})
    assert "<script>alert" not in page.text
    _, _, curl = next(_commands(page.text))
    assert asked(curl)[1]["name"] == typed


def _commands(html: str):
    for name, _, rest in _ITEM.findall(html):
        sql, curl = (unescape(each) for each in _PRE.findall(rest))
        yield name, sql, curl


async def test_an_empty_database_still_has_its_questions(tmp_path, served):
    Store.open(tmp_path / "quotes.db").close()
    page = await (await served(tmp_path / "quotes.db")).client.get("/-/cookbook")
    assert page.status_code == 200
    assert len(_ITEM.findall(page.text)) == 12
