"""Roles as articles write them lead to the right office and country; nothing is made up."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from quotes.registry import countries, country_of, office_of, offices

HERE = Path(__file__).parent
ROLES = yaml.safe_load((HERE / "roles.yaml").read_text("utf-8"))
SPEAKERS = yaml.safe_load((HERE / "speakers.yaml").read_text("utf-8"))
WORDS = sorted({word for role, _, _ in ROLES for word in role.split()})
_SPELT = str.maketrans({"أ": "ا", "إ": "ا", "ة": "ه", "ى": "ي", "ي": "ى"})


def read(role: str | None) -> tuple[str | None, str | None]:
    return office_of(role), country_of(role, "فلان", "person")


def test_the_test_set_is_large_and_sound():
    assert len(ROLES) >= 150
    assert len({role for role, _, _ in ROLES}) == len(ROLES)
    assert {office for _, office, _ in ROLES} - {None} <= set(offices())
    assert {country for _, _, country in (*ROLES, *SPEAKERS)} - {None} <= set(countries())


@pytest.mark.parametrize(("role", "office", "country"), ROLES)
def test_office_and_country(role, office, country):
    assert read(role) == (office, country)


@pytest.mark.parametrize(("name", "kind", "country"), SPEAKERS)
def test_who_is_no_person_has_a_country_by_name(name, kind, country):
    assert country_of(None, name, kind) == country


def test_most_offices_have_an_example():
    missing = set(offices()) - {office for _, office, _ in ROLES}
    assert missing <= {"royal", "politician", "military_officer", "doctor", "sport"}


@pytest.mark.parametrize("role", [role for role, _, _ in ROLES])
def test_spelling_makes_no_difference(role):
    assert read(role.translate(_SPELT)) == read(role)
    assert read(f"  {role}\u200f ") == read(role)


@pytest.mark.parametrize("nothing", [None, "", " ", "،", "-", "١٩٩٠", "abc", "@US", "#", "…", "."])
def test_what_is_no_role(nothing):
    assert read(nothing) == (None, None)


@given(st.lists(st.sampled_from(WORDS), max_size=12))
def test_any_words_lead_to_what_is_listed(words):
    office, country = read(" ".join(words))
    assert office is None or office in offices()
    assert country is None or country in countries()


@given(st.text(max_size=60))
def test_any_text_is_read(text):
    read(text)
    country_of(None, text, "organisation")
