"""Full-text search: what is written one way is found when it is typed another."""

from __future__ import annotations

from dataclasses import replace

import pytest

from quotes.arabic.orthography import fold
from quotes.arabic.places import MARK
from quotes.document import Extraction, Span, Word
from quotes.store import Store
from store.articles import ENVOY, EXTRACTIONS, FERRY, FERRY_STATEMENTS, RUN


def found(store: Store, table: str, words: str) -> list[str]:
    """Search as the site does: the words folded, looked up in the table's index."""
    query = '"' + words if words.startswith(MARK) else '"' + fold(words)
    query = query.replace("ة", "ه") + '"'
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


def test_statements_are_not_found_by_words_of_the_title_alone(full: Store):
    assert found(full, "statements", "عودة") == []
    assert found(full, "articles", "عودة العبارات") == ["ferry"]


def test_statements_are_found_by_the_articles_mention_of_the_source(full: Store):
    assert found(full, "statements", "المحافظ وائل") == ["أن الرصيف «جاهز تماما»"]


def test_lemmas_are_found_where_no_parser_read(full: Store):
    """A mark that no word begins with tells lemmas from words."""
    assert found(full, "statements", f"{MARK}عبارة") == ["إن العبّارات ستعود إلى الميناء قبل الصيف"]
    assert found(full, "speakers", f"{MARK}مبعوث") == [ENVOY.name]
    assert found(full, "articles", f"{MARK}مفاوضة") == ["river"]


def test_a_correction_keeps_the_lemmas_that_a_parser_gave_the_content(store: Store):
    words = (Word(Span(FERRY.text.index("العبّارات ست"), FERRY.text.index("ستعود") - 1), "عبر", "NOUN"),)
    store.save(RUN, [Extraction(FERRY, FERRY_STATEMENTS, words)])
    ((name,),) = store.db.execute("select id from statements where content like '%ستعود%'").fetchall()
    before = store.db.execute("select lemmas from statements where id = ?", [name]).fetchone()
    store.editing.correct(name, "confirm", editor="rana")
    assert store.db.execute("select lemmas from statements where id = ?", [name]).fetchone() == before
