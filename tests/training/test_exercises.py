"""The exercises load, and the diagnostic suite stays a held-out test: it shares no sentence with them."""

import re
from collections import Counter
from pathlib import Path

import pytest
from diagnostics.load import load

import quotes.training
from quotes.arabic.orthography import fold
from quotes.cli.train import EXERCISES
from quotes.reading.gold import read_gold
from quotes.surface.words import surface_words

FILES = sorted(EXERCISES.glob("*.yaml"))
LEAST = 6  # words of a sentence that two writers would not both come to
_STOP = re.compile(r"[.!?؟…۔\n]")


def sentences(text: str) -> set[tuple[str, ...]]:
    """Give the longer sentences of a text as folded words, marks left out."""
    cut = (surface_words(part) for part in _STOP.split(text))
    folded = (tuple(fold(word) for word in words if word[0].isalnum()) for words in cut)
    return {words for words in folded if len(words) >= LEAST}


def test_there_are_exercises():
    assert Path(quotes.training.__file__).parent / "exercises" == EXERCISES
    assert FILES


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_passage_loads(path):
    passages = read_gold(path)
    assert passages
    for passage in passages:
        spans = [span for s in passage.statements for span in (s.cue.span, *s.content, s.source) if span]
        assert all(span.of(passage.document.text).strip() for span in spans), passage.document.id


def test_ids_and_texts_are_unique():
    passages = [item.document for item in read_gold(EXERCISES)]
    for counts in (Counter(p.id for p in passages), Counter(p.text for p in passages)):
        assert [what for what, count in counts.items() if count > 1] == []


def test_a_shared_sentence_is_seen_however_it_is_spelt():
    one = "قال الحارس. أكّد أنّ الجسر مغلقٌ منذ يومين، لا أكثر!"
    two = "أكد ان الجسر مغلق منذ يومين لا أكثر\nثم عاد"
    assert sentences(one) & sentences(two)


def test_no_sentence_of_the_exercises_is_in_the_diagnostic_suite():
    held_out = {words: article["id"] for article in load() for words in sentences(article["text"])}
    shared = [
        (item.document.id, held_out[words], " ".join(words))
        for item in read_gold(EXERCISES)
        for words in sentences(item.document.text)
        if words in held_out
    ]
    assert shared == []
