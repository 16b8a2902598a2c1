"""A toy corpus of named entities: invented sentences with their names marked in place."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quotes.training.bio import Token

_MARKED = re.compile(r"\[(\w+) ([^\]]+)\]|(\S+)")

_CORPUS = """
التقى [PERS سامر النجار] في [LOC بيروت] وفد [ORG شركة الأرز] .
زارت [PERS هدى العطار] مدينة [LOC صور] يوم الأحد .
وقعت [ORG شركة الأرز] عقدا مع [PERS سامر النجار] .
عادت [PERS هدى العطار] إلى [LOC بيروت] بعد أسبوع .
أغلقت [ORG شركة الأرز] مكتبها في [LOC صور] .
هطلت الأمطار على الساحل طوال الليل .
"""


def tokens(line: str) -> list[Token]:
    """Give a sentence's words with their labels: `[KIND a name]` marks names."""
    out: list[Token] = []
    for kind, name, word in _MARKED.findall(line):
        if word:
            out.append((word, "O"))
        else:
            out += [(w, f"{'I' if k else 'B'}-{kind}") for k, w in enumerate(name.split())]
    return out


SENTENCES = [tokens(line) for line in _CORPUS.strip().splitlines()]


def well_formed(labels: Sequence[str]) -> bool:
    """Say whether every I- goes on a name of its own kind."""
    pairs = zip(["O", *labels], labels, strict=False)
    return all(not label.startswith("I-") or before[2:] == label[2:] for before, label in pairs)


def names(words: Sequence[str], labels: Sequence[str]) -> list[tuple[str, str]]:
    """Give the names that labels mark, each with its kind."""
    found: list[tuple[str, str]] = []
    for word, label in zip(words, labels, strict=True):
        if label.startswith("B-"):
            found.append((label[2:], word))
        elif label.startswith("I-"):
            kind, name = found[-1]
            found[-1] = (kind, f"{name} {word}")
    return found
