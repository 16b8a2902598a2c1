"""What a word looks like to the name tagger: its letters, its neighbours, what the lexicon and the clusters know."""

from __future__ import annotations

import gzip
from functools import cache
from pathlib import Path

from quotes.arabic.cues import lookup
from quotes.arabic.function_words import class_of
from quotes.arabic.names import gender_of, nationality_of, organisation_of, place_of, title_of
from quotes.arabic.public_names import listed_names, part_of_names
from quotes.surface.words import Words

CLUSTERS = Path(__file__).with_name("clusters.tsv.gz")
_PREFIXES = ("وال", "بال", "لل", "ال", "و", "ب", "ل", "ف")


@cache
def clusters() -> dict[str, tuple[str, str]]:
    """Give for each frequent word the two clusters, coarse and fine, of its use in news (see training.clusters)."""
    with gzip.open(CLUSTERS, "rt", encoding="utf-8") as lines:
        rows = (line.rstrip("\n").split("\t") for line in lines if not line.startswith("#"))
        return {word: (coarse, fine) for word, coarse, fine in rows}


@cache
def _lexical(text: str) -> tuple[str, ...]:
    """Name what the lexicon says of a word, with and without what is written onto it."""
    found = []
    if title := title_of(text):
        found.append(f"t:{title.kind}:{title.number}")
    if gender_of(text):
        found.append("given")
    if place := place_of(text):
        found.append(f"p:{place.kind}")
    if organisation := organisation_of(text):
        found.append(f"o:{organisation.kind}")
    if nationality_of(text):
        found.append("nationality")
    if readings := lookup(text):
        found.append(f"cue:{readings[0].form.tense}")
    return tuple(found)


def _shape(norm: str, text: str) -> str:
    if text.isdigit():
        return "digit"
    prefix = next((p for p in _PREFIXES if norm.startswith(p) and len(norm) > len(p) + 1), "-")
    return f"{prefix} {min(len(norm), 9)} {'latin' if text.isascii() else ''}"


def features(words: Words) -> list[list[str]]:
    """Describe every word of a text, marks included."""
    own = [_own(words, k) for k in range(len(words))]
    for first, (end, kind) in listed_names([word.norm for word in words]).items():
        for k in range(first, end):
            own[k].append(f"known={kind} {'B' if k == first else 'I'} {end - first > 1}")
    return [_with_neighbours(words, own, k) for k in range(len(words))]


def _own(words: Words, k: int) -> list[str]:
    """Describe a word by itself."""
    word = words[k]
    if word.is_mark:
        return [f"m={word.text}"]
    norm = word.norm
    stem = words.doc[word.stem]
    out = [f"w={norm}", f"pos={word.pos}", f"dep={stem.dep_}"]
    out += [f"l={item}" for item in _lexical(word.text)]
    if closed := class_of(norm):
        out.append(f"c={closed}")
    if part := part_of_names(norm):
        out.append(f"part={part}")
    for name, cluster in zip(("c1", "c2"), clusters().get(norm, ()), strict=False):
        out.append(f"{name}={cluster}")
    return out


def _letters(words: Words, k: int) -> list[str]:
    word = words[k]
    norm = word.norm
    if word.is_mark:
        return []
    return [
        *(f"p{n}={norm[:n]}" for n in (1, 2, 3) if len(norm) > n),
        *(f"s{n}={norm[-n:]}" for n in (1, 2, 3) if len(norm) > n),
        f"shape={_shape(norm, word.text)}",
        f"clitics={word.first != word.last} {words.doc[word.first].pos_}",
    ]


def _with_neighbours(words: Words, own: list[list[str]], k: int) -> list[str]:
    out = ["bias", *own[k], *_letters(words, k)]
    out.append(f"quoted={words.quotation[k] >= 0}")
    for offset in (-2, -1, 1, 2):
        near = k + offset
        if 0 <= near < len(own) and words.paragraph[near] == words.paragraph[k]:
            out += [
                f"{offset}:{item}" for item in own[near] if offset in {-1, 1} or not item.startswith("dep")
            ]
        else:
            out.append(f"{offset}:edge")
    if k and own[k - 1] and own[k]:
        out.append(f"pair={_tag(own[k - 1])} {_tag(own[k])}")
    return out


def _tag(items: list[str]) -> str:
    """Give the most telling label of a word: what the lexicon says, its closed class or its tag."""
    return next((i for i in items if i.startswith(("l=", "c=", "m="))), items[1] if len(items) > 1 else "")
