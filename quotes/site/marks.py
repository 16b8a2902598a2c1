"""An article's text with its statements marked in place.

Marks may nest and cross, and run over several paragraphs: HTML elements may not, so a mark that crosses
another, or the end of a paragraph, is closed there and opened again.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from markupsafe import Markup, escape

Part = Literal["content", "source", "cue", "hit"]
_INNERMOST: dict[str, int] = {"content": 0, "source": 1, "cue": 2, "hit": 3}
_HIT = Markup('<mark class="hit">')
# The two controls that show letters in another order than they stand; an article has no honest use for them.
_OVERRIDES = str.maketrans("", "", "\u202d\u202e")
_LINE = re.compile(r"[^\n\r]*\S[^\n\r]*")


def plain(text: object) -> str:
    """Give text without the controls that override its direction, for showing; markup stays markup."""
    return (text if isinstance(text, Markup) else str(text)).translate(_OVERRIDES)


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the text to mark as part of a statement; `label` says whose, to hover over and to hear.

    A hit of a search belongs to no statement.
    """

    start: int
    end: int
    part: Part
    statement: str = ""
    kind: str = ""
    number: int = 0
    label: str = ""
    last: bool = False

    def opening(self, anchor: bool) -> Markup:
        """Open the element; as `anchor`, links to the statement's place lead to it."""
        if self.part == "hit":
            return _HIT
        data = Markup(' data-statement="{}"').format(self.statement)
        if self.part != "content":
            return Markup('<span class="{}"{}>').format(self.part, data)
        place = Markup(' id="at-{}"').format(self.statement) if anchor else ""
        form = Markup('<mark class="content {}"{}{} title="{}">')
        return form.format(self.kind, place, data, plain(self.label))

    @property
    def tag(self) -> str:
        """Name the element: content and hits are what HTML calls marked, cue and source are spans within."""
        return "mark" if self.part in ("content", "hit") else "span"

    @property
    def reference(self) -> Markup:
        """Give the number that ties the marked words to the statement in the list."""
        form = Markup('<a class="ref {}" href="#s-{}" data-statement="{}" aria-label="{}">{}</a>')
        return form.format(self.kind, self.statement, self.statement, plain(self.label), self.number)


def with_hits(text: str, places: Iterable[tuple[int, int]] | None) -> Markup:
    """Give a text as HTML with the hits of a search marked; `places` in order, in code points."""
    html, at = Markup(), 0
    for start, end in places or ():
        html += escape(plain(text[at:start])) + _HIT + escape(plain(text[start:end])) + Markup("</mark>")
        at = end
    return html + escape(plain(text[at:]))


def paragraphs(text: str, marks: Iterable[Mark], start: int = 0, end: int | None = None) -> list[Markup]:
    """Give the paragraphs of `text[start:end]` as HTML, one for each line that is not blank."""
    end = len(text) if end is None else end
    lines = [(m.start(), m.end()) for m in _LINE.finditer(text, start, end)]
    return list(_render(text, lines, list(_within(text, marks, start, end))))


def surroundings(text: str, start: int, end: int, lines: int = 1) -> tuple[int, int]:
    """Give the stretch of whole lines around `text[start:end]`, with so many lines before and after."""
    found = [(m.start(), m.end()) for m in _LINE.finditer(text)]
    touched = [i for i, (a, b) in enumerate(found) if a < end and b > start]
    if not touched:
        return start, end
    first, last = max(0, touched[0] - lines), min(len(found) - 1, touched[-1] + lines)
    return found[first][0], found[last][1]


def _within(text: str, marks: Iterable[Mark], start: int, end: int) -> Iterator[Mark]:
    for mark in marks:
        # A mark that ended in white space would end between two paragraphs, in none.
        stop = mark.start + len(text[mark.start : mark.end].rstrip())
        if start <= mark.start < stop <= end:
            yield replace(mark, end=stop)


def _render(text: str, lines: Sequence[tuple[int, int]], marks: Sequence[Mark]) -> Iterator[Markup]:
    opening: defaultdict[int, list[Mark]] = defaultdict(list)
    for mark in marks:
        opening[mark.start].append(mark)
    edges = {point for mark in marks for point in (mark.start, mark.end)}
    starts, ends = {a for a, _ in lines}, {b for _, b in lines}
    active: list[Mark] = []
    anchored: set[str] = set()
    line = _Line(anchored)
    for here, after in pairwise(sorted(edges | starts | ends)):
        ended = [mark for mark in active if mark.end <= here]
        active = [mark for mark in active if mark.end > here] + opening[here]
        if here in starts:
            line = _Line(anchored)
        line.turn(ended, active)
        line.write(text[here:after])
        if after in ends:
            yield line.closed([mark for mark in active if mark.end <= after])


class _Line:
    """One paragraph being written: the HTML so far and the elements open in it.

    `anchored` holds the statements that have their anchor already, here or in a paragraph before.
    """

    def __init__(self, anchored: set[str]) -> None:
        self.anchored = anchored
        self.html: list[str] = []
        self.open: list[Mark] = []

    def turn(self, ended: Sequence[Mark], active: Sequence[Mark]) -> None:
        """Close what ends here (and what stands in its way), then open what should be open."""
        self._close(ended)
        missing = [mark for mark in active if mark not in self.open]
        for mark in sorted(missing, key=lambda m: (-m.end, _INNERMOST[m.part], m.start)):
            anchor = mark.part == "content" and mark.statement not in self.anchored
            if anchor:
                self.anchored.add(mark.statement)
            self.html.append(mark.opening(anchor))
            self.open.append(mark)

    def write(self, words: str) -> None:
        """Add words of the article."""
        self.html.append(str(escape(plain(words))))

    def closed(self, ended: Sequence[Mark]) -> Markup:
        """Close everything and give the paragraph."""
        self._close(ended)
        self.html += [f"</{mark.tag}>" for mark in reversed(self.open)]
        self.open = []
        return Markup("".join(self.html))  # noqa: S704 - every piece above is escaped

    def _close(self, ended: Sequence[Mark]) -> None:
        while any(mark in self.open for mark in ended):
            mark = self.open.pop()
            self.html.append(f"</{mark.tag}>")
            if mark.last and mark in ended:
                self.html.append(str(mark.reference))
