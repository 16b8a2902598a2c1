"""Surface segments of a token: which of its letters belong to which of its words (clitics and stem)."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence


def split_surface(surface: str, forms: Sequence[str]) -> list[str]:
    """Divide a token's letters among its words, in order, so that the parts joined give the token back.

    A word takes as many letters as its form has; after li- the article's alif is not written (للأمم is
    ل + لأمم for ل + الأمم), and the last word takes what is left. A word for which no letter is left gets
    an empty string (that is rare: an expansion longer than the token).
    """
    if len(forms) == 1:
        return [surface]
    parts: list[str] = []
    start = 0
    for i, form in enumerate(forms):
        left = len(forms) - i - 1
        if not left:
            parts.append(surface[start:])
            break
        length = _letters(form)
        if i and form.startswith("ال") and not surface.startswith("ا", start):
            length -= 1
        end = min(_advance(surface, start, length), max(start, len(surface) - left))
        parts.append(surface[start:end])
        start = end
    return parts


def _letters(form: str) -> int:
    return sum(1 for c in form if not unicodedata.combining(c))


def _advance(surface: str, start: int, letters: int) -> int:
    """Go `letters` letters on from `start`, taking along the marks that sit on them."""
    end = start
    while end < len(surface) and letters > 0:
        letters -= not unicodedata.combining(surface[end])
        end += 1
    while end < len(surface) and unicodedata.combining(surface[end]):
        end += 1
    return end
