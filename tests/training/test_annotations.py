import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.document import Document
from quotes.errors import QuotesError
from quotes.reading.gold import read_gold
from quotes.training.annotations import (
    ANNOTATED,
    known_by,
    put_back,
    read_annotations,
    with_text,
    without_text,
)

TEXT = "قال حارس الجسر سامر النجار إن الجسر مغلق."
GOLD = {
    "id": "toy",
    "text": TEXT,
    "statements": [
        {
            "cue": [0, 3],
            "source": [4, 26],
            "content": [[27, 40]],
            "speaker": ["سامر النجار", "سامر بن النجار"],
            "speaker_kind": "person",
            "role": "حارس الجسر",
            "kind": "indirect",
        }
    ],
}


def test_an_annotation_has_no_words_of_its_article():
    kept = without_text(GOLD)
    assert kept["text"] == known_by(Document(TEXT))
    assert kept["statements"][0]["speaker"] == [[15, 26], "سامر بن النجار"]
    assert kept["statements"][0]["role"] == [4, 14]
    assert "الجسر" not in json.dumps(kept, ensure_ascii=False)


def test_words_come_back_from_the_article():
    assert with_text(without_text(GOLD), Document(TEXT, "toy")) == GOLD


@given(st.lists(st.text("ابتث ", min_size=1), max_size=3), st.none() | st.text("ابتث "))
def test_any_names_and_roles_come_back(names, role):
    row = {**GOLD["statements"][0], "speaker": names, "role": role}
    gold = {**GOLD, "statements": [row]}
    assert with_text(without_text(gold), Document(TEXT, "toy")) == gold


def test_each_article_is_given_once_and_others_are_left_out():
    annotations = {known_by(Document(TEXT)): without_text(GOLD)}
    news = [Document("نص آخر", "other"), Document(TEXT, "toy"), Document(TEXT, "copy")]
    assert list(put_back(annotations, news)) == [GOLD]
    assert list(put_back(annotations, news[:1])) == []


def test_what_is_given_back_is_gold(tmp_path):
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(with_text(without_text(GOLD), Document(TEXT, "toy"))), encoding="utf-8")
    (item,) = read_gold(path)
    assert [item.document.text[s.start : s.end] for s in item.statements[0].content] == ["إن الجسر مغلق"]


def test_the_annotations_of_the_package_hold_offsets_alone():
    annotations = read_annotations()
    assert len(annotations) > 300
    for row in annotations.values():
        assert set(row) == {"text", "statements"}
        for statement in row["statements"]:
            assert statement["kind"] in {"direct", "indirect", "mixed"}
            assert statement["speaker_kind"] in {"person", "organisation", "unnamed"}
            spans = [
                statement["cue"],
                *statement["content"],
                *([statement["source"]] if statement["source"] else []),
            ]
            assert all(0 <= start < end for start, end in spans)
            # A name is a string only where the article has it in other words: an inflected or a divided one.
            assert all(isinstance(n, list) or len(n.split()) <= 10 for n in statement["speaker"])


def test_annotations_that_are_no_json_are_refused(tmp_path):
    (tmp_path / "bad.jsonl").write_text("{", encoding="utf-8")
    with pytest.raises(QuotesError, match=r"bad\.jsonl:1: is not JSON"):
        read_annotations(tmp_path)


def test_the_folder_is_in_the_package():
    assert ANNOTATED.is_dir()
