"""Whom statements speak about: found by name, kept in step with what is stored."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from sqlite_utils import Database

from quotes.document import Cue, Document, Extraction, Span, Speaker, Statement
from quotes.store import Store
from quotes.store.known_names import KnownNames
from quotes.store.migrations import migrations
from store.articles import RUN, statement

CAPTAIN = Speaker("زياد المرسي", "person", "قبطان الميناء")
HARBOUR = Speaker("هيئة الموانئ", "organisation")
OTHER_HARBOUR = Speaker("هيئة الموانئ اليونانية", "organisation")
EDITOR = Speaker("سعاد نجم", "person")
TALK = Document(
    id="talk",
    text="""قال زياد المرسي إن سعاد نجم كتبت عن هيئة الموانئ.
وقال المرسي إن الرصيف جاهز.
وردت هيئة الموانئ بأن للمرسي رأيه، وأن هيئة الموانئ اليونانية تشاركها الرأي.""",
)
TALKED = (
    statement(TALK, "قال", "قال", "إن سعاد نجم كتبت عن هيئة الموانئ", CAPTAIN, source="زياد المرسي"),
    statement(TALK, "وقال", "قال", "إن الرصيف جاهز", CAPTAIN, source="المرسي"),
    statement(
        TALK,
        "وردت",
        "رد",
        "بأن للمرسي رأيه، وأن هيئة الموانئ اليونانية تشاركها الرأي",
        HARBOUR,
        source="هيئة الموانئ",
    ),
)
COLUMN = Document(id="column", text="كتبت سعاد نجم: «البحر واسع».\nوقالت هيئة الموانئ اليونانية إنه ضيق.")
COLUMNED = (
    statement(COLUMN, "كتبت", "كتب", "البحر واسع", EDITOR, source="سعاد نجم", kind="direct"),
    statement(COLUMN, "وقالت", "قال", "إنه ضيق", OTHER_HARBOUR, source="هيئة الموانئ اليونانية"),
)
TALK_IS, COLUMN_IS = Extraction(TALK, TALKED), Extraction(COLUMN, COLUMNED)
SAID = """
select s.content, p.name from mentions m join statements s on s.id = m.statement
join speakers p on p.id = m.speaker order by s.article, s.position, p.name
"""
ALONE = [(TALKED[0], "هيئة الموانئ"), (TALKED[2], "زياد المرسي")]
TOGETHER = [
    (TALKED[0], "سعاد نجم"),
    (TALKED[0], "هيئة الموانئ"),
    (TALKED[2], "زياد المرسي"),
    (TALKED[2], "هيئة الموانئ اليونانية"),
]


def expected(pairs: Iterable[tuple[Statement, str]]) -> list[tuple[str, str]]:
    return [(said.content[0].of(TALK.text), name) for said, name in pairs]


def mentions(store: Store) -> list[tuple[str, str]]:
    return store.db.execute(SAID).fetchall()


def test_names_surnames_and_organisations_are_found(store: Store):
    store.save(RUN, [TALK_IS])
    assert mentions(store) == expected(ALONE)


@pytest.mark.parametrize("order", [(TALK_IS, COLUMN_IS), (COLUMN_IS, TALK_IS)])
def test_new_speakers_are_looked_up_in_older_statements(store: Store, order: tuple[Extraction, ...]):
    for extraction in order:
        store.save(RUN, [extraction])
    assert mentions(store) == expected(TOGETHER)


def test_what_is_no_longer_said_goes(store: Store):
    store.save(RUN, [TALK_IS, COLUMN_IS])
    store.save(RUN, [Extraction(COLUMN)])
    assert mentions(store) == expected(ALONE)
    store.save(RUN, [Extraction(TALK, TALKED[:1])])
    assert mentions(store) == []


def test_a_reprint_changes_nothing(store: Store):
    store.save(RUN, [TALK_IS, COLUMN_IS])
    store.save(RUN, [Extraction(replace(TALK, id="early", published="2020-01-01"), TALKED)])
    assert mentions(store) == expected(TOGETHER)


def test_storing_again_writes_nothing(store: Store):
    store.save(RUN, [TALK_IS, COLUMN_IS])
    before = store.db.conn.total_changes
    store.save(RUN, [TALK_IS, COLUMN_IS])
    assert store.db.conn.total_changes == before


def test_an_article_that_could_not_be_stored_leaves_no_name_behind(store: Store):
    broken = Extraction(replace(COLUMN, title="\ud800"), COLUMNED)
    with pytest.raises(Exception, match="surrogate"):
        store.save(RUN, [broken])
    store.save(RUN, [TALK_IS])
    assert mentions(store) == expected(ALONE)


def test_what_another_program_stores_is_known(path: Path):
    with Store.open(path) as first, Store.open(path) as second:
        first.save(RUN, [Extraction(Document(id="none", text="لا قول هنا."))])
        second.save(RUN, [COLUMN_IS])
        first.save(RUN, [TALK_IS])
        assert mentions(first) == expected(TOGETHER)


def test_older_databases_are_filled(path: Path):
    with Store.open(path) as store:
        store.save(RUN, [TALK_IS, COLUMN_IS])
        store.db.execute("drop table mentions")
        store.db[migrations.migrations_table].delete_where("name = 'create_mentions'")
        store.db.conn.commit()
    with Store.open(path) as store:
        assert mentions(store) == expected(TOGETHER)


def test_long_texts_of_names_cost_little():
    names = KnownNames()
    for number in range(1000):
        names.add(f"p{number}", "person", "علي " * (1 + number % 20) + f"الحسن{number}")
    assert names.found_in("علي " * 20_000) == set()


@pytest.mark.parametrize(
    ("content", "found"),
    [
        ("أن ليلى المنصوري وبدر الحارثي اتفقا", {"leila", "badr"}),
        ("للبنك الدولي وبالبنك الدولي", {"bank"}),
        ("البنك، الدولي", set()),
        ("كريم ناصر", set()),
        ("لريم ناصر", {"rim"}),
        ("جان إيف لامبير", {"jean"}),
        ("جان‑إيف لامبير", {"jean"}),
        ("بدر الحارثي السعدي", {"saadi"}),
        ("في مصر والقاهرة", {"egypt"}),
        ("وزارة الخارجية", {"ministry"}),
        ("وزارة الخارجية الفرنسية", set()),
        ("فتح الباب", set()),
        ("الشركة", set()),
        ("دول الشرق الأوسط", set()),
        ("مصدر دبلوماسي", set()),
        ("", set()),
    ],
)
def test_what_counts_as_a_name(content: str, found: set[str]):
    names = KnownNames()
    for speaker, kind, name in (
        ("leila", "person", "ليلى المنصوري"),
        ("badr", "person", "بدر الحارثي"),
        ("saadi", "person", "بدر الحارثي السعدي"),
        ("rim", "person", "ريم ناصر"),
        ("jean", "person", "جان-إيف لامبير"),
        ("bank", "organisation", "البنك الدولي"),
        ("egypt", "organisation", "مصر"),
        ("ministry", "organisation", "وزارة الخارجية"),
        ("fatah", "organisation", "فتح"),
        ("company", "organisation", "الشركة"),
        ("newspaper", "organisation", "الشرق الأوسط"),
        ("source", "unnamed", "مصدر دبلوماسي"),
    ):
        names.add(speaker, kind, name)
    assert names.found_in(content) == found


def test_surnames_of_others_are_not_taken_for_theirs():
    names = KnownNames()
    names.add("badr", "person", "بدر الحارثي")
    surnames = {"الحارثي": "badr"}
    assert names.found_in("أن للحارثي رأيا", surnames) == {"badr"}
    assert names.found_in("أن حسن الحارثي غاب", surnames) == set()


def test_two_of_one_surname_are_named_by_nobody_else(store: Store):
    text = "قال فهد الزين إن الطريق آمن.\nوقال الزين إنه قصير.\nوقالت نادية الزين إنه طويل.\nوقال الحارس إن الزين غاب."
    article = Document(id="two", text=text)

    def said(cue: str, words: str, speaker: Speaker, source: str) -> Statement:
        spots = [(text.index(part), len(part)) for part in (cue, words, source)]
        spans = [Span(start, start + size) for start, size in spots]
        return Statement(Cue(spans[0], "قال"), (spans[1],), "indirect", spans[2], (speaker,))

    fahd, nadia = Speaker("فهد الزين", "person"), Speaker("نادية الزين", "person")
    guard = said("وقال الحارس", "إن الزين غاب", Speaker("الحارس", "unnamed"), "الحارس")
    with_two = (
        said("قال فهد", "إن الطريق آمن", fahd, "فهد الزين"),
        said("وقال الزين", "إنه قصير", fahd, "الزين"),
        said("وقالت", "إنه طويل", nadia, "نادية الزين"),
        guard,
    )
    store.save(RUN, [Extraction(article, with_two)])
    assert mentions(store) == []
    store.save(RUN, [Extraction(article, (*with_two[:2], guard))])
    assert mentions(store) == [("إن الزين غاب", "فهد الزين")]


def test_the_table_is_sound(full: Store):
    db: Database = full.db
    assert {key.other_table for key in db["mentions"].foreign_keys} == {"statements", "speakers"}
    assert mentions(full) == [("إن رنا الخورى أبلغته أن الوفد سيصل غدا", "رنا الخوري")]
