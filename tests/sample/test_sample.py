"""The sample is what its users count on: weeks of news, several outlets, speakers who speak of each other."""

from __future__ import annotations

from pathlib import Path

from sqlite_utils import Database

from sample import build_sample, extractions


def test_the_sample_makes_a_database(tmp_path: Path) -> None:
    db = Database(build_sample(tmp_path / "quotes.db"))
    assert {table: db.table(table).count for table in ("articles", "statements", "outlets", "speakers")} == {
        "articles": 16,
        "statements": 83,
        "outlets": 4,
        "speakers": 15,
    }
    (weeks,) = db.execute(
        "select (julianday(max(said_on)) - julianday(min(said_on))) / 7 from statements"
    ).fetchone()
    assert weeks == 8
    # every one of them is said by somebody but the one that is meant not to be
    assert [row["content"] for row in db["statements"].rows_where("speaker is null")] == [
        "الماء يجري، والكلام كثير"
    ]


def test_the_reprint_has_the_text_of_the_first() -> None:
    texts = [each.document.text for each in extractions()]
    assert len(texts) - len(set(texts)) == 1


def test_statements_stand_in_their_paragraphs() -> None:
    for extraction in extractions():
        text = extraction.document.text
        for statement in extraction.statements:
            spans = [
                statement.cue.span,
                *statement.content,
                *([statement.source] if statement.source else []),
            ]
            assert "\n" not in text[min(s.start for s in spans) : max(s.end for s in spans)], statement
