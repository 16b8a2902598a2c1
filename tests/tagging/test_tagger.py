import pytest
from hypothesis import example, given, settings
from texts import mixtures

from quotes.surface.words import Words
from quotes.tagging.tagger import OUTSIDE, Tagger, lines, load
from tagging.toy import names, well_formed

LABELS = {OUTSIDE, *(f"{prefix}-{kind}" for prefix in "BI" for kind in ("PER", "ORG", "LOC"))}


def check(words, labels):
    """Check what holds of the labels of any text."""
    assert len(labels) == len(words)
    assert set(labels) <= LABELS
    assert well_formed(labels)
    assert all(labels[word.index] == OUTSIDE for word in words if word.text == "\n")


def test_learnt_labels_come_back(tagger, corpus):
    for item in corpus:
        assert tagger.tag(item.words) == item.labels


def test_names_are_found_in_a_new_sentence(tagger, parser):
    words = Words(parser.parse("زارت هدى العطار مدينة صور بعد أسبوع ."))
    found = names([word.text for word in words], tagger.tag(words))
    assert found == [("PER", "هدى العطار"), ("LOC", "صور")]


def test_a_name_does_not_go_on_in_the_next_line(tagger, parser):
    words = Words(parser.parse("التقى سامر\nالنجار في بيروت"))
    labels = tagger.tag(words)
    assert not labels[words.at(words.text.index("النجار"))].startswith("I-")
    check(words, labels)


@pytest.mark.parametrize("text", ["", "\n", "\n\n \n"])
def test_a_text_without_words_has_no_names(tagger, parser, text):
    labels = tagger.tag(Words(parser.parse(text)))
    assert set(labels) <= {OUTSIDE}


@settings(max_examples=60)
@given(mixtures())
@example("التقى سامر\n\nالنجار\x00 في «بيروت")
def test_labels_of_any_text_are_well_formed_and_the_same_twice(tagger, parser, text):
    words = Words(parser.parse(text))
    labels = tagger.tag(words)
    check(words, labels)
    assert tagger.tag(words) == labels


@settings(max_examples=40)
@given(mixtures())
def test_every_word_is_in_one_line(parser, text):
    words = Words(parser.parse(text))
    found = lines(words)
    assert [k for line in found for k in line] == [word.index for word in words if word.text != "\n"]
    assert all(line and len({words.paragraph[k] for k in line}) == 1 for line in found)


def test_the_tagger_of_the_package_is_loaded_once(parser):
    words = Words(parser.parse("التقى سامر النجار وفدا في بيروت.\nوعاد أمس."))
    assert isinstance(load(), Tagger)
    assert load() is load()
    check(words, load().tag(words))
