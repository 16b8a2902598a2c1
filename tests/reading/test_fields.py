import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from texts import texts

from quotes.document import Document
from quotes.reading.fields import document_of, has_half_pair
from reading.complaints import complaint

TEXT = "قالت البلدية إن الجسر سيفتح غدا."
KNOWN = {
    "id": "jisr",
    "title": "الجسر",
    "outlet": "إذاعة الضفة",
    "url": "https://example.org/jisr",
    "published": "2024-02-03",
    "language": "ar",
}


def test_all_fields_are_taken():
    assert document_of({"text": TEXT, **KNOWN}, "a:1") == Document(text=TEXT, **KNOWN)


def test_unknown_fields_are_passed_over():
    assert document_of({"text": TEXT, "id": "jisr", "author": ["سعاد"], "words": 6}, "a:1") == Document(
        TEXT, "jisr"
    )


@pytest.mark.parametrize("nothing", [None, ""])
@pytest.mark.parametrize("field", sorted(KNOWN))
def test_empty_fields_are_as_if_missing(field, nothing):
    rest = {k: v for k, v in KNOWN.items() if k != field}
    assert document_of({"text": TEXT, **KNOWN, field: nothing}, "a:1") == Document(text=TEXT, **rest)


def test_without_an_id_the_text_names_the_article():
    first, again, other = (document_of({"text": t}, "a:1").id for t in (TEXT, TEXT, TEXT + " "))
    assert first == again != other
    assert len(first) == 16


def test_numbers_may_be_ids():
    assert document_of({"text": TEXT, "id": 17}, "a:1").id == "17"
    assert document_of({"text": TEXT, "id": 0}, "a:1").id == "0"


@pytest.mark.parametrize("value", [None, 7, True, ["قال"], {"ar": "قال"}])
def test_text_that_is_not_a_string(value):
    assert complaint(lambda: document_of({"text": value}, "a.jsonl:4")) == (
        "a.jsonl:4: 'text' is missing or not a string"
    )


def test_no_text():
    assert complaint(lambda: document_of({"title": "الجسر"}, "a.jsonl:4")).startswith(
        "a.jsonl:4: 'text' is missing"
    )


@pytest.mark.parametrize("blank", ["", " ", "\n\t\u00a0\u3000"])
def test_blank_text(blank):
    assert complaint(lambda: document_of({"text": blank}, "a.jsonl:4")) == "a.jsonl:4: 'text' is empty"


@pytest.mark.parametrize("value", [3.5, True, ["x"], {"x": "y"}])
@pytest.mark.parametrize("field", sorted(KNOWN))
def test_fields_that_are_not_strings(field, value):
    said = complaint(lambda: document_of({"text": TEXT, field: value}, "a.jsonl:9"))
    assert said == f"a.jsonl:9: '{field}' should be a string, not {type(value).__name__}"


def test_only_ids_may_be_numbers():
    assert "'published' should be a string, not int" in complaint(
        lambda: document_of({"text": TEXT, "published": 2024}, "a:1")
    )


@pytest.mark.parametrize("half", ["\ud83d", "\ude00\ud83d"])
@pytest.mark.parametrize("field", ["text", *sorted(KNOWN)])
def test_half_a_surrogate_pair(field, half):
    said = complaint(lambda: document_of({"text": TEXT, **KNOWN, field: f"قال {half}"}, "a.jsonl:2"))
    assert said.startswith(f"a.jsonl:2: '{field}' holds half a surrogate pair")


def test_a_whole_pair_is_one_character():
    text = json.loads('"قال \\ud83d\\ude00"')
    assert document_of({"text": text}, "a:1").text == "قال 😀"


@given(st.text(st.characters(), max_size=20))
def test_half_pairs_are_what_utf8_cannot_hold(text):
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        assert has_half_pair(text)
    else:
        assert not has_half_pair(text)


@given(texts().filter(str.strip))
def test_text_is_never_altered(text):
    assert document_of({"text": text, "title": "عنوان"}, "a:1").text == text
