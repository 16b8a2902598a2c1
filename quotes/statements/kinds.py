"""Direct, indirect or mixed: whose words the content is in."""

from __future__ import annotations

from quotes.document import Kind
from quotes.ranking.ranker import Features
from quotes.statements.candidates import CueCandidate
from quotes.surface.marks import QUOTES
from quotes.surface.words import Words

KINDS: tuple[Kind, ...] = ("direct", "indirect", "mixed")


def features(
    words: Words, cue: CueCandidate | None, opener: str, spans: list[tuple[int, int]]
) -> list[Features]:
    """Describe the choice of kind for a content that covers the word ranges `spans`."""
    longest, parts, quoted, total = _quoted(words, spans)
    first, last = spans[0][0], spans[-1][1]
    whole = opener in {"quote", "before"} and parts == 0
    that = opener in {"أن", "بأن"}
    base = (
        "that"
        if that
        else opener
        if opener in {"quote", "colon", "object", "before", "clause", "headline"}
        else "prep"
    )
    share = 0 if not total else round(4 * quoted / total)
    person = any(
        words.doc[words[k].stem].morph.get("Person", []) == ["1"]
        for a, b in spans
        for k in range(a, min(b, a + 25))
    )
    evidence = [
        "bias",
        f"{base}",
        f"{base} whole {whole}",
        f"{base} longest {_size(longest)}",
        f"{base} longest {_size(longest)} share {share}",
        f"parts {min(parts, 3)} longest {_size(longest)}",
        f"{base} share {share}",
        f"{base} first person {person}",
        f"{base} starts quoted {words[first].text in QUOTES} ends quoted {words[last - 1].text in QUOTES}",
        f"inside {words.quotation[max(first - 1, 0)] >= 0} {base}",
        f"tense {cue.tense if cue else '-'} {base}",
    ]
    return [[f"{kind} {e}" for e in evidence] for kind in KINDS]


def _quoted(words: Words, spans: list[tuple[int, int]]) -> tuple[int, int, int, int]:
    """Measure the quotations inside: words of the longest, how many, words quoted, words in all."""
    longest = parts = quoted = total = 0
    for start, end in spans:
        total += words.count(start, end)
        for k in range(start, end):
            if k in words.closing:
                size = words.count(k + 1, min(words.closing[k], end))
                longest, parts, quoted = max(longest, size), parts + 1, quoted + size
    return longest, parts, quoted, total


def _size(count: int) -> str:
    for edge in (0, 1, 2, 3, 4, 6, 10):
        if count <= edge:
            return str(edge)
    return "10+"
