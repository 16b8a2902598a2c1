"""Which words name the source of a cue: the noun phrase after it, before it, or none (a dropped subject)."""

from __future__ import annotations

from dataclasses import dataclass

from quotes.arabic.dictionary import is_finite
from quotes.arabic.function_words import CLITICS, class_of
from quotes.arabic.orthography import is_accusative
from quotes.statements.candidates import CueCandidate
from quotes.surface.words import Words

LONGEST = 32  # words in a source, at most
_AFTER, _BEHIND_HEARER = 4, 8  # words behind the cue that a source may begin at
_BEFORE = 22  # words before the cue that a source may begin at
# What names nobody, and begins no mention of somebody: «أضاف ما يجعلك توقن أن», «قال بهذا الخصوص إن».
_NOBODY = frozenset({"negation", "conditional", "relative", "question", "auxiliary"})
_QUOTE_MARKS = frozenset('"«»“”()')


@dataclass(frozen=True, slots=True)
class Source:
    """Words `start` to `end` (exclusive) as a source, standing `after` or `before` the cue."""

    start: int
    end: int
    side: str


def sources(words: Words, cue: CueCandidate, content: tuple[int, int]) -> list[Source | None]:
    """List the possible sources of a cue, None (no explicit source) first."""
    i = cue.index
    out: list[Source | None] = [None]
    stop = content[0] if content[0] > i else words.sentence_end(i)
    stop = min(stop, words.sentence_end(i), i + 1 + LONGEST)
    stop = next((k for k in range(i + 2, stop) if _resumes(words, k)), stop)
    for a in range(i + 1, min(stop, i + 1 + (_BEHIND_HEARER if _addressed(words, cue) else _AFTER))):
        if not _can_start(words, a, cue):
            continue
        out += [Source(a, b, "after") for b in range(a + 1, stop + 1) if _can_end(words, b)]
    low = max(words.sentence_start(i), i - _BEFORE)
    low = next((k + 1 for k in range(i - 1, low - 1, -1) if _resumes(words, k)), low)
    for b in range(max(i - 3, low + 1), i + 1):
        if b <= low or not _can_end(words, b):
            continue
        out += [Source(a, b, "before") for a in range(low, b) if _can_start(words, a, cue)]
    return out


def _addressed(words: Words, cue: CueCandidate) -> bool:
    """Say whether a verb is followed by who is spoken to: «قال للصحافيين في ختام الجلسة [الوزير]»."""
    return cue.is_verbal and class_of(words.norm(cue.index + 1)) == "hearer"


def _resumes(words: Words, k: int) -> bool:
    """Say whether a main clause sets in behind the phrase before it: «بحسب المصدر [فإن] …», but not «[فان] دايك»."""
    return class_of(words.norm(k)) == "resumptive" and not words.label(k).endswith("PER")


def _can_start(words: Words, a: int, cue: CueCandidate) -> bool:
    if words[a].is_mark:
        return words[a].text in _QUOTE_MARKS
    # «بريت» and «أدهم» are verbs too, but not where they begin a name of several words
    named = words.label(a) == "B-PER" and words.label(a + 1) == "I-PER"
    if is_accusative(words[a].text) or (is_finite(words[a].text) and not named):
        return False
    norm = words.norm(a)
    if cue.is_verbal and class_of(norm) == "hearer":  # «قال للصحافيين», but «وفقا لصحيفة …»
        return False
    rest = class_of(norm[1:]) if norm[:1] in CLITICS else ""
    return class_of(norm) not in _NOBODY and rest not in _NOBODY | {"demonstrative", "subordinator"}


def _can_end(words: Words, b: int) -> bool:
    last = words[b - 1]
    return last.text in _QUOTE_MARKS if last.is_mark else last.norm not in CLITICS
