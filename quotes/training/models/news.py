"""Raw news as the parser's words: lines of tokens with their clitics cut off, for word vectors to be made of."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from quotes.document import Document
from quotes.parsing.cleaning import pieces

# Vowel marks but for tanwin, which newspapers do write: the parser meets وفقاً and وفقا.
_MARKS = re.compile("[\u064c-\u0652\u0670\u0640]")
_WORDS = re.compile(r"[\u0621-\u064b\u066e-\u06d3]+|[A-Za-z]+|\d+(?:[.,]\d+)*|[^\s\w]")
_ARABIC = re.compile("[\u0621-\u064b]{2,}")
_SENTENCE_END = re.compile(r"(?<=[.!؟])\s+")
_SHORTEST = 3  # words of a line that tells anything
_CONTEXTS = 3  # in which a word is read before its division is settled
_NEW = 6  # a line is read if one word in so many is not settled
_LISTED = 15  # words that are read side by side, out of context

Read = Callable[[list[str]], Iterable[tuple[str, tuple[str, ...]]]]
Words = tuple[str, ...]


def news_lines(documents: Iterable[Document]) -> Iterator[list[str]]:
    """Give the sentences of articles as words and marks; an article that is there twice is read once."""
    seen = set()
    for document in documents:
        if document.text[:300] in seen:
            continue
        seen.add(document.text[:300])
        for piece in pieces(document.text):
            for line in _SENTENCE_END.split(_MARKS.sub("", piece.text)):
                words = _WORDS.findall(line)
                if len(words) >= _SHORTEST:
                    yield words


def settle(lines: Sequence[list[str]], read: Read, least: int, batch: int = 30_000) -> dict[str, Words]:
    """Find how each word that occurs `least` times is divided, by the most frequent way in its first contexts.

    Reading every line would take a quarter of an hour for eight million words, and nearly every word has one way.

    Args:
        lines: as `news_lines` gives them.
        read: tokenizes texts, giving each token with its words.
        least: occurrences of a word that is looked at.
        batch: words that are read at once.
    """
    counts = Counter(word for line in lines for word in line)
    wanted = {word for word, count in counts.items() if count >= least and _ARABIC.fullmatch(word)}
    met: Counter[str] = Counter()
    ways: dict[str, Counter[Words]] = {}

    def look(texts: Iterator[list[str]]) -> None:
        pending: list[str] = []
        size = 0
        for words in texts:
            pending.append(" ".join(words))
            size += len(words)
            if size >= batch:
                note(pending)
                pending, size = [], 0
        note(pending)

    def note(texts: list[str]) -> None:
        for form, words in read(texts) if texts else ():
            ways.setdefault(form, Counter())[words] += 1

    def in_context() -> Iterator[list[str]]:
        for line in lines:
            new = sum(word in wanted and met[word] < _CONTEXTS for word in line)
            if new * _NEW >= len(line):
                met.update(line)
                yield line

    look(in_context())
    rest = sorted(wanted - ways.keys())
    look(rest[i : i + _LISTED] for i in range(0, len(rest), _LISTED))
    return {form: counter.most_common(1)[0][0] for form, counter in ways.items()}


def divided(lines: Iterable[list[str]], ways: dict[str, Words]) -> Iterator[list[str]]:
    """Give the lines with each word's clitics cut off."""
    for line in lines:
        yield [part for word in line for part in ways.get(word, (word,))]
