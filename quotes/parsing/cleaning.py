"""Cut an article's text into pieces that a parser can read, each with the way back to the text's offsets."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

# The longest piece handed to the parser, in characters: its cost grows with the square of a sentence.
LONGEST = 1800
TATWEEL = "\u0640"
# Vowel marks: what the models learnt from is written without, and takes أنّ for a word of its own.
VOWELS = frozenset(map(chr, range(0x064B, 0x0653))) | {"\u0670"}
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


def _shown(line: str, offset: int) -> Iterator[tuple[str, int]]:
    """Give the characters of a line that the parser should see, and where they stand."""
    kept = [(char, i) for i, c in enumerate(line, offset) if c not in VOWELS and (char := _readable(c))]
    for (char, i), (after, _) in pairwise([*kept, ("", 0)]):
        # tatweel that stretches a word; at its end it may be the writer's sign for a clitic (لـ«...»)
        if char != TATWEEL or not after.isalpha():
            yield char, i


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
        shown = list(_shown(match.group(), match.start()))
        line, start = "".join(char for char, _ in shown), 0
        while start < len(line):
            end = _cut(line, start)
            piece = Piece(line[start:end], tuple(i for _, i in shown[start:end]))
            if piece.text.strip():
                yield piece
            start = end
