"""Words are cut into clitics, stem and ending; the data files say what is a word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.arabic.analysis import ITSELF, LISTED, MADE, readings
from quotes.arabic.dictionary import dictionary
from quotes.arabic.orthography import bare, fold
from quotes.arabic.tables import DATA, read_table

LETTERS = st.text("ابتةدرزسعفكلمنهويىأإئؤء", min_size=1, max_size=12)


@pytest.mark.parametrize(
    ("written", "word", "before", "after", "distance"),
    [
        ("وللوزراء", "وزير", 3, 0, LISTED),
        ("وزارتها", "وزاره", 0, 2, ITSELF),
        ("المستشفيات", "مستشفي", 2, 0, LISTED),
        ("وسيزورونها", "زار", 2, 2, LISTED),
        ("لقائهما", "لقاء", 0, 3, ITSELF),
        ("الوزيرين", "وزير", 2, 0, MADE),
        ("وفد", "وفد", 0, 0, ITSELF),
        ("عليه", "علي", 0, 1, ITSELF),
    ],
)
def test_the_likeliest_reading(written: str, word: str, before: int, after: int, distance: int):
    found = readings(written)[0]
    assert (found.stem.word, found.before, found.after, found.distance) == (word, before, after, distance)
    assert not found.misspelled


def test_spelling_tells_what_folding_loses():
    assert readings("كتابه")[0].stem.word == "كتاب"
    assert readings("كتابة")[0].stem.word == "كتابه"
    assert readings("على")[0].stem.kind == "function"
    assert readings("علي")[0].stem.kind == "name"


@given(LETTERS)
def test_any_word(written: str):
    found = readings(bare(written))
    assert list(found) == sorted(found, key=lambda r: (r.misspelled, r.cost, r.distance))
    for one in found:
        assert one.before + one.after < len(bare(written))
        assert fold(one.stem.spelled) == one.stem.word or one.distance in (LISTED, MADE)


@pytest.mark.parametrize("file", ["nominals.tsv", "verbs.tsv", "variants.tsv"])
def test_no_word_stands_twice(file: str):
    keys = [tuple(row.cells.values())[:3] for row in read_table(file)]
    words = [key[:2] if file == "nominals.tsv" else key if file == "verbs.tsv" else key[:1] for key in keys]
    assert len(words) == len(set(words))


def test_words_are_written_bare_and_in_one_piece():
    for file in ("nominals.tsv", "verbs.tsv", "conjugations.tsv", "variants.tsv"):
        for row in read_table(DATA / file):
            first = next(iter(row.cells.values()))
            assert bare(first) == first, row.error("has vowel marks")
            assert " " not in first, row.error("is several words")


def test_the_dictionary_knows_what_the_files_list():
    known = dictionary()
    for row in read_table("nominals.tsv"):
        for written in (row["word"], *row.items("others")):
            stems = known.stems.get(fold(written), ())
            sound = written.endswith(("ون", "ين"))
            assert sound or any(stem.word == fold(row["word"]) for stem in stems), row.error(written)
