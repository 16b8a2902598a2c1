"""The data files say what they claim to: codes that exist, labels that are CLDR's or explained."""

from __future__ import annotations

import pytest
from babel import Locale

from quotes.arabic.names import load_nationalities, load_organisations, load_places
from quotes.arabic.orthography import fold
from quotes.arabic.tables import DATA as ARABIC
from quotes.arabic.tables import read_table
from quotes.registry import countries, offices
from quotes.registry.labels import table
from quotes.registry.words import DATA

ARAB = {"AE", "BH", "DZ", "EG", "IQ", "JO", "KM", "DJ", "KW", "LB", "LY", "MA", "MR", "OM", "PS", "QA", "SA"}


def test_countries_file_is_what_cldr_and_our_labels_make():
    assert (DATA / "countries.tsv").read_text("utf-8") == table()


def test_countries_are_those_of_iso_and_three_more():
    assert len(countries()) == 249 - 5 + 3  # five without people; EU, UN and XK
    assert {"PS", "TW", "XK", "EU", "UN"} | ARAB <= set(countries())
    assert not {"AQ", "ZZ", "EZ"} & set(countries())


def test_labels_read_well():
    assert [countries()[code].name for code in ("PS", "IL", "TW", "US", "GB", "SA", "OM")] == [
        "فلسطين",
        "إسرائيل",
        "تايوان",
        "الولايات المتحدة",
        "بريطانيا",
        "السعودية",
        "سلطنة عُمان",
    ]
    names = [country.name for country in countries().values()]
    assert len(set(names)) == len(names)
    assert not [name for name in names if "(" in name]


def test_a_label_of_ours_differs_from_cldr():
    for row in read_table(DATA / "country_labels.tsv"):
        for language, column in (("ar", "name"), ("en", "name_en")):
            ours = row.optional(column)
            # BS is held against changes, as its line says.
            assert ours != Locale(language).territories[row["code"]] or row["code"] == "BS"
        assert row.required("why")


def test_words_lead_to_countries():
    codes = {row.optional("code") for row in read_table(DATA / "country_words.tsv")}
    codes |= {place.code for place in load_places(ARABIC / "places.tsv").values()}
    codes |= {one.code for one in load_nationalities(ARABIC / "nationalities.tsv").values()}
    codes |= {one.code for one in load_organisations(ARABIC / "organisations.tsv").values()}
    assert codes - {None, "*"} <= set(countries())


def test_offices_are_labelled_and_reached():
    assert 60 <= len(offices()) <= 100
    for column in ("name", "name_en"):
        labels = [getattr(office, column) for office in offices().values()]
        assert len(set(labels)) == len(labels)
    reached = {row["office"] for row in read_table(DATA / "office_patterns.tsv")} | {"former_official"}
    assert reached == {*offices(), "-"}


@pytest.mark.parametrize(
    ("file", "column"),
    [("country_words.tsv", "words"), ("office_patterns.tsv", "pattern"), ("country_context.tsv", "word")],
)
def test_nothing_is_listed_twice(file, column):
    # مالي is a country and no adjective: one word may stand as both.
    listed = [(fold(row[column]), row.cells.get("kind") == "adjective") for row in read_table(DATA / file)]
    assert sorted({one for one in listed if listed.count(one) > 1}) == []
