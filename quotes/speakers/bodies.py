"""The organisations and countries that a text names: what الصحيفة or a country's short name means in it."""

from __future__ import annotations

from quotes.arabic.function_words import class_of
from quotes.arabic.names import nationality_of, place_of, title_of
from quotes.arabic.orthography import fold
from quotes.speakers.lexical import without_article
from quotes.speakers.mention import surface
from quotes.speakers.reader import Reader
from quotes.surface.words import Words

_LONGEST = 8  # words in the name of an organisation found in running text


def countries(words: Words) -> dict[str, str]:
    """Give for each country the longest of its names that the text uses (الولايات المتحدة rather than أميركا)."""
    found: dict[str, str] = {}
    for k in range(len(words)):
        for size in (3, 2, 1):
            if k + size > len(words) or any(words[j].is_mark for j in range(k, k + size)):
                continue
            phrase = surface(words, k, k + size)
            place = place_of(phrase)
            if place is not None and place.kind == "country" and place.code:
                phrase = phrase[1:] if place_of(phrase[1:]) == place else phrase  # بالصين
                if len(phrase) > len(found.get(place.code, "")):
                    found[place.code] = phrase
                break
    return found


def organisations(reader: Reader) -> list[tuple[int, str, str]]:
    """Find the organisations that a text names with a word for what they are (صحيفة هآرتس): place, that word, name."""
    words = reader.words
    found = []
    for k, word in enumerate(words):
        title = None if word.is_mark else title_of(surface(words, k, k + 1))
        if title is None or title.kind not in {"organisation", "media"}:
            continue
        end = k + 1
        while end < min(len(words), k + _LONGEST) and _goes_on(words, end):
            end += 1
        if end > k + 1:
            head = without_article(fold(surface(words, k, k + 1)))
            found.append((k, head, surface(words, k, end)))
    return found


def _goes_on(words: Words, k: int) -> bool:
    """Say whether a word can go on an organisation's name: part of a name, definite, or of a nationality."""
    word = words[k]
    if word.is_mark or word.pos == "VERB" or class_of(word.norm):
        return False
    return (
        words.label(k) != "O" or word.norm.startswith(("ال", "لل", "وال")) or bool(nationality_of(word.text))
    )
