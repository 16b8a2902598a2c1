"""Parsed texts made by hand, and rankers that prefer what a test wants."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import spacy
from spacy.tokens import Doc

from quotes.arabic.orthography import fold
from quotes.ranking.ranker import Features, Ranker
from quotes.surface.words import Words, surface_words

VOCAB = spacy.blank("ar").vocab
Arc = tuple[str, str]  # a head's word and the relation to it


class Preferring(Ranker):
    """Prefers the candidates that are described just so, the first candidate of all where there is none."""

    def __init__(self, *wanted: Features) -> None:
        super().__init__({})
        self.wanted = wanted

    def probabilities(self, candidates: Sequence[Features]) -> list[float]:
        """Give nine tenths to the first candidate wanted."""
        at = next((k for k, features in enumerate(candidates) if features in self.wanted), 0)
        rest = 0.1 / max(len(candidates) - 1, 1)
        return [0.9 if k == at else rest for k in range(len(candidates))]


def favouring(candidates: Sequence[Features], index: int) -> Ranker:
    """Weigh the features that only one of the candidates has."""
    others = {f for k, features in enumerate(candidates) if k != index for f in features}
    return Ranker({feature: 4.0 for feature in candidates[index] if feature not in others})


def parsed(text: str, tags: Mapping[str, str] | None = None, arcs: Mapping[str, Arc] | None = None) -> Doc:
    """Make a `Doc`: `+` parts a clitic from its word; words are nouns and roots unless told otherwise."""
    tags, arcs = tags or {}, arcs or {}
    tokens = [part for word in surface_words(text.replace("+", "\u2060")) for part in word.split("\u2060")]
    plain, at = text.replace("+", ""), 0
    spaces = []
    for token in tokens:
        at = plain.index(token, at) + len(token)
        spaces.append(plain[at : at + 1] == " ")
    doc = Doc(
        VOCAB,
        words=tokens,
        spaces=spaces,
        pos=[tags.get(t, "NOUN" if t[0].isalnum() else "SPACE" if t == "\n" else "PUNCT") for t in tokens],
        heads=[tokens.index(arcs[t][0]) if t in arcs else k for k, t in enumerate(tokens)],
        deps=[arcs[t][1] if t in arcs else "root" for t in tokens],
    )
    for token in doc:
        token.norm_ = fold(token.text)
    assert doc.text == plain
    return doc


def written(
    text: str,
    tags: Mapping[str, str] | None = None,
    arcs: Mapping[str, Arc] | None = None,
    names: Mapping[str, str] | None = None,
) -> Words:
    """Make the words of a text; `names` gives phrases the label of what they name (PER, ORG, LOC)."""
    words = Words(parsed(text, tags, arcs))
    words.labels = labels(words, names or {})
    return words


def labels(words: Words, names: Mapping[str, str]) -> list[str]:
    """Label each place where a phrase stands, the longest phrase where several do."""
    out = ["O"] * len(words)
    texts = [w.text for w in words]
    for phrase, kind in sorted(names.items(), key=lambda named: len(named[0])):
        parts = surface_words(phrase)
        for k in range(len(texts)):
            if texts[k : k + len(parts)] == parts:
                out[k : k + len(parts)] = [f"B-{kind}", *[f"I-{kind}"] * (len(parts) - 1)]
    return out


def place(words: Words, phrase: str) -> tuple[int, int]:
    """Find a phrase among the words: its first word, and the one after its last."""
    start = words.text.index(phrase)
    return words.at(start), words.at(start + len(phrase) - 1) + 1


def at(words: Words, word: str) -> int:
    """Find a word."""
    return next(w.index for w in words if w.text == word)


def told(words: Words, part: tuple[int, int]) -> str:
    """Give a range of words as written."""
    return words.span(*part).of(words.text)
