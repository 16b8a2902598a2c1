"""Quotation marks of the Arabic press: which open, which close, which pair with which."""

from __future__ import annotations

from collections.abc import Sequence

OPENING = frozenset("«“„‟‹〝❝")
CLOSING = frozenset("»”›〞❞″")
EITHER = frozenset('"＂')
QUOTES = OPENING | CLOSING | EITHER
COMMAS = frozenset("،,")
COLONS = frozenset(":：︓﹕")


def pair_marks(texts: Sequence[str]) -> tuple[dict[int, int], list[int]]:
    """Pair the quotation marks of a text, line by line.

    Args:
        texts: the words and marks of the text; a line end is "\\n".

    Returns:
        The closing index for each opening mark (the line's end where it is never closed), and for each word
        the index of the innermost opening mark around it (-1 outside; a mark belongs to its own quotation).
        A closing mark that nothing opened is passed over; a straight mark opens unless one is open. Marks that are
        turned round all through a line (»…«), and an opening one in the place of a line's last closing one («…«),
        are taken for what they should be.
    """
    turned = _turned(texts)
    closing: dict[int, int] = {}
    inside = [-1] * len(texts)
    stack: list[int] = []
    straight = 0  # how many of the marks in the stack are straight
    for i, text in enumerate(texts):
        if text == "\n":
            for start in stack:
                closing[start] = i
            stack.clear()
            straight = 0
            continue
        opens = (text in OPENING) != (i in turned) if text not in EITHER else not straight
        if opens:
            stack.append(i)
            straight += text in EITHER
        inside[i] = stack[-1] if stack else -1
        closes = not opens and text in QUOTES
        # straight marks close straight ones; the others close any but straight ones
        if closes and stack and (texts[stack[-1]] in EITHER) == (text in EITHER):
            straight -= text in EITHER
            closing[stack.pop()] = i
    for start in stack:
        closing[start] = len(texts)
    return closing, inside


def _turned(texts: Sequence[str]) -> set[int]:
    """Find the marks that stand for the opposite ones."""
    found: set[int] = set()
    line: list[int] = []
    runs_on = False  # a quotation is open that began in an earlier line: a mark may then close it
    for i, text in enumerate([*texts, "\n"]):
        if text != "\n":
            if text in OPENING or text in CLOSING:
                line.append(i)
            continue
        opening = [texts[k] in OPENING for k in line]
        if not runs_on and opening[:1] == [False] and opening == [False, True] * (len(line) // 2):
            found.update(line)
        elif opening[-2:] == [True, True] and opening[:-2] == [True, False] * (len(line) // 2 - 1):
            found.add(line[-1])
        else:
            runs_on = opening.count(True) > opening.count(False) or (runs_on and not opening)
        line.clear()
    return found


def run_on(texts: Sequence[str], closing: dict[int, int], lines: int = 6) -> dict[int, list[tuple[int, int]]]:
    """Find quotations that go on in the next lines: their mark is closed there before another one opens.

    Args:
        texts: the words and marks of the text; a line end is "\\n".
        closing: the pairs that `pair_marks` found.
        lines: how many further lines are looked at, at most.

    Returns:
        For each opening mark the ranges of words (end exclusive) that belong to its quotation in later lines.
    """
    found: dict[int, list[tuple[int, int]]] = {}
    for opening, end in closing.items():
        if texts[opening] in OPENING and end < len(texts) and texts[end] == "\n":
            ranges = _later(texts, end, lines)
            if ranges:
                found[opening] = ranges
    return found


def _later(texts: Sequence[str], end: int, lines: int) -> list[tuple[int, int]]:
    ranges: list[tuple[int, int]] = []
    begin = at = end + 1
    while at < len(texts) and len(ranges) < lines:
        text = texts[at]
        if text in OPENING or text in EITHER:
            return []
        if text == "\n" or text in CLOSING:
            if at > begin:
                ranges.append((begin, at))
            if text in CLOSING:
                return ranges
            begin = at + 1
        at += 1
    return []
