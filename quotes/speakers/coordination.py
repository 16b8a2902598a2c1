"""Two speakers in one phrase: «بايدن ويون», «كل من الزياني، الأمين العام …، وولد الشيخ»."""

from __future__ import annotations

from itertools import pairwise

from quotes.arabic.names import Title, organisation_of, place_of, title_of
from quotes.speakers.lexical import given_name, is_definite
from quotes.surface.marks import COMMAS
from quotes.surface.words import Words

_SHORTEST = 3
_BOTH = frozenset({"كل", "كلا"})
_BODIES = frozenset({"organisation", "media"})


def split(words: Words, start: int, end: int) -> list[tuple[int, int]]:
    """Divide a phrase at the conjunctions that join speakers; the phrase itself where there are none."""
    cuts = [k for k in range(start + 1, end) if _joins(words, start, k, end)]
    edges = [start, *cuts, end]
    return [(a, b) for a, b in pairwise(edges) if a < b]


def _joins(words: Words, start: int, k: int, end: int) -> bool:
    """Say whether word `k` begins another speaker: و on a name, a title or a capital, as the phrase's first is one."""
    word = words[k]
    within = words.label(k).startswith("I-") and words[k - 1].text not in COMMAS
    if word.text[0] != "و" or len(word.text) < _SHORTEST or within:
        return False
    plain = word.text[1:]
    both = words.norm(start) in _BOTH
    definite = is_definite(words[k]) and is_definite(words[k - 1])  # كل من البيت الأبيض والاستخبارات
    labelled = words.label(k).startswith("B-") and (both or _sort(words, start) == _sort(words, k))
    if labelled or (both and definite):
        return True
    if (place_of(plain) or _two(words, k, plain)) and _is_state(words, start, k):
        return True
    if given_name(plain):
        return True
    title = title_of(plain)
    if title is not None:
        return _titles_join(words, start, k, end, title)
    return k == start + 1 and words[start].pos in {"X", "PROPN"} and words[k].pos in {"X", "PROPN"}


def _titles_join(words: Words, start: int, k: int, end: int, title: Title) -> bool:
    """Say whether a title begins another speaker: an office behind a name (two offices before one are one
    person's: نائب رئيس الوزراء ووزير الخارجية فلان; and two behind one, unless a name follows), a body behind a
    body."""
    first = title_of(words[start].text)
    if title.kind == "role":
        if words.norm(start) in _BOTH:
            return True
        named = next((j for j in range(start, k) if _is_name(words, j)), None)
        if named is None:
            return False
        held = any((t := title_of(words[j].text)) and t.kind == "role" for j in range(named + 1, k))
        return not held or any(_is_name(words, j) for j in range(k + 1, end))
    # two parts of one body's name are definite behind a bare head: وزارة الثقافة والإعلام
    whole = words.norm(k).startswith("وال") and not is_definite(words[start])
    return title.kind in _BODIES and first is not None and first.kind in _BODIES and not whole


def _is_name(words: Words, k: int) -> bool:
    return words.label(k).endswith("PER") or given_name(words[k].text) is not None


def _sort(words: Words, k: int) -> str:
    """Say what a label makes of a word: a person, a body or place, nothing."""
    kind = words.label(k)[2:]
    return "body" if kind in {"ORG", "LOC"} else kind


def _two(words: Words, k: int, plain: str) -> bool:
    """Say whether a word and the next make a place's name (كوريا الجنوبية)."""
    return k + 1 < len(words) and place_of(f"{plain} {words[k + 1].text}") is not None


def _is_state(words: Words, start: int, k: int) -> bool:
    """Say whether what stands before is a state or union, itself or as the last of several."""
    phrase = words.text[words[start].start : words[k - 1].end]
    last = words.text[words[max(k - 2, start)].start : words[k - 1].end].removeprefix("و")
    return any(place_of(p) or organisation_of(p) for p in (phrase, last, words[k - 1].text.removeprefix("و")))
