"""Cut Stanza's sentences where it should have: after questions, and where they are longer than the parser can bear.

The treebanks have next to no questions, so that its tokenizer goes on after every other one of them; and the time and
memory of tagging and parsing grow with the square of a sentence.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any

# In words. A page-long sentence of the press has about 200; the treebanks have next to none longer than 150.
LONGEST_SENTENCE = 200
_COMMAS = frozenset("،؛;,:")
_QUESTION = frozenset("؟?")


def divide(document: Any) -> Any:  # noqa: ANN401 - Stanza is untyped
    """Give a tokenised Stanza document back with its sentences cut after questions, and where they are too long."""
    parts = [
        part
        for sentence in document.sentences
        for question in _questions(sentence.tokens)
        for part in _parts(question)
    ]
    if len(parts) == len(document.sentences):
        return document
    return type(document)([_rows(part) for part in parts], text=document.text)


def _questions(tokens: list[Any]) -> Iterator[list[Any]]:
    """Divide a sentence's tokens after question marks that a word follows; another mark may still belong to them."""
    start = 0
    for i, (token, after) in enumerate(pairwise(tokens), 1):
        if token.text in _QUESTION and after.text[0].isalnum():
            yield tokens[start:i]
            start = i
    yield tokens[start:]


def _parts(tokens: list[Any]) -> Iterator[list[Any]]:
    """Divide a sentence's tokens, after a comma if there is one in the second half of what may stand together."""
    part: list[Any] = []
    size = comma = 0
    for token in tokens:
        if size + len(token.words) > LONGEST_SENTENCE and part:
            kept = comma or len(part)
            yield part[:kept]
            part = part[kept:]
            size, comma = sum(len(t.words) for t in part), 0
        part.append(token)
        size += len(token.words)
        if token.text in _COMMAS and size > LONGEST_SENTENCE // 2:
            comma = len(part)
    yield part


def _rows(tokens: Iterable[Any]) -> list[dict[str, Any]]:
    """Describe tokens as those of a sentence of their own, for Stanza."""
    rows: list[dict[str, Any]] = []
    number = 1
    for token in tokens:
        place = {"start_char": token.start_char, "end_char": token.end_char}
        last = number + len(token.words) - 1
        if last > number:
            rows.append({"id": (number, last), "text": token.text, **place})
            place = {}
        rows += [{"id": (number + k,), "text": word.text, **place} for k, word in enumerate(token.words)]
        number = last + 1
    return rows
