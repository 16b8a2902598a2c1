"""Two speakers in one phrase: «بايدن ويون», «كل من الزياني، الأمين العام …، وولد الشيخ»."""

from __future__ import annotations

from quotes.arabic.names import gender_of, place_of, title_of
from quotes.surface.words import Words


def split(words: Words, start: int, end: int) -> list[tuple[int, int]]:
    """Divide a phrase at the conjunctions that join speakers; the phrase itself where there are none."""
    cuts = [k for k in range(start + 1, end) if _joins(words, start, k)]
    edges = [start, *cuts, end]
    return [(a, b) for a, b in zip(edges, edges[1:], strict=False) if a < b]


def _joins(words: Words, start: int, k: int) -> bool:
    """Say whether word `k` begins another speaker: و on a name, a title or a capital, as the phrase's first is one."""
    word = words[k]
    token = words.doc[word.first]
    if word.first == word.last or token.norm_ != "و":
        return False
    plain = word.text[len(token) :]
    first = words[start].text
    if place_of(plain) and place_of(words[k - 1].text) and k - start <= 2:  # noqa: PLR2004
        return True
    if gender_of(plain):
        return True
    titles = title_of(plain), title_of(first)
    if titles[0] and titles[1] and titles[0].kind == titles[1].kind == "role":
        return True
    return k == start + 1 and words[start].pos in {"X", "PROPN"} and words[k].pos in {"X", "PROPN"}
