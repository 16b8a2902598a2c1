"""Full-text search: what is written one way is found when it is typed another."""

from __future__ import annotations

from dataclasses import replace

import pytest

from quotes.arabic.orthography import fold
from quotes.document import Extraction
from quotes.store import Store
from store.articles import ENVOY, EXTRACTIONS, FERRY, FERRY_STATEMENTS, RUN


def found(store: Store, table: str, words: str) -> list[str]:
    """Search as the site does: the words folded, looked up in the table's index."""
    query = '"' + fold(words).replace('"', '""') + '"'
    shown = {"statements": "content", "speakers": "name", "articles": "id"}[table]
    sql = f"select {shown} from {table} where rowid in (select rowid from {table}_fts where {table}_fts match ?)"  # noqa: S608
    return sorted(row[0] for row in store.db.execute(sql, [query]).fetchall())


@pytest.mark.parametrize("spelling", ["العبّارات", "العبارات", "العَبّارات", "العبـــارات"])
def test_statements_are_found_in_any_spelling(full: Store, spelling: str):
    assert "إن العبّارات ستعود إلى الميناء قبل الصيف" in found(full, "statements", f"إنّ {spelling}")
    assert found(full, "statements", "العبارات لن تعود") == []


@pytest.mark.parametrize("spelling", ["رنا الخوري", "رنا الخورى", "الخورى", "المبعوثه الخاصه"])
def test_speakers_are_found_by_every_name(full: Store, spelling: str):
    assert found(full, "speakers", spelling) == [ENVOY.name]


@pytest.mark.parametrize("words", ["ماجد الصباغ", "وزير الرى"])
def test_statements_are_found_by_speaker_and_role(full: Store, words: str):
    assert found(full, "statements", words) == sorted(
        ["إن رنا الخورى أبلغته أن الوفد سيصل غدا", "أن المفاوضات لم تبدأ بعد"]
    )


def test_articles_are_found_by_their_text(full: Store):
    assert found(full, "articles", "إفتتح الجسر") == ["empty"]


def test_what_changed_is_found_no_more(full: Store):
    changed = replace(FERRY, title="المدرج", text="نص بلا قول", outlet=None)
    full.save(RUN, [Extraction(changed)])
    assert found(full, "statements", "العبارات") == []
    assert found(full, "articles", "العبارات") == []
    assert found(full, "speakers", "المبعوثة الخاصة") == []  # named so in that article alone
    assert found(full, "speakers", "رنا الخوري") != []


def test_names_of_a_speaker_are_searched_in_any_order(store: Store):
    store.save(RUN, reversed(EXTRACTIONS))
    (search,) = store.db.execute("select search from speakers where name = 'رنا الخورى'").fetchone()
    assert search.startswith(fold(ENVOY.name))
    assert found(store, "speakers", "المبعوثة الخاصة") == ["رنا الخورى"]


def test_a_statement_left_to_a_copy_is_found_by_the_copys_title(store: Store):
    """Two articles of one text under two titles: the statement is searched by the title of the one it belongs to."""
    copy = replace(FERRY, id="copy", title="أرصفة تنتظر", published="2023-05-01")
    store.save(RUN, [Extraction(copy, FERRY_STATEMENTS)])
    store.save(RUN, [Extraction(FERRY, FERRY_STATEMENTS)])
    assert len(found(store, "statements", "أرصفة تنتظر")) == 3
    store.save(RUN, [Extraction(replace(copy, text="سقط النص"))])
    assert found(store, "statements", "أرصفة تنتظر") == []
    assert len(found(store, "statements", "عودة العبارات")) == 3
