"""Where a quotation goes on after its cue, or in the next lines: the further spans of a content."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from quotes.statements.candidates import CueCandidate
from quotes.statements.starts import Start
from quotes.surface.marks import COMMAS
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
    if not (opening < len(words) and words[k].text in _BETWEEN and opening in words.closing):
        return []
    end = words.closing[opening]
    return [(opening + 1, end)] if words.count(opening, end) else []


def interrupted(words: Words, cue: CueCandidate, start: Start, found: Sequence[Start]) -> Start:
    """Give the first part of a quotation that a cue stands within, for its second part: «…»، قال فلان، «…».

    Where a new sentence or a colon leads to the second, or «and» to the cue, these are two quotations.
    """
    behind = start.opener == "quote" and words[start.index - 1].text in COMMAS
    before = next((s for s in found if s.opener == "before"), None)
    if not behind or before is None or cue.proclitics:
        return start
    apart = [words[k].text for k in range(before.stop + 1, cue.first)]
    return before if apart and COMMAS.issuperset(apart) else start


def gone_on(words: Words, start: Start, end: int) -> list[tuple[int, int]]:
    """Give the later lines of a quotation that is not closed in its own, where the content reaches its last word."""
    if start.opener != "quote" or start.index not in words.closing:
        return []
    if words.count(end, words.closing[start.index]):
        return []
    return [
        (a, trimmed)
        for a, b in words.run_on.get(start.index, [])
        if (trimmed := words.trimmed(a, b)) > a and words.count(a, trimmed)
    ]
