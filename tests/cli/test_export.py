"""`quotes export-gold`: what editors reviewed comes out as gold that the other commands read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from store.articles import ENVOY, EXTRACTIONS, FERRY, FERRY_STATEMENTS, MINISTER, RIVER, RIVER_STATEMENTS, RUN

from cli.commands import refused, run
from quotes.document import statement_id
from quotes.reading import read_gold
from quotes.store import Store
from quotes.store.rows import speaker_key

FERRY_IDS = [statement_id(FERRY, one) for one in FERRY_STATEMENTS]
RIVER_IDS = [statement_id(RIVER, one) for one in RIVER_STATEMENTS]


@pytest.fixture
def database(tmp_path: Path) -> Path:
    path = tmp_path / "news.db"
    with Store.open(path) as store:
        store.save(RUN, EXTRACTIONS)
    return path


def review(database: Path, *decisions: tuple[object, ...]) -> None:
    with Store.open(database) as store:
        for statement, action, *value in decisions:
            store.editing.correct(
                str(statement), str(action), value=value[0] if value else None, editor="rana"
            )


def exported(database: Path, *options: str) -> list[dict[str, object]]:
    out = database.with_name("gold.jsonl")
    result = run("export-gold", out, "--db", database, *options)
    assert result.exit_code == 0, result.stderr
    lines = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    assert f"{len(lines)} articles" in result.stderr
    return lines


def test_an_article_whose_statements_were_all_reviewed(database):
    speakers = [{"name": "سلمى عوض", "kind": "person", "role": "الناطقة"}]
    review(
        database,
        (FERRY_IDS[0], "confirm"),
        (FERRY_IDS[1], "reject"),
        (FERRY_IDS[2], "speaker", speakers),
        (FERRY_IDS[2], "kind", "mixed"),
        (RIVER_IDS[0], "confirm"),
    )
    (article,) = exported(database)
    assert {key: article[key] for key in ("id", "outlet", "url", "published", "title", "text")} == {
        "id": "ferry",
        "outlet": FERRY.outlet,
        "url": FERRY.url,
        "published": FERRY.published,
        "title": FERRY.title,
        "text": FERRY.text,
    }
    (item,) = read_gold(database.with_name("gold.jsonl"))
    first, last = item.statements
    assert (first.cue, first.content, first.source) == (
        FERRY_STATEMENTS[0].cue,
        FERRY_STATEMENTS[0].content,
        FERRY_STATEMENTS[0].source,
    )
    assert (first.kind, first.speakers) == ("indirect", (ENVOY,))
    assert last.content == FERRY_STATEMENTS[2].content
    assert (last.kind, [s.name for s in last.speakers], last.speakers[0].role) == (
        "mixed",
        ["سلمى عوض"],
        "الناطقة",
    )


def test_partly_reviewed_articles_when_asked(database):
    review(database, (RIVER_IDS[0], "confirm"), (RIVER_IDS[1], "reject"))
    refused(
        run("export-gold", database.with_name("no.jsonl"), "--db", database), "no article was reviewed whole"
    )
    (article,) = exported(database, "--partial")
    assert [(one["status"], one["kind"]) for one in article["statements"]] == [
        ("confirmed", "indirect"),
        ("found", "indirect"),
    ]


def test_only_what_was_confirmed(database):
    for number in range(3):
        review(database, (FERRY_IDS[number], "confirm"), (RIVER_IDS[number], "confirm"))
    review(database, (RIVER_IDS[0], "kind", "mixed"))
    assert [one["id"] for one in exported(database)] == ["ferry", "river"]
    assert [one["id"] for one in exported(database, "--status", "confirmed")] == ["ferry"]


def test_an_article_of_which_all_was_rejected_teaches_that_nothing_is_there(database):
    review(database, *((one, "reject") for one in RIVER_IDS))
    (article,) = exported(database)
    assert (article["id"], article["statements"]) == ("river", [])


def test_names_are_those_that_the_article_gives(database):
    """A merge joins what different articles call somebody; gold is of one article."""
    review(database, *((one, "confirm") for one in (*RIVER_IDS, *FERRY_IDS)))
    with Store.open(database) as store:
        store.editing.judge(speaker_key(ENVOY), speaker_key(MINISTER), "same", editor="rana")
    ferry, river = exported(database)
    assert ferry["statements"][0]["speaker"] == ["رنا الخوري"]
    # in that article's own spelling
    assert river["statements"][1]["speaker"] == ["رنا الخورى"]
    review(database, (FERRY_IDS[0], "speaker", [{"name": MINISTER.name}]))
    assert exported(database)[0]["statements"][0]["speaker"] == ["رنا الخوري"]


def test_two_who_spoke_together_and_nobody(database):
    review(database, *((one, "confirm") for one in FERRY_IDS))
    review(database, (FERRY_IDS[0], "speaker", []))
    (article,) = exported(database)
    nobody, both, _ = article["statements"]
    assert (nobody["speaker"], nobody["speaker_kind"], nobody["role"]) == ([], "unnamed", None)
    assert both["speaker"] == ["وائل شاهين", "رابطة الصيادين"]
    assert (both["speaker_kind"], both["role"]) == ("person", "محافظ الميناء")
    assert read_gold(database.with_name("gold.jsonl"))


@pytest.mark.usefixtures("shared")
def test_the_other_commands_read_it(database, tmp_path):
    review(database, *((one, "confirm") for one in (*RIVER_IDS, *FERRY_IDS)))
    exported(database)
    gold = database.with_name("gold.jsonl")
    result = run("evaluate", gold, "--json")
    assert result.exit_code == 0, result.stderr
    assert json.loads(result.stdout)["gold"] == 6


class TestRefusals:
    def test_nothing_reviewed(self, database, tmp_path):
        refused(run("export-gold", tmp_path / "x.jsonl", "--db", database), f"--db {database}", "reviewed")
        refused(
            run("export-gold", tmp_path / "x.jsonl", "--db", database, "--partial"),
            "no article has a reviewed",
        )
        assert not (tmp_path / "x.jsonl").exists()

    def test_no_database(self, tmp_path):
        refused(run("export-gold", tmp_path / "x.jsonl", "--db", tmp_path / "no.db"), "no such database")

    def test_a_folder_that_is_not_there(self, database, tmp_path):
        review(database, *((one, "confirm") for one in RIVER_IDS))
        out = tmp_path / "no" / "x.jsonl"
        refused(run("export-gold", out, "--db", database), str(out), "cannot be written")

    def test_what_was_there_stays_where_it_fails(self, database, tmp_path):
        review(database, *((one, "confirm") for one in RIVER_IDS))
        out = tmp_path / "folder"
        out.mkdir()
        (out / "kept").touch()
        refused(run("export-gold", out, "--db", database), "cannot be written")
        assert (out / "kept").exists()
        assert not list(tmp_path.glob("*.unfinished"))

    def test_an_unknown_status(self, database, tmp_path):
        result = run("export-gold", tmp_path / "x.jsonl", "--db", database, "--status", "found")
        assert result.exit_code == 2
        assert "'found' is not one of" in result.stderr
