"""Offices, countries and acts narrow statements down, said in the reader's language, and inert."""

from __future__ import annotations

import re

import pytest

from quotes.site import filed
from quotes.site.labels import language
from quotes.site.web import COOKIE

ENGLISH = {COOKIE: "en"}
FACET = re.compile(r'<details class="facet-info" open id="facet-(\w+)".*?</details>', re.DOTALL)


@pytest.fixture
def english():
    token = language.set("en")
    yield
    language.reset(token)


def facets(html: str) -> dict[str, str]:
    return {found[1]: found[0] for found in FACET.finditer(html)}


async def test_default_facets_in_the_order_people_look_for_them(site):
    shown = facets((await site.get("/quotes/statements")).text)
    assert list(shown) == ["speaker", "office", "act", "kind"]  # no country: the articles name none
    assert "وزير خارجية" in shown["office"]
    assert "تأكيد" in shown["act"]


async def test_facets_speak_english_to_readers_of_english(site):
    shown = facets((await site.get("/quotes/statements", cookies=ENGLISH)).text)
    assert "<bdi>Foreign minister</bdi>" in shown["office"]
    assert "<bdi>Emphasis</bdi>" in shown["act"]
    assert "<bdi>Indirect</bdi>" in shown["kind"]
    assert not re.search("[\u0600-\u06ff]", shown["office"] + shown["act"] + shown["kind"])


async def test_other_facets_are_offered(site):
    text = (await site.get("/quotes/statements")).text
    offered = text.split('class="more-facets"')[1].split("</p>")[0]
    for name in ("outlet", "year", "month", "role", "cue"):
        assert f"_facet={name}" in offered
        assert await _facet(site, name)
    assert "_facet=office" not in offered
    assert "more-facets" not in (await site.get("/quotes/roles")).text


async def _facet(site, name: str) -> str:
    return facets((await site.get(f"/quotes/statements?_facet={name}")).text)[name]


async def test_months_are_named(site):
    assert "<bdi>مارس 2024</bdi>" in await _facet(site, "month")
    assert "month=2024-03" in await _facet(site, "month")


async def test_a_filter_is_said_in_the_readers_language(site):
    path = "/quotes/statements?office=foreign_minister&month=2024-03&kind=direct"
    arabic = (await site.get(path)).text
    for words in ("المنصب: وزير خارجية", "الشهر: مارس 2024", "النوع: مباشر"):
        assert words in arabic
    english = (await site.get(path, cookies=ENGLISH)).text
    for words in ("Office: Foreign minister", "Month: March 2024", "Kind: Direct"):
        assert words in english


async def test_table_cells_are_labelled(site):
    path = "/quotes/statements?_col=office&_col=act&_col=kind&_col=month"
    arabic = (await site.get(path)).text
    assert ">وزير خارجية</a>" in arabic
    assert "مارس 2024" in arabic
    english = (await site.get(path, cookies=ENGLISH)).text
    assert 'href="/quotes/offices/foreign_minister"><bdi>Foreign minister</bdi></a>' in english
    assert 'href="/quotes/acts/stress"><bdi>Emphasis</bdi></a>' in english
    roles = (await site.get("/quotes/roles", cookies=ENGLISH)).text
    assert "<bdi>Foreign minister</bdi>" in roles


@pytest.mark.parametrize("path", ["/quotes/offices", "/quotes/acts", "/quotes/offices/foreign_minister"])
async def test_tables_of_labels_have_pages(site, path):
    answer = await site.get(path)
    assert answer.status_code == 200
    assert "Foreign minister" in answer.text or "Emphasis" in answer.text


async def test_json_has_labels(site):
    answer = await site.get("/quotes/statements.json?_shape=array&_labels=on&office=foreign_minister")
    assert {row["office"]["label"] for row in answer.json()} == {"وزير خارجية"}
    assert {row["year"] for row in answer.json()} == {"2024"}


@pytest.mark.parametrize("value", ["<script>alert(1)</script>", "\u202eعكس", "2024-13", "", "0", "XX"])
async def test_values_that_mean_nothing_are_inert(site, value):
    for column in ("office", "country", "act", "year", "month", "kind"):
        text = (await site.get("/quotes/statements", params={column: value}, cookies=ENGLISH)).text
        assert "<script>alert" not in text
        assert "\u202e" not in text


def test_labels_of_codes_that_are_not_listed_are_the_databases_own(english):
    assert filed.label("moon_minister", "office", "وزير القمر") == "وزير القمر"
    assert filed.label("moon_minister", "office") == "moon_minister"
    assert filed.label("US", "country", "الولايات المتحدة") == "United States"


def test_only_cells_of_facets_are_ours(english):
    def address(table: str, key: str) -> str:
        return f"/{table}/{key}"

    hostile = {"value": "<b>", "label": "<script>"}
    assert filed.cell(hostile, "office", address) == (
        '<a href="/offices/&lt;b&gt;"><bdi>&lt;script&gt;</bdi></a>&nbsp;<em>&lt;b&gt;</em>'
    )
    assert filed.cell("US", "country", address) is None
    assert filed.cell({"value": "1", "label": "x"}, "speaker", address) is None
