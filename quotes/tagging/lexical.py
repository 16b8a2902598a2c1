"""What the lexicon knows of a single word, in one label."""

from __future__ import annotations

from functools import lru_cache

from quotes.arabic.cues import lookup
from quotes.arabic.names import gender_of, nationality_of, organisation_of, place_of, title_of
from quotes.surface.words import Words
from quotes.tagging.features import clusters


def what(words: Words, k: int) -> str:
    """Label a word: a name, place, nationality, kind of title, form of a cue; else definite or its tag."""
    if not 0 <= k < len(words) or words[k].is_mark:
        return "-"
    listed = _listed(words[k].text)
    return listed or ("definite" if words.norm(k).startswith("ال") else words[k].pos)


def cluster(words: Words, k: int) -> str:
    """Name the coarse cluster of a word's use in news; - for rare words, marks and outside of the text."""
    return clusters().get(words.norm(k), ("-",))[0]


@lru_cache(65536)
def _listed(text: str) -> str:
    if title := title_of(text):
        return title.kind
    if gender_of(text):
        return "name"
    if place_of(text) or organisation_of(text):
        return "place"
    if nationality_of(text):
        return "nationality"
    readings = lookup(text)
    return readings[0].form.tense if readings else ""
