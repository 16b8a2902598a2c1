"""Items of Wikidata beside the speakers: filled at the end of a build, and the same in any order of articles."""

from __future__ import annotations

import random
import sqlite3
from pathlib import Path

import pytest
import sqlite_utils

from quotes.document import Extraction, Speaker
from quotes.store import Store
from quotes.store.migrations import migrations
from quotes.store.rows import speaker_key
from store.articles import LATER, RUN
from store.test_editing_order import judging, take
from store.test_matching import article, shown

CHIEF = Speaker("أنطونيو غوتيريش", "person", "الأمين العام للأمم المتحدة")
SURNAME = Speaker("جوتيريش", "person", "الأمين العام للأمم المتحدة")
BARE = Speaker("ناصر بوريطة", "person")
MINISTER = Speaker("ناصر بوريطة", "person", "وزير الخارجية المغربي")
ELSEWHERE = Speaker("ناصر بوريطة", "person", "وزير الخارجية الليبي")
LEAGUE = Speaker("الجامعة العربية", "organisation")
STRANGER = Speaker("أيهم الزعتري", "person", "وزير الخارجية الأردني")
OFFICIAL = Speaker("مسؤول في الأمم المتحدة", "unnamed")
ARTICLES = [article(0, CHIEF, LEAGUE), article(1, SURNAME, OFFICIAL), article(2, BARE, STRANGER)]
CHIEF_ITEM, MINISTER_ITEM, LEAGUE_ITEM = "Q311440", "Q26036628", "Q7172"


@pytest.fixture
def news(store: Store) -> Store:
    store.save(RUN, ARTICLES)
    store.match()
    return store


def item(store: Store, speaker: Speaker) -> str | None:
    found = store.db.execute("select wikidata from speakers where id = ?", [speaker_key(speaker)]).fetchone()
    return found[0]


def told(store: Store) -> list[tuple[str, ...]]:
    return store.db.execute("select id, same_as, wikidata from speakers order by id").fetchall()


def test_a_match_says_who_is_which_item(store: Store):
    store.save(RUN, ARTICLES)
    assert item(store, CHIEF) is None
    store.match()
    assert {one: item(store, one) for one in (CHIEF, LEAGUE, BARE, STRANGER, OFFICIAL)} == {
        CHIEF: CHIEF_ITEM,
        LEAGUE: LEAGUE_ITEM,
        BARE: MINISTER_ITEM,
        STRANGER: None,
        OFFICIAL: None,
    }


def test_who_is_shown_as_another_has_the_same_item(news: Store):
    assert shown(news)[speaker_key(SURNAME)] == speaker_key(CHIEF)
    assert item(news, SURNAME) == CHIEF_ITEM


def test_editors_who_tell_two_apart_tell_the_items_apart(news: Store):
    news.editing.judge(speaker_key(SURNAME), speaker_key(CHIEF), "different", editor="rana")
    assert item(news, CHIEF) == CHIEF_ITEM
    # By a surname alone nobody is known.
    assert item(news, SURNAME) is None
    news.editing.judge(speaker_key(SURNAME), speaker_key(CHIEF), "same", editor="rana")
    assert item(news, SURNAME) == CHIEF_ITEM


def test_two_items_in_one_group_are_none(news: Store):
    news.editing.judge(speaker_key(BARE), speaker_key(CHIEF), "same", editor="rana")
    assert item(news, BARE) is item(news, CHIEF) is None
    news.editing.judge(speaker_key(BARE), speaker_key(CHIEF), "different", editor="rana")
    assert (item(news, BARE), item(news, CHIEF)) == (MINISTER_ITEM, CHIEF_ITEM)


def test_another_name_that_an_editor_gives_is_enough(news: Store):
    news.editing.alias(speaker_key(STRANGER), "سيرغي لافروف", editor="rana")
    # The articles say that he is a minister of Jordan.
    assert item(news, STRANGER) is None
    news.editing.alias(speaker_key(OFFICIAL), "الأمم المتحدة", editor="rana")
    assert item(news, OFFICIAL) is None
    unknown = Speaker("رئيس الدبلوماسية", "person")
    news.save(LATER, [article(3, unknown)])
    news.editing.alias(speaker_key(unknown), "نيكول باشينيان", editor="rana")
    assert item(news, unknown) == "Q7035479"


def test_what_articles_say_later_takes_an_item_back(news: Store):
    news.save(RUN, [article(4, ELSEWHERE)])
    news.match()
    assert item(news, BARE) is None
    news.save(RUN, [article(5, MINISTER)])
    news.match()
    assert item(news, BARE) == MINISTER_ITEM
    news.save(
        LATER, [Extraction(article(number, one).document) for number, one in ((4, ELSEWHERE), (5, MINISTER))]
    )
    news.match()
    assert item(news, BARE) == MINISTER_ITEM


def test_what_is_settled_is_not_written_again(news: Store):
    changes = news.db.conn.total_changes
    news.match()
    assert news.db.conn.total_changes == changes


def test_the_order_of_builds_makes_no_difference(tmp_path: Path):
    articles = [*ARTICLES, article(4, ELSEWHERE), article(5, MINISTER)]
    chance, found = random.Random(3), []
    for number in range(6):
        with Store.open(tmp_path / f"{number}.db") as store:
            for one in chance.sample(articles, len(articles)):
                store.save(RUN, [one])
                if chance.random() < 0.5:
                    store.match()
            store.match()
            found.append(told(store))
    assert found == [found[0]] * len(found)
    assert MINISTER_ITEM in {row[2] for row in found[0]}


def test_a_judgement_leaves_what_a_match_would(news: Store):
    chance, people = random.Random(5), [CHIEF, SURNAME, BARE, STRANGER]
    for _ in range(12):
        one, other = chance.sample(people, 2)
        take(news, [judging(one, other, chance.choice(["same", "different", "unsure"]))])
        before = told(news)
        news.match()
        assert told(news) == before


@pytest.mark.parametrize(
    "value", ["", "Q", "Q0", "1065", "q1065", "Q10x", "https://www.wikidata.org/wiki/Q1065"]
)
def test_the_column_takes_nothing_but_qids(news: Store, value: str):
    with pytest.raises(sqlite3.IntegrityError, match="CHECK"):
        news.db.execute("update speakers set wikidata = ?", [value])


def test_older_databases_are_filled_when_they_are_opened(path: Path):
    old = sqlite_utils.Database(path)
    migrations.apply(old, stop_before=["create_wikidata"])
    row = {"id": speaker_key(LEAGUE), "name": LEAGUE.name, "kind": LEAGUE.kind, "search": "x"}
    old.table("speakers").insert(row)
    old.close()
    with Store.open(path) as store:
        assert item(store, LEAGUE) == LEAGUE_ITEM
        store.db.execute("delete from speakers")
        store.db.conn.commit()
