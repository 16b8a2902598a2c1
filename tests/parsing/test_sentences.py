from itertools import chain

import pytest

from quotes.parsing.sentences import LONGEST_SENTENCE, divide

from .stanza_documents import document


def shape(doc):
    return [[(t.text, [w.text for w in t.words]) for t in s.tokens] for s in doc.sentences]


def test_sentences_of_usual_length_stay():
    tokens = ["وصل"] * LONGEST_SENTENCE
    doc = document(" ".join(tokens), [tokens])
    assert divide(doc) is doc


@pytest.mark.parametrize("times", [1.01, 2, 3.5])
def test_long_sentences_are_cut_and_lose_nothing(times):
    tokens = [f"كلمة{k}" for k in range(int(LONGEST_SENTENCE * times))]
    text = " ".join(tokens)
    doc = divide(document(text, [tokens]))
    assert [t.text for s in doc.sentences for t in s.tokens] == tokens
    assert [text[t.start_char : t.end_char] for s in doc.sentences for t in s.tokens] == tokens
    assert len(doc.sentences) == -(-len(tokens) // LONGEST_SENTENCE)
    for sentence in doc.sentences:
        assert [w.id for w in sentence.words] == list(range(1, len(sentence.words) + 1))


def test_the_sentences_around_a_long_one_stay():
    long = ["وصل"] * (LONGEST_SENTENCE + 1)
    sentences = [["قال", "نعم"], long, ["ثم", ("وعاد", ["و", "عاد"])]]
    doc = document("قال نعم " + " ".join(long) + " ثم وعاد", sentences)
    before = shape(doc)
    after = shape(divide(doc))
    assert after[0] == before[0]
    assert after[-1] == before[-1]
    assert list(chain.from_iterable(after[1:-1])) == before[1]


def test_a_comma_is_the_best_place():
    tokens = ["وصل"] * (LONGEST_SENTENCE - 30) + ["،"] + ["وصل"] * 60
    found = divide(document(" ".join(tokens), [tokens])).sentences
    assert [len(s.tokens) for s in found] == [LONGEST_SENTENCE - 29, 60]


def test_an_early_comma_is_none():
    tokens = ["وصل", "،"] + ["وصل"] * LONGEST_SENTENCE
    found = divide(document(" ".join(tokens), [tokens])).sentences
    assert [len(s.tokens) for s in found] == [LONGEST_SENTENCE, 2]


def test_words_count_and_tokens_stay_whole():
    token = ("وبعدها", ["و", "بعد", "ها"])
    tokens = [token] * LONGEST_SENTENCE
    found = divide(document(" ".join(surface for surface, _ in tokens), [tokens]))
    assert list(chain.from_iterable(shape(found))) == tokens
    assert all(LONGEST_SENTENCE - 3 < len(s.words) <= LONGEST_SENTENCE for s in found.sentences[:-1])
    ids = [[word.id for word in token.words] for token in found.sentences[1].tokens]
    assert ids[:2] == [[1, 2, 3], [4, 5, 6]]


def test_a_question_is_a_sentence_of_its_own():
    tokens = ["هل", "وصل", "؟", ("ولماذا", ["و", "لماذا"]), "غادر", "?", "نعم"]
    found = divide(document("هل وصل؟ ولماذا غادر? نعم", [tokens]))
    assert shape(found) == [
        [("هل", ["هل"]), ("وصل", ["وصل"]), ("؟", ["؟"])],
        [("ولماذا", ["و", "لماذا"]), ("غادر", ["غادر"]), ("?", ["?"])],
        [("نعم", ["نعم"])],
    ]
    assert [t.start_char for s in found.sentences for t in s.tokens] == [0, 3, 6, 8, 15, 19, 21]


@pytest.mark.parametrize("after", ['"', "!", "»", ")"])
def test_a_mark_after_a_question_belongs_to_it(after):
    doc = document(f"هل وصل؟{after} قال", [["هل", "وصل", "؟", after, "قال"]])
    assert divide(doc) is doc
