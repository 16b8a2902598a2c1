import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tagging.toy import SENTENCES, names, tokens, well_formed
from texts import mixtures

from quotes.errors import QuotesError
from quotes.surface.words import Words
from quotes.tagging.tagger import straightened
from quotes.training.bio import label_words, read_bio

LABELS = ["O", *(f"{p}-{kind}" for p in "BI" for kind in ("PERS", "PER", "ORG", "LOC", "GPE", "MISC"))]
KNOWN = {"O", *(f"{p}-{kind}" for p in "BI" for kind in ("PER", "ORG", "LOC"))}


def written(path, sentences):
    body = "\n\n".join("\n".join(" ".join(token) for token in sentence) for sentence in sentences)
    path.write_text(f"{body}\n", encoding="utf-8")
    return path


def found(parser, *sentences):
    """Give the names that are carried over to the words of some sentences."""
    return [
        name
        for item in label_words(sentences, parser)
        for name in names([word.text for word in item.words], item.labels)
    ]


def test_sentences_are_read_as_they_were_written(tmp_path):
    assert read_bio(written(tmp_path / "toy.txt", SENTENCES)) == SENTENCES


def test_empty_lines_may_be_many(tmp_path):
    path = tmp_path / "toy.txt"
    path.write_text("\n\nعاد O\nسالم B-PERS\n \n\n\nأمس O\n\n", encoding="utf-8")
    assert read_bio(path) == [[("عاد", "O"), ("سالم", "B-PERS")], [("أمس", "O")]]


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (None, "cannot be read"),
        ("قال O".encode("utf-16"), "cannot be read"),
        (b"", "holds no sentences"),
        (b"\n \n", "holds no sentences"),
        ("عاد O\nB-PERS\n".encode(), r"toy\.txt:2: should be a word, a blank and its label"),
        ("عاد O\nسالم\nأمس O\n".encode(), r"toy\.txt:2: should be a word, a blank and its label"),
        ("عاد\tO\n".encode(), r"toy\.txt:1: should be a word, a blank and its label"),
    ],
)
def test_a_corpus_that_is_none_is_named_in_a_line(tmp_path, body, said):
    path = tmp_path / "toy.txt"
    if body is not None:
        path.write_bytes(body)
    with pytest.raises(QuotesError, match=said) as raised:
        read_bio(path)
    assert "\n" not in str(raised.value)
    assert str(path) in str(raised.value)


def test_words_get_the_labels_of_their_tokens(parser):
    (item,) = label_words(SENTENCES, parser)
    carried = [label for word, label in zip(item.words, item.labels, strict=True) if word.text != "\n"]
    assert carried == [label.replace("PERS", "PER") for sentence in SENTENCES for _, label in sentence]


def test_kinds_of_names_are_the_taggers(parser):
    line = "زار [PERS سالم] معرض [MISC الربيع] في [GPE عمان] مع [ORG نادي الفجر]"
    assert found(parser, tokens(line)) == [("PER", "سالم"), ("LOC", "عمان"), ("ORG", "نادي الفجر")]


def test_a_token_of_several_words_is_one_name(parser):
    assert found(parser, [("زار", "O"), ("بيت-لحم", "B-LOC")]) == [("LOC", "بيت - لحم")]


@pytest.mark.parametrize("odd", ["\u200fسالم", "\u00adسالم", "\u064eسالم"])
def test_what_is_no_word_before_a_name_leaves_the_word_before_alone(parser, odd):
    assert found(parser, [("عاد", "O"), (odd, "B-PERS"), ("النجار", "I-PERS")]) == [("PER", "سالم النجار")]
    assert found(parser, [("هدى", "B-PERS"), (odd, "B-PERS")]) == [("PER", "هدى"), ("PER", "سالم")]
    assert found(parser, [("عاد", "O"), (odd.removesuffix("سالم"), "B-PERS"), ("أمس", "O")]) == []


def test_a_name_without_its_beginning_gets_one(parser):
    assert found(parser, [("سالم", "I-PERS"), ("النجار", "I-PERS")]) == [("PER", "سالم النجار")]
    assert found(parser, [("سالم", "B-PERS"), ("صور", "I-LOC")]) == [("PER", "سالم"), ("LOC", "صور")]


def test_a_name_ends_with_its_sentence(parser):
    assert found(parser, [("سالم", "B-PERS")], [("النجار", "I-PERS")]) == [("PER", "سالم"), ("PER", "النجار")]


def test_many_sentences_are_parsed_a_few_together(parser):
    items = list(label_words(SENTENCES * 5, parser))
    assert len(items) == 3
    lines = [line for item in items for line in item.words.text.split("\n")]
    assert lines == [" ".join(word for word, _ in sentence) for sentence in SENTENCES * 5]


def test_no_sentences_give_no_texts(parser):
    assert list(label_words([], parser)) == []


def labelled(text):
    """Give strategies for the tokens of a text, each with any label."""
    return st.tuples(*(st.tuples(st.just(token), st.sampled_from(LABELS)) for token in text.split()))


@settings(max_examples=60)
@given(st.lists(mixtures(12).flatmap(labelled), max_size=4))
@example([(("َ", "B-PERS"),), (("\u200f", "I-LOC"), ("«", "I-ORG"))])
def test_labels_of_any_text_are_well_formed(parser, sentences):
    for item in label_words(sentences, parser):
        assert len(item.labels) == len(item.words)
        assert set(item.labels) <= KNOWN
        assert well_formed(item.labels)


@settings(max_examples=60)
@given(st.data(), mixtures(20))
def test_straightening_keeps_names_apart_at_line_ends_and_changes_nothing_twice(parser, data, text):
    words = Words(parser.parse(text))
    size = len(words)
    labels = data.draw(st.lists(st.sampled_from(sorted(KNOWN)), min_size=size, max_size=size))
    straight = straightened(words, labels)
    assert well_formed(straight)
    assert straightened(words, straight) == straight
    for word, before, after in zip(words, labels, straight, strict=True):
        assert after[2:] == ("" if word.text == "\n" else before[2:])
