"""Named-entity corpora in BIO columns -> the tagger's words with their labels."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from quotes.errors import QuotesError
from quotes.parsing.parser import Parser
from quotes.surface.words import Words
from quotes.tagging.tagger import OUTSIDE, straightened

# The corpora's names for the kinds of names that the tagger knows; others are left out.
_KINDS = {"PERS": "PER", "PER": "PER", "ORG": "ORG", "LOC": "LOC", "GPE": "LOC"}
_TOGETHER = 12  # sentences parsed as one text

Token = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Labelled:
    """A text's words and the label of each."""

    words: Words
    labels: list[str]


def read_bio(path: Path) -> list[list[Token]]:
    """Read sentences of `word label` lines, with an empty line between sentences (ANERcorp's CAMeL split).

    Raises:
        QuotesError: the file cannot be read or a line has no label.
    """
    sentences: list[list[Token]] = [[]]
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise QuotesError(f"{path}: cannot be read ({error})") from None
    for number, line in enumerate(lines, start=1):
        word, _, label = line.strip().rpartition(" ")
        if label and not word:
            raise QuotesError(f"{path}:{number}: should be a word, a blank and its label")
        if word:
            sentences[-1].append((word, label))
        elif sentences[-1]:
            sentences.append([])
    found = [s for s in sentences if s]
    if not found:
        raise QuotesError(f"{path}: holds no sentences of `word label` lines")
    return found


def label_words(sentences: Sequence[Sequence[Token]], parser: Parser) -> Iterator[Labelled]:
    """Parse sentences, some together as one text, and carry their labels over to the words."""
    groups = [sentences[i : i + _TOGETHER] for i in range(0, len(sentences), _TOGETHER)]
    texts = ["\n".join(" ".join(word for word, _ in s) for s in group) for group in groups]
    for group, doc in zip(groups, parser.parse_many(texts), strict=True):
        words = Words(doc)
        yield Labelled(words, _carried(words, group))


def _carried(words: Words, group: Iterable[Sequence[Token]]) -> list[str]:
    labels = [OUTSIDE] * len(words)
    at = 0
    for sentence in group:
        for word, label in sentence:
            prefix, _, kind = label.partition("-")
            if kind in _KINDS and len(words):
                near = range(words.at(at), words.at(at + len(word) - 1) + 1)
                own = [k for k in near if words[k].end > at]  # a token may begin with what is no word
                for k in own:
                    begins = prefix == "B" and k == own[0]
                    labels[k] = f"{'B' if begins else 'I'}-{_KINDS[kind]}"
            at += len(word) + 1
    return straightened(words, labels)
