"""How the words of a possible source go together, and what of the cue's it takes in."""

from __future__ import annotations

from itertools import pairwise

from quotes.arabic.function_words import class_of
from quotes.ranking.ranker import Features
from quotes.statements.candidates import CueCandidate
from quotes.statements.sources import Source
from quotes.surface.words import Words

_NEAR = 60  # tokens around a cue among which its dependents are looked for


class Near:
    """What all sources of a cue look at, taken once: the cue's dependents near it, and what words are in a phrase."""

    def __init__(self, words: Words, cue: CueCandidate) -> None:
        self._words = words
        self._kinds: dict[int, str] = {}
        stem = words[cue.index].stem
        tokens = words.doc[max(stem - _NEAR, 0) : stem + _NEAR]
        self.dependents = [(t.i, t.dep_) for t in tokens if t.head.i == stem and t.i != stem]

    def kind(self, k: int) -> str:
        """Sum up what a word is in a phrase: its label as a name, whether it is definite, its closed class or tag."""
        if k not in self._kinds:
            self._kinds[k] = _kind_of(self._words, k)
        return self._kinds[k]


def seam_features(words: Words, source: Source, near: Near) -> Features:
    """Say what of the cue's a source holds; how each word of it goes with the next, and its last with what follows.

    «المتحدث الجهود» and «قهوجي صحيفة» are no seams within a phrase, though each word could stand in one.
    """
    a, b, side = source.start, source.end, source.side
    kinds = [near.kind(k) for k in range(a, min(b + 1, len(words)))]
    inner = sorted({f"{left} {right}" for left, right in pairwise(kinds[: b - a])})
    out = [f"{side} seam {seam}" for seam in inner]
    out += [f"{side} holds {dep}" for dep in _holds(words, source, near)]
    out += [f"{side} both definite {agree}" for agree in _agreements(words, source, near)]
    if len(kinds) > b - a:
        out.append(f"{side} parted {kinds[-2]} {kinds[-1]}")
    return out


def _agreements(words: Words, source: Source, near: Near) -> list[str]:
    """Say of each two definite words in a row whether they have the ending of the feminine, and what the second is.

    Nothing with the article goes on what has it but what agrees with it, a name, a second description.
    """
    pairs = pairwise(range(source.start, source.end))
    both = [(i, k) for i, k in pairs if all(near.kind(j).startswith("definite") for j in (i, k))]
    return sorted({f"{_is_feminine(words, i)} {_is_feminine(words, k)} {words[k].pos}" for i, k in both})


def _is_feminine(words: Words, k: int) -> bool:
    return words.norm(k).endswith(("ه", "ات", "ا"))


def _kind_of(words: Words, k: int) -> str:
    word = words[k]
    if word.is_mark:
        return word.text
    label = words.label(k)
    if label != "O":
        return label
    return class_of(word.norm) or f"{'definite' if is_definite(words, k) else 'bare'} {word.pos}"


def _holds(words: Words, source: Source, near: Near) -> list[str]:
    """Give the relations of the cue's other dependents that a source holds: its object, a clause, an oblique."""
    low, high = words[source.start].first, words[source.end - 1].last
    first = words[source.start].stem
    return sorted({dep for i, dep in near.dependents if low <= i <= high and i != first})


def is_definite(words: Words, k: int) -> bool:
    """Say whether a word has the article; False outside of the text."""
    return words.norm(k).startswith(("ال", "لل"))
