"""Rules join speakers of one name: shown at once, undone by editors, and the same whatever came first."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quotes.document import Document, Extraction, Speaker
from quotes.errors import QuotesError
from quotes.store import Store
from quotes.store.judgements import standing
from quotes.store.rows import speaker_key
from store.articles import LATER, RUN, statement
from store.conftest import assert_sound
from store.test_editing_order import TOLD, database, judging, take

CHIEF = Speaker("أنطونيو غوتيريش", "person", "الأمين العام للأمم المتحدة")
OTHERWISE = Speaker("انطونيو جوتيريس", "person", "أمين عام الأمم المتحدة")
SURNAME = Speaker("جوتيريش", "person", "الأمين العام للأمم المتحدة")
ANOTHER = Speaker("غوتيريش", "person", "وزير المالية البرتغالي")
MINISTRY = Speaker("وزارة الخارجية الأميركية", "organisation")
MINISTRY_TOO = Speaker("الخارجية الأمريكية", "organisation")
PEOPLE = (CHIEF, OTHERWISE, SURNAME, ANOTHER, MINISTRY, MINISTRY_TOO)
IDS = {one: speaker_key(one) for one in PEOPLE}


def article(number: int, *speakers: Speaker) -> Extraction:
    lines = [f"قال {one.name} إن البند {number} من الجدول {k} أُرجئ." for k, one in enumerate(speakers)]
    document = Document(id=f"item{number}", published=f"2024-02-0{number + 1}", text="\n".join(lines))
    found = [
        statement(document, "قال", "قال", f"إن البند {number} من الجدول {k} أُرجئ", one, source=one.name)
        for k, one in enumerate(speakers)
    ]
    return Extraction(document, tuple(found))


ARTICLES = [
    article(0, CHIEF, MINISTRY),
    article(1, OTHERWISE),
    article(2, SURNAME, SURNAME, SURNAME),
    article(3, ANOTHER, MINISTRY_TOO),
    article(4, CHIEF, OTHERWISE, CHIEF),
]


@pytest.fixture
def news(store: Store) -> Store:
    store.save(RUN, ARTICLES)
    store.match()
    return store


def shown(store: Store) -> dict[str, str]:
    return dict(store.db.execute("select id, same_as from speakers where same_as is not null"))


def said(store: Store, speaker: Speaker) -> int:
    sql = "select count(*) from statements where speaker = ?"
    return int(store.db.execute(sql, [IDS[speaker]]).fetchone()[0])


def test_speakers_of_one_name_become_one(news: Store):
    assert shown(news) == {
        IDS[OTHERWISE]: IDS[CHIEF],
        IDS[SURNAME]: IDS[CHIEF],
        IDS[MINISTRY_TOO]: IDS[MINISTRY],
    }
    # The full name is shown, though the surname is there more often.
    assert (said(news, CHIEF), said(news, SURNAME), said(news, ANOTHER), said(news, MINISTRY)) == (8, 0, 1, 2)
    log = {(one.left_name, one.judgement, one.editor) for one in standing(news.db)}
    assert (SURNAME.name, "same", "rule:surname") in log
    assert (OTHERWISE.name, "same", "rule:spelling") in log


def test_what_is_settled_is_not_written_again(news: Store):
    changes = news.db.conn.total_changes
    assert news.match() == 0
    assert news.db.conn.total_changes == changes
    news.save(LATER, ARTICLES)
    assert news.match() == 0
    assert said(news, CHIEF) == 8


def test_editors_tell_apart_what_rules_joined(news: Store):
    news.editing.judge(IDS[SURNAME], IDS[CHIEF], "different", editor="rana")
    assert said(news, SURNAME) == 3
    assert IDS[SURNAME] not in shown(news)
    assert news.match() == 0
    news.editing.judge(IDS[SURNAME], IDS[CHIEF], "same", editor="rana")
    assert said(news, CHIEF) == 8


def test_those_whom_editors_keep_apart_are_not_joined_by_way_of_others(news: Store):
    news.editing.judge(IDS[OTHERWISE], IDS[SURNAME], "different", editor="rana")
    found = shown(news)
    assert found.get(IDS[OTHERWISE], IDS[OTHERWISE]) != found.get(IDS[SURNAME], IDS[SURNAME])


def test_whom_editors_chose_is_shown(news: Store):
    news.editing.judge(IDS[CHIEF], IDS[OTHERWISE], "same", editor="rana")
    assert shown(news)[IDS[CHIEF]] == shown(news)[IDS[SURNAME]] == IDS[OTHERWISE]


def test_who_speaks_no_more_goes(news: Store):
    news.save(LATER, [Extraction(ARTICLES[2].document)])
    news.match()
    assert IDS[SURNAME] not in {row[0] for row in news.db.execute("select id from speakers")}


def test_no_editor_is_named_like_a_rule(news: Store):
    with pytest.raises(QuotesError, match="rule:"):
        news.editing.judge(IDS[CHIEF], IDS[ANOTHER], "same", editor="rule:surname")


def test_an_interrupted_match_changes_nothing(store: Store, monkeypatch: pytest.MonkeyPatch):
    store.save(RUN, ARTICLES)
    monkeypatch.setattr(store.editing.mentions, "regroup", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        store.match()
    assert shown(store) == {}
    assert standing(store.db) == []


steps = st.one_of(
    st.just(lambda store: store.match() and None),
    st.sampled_from(ARTICLES).map(lambda one: lambda store: store.save(LATER, [one]) and None),
    st.sampled_from(ARTICLES).map(
        lambda one: lambda store: store.save(LATER, [Extraction(one.document)]) and None
    ),
    st.builds(
        judging,
        st.sampled_from(PEOPLE),
        st.sampled_from(PEOPLE),
        st.sampled_from(["same", "different", "different", "unsure"]),
    ),
)


def told(store: Store) -> dict[str, list[tuple[object, ...]]]:
    assert_sound(store)
    return {table: store.db.execute(sql).fetchall() for table, sql in TOLD.items()}


def edits(store: Store) -> list[tuple[str, str, str]]:
    sql = """select "left", "right", judgement from judgements where editor not like 'rule:%' order by id"""
    return store.db.execute(sql).fetchall()


@settings(max_examples=60)
@given(st.lists(steps, max_size=10), st.permutations(ARTICLES))
def test_what_came_first_makes_no_difference(taken, order):
    with database() as mixed:
        mixed.save(RUN, ARTICLES)
        take(mixed, taken)
        mixed.save(RUN, order)
        mixed.match()
        said_of, result = edits(mixed), told(mixed)
    with database() as plain:
        plain.save(RUN, ARTICLES)
        for left, right, opinion in said_of:
            plain.editing.judge(left, right, opinion, editor="rana")
        plain.match()
        assert told(plain) == result


def test_a_hundred_times_in_random_order():
    chance = random.Random(7)
    pairs = [(one, other) for one in PEOPLE for other in PEOPLE if one != other]
    with database() as store:
        store.save(RUN, ARTICLES)
        for _ in range(100):
            one, other = chance.choice(pairs)
            step = chance.choice(
                [
                    judging(one, other, chance.choice(["same", "different", "unsure"])),
                    lambda store: store.match() and None,
                    lambda store: store.save(LATER, chance.sample(ARTICLES, 3)) and None,
                ]
            )
            take(store, [step])
        store.save(RUN, ARTICLES)
        store.match()
        said_of, result = edits(store), told(store)
    with database() as plain:
        plain.save(RUN, ARTICLES)
        for left, right, opinion in said_of:
            plain.editing.judge(left, right, opinion, editor="rana")
        plain.match()
        assert told(plain) == result
    assert len(said_of) > 10
