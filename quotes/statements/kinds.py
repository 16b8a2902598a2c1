"""Direct, indirect or mixed: whose words the content is in."""

from __future__ import annotations

from quotes.arabic.first_person import is_first_person
from quotes.arabic.names import title_of
from quotes.document import Kind
from quotes.ranking.ranker import Features
from quotes.statements.candidates import CueCandidate
from quotes.surface.marks import QUOTES
from quotes.surface.words import Word, Words

_NEAR = 25  # words of a part that are looked at for who speaks in it
_NAME = 4  # words of a name in quotation marks, at most
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
    person = min(_first_persons(words, spans), 2)
    evidence = [
        "bias",
        f"{base}",
        f"{base} whole {whole}",
        f"{base} longest {_size(longest)}",
        f"{base} longest {_size(longest)} share {share}",
        f"parts {min(parts, 3)} longest {_size(longest)}",
        f"{base} share {share}",
        f"{base} first person {person}",
        f"{base} first person {person} share {share}",
        f"{base} parts {min(parts, 2)} names alone {parts > 0 and _names_alone(words, spans)}",
        f"{base} starts quoted {words[first].text in QUOTES} ends quoted {words[last - 1].text in QUOTES}",
        f"inside {words.quotation[max(first - 1, 0)] >= 0} {base}",
        f"tense {cue.tense if cue else '-'} {base}",
    ]
    return [[f"{kind} {e}" for e in evidence] for kind in KINDS]


def _first_persons(words: Words, spans: list[tuple[int, int]]) -> int:
    """Count the words of the first person near the beginning of each part, with those that carry a pronoun of it."""
    near = (words[k] for a, b in spans for k in range(a, min(b, a + _NEAR)) if not words[k].is_mark)
    return sum(is_first_person(word.text) or _is_first_person(words, word) for word in near)


def _is_first_person(words: Words, word: Word) -> bool:
    """Say whether the parser sees a first person in a word (حدودنا); it seldom does in verbs and pronouns alone."""
    return any(words.doc[i].morph.get("Person", []) == ["1"] for i in range(word.first, word.last + 1))


def _names_alone(words: Words, spans: list[tuple[int, int]]) -> bool:
    """Say whether all that is quoted inside are names: «تنظيم «الراية»», behind a word for what has that name."""
    opening = [k for a, b in spans for k in range(a, b) if k in words.closing]
    titled = all(k > 0 and title_of(words[k - 1].text) for k in opening)
    return titled and all(
        words.count(k, words.closing[k]) <= _NAME
        and not any(words[j].pos == "VERB" for j in range(k, words.closing[k]))
        for k in opening
    )


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
