"""Cut an article's text into pieces that a parser can read, each with the way back to the text's offsets."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

# The longest piece handed to the parser, in characters: its cost grows with the square of a sentence.
LONGEST = 1800
_LINE = re.compile(r"[^\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")
_CUTS = (re.compile(r"[.!?؟…۔]+[»”\")\]]*\s"), re.compile(r"[،؛;,:]\s"), re.compile(r"\s"))


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of one line, without invisible characters; `offsets[i]` is where `text[i]` stands in the article."""

    text: str
    offsets: tuple[int, ...]


def _readable(char: str) -> str:
    """Give what the parser should see for `char`: nothing for invisible ones, a space for odd blanks."""
    if "\u0621" <= char <= "\u064a" or " " <= char <= "~":
        return char
    category = unicodedata.category(char)
    if category in {"Cf", "Cc", "Cs", "Co", "Cn"}:
        return " " if char == "\t" else ""
    return " " if category in {"Zs", "Zl", "Zp"} else char


def _cut(line: str, start: int) -> int:
    """Say where a piece that begins at `start` ends: after a sentence if one ends in reach, else after a word."""
    end = start + LONGEST
    if end >= len(line):
        return len(line)
    for pattern in _CUTS:
        ends = [m.end() for m in pattern.finditer(line, start + LONGEST // 2, end)]
        if ends:
            return ends[-1]
    return end


def pieces(text: str) -> Iterator[Piece]:
    """Give the readable pieces of `text` in order: one a line, long lines in several."""
    for match in _LINE.finditer(text):
        line, start = match.group(), 0
        while start < len(line):
            end = _cut(line, start)
            kept = [(shown, match.start() + i) for i in range(start, end) if (shown := _readable(line[i]))]
            piece = Piece("".join(c for c, _ in kept), tuple(i for _, i in kept))
            if piece.text.strip():
                yield piece
            start = end
