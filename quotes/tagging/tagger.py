"""Names in a text: a linear-chain CRF labels each word as beginning or going on a person, organisation or place."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pycrfsuite

from quotes.surface.words import Words
from quotes.tagging.consistency import consistent
from quotes.tagging.features import features

MODEL = Path(__file__).with_name("names.crfsuite")
OUTSIDE = "O"


class Tagger:
    """Labels words in the BIO scheme: B-PER, I-PER, B-ORG, I-ORG, B-LOC, I-LOC, O.

    Args:
        model: a file that `quotes.training.tagger` wrote.
    """

    def __init__(self, model: Path = MODEL) -> None:
        self._crf = pycrfsuite.Tagger()
        self._crf.open(str(model))

    def tag(self, words: Words) -> list[str]:
        """Give each word's label; every line is labelled by itself, then names by what the other lines show."""
        described = features(words)
        labels = [OUTSIDE] * len(words)
        for line in lines(words):
            for k, label in zip(line, self._crf.tag([described[k] for k in line]), strict=True):
                labels[k] = label
        return consistent(words, straightened(words, labels))


@cache
def load() -> Tagger:
    """Load the tagger of the package."""
    return Tagger()


def lines(words: Words) -> list[list[int]]:
    """Give the indices of the words of each line that has any, line ends left out."""
    found: dict[int, list[int]] = {}
    for word in words:
        if word.text != "\n":
            found.setdefault(words.paragraph[word.index], []).append(word.index)
    return list(found.values())


def straightened(words: Words, labels: Sequence[str]) -> list[str]:
    """Let every name begin with B-, and none reach over a line's end."""
    out: list[str] = []
    for word, label in zip(words, labels, strict=True):
        before = out[-1] if out else OUTSIDE
        if word.text == "\n":
            out.append(OUTSIDE)
        elif label.startswith("I-") and before[2:] != label[2:]:
            out.append(f"B-{label[2:]}")
        else:
            out.append(label)
    return out
