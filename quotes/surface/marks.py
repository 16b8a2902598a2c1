"""Quotation marks of the Arabic press: which open, which close, which pair with which."""

from __future__ import annotations

from collections.abc import Sequence

OPENING = frozenset("«“„‟‹〝❝")
CLOSING = frozenset("»”›〞❞″")
EITHER = frozenset('"＂')
QUOTES = OPENING | CLOSING | EITHER
COLONS = frozenset(":：︓﹕")


def pair_marks(texts: Sequence[str], glued: Sequence[tuple[bool, bool]]) -> tuple[dict[int, int], list[int]]:
    """Pair the quotation marks of a text, line by line.

    Args:
        texts: the words and marks of the text; a line end is "\\n".
        glued: for each, whether it touches its neighbour before and after.

    Returns:
        The closing index for each opening mark (the line's end where it is never closed), and for each word the
        index of the innermost opening mark around it (-1 outside; a mark belongs to its own quotation).
        A closing mark that nothing opened is passed over.
    """
    closing: dict[int, int] = {}
    inside = [-1] * len(texts)
    stack: list[int] = []
    for i, text in enumerate(texts):
        if text == "\n":
            for start in stack:
                closing[start] = i
            stack.clear()
            continue
        opens = text in OPENING or (text in EITHER and _opens(i, texts, glued, stack))
        if opens:
            stack.append(i)
        inside[i] = stack[-1] if stack else -1
        if stack and not opens and (text in CLOSING or text in EITHER) and _matches(texts[stack[-1]], text):
            closing[stack.pop()] = i
    for start in stack:
        closing[start] = len(texts)
    return closing, inside


def _opens(i: int, texts: Sequence[str], glued: Sequence[tuple[bool, bool]], stack: Sequence[int]) -> bool:
    """Decide whether a straight mark opens: by the blanks around it, else by whether one is open."""
    before, after = glued[i]
    open_straight = any(texts[s] in EITHER for s in stack)
    if before and not after and open_straight:
        return False
    if after and not before and not open_straight:
        return True
    return not open_straight


def _matches(opening: str, closing: str) -> bool:
    """Say whether `closing` can close `opening`: straight marks close straight ones; others close any."""
    return (opening in EITHER) == (closing in EITHER) or (opening not in EITHER and closing not in EITHER)
