"""Cut Stanza's longest sentences: the time and memory of tagging and parsing grow with the square of a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

# In words. A page-long sentence of the press has about 200; the treebanks have next to none longer than 150.
LONGEST_SENTENCE = 200
_COMMAS = frozenset("،؛;,:")


def shorten(document: Any) -> Any:  # noqa: ANN401 - Stanza is untyped
    """Give a tokenised Stanza document back with its sentences cut where they are longer than the parser can bear."""
    if all(len(sentence.words) <= LONGEST_SENTENCE for sentence in document.sentences):
        return document
    cut = [_rows(part) for sentence in document.sentences for part in _parts(sentence.tokens)]
    return type(document)(cut, text=document.text)


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
