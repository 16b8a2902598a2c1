import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from invented import article

from quotes.document import Cue, Span, Speaker, Statement
from quotes.reading import GoldDocument, read_gold
from reading.complaints import complaint

TEXT = "قال عمر السالم: «البئر عميقة» وأكد «وماؤها عذب»."
ROW = {
    "cue": [0, 3],
    "source": [4, 14],
    "content": [[17, 28], [36, 46]],
    "speaker": ["عمر السالم"],
    "speaker_kind": "person",
    "role": None,
    "kind": "direct",
}


def write(folder, *rows, text=TEXT):
    path = folder / "bir.gold.jsonl"
    path.write_text(json.dumps({"id": "bir", "text": text, "statements": rows}), encoding="utf-8")
    return path


def row_of(statement):
    """Give a statement in the gold format."""

    def pair(span):
        return [span.start, span.end]

    return {
        "cue": pair(statement.cue.span),
        "lemma": statement.cue.lemma,
        "source": pair(statement.source) if statement.source else None,
        "content": [pair(span) for span in statement.content],
        "speaker": [s.name for s in statement.speakers],
        "speaker_kind": statement.speakers[0].kind,
        "role": statement.speakers[0].role,
        "kind": statement.kind,
    }


def test_offsets_give_the_words(tmp_path):
    ((statement,),) = (gold.statements for gold in read_gold(write(tmp_path, ROW)))
    assert statement == Statement(
        cue=Cue(Span(0, 3), ""),
        content=(Span(17, 28), Span(36, 46)),
        kind="direct",
        source=Span(4, 14),
        speakers=(Speaker("عمر السالم", "person"),),
        rule="gold",
    )
    assert statement.cue.span.of(TEXT) == "قال"
    assert statement.source.of(TEXT) == "عمر السالم"
    assert [span.of(TEXT) for span in statement.content] == ["البئر عميقة", "وماؤها عذب"]


def test_an_article_comes_back_in_the_order_of_its_text(tmp_path):
    document, statements = article()
    path = tmp_path / "marfa.gold.jsonl"
    rows = [row_of(s) for s in reversed(statements)]
    path.write_text(
        json.dumps({"id": document.id, "text": document.text, "statements": rows}), encoding="utf-8"
    )
    assert read_gold(path) == [GoldDocument(document, statements)]


def test_an_article_may_have_no_statements(tmp_path):
    assert [gold.statements for gold in read_gold(write(tmp_path))] == [()]


def test_two_may_speak_and_nobody_may(tmp_path):
    both = {**ROW, "speaker": ["عمر السالم", "هدى السالم"], "role": "الجيران"}
    first, second = read_gold(write(tmp_path, both, {**ROW, "cue": [31, 34], "speaker": []}))[0].statements
    assert first.speakers == (
        Speaker("عمر السالم", "person", "الجيران"),
        Speaker("هدى السالم", "person", "الجيران"),
    )
    assert second.speakers == ()


@pytest.mark.parametrize("field", ["cue", "source", "content", "speaker", "speaker_kind", "kind"])
def test_a_field_that_is_missing(tmp_path, field):
    path = write(tmp_path, {k: v for k, v in ROW.items() if k != field})
    assert (
        complaint(lambda: read_gold(path)) == f"{path}:1: a statement is not in the gold format ('{field}')"
    )


@pytest.mark.parametrize("part", ["cue", "source", "content"])
@pytest.mark.parametrize(
    "pair", [[0, len(TEXT) + 1], [-3, 2], [5, 5], [9, 4], [len(TEXT), len(TEXT)], [10**30, 10**31]]
)
def test_offsets_outside_of_the_text(tmp_path, part, pair):
    path = write(tmp_path, {**ROW, part: [pair] if part == "content" else pair})
    said = complaint(lambda: read_gold(path))
    assert said.startswith(f"{path}:1: ")
    assert f"offsets {pair[0]}-{pair[1]} are outside of the text" in said


@pytest.mark.parametrize(
    "wrong",
    [
        {"cue": None},
        {"cue": [1]},
        {"cue": [1, 2, 3]},
        {"cue": [0.0, 3]},
        {"cue": [0, 3.0]},
        {"cue": "قا"},
        {"source": 4},
        {"content": []},
        {"content": [17, 28]},
        {"content": None},
        {"kind": "shouted"},
        {"kind": ["direct"]},
        {"speaker_kind": "robot"},
        {"speaker": None},
        {"speaker": "عمر السالم"},
        {"speaker": {"عمر": "السالم"}},
        {"speaker": [7]},
        {"speaker": ["عمر \ud83d"]},
        {"role": 7},
        {"role": "جار \ude00"},
        {"lemma": ["قال"]},
    ],
)
def test_statements_that_are_not_right(tmp_path, wrong):
    path = write(tmp_path, ROW, {**ROW, **wrong})
    assert complaint(lambda: read_gold(path)).startswith(f"{path}:1: a statement is not in the gold format (")


@pytest.mark.parametrize("row", [None, 5, "قال", [0, 3], []])
def test_statements_that_are_no_objects(tmp_path, row):
    path = write(tmp_path, row)
    assert complaint(lambda: read_gold(path)).startswith(f"{path}:1: a statement is not in the gold format (")


@pytest.mark.parametrize("statements", ["", ', "statements": null', ', "statements": {}'])
def test_a_line_without_statements_is_named(tmp_path, statements):
    path = write(tmp_path, ROW)
    with path.open("a", encoding="utf-8") as file:
        file.write('\n\n{"text": "خبر"' + statements + "}\n")
    assert complaint(lambda: read_gold(path)).startswith(f"{path}:3: has no 'statements'")


def test_a_line_without_text(tmp_path):
    path = tmp_path / "a.gold.jsonl"
    path.write_text('{"statements": []}', encoding="utf-8")
    assert complaint(lambda: read_gold(path)).startswith(f"{path}:1: 'text' is missing")


def test_an_empty_file(tmp_path):
    path = tmp_path / "a.gold.jsonl"
    path.touch()
    assert complaint(lambda: read_gold(path)).startswith(f"{path}: is empty")


def test_no_file(tmp_path):
    assert complaint(lambda: read_gold(tmp_path)) == f"{tmp_path}: holds no passages (*.yaml)"
    path = tmp_path / "missing.jsonl"
    assert complaint(lambda: read_gold(path)) == f"{path}: no such gold file"


@given(st.data())
def test_any_offsets_within_the_text_are_kept(tmp_path_factory, data):
    start = data.draw(st.integers(0, len(TEXT) - 1))
    end = data.draw(st.integers(start + 1, len(TEXT)))
    path = write(tmp_path_factory.mktemp("gold"), {**ROW, "content": [[start, end]]})
    (statement,) = read_gold(path)[0].statements
    assert [span.of(TEXT) for span in statement.content] == [TEXT[start:end]]
