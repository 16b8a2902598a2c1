"""Data on a page: kept apart, and in its own language on English pages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from quotes.site.data_text import bdi, in_its_language, in_reader_language, lang_attribute
from quotes.site.labels import in_language, say_of


@pytest.mark.parametrize(
    ("text", "arabic", "english"),
    [
        ("ليلى", "<bdi>ليلى</bdi>", '<bdi lang="ar">ليلى</bdi>'),
        ("Oslo", "<bdi>Oslo</bdi>", "<bdi>Oslo</bdi>"),
        ("<b>\u202e", "<bdi>&lt;b&gt;</bdi>", "<bdi>&lt;b&gt;</bdi>"),
    ],
)
def test_data_is_kept_apart(text, arabic, english):
    assert bdi(text) == arabic
    with in_language("en"):
        assert bdi(text) == english


def test_within_a_phrase():
    assert in_its_language("ليلى") == "ليلى"
    with in_language("en"):
        assert in_its_language("ليلى <") == '<span lang="ar">ليلى &lt;</span>'
        assert lang_attribute(None) == ""
        assert say_of("chart_speaker", name=bdi("ليلى")).startswith(
            'Statements of <bdi lang="ar">ليلى</bdi> over'
        )
        assert "&lt;" in say_of("chart_speaker", name="<script>")


def test_half_of_a_description():
    assert in_reader_language("معرّف · An id") == "معرّف"
    with in_language("en"):
        assert in_reader_language("معرّف · An id") == "An id"
        assert in_reader_language("a · b · c") == "a · b · c"


@given(st.text())
def test_any_text_is_escaped(text):
    for made in (bdi(text), in_its_language(text)):
        assert isinstance(made, Markup)
        assert "<script" not in made
        assert made.count("<") == (2 if made.startswith("<") else 0)
