"""The organisations and countries that a text names: what الصحيفة or a country's short name means in it."""

from __future__ import annotations

from quotes.arabic.function_words import class_of
from quotes.arabic.names import nationality_of, place_of, title_of
from quotes.arabic.orthography import fold
from quotes.speakers.lexical import without_article
from quotes.speakers.mention import surface
from quotes.speakers.reader import Reader
from quotes.surface.marks import QUOTES
from quotes.surface.words import Words

_MOST = 20  # documents with one first word that are looked at
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
    """Find the organisations that a text names: place, first word without its article, name.

    They begin with a word for what they are (صحيفة هآرتس), or are labelled as one (حماس).
    """
    words = reader.words
    found = []
    last = 0
    for k, word in enumerate(words):
        title = None if word.is_mark else title_of(surface(words, k, k + 1))
        if title is not None and title.kind in {"organisation", "media"}:
            end = _quoted(words, k + 1)
            while end < min(len(words), k + _LONGEST) and _goes_on(words, end):
                end += 1
        else:
            end = _labelled(words, k) if k >= last and words.label(k) == "B-ORG" else 0
        if end > k + (title is not None):
            found.append((k, without_article(fold(surface(words, k, k + 1))), surface(words, k, end)))
            last = end
    return found


def _quoted(words: Words, k: int) -> int:
    """Give the end of a name in quotation marks that begins at word `k` (صحيفة «الوطن»); `k` where there is none."""
    if k >= len(words) or words[k].text not in QUOTES:
        return k
    end = words.closing.get(k, k)
    closed = k < end < min(k + _LONGEST, len(words)) and words[end].text in QUOTES
    return end + 1 if closed else k


def documents(words: Words) -> dict[str, list[int]]:
    """Give where a text names documents (بيان, دراسة), by their first word without its article; the first of many."""
    found: dict[str, list[int]] = {}
    for k, word in enumerate(words):
        title = None if word.is_mark else title_of(word.text)
        if title is not None and title.kind == "document":
            places = found.setdefault(without_article(fold(surface(words, k, k + 1))), [])
            if len(places) < _MOST:
                places.append(k)
    return found


def _labelled(words: Words, k: int) -> int:
    """Give the end of the name that begins at word `k` as the tagger sees it."""
    end = k + 1
    while words.label(end) == "I-ORG":
        end += 1
    return end


def _goes_on(words: Words, k: int) -> bool:
    """Say whether a word can go on an organisation's name: part of a name, definite, or of a nationality.

    A noun with the article behind another word with it is what the body does: «مجلس الإدارة [التمسك] ب…».
    """
    word = words[k]
    if word.is_mark or word.pos == "VERB" or class_of(word.norm):
        return False
    noun = word.pos == "NOUN" and words.label(k) == "O" and not nationality_of(word.text)
    if noun and word.norm.startswith("ال") and words.norm(k - 1).startswith(("ال", "لل", "وال")):
        return False
    return (
        words.label(k) != "O" or word.norm.startswith(("ال", "لل", "وال")) or bool(nationality_of(word.text))
    )
