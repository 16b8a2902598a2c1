from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from invented import ARTICLE, MINISTER, SPOKESWOMAN, article, span
from tagging.toy import SENTENCES, names, well_formed

from quotes.document import Cue, Speaker, Statement
from quotes.surface.words import Words
from quotes.training import tagger as module
from quotes.training.bio import Labelled, label_words
from quotes.training.tagger import _put, cross_labels, speaker_names, train_tagger, with_speakers

TEXT = "التقى سامر بن النجار هدى العطار وأيدت العطار سامر بن. وشكر وزير الري النجار.\nوقالت شركة الأرز الكبرى للنجار."


class Blind:
    """A tagger that labels every word alike."""

    def __init__(self, label="O"):
        self.label = label

    def tag(self, words):
        return ["O" if word.text == "\n" else self.label for word in words]


@pytest.fixture(scope="module")
def corpus(parser):
    return list(label_words(SENTENCES * 2, parser))


@pytest.fixture(scope="module")
def words(parser):
    return Words(parser.parse(TEXT))


def said_by(*speakers):
    return Statement(Cue(span(TEXT, "وقالت"), "قال"), (span(TEXT, "شركة"),), "indirect", None, speakers)


def places(words, *speakers):
    """Give the names of speakers that a text has, in the order of the text."""
    return [
        (kind, words.span(start, end).of(words.text))
        for start, end, kind in sorted(speaker_names(words, [said_by(*speakers)]))
    ]


def test_training_twice_gives_the_same_bytes_and_labels(corpus, tmp_path):
    paths = [tmp_path / "new" / "folder" / name for name in ("one.crfsuite", "two.crfsuite")]
    one, two = (train_tagger(corpus, path) for path in paths)
    assert paths[0].read_bytes() == paths[1].read_bytes()
    for item in corpus:
        assert one.tag(item.words) == two.tag(item.words) == item.labels


def test_a_person_is_found_by_full_name_and_by_surname(words):
    assert places(words, Speaker("هدى العطار", "person")) == [("PER", "هدى العطار"), ("PER", "العطار")]


def test_a_long_name_may_be_cut_to_its_first_two_words(words):
    assert places(words, Speaker("سامر بن النجار", "person")) == [
        ("PER", "سامر بن النجار"),
        ("PER", "سامر بن"),
        ("PER", "النجار"),
    ]


def test_names_are_found_behind_a_clitic_and_in_other_spellings(parser):
    words = Words(parser.parse("رحب بهدى العطار وليلي. وسأل وليلى أجابت."))
    speakers = Speaker("هُدى العطّار", "person"), Speaker("ليلى", "person")
    assert places(words, *speakers) == [("PER", "بهدى العطار"), ("PER", "وليلي"), ("PER", "وليلى")]


def test_two_letters_are_no_surname(parser):
    words = Words(parser.parse("عاد سامر رز ثم أكل رز أمس"))
    assert places(words, Speaker("سامر رز", "person")) == [("PER", "سامر رز")]


def test_an_organisation_is_found_whole_alone(words):
    assert places(words, Speaker("شركة الأرز الكبرى", "organisation")) == [("ORG", "شركة الأرز الكبرى")]
    assert places(words, Speaker("هيئة الأرز الكبرى", "organisation")) == []


@pytest.mark.parametrize(
    "speaker", [Speaker("وزير الري", "unnamed"), Speaker("…", "person"), Speaker("«»", "organisation")]
)
def test_who_has_no_name_is_not_looked_for(words, speaker):
    assert places(words, speaker) == []


@settings(max_examples=60)
@given(
    st.lists(st.sampled_from(TEXT.split()), max_size=5).map(" ".join),
    st.sampled_from(["person", "organisation"]),
)
def test_places_of_names_are_in_the_text_and_apart(words, name, kind):
    found = sorted(speaker_names(words, [said_by(Speaker(name, kind), MINISTER)]))
    assert all(0 <= start < end <= len(words) for start, end, _ in found)
    assert all(a[1] <= b[0] for a, b in pairwise(found))


def test_speakers_are_labelled_over_what_a_tagger_sees(parser):
    words = Words(parser.parse(ARTICLE))
    (item,) = with_speakers([(words, article()[1])], Blind())
    assert names([w.text for w in words], item.labels) == [("PER", MINISTER.name), ("PER", SPOKESWOMAN.name)]
    (item,) = with_speakers([(words, article()[1])], Blind("B-LOC"))
    assert {("PER", MINISTER.name), ("LOC", "المرفأ")} <= set(names([w.text for w in words], item.labels))
    assert item.words is words


@st.composite
def cut_names(draw):
    """Give well-formed labels, and where a new name is to stand among them."""
    kinds = st.sampled_from([["O"], ["B-PER"], ["B-ORG", "I-ORG"], ["B-LOC", "I-LOC", "I-LOC"]])
    labels = [label for part in draw(st.lists(kinds, min_size=1, max_size=8)) for label in part]
    start = draw(st.integers(0, len(labels) - 1))
    return labels, start, draw(st.integers(start + 1, len(labels)))


@given(cut_names())
@example((["B-PER", "I-PER", "I-PER"], 1, 2))
def test_a_name_that_is_put_leaves_no_other_without_its_beginning(given_labels):
    before, start, end = given_labels
    after = list(before)
    _put(after, start, end, "PER")
    assert well_formed(after)
    assert after[start:end] == ["B-PER", *["I-PER"] * (end - start - 1)]
    assert len(after) == len(before)
    outside = [*range(start), *range(end, len(before))]
    assert all(after[k] in {before[k], "O"} for k in outside)
    assert end == len(after) or not after[end].startswith("I-")
    assert not before[start].startswith("I-") or after[start - 1] == "O"  # nor half a name


@pytest.mark.parametrize(("size", "folds"), [(5, 2), (2, 4), (0, 3)])
def test_each_text_is_labelled_by_a_tagger_that_did_not_see_it(parser, monkeypatch, size, folds):
    texts = [(Words(parser.parse(TEXT)), [said_by(SPOKESWOMAN)]) for _ in range(size)]
    seen = []

    class Watching(Blind):
        def __init__(self, corpus):
            super().__init__("B-LOC")
            self.known = {id(item.words) for item in corpus}

        def tag(self, words):
            seen.append((id(words), self.known))
            return super().tag(words)

    monkeypatch.setattr(module, "train_tagger", lambda corpus, path: Watching(corpus))
    other = Labelled(Words(parser.parse("نص")), ["O"])
    found = cross_labels([other], texts, folds)
    assert [len(labels) for labels in found] == [len(words) for words, _ in texts]
    assert len(seen) == 2 * size
    assert all(text not in known and id(other.words) in known for text, known in seen)
    assert all(len(known) > 1 for _, known in seen[size:]) or size == 0


def test_cross_labels_know_what_the_corpus_and_the_other_texts_name(corpus, parser):
    line = "ثم شكر [PERS رامي الفوال] أهل القرية ."
    text = line.replace("[PERS ", "").replace("]", "")
    speaker = Statement(
        Cue(span(text, "شكر"), "شكر"),
        (span(text, "أهل"),),
        "indirect",
        None,
        (Speaker("رامي الفوال", "person"),),
    )
    texts = [(Words(parser.parse(text)), [speaker]) for _ in range(4)]
    for (words, _), labels in zip(texts, cross_labels(corpus, texts, 2), strict=True):
        assert ("PER", "رامي الفوال") in names([w.text for w in words], labels)
