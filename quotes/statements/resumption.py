"""Where a quotation goes on after its cue, or in the next lines: the further spans of a content."""

from __future__ import annotations

from collections.abc import Mapping

from quotes.statements.candidates import CueCandidate
from quotes.statements.starts import Start
from quotes.surface.marks import EITHER, OPENING
from quotes.surface.words import Words

_REACH = 8  # words between source and the second half: the time, the hearer
_BETWEEN = frozenset("،,.-–—")


def resumed(
    words: Words, start: Start, behind: int, cues: Mapping[int, CueCandidate]
) -> list[tuple[int, int]]:
    """Give the second half of a quotation that its cue and source cut in two: «…»، قال الوزير، «…».

    `behind` is the first word after cue and source.
    """
    if start.opener != "before":
        return []
    k = behind
    while k < min(len(words), behind + _REACH) and not words[k].is_mark:
        if words[k].pos == "VERB" or k in cues:
            return []
        k += 1
    opening = k + 1
    if not (opening < len(words) and words[k].text in _BETWEEN and _opens(words, opening)):
        return []
    end = words.closing[opening]
    return [(opening + 1, end)] if words.count(opening, end) else []


def _opens(words: Words, k: int) -> bool:
    return (words[k].text in OPENING or words[k].text in EITHER) and k in words.closing


def gone_on(words: Words, start: Start, end: int) -> list[tuple[int, int]]:
    """Give the later lines of a quotation that is not closed in its own, where the content reaches that far."""
    if start.opener != "quote" or end < words.closing.get(start.index, end + 1):
        return []
    return [
        (a, trimmed)
        for a, b in words.run_on.get(start.index, [])
        if (trimmed := words.trimmed(a, b)) > a and words.count(a, trimmed)
    ]
