"""Who is which item of Wikidata: found by name, country and office, and refused where these do not surely say so."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from quotes.arabic.tables import read_table
from quotes.document import SpeakerKind
from quotes.registry import countries, country_of, office_of
from quotes.registry.matching import Known
from quotes.registry.wikidata import COLUMNS, KINDS, Item, address, items, qid_of
from quotes.registry.words import DATA

ITEMS = items()
ROWS = list(read_table(DATA / "wikidata.tsv", COLUMNS))
PEOPLE = [item for item in ITEMS if item.kind == "person"]
SOURCES = {
    "officeholders",
    "officeholders*",
    "lists",
    "country-coder",
    "name-suggestion-index",
    "conzept",
    "supraverden",
}


def qid(name: str, *roles: str, kind: SpeakerKind = "person") -> str | None:
    offices = {office for role in roles if (office := office_of(role))}
    lands = {land for role in roles or ("",) if (land := country_of(role, name, kind))}
    return qid_of(Known("", name, kind, frozenset(offices), frozenset(lands)))


@pytest.mark.parametrize(
    ("name", "role", "expected"),
    [
        ("أنطونيو غوتيريش", "الأمين العام للأمم المتحدة", "Q311440"),
        ("انطونيو جوتيريس", "أمين عام الأمم المتحدة", "Q311440"),
        ("سيرغي لافروف", "وزير الخارجية الروسي", "Q58217"),
        ("سيرجي لافروف", None, "Q58217"),
        ("عبدالله بن زايد", "وزير الخارجية الإماراتي", "Q58301"),
        ("الشيخ عبد الله بن زايد آل نهيان", "وزير الخارجية الإماراتي", "Q58301"),
        ("محمد جواد ظريف", "وزير الخارجية الإيراني", "Q10296812"),
        ("جواد ظريف", "وزير الخارجية الإيراني", "Q10296812"),
        ("قيس سعيد", "الرئيس التونسي", "Q16120878"),
        ("ناصر بوريطة", "وزير الشؤون الخارجية المغربي", "Q26036628"),
        ("احمد ابو الغيط", "الأمين العام لجامعة الدول العربية", "Q58108"),
        ("أحمد أبو الغيط", "وزير الخارجية المصري السابق", "Q58108"),
        ("إيمانويل ماكرون", "الرئيس الفرنسي", "Q3052772"),
        ("خالد العبيدي", None, "Q19432805"),
        ("تركي الفيصل", "رئيس الاستخبارات السعودية السابق", "Q4165651"),
    ],
)
def test_people(name: str, role: str | None, expected: str):
    assert qid(name, *[role] if role else []) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("الأمم المتحدة", "Q1065"),
        ("جامعة الدول العربية", "Q7172"),
        ("الجامعة العربية", "Q7172"),
        ("الاتحاد الإفريقي", "Q7159"),
        ("منظمة الدول الأمريكية", "Q123759"),
        ("حلف الناتو", "Q7184"),
        ("لبنان", "Q822"),
        ("الولايات المتحدة الأمريكية", "Q30"),
        ("الإمارات", "Q878"),
        ("بغداد", "Q1530"),
        ("ابوظبي", "Q1519"),
        ("البنتاجون", "Q11209"),
    ],
)
def test_organisations_countries_and_capitals(name: str, expected: str):
    assert qid(name, kind="organisation") == expected


@pytest.mark.parametrize(
    ("name", "roles"),
    [
        # another country
        ("سامح شكري", ["وزير الخارجية التونسي"]),
        ("ناصر بوريطة", ["وزير الخارجية الليبي"]),
        # a surname alone
        ("لافروف", ["وزير الخارجية الروسي"]),
        ("غوتيريش", ["الأمين العام للأمم المتحدة"]),
        # a shorter name of several: there are many of this house
        ("أحمد الصباح", ["وزير الدفاع الكويتي"]),
        # given names alone: anybody's, unless country and office agree
        ("محمد إبراهيم", []),
        ("محمد إبراهيم", ["خبير سوداني"]),
        ("عمر سليمان", []),
        # a shorter name without a country
        ("جواد ظريف", []),
        # nobody says the country, and the office is another
        ("خالد العبيدي", ["طبيب"]),
        ("سامح", ["وزير الخارجية المصري"]),
        ("أيهم الزعتري", ["وزير الخارجية الأردني"]),
        ("بغداد", []),
    ],
)
def test_people_who_are_not_surely_anybody(name: str, roles: list[str]):
    assert qid(name, *roles) is None


def test_two_of_one_name_are_told_apart_by_country_and_office():
    egyptian, sudanese = qid("عمر سليمان", "نائب الرئيس المصري"), qid("عمر سليمان", "وزير النقل السوداني")
    assert egyptian is not None
    assert sudanese is not None
    assert egyptian != sudanese


def test_of_two_countries_one_is_enough():
    assert qid("ناصر بوريطة", "وزير الخارجية المغربي", "الرئيس التونسي") == qid("ناصر بوريطة") == "Q26036628"


@pytest.mark.parametrize("name", ["وزارة الخارجية اللبنانية", "رابطة الصيادين", "أنطونيو غوتيريش", ""])
def test_organisations_that_are_none_of_the_table(name: str):
    assert qid(name, kind="organisation") is None


@pytest.mark.parametrize("name", ["مسؤول في الأمم المتحدة", "الأمم المتحدة", "لبنان"])
def test_who_is_not_named_is_nobody(name: str):
    assert qid(name, kind="unnamed") is None


def test_rows_are_well_formed():
    assert {item.kind for item in ITEMS} == set(KINDS)
    assert [item.qid for item in ITEMS if not re.fullmatch(r"Q[1-9]\d*", item.qid)] == []
    assert {source for row in ROWS for source in row.items("source")} == SOURCES
    assert [row["qid"] for row in ROWS if not row.required("name_en")] == []
    assert {code for item in ITEMS for code in item.countries} <= set(countries())
    assert [item.qid for item in PEOPLE if not item.countries] == []
    assert [item.qid for item in ITEMS if item.offices and item.kind != "person"] == []


def test_no_item_is_there_twice():
    assert [one for one, n in Counter(item.qid for item in ITEMS).items() if n > 1] == []


def test_countries_are_those_of_the_codes():
    codes = [code for item in ITEMS if item.kind == "country" for code in item.countries]
    assert sorted(codes) == sorted(set(countries()) - {"EU", "UN"})
    # Those speak as organisations.
    assert {code for item in ITEMS if item.kind == "organisation" for code in item.countries} >= {"EU", "UN"}
    capitals = [code for item in ITEMS if item.kind == "capital" for code in item.countries]
    assert len(capitals) == len(set(capitals))


def test_names_of_people_are_more_than_a_surname():
    assert [name.name for item in PEOPLE for name in item.named() if len(name.words) < 2] == []


@pytest.mark.parametrize("kind", KINDS)
def test_everybody_is_found_by_each_name_and_nobody_else(kind: str):
    """No name of one country is ambiguous: with their countries and offices all lead to their own item."""
    lost = [
        (one.name, one.id)
        for item in ITEMS
        if item.kind == kind
        for one in item.named()
        if not _own(item, one)
    ]
    assert lost == []


def _own(item: Item, name: Known) -> bool:
    return qid_of(name) == item.qid


def test_a_country_that_is_not_theirs_hides_everybody():
    elsewhere = frozenset({"TV"})
    named = [(name, elsewhere) for item in PEOPLE for name in item.named() if "TV" not in item.countries]
    found = [
        name.name for name, lands in named if qid_of(Known("", name.name, "person", name.offices, lands))
    ]
    assert found == []


def test_the_address_is_the_page_of_the_item():
    assert address("Q1065") == "https://www.wikidata.org/wiki/Q1065"
