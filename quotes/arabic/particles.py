"""According-to particles, and the verbs that carry a noun of speech."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, cast

from quotes.arabic.orthography import fold
from quotes.arabic.tables import DATA, read_table
from quotes.arabic.verbs import ACTS, FORMS, INTRODUCES, VOWELS

_FOLLOWS = frozenset({"source", "verb", "pronoun"})
_CUES = frozenset({"verb", "noun"})
_PRONOUNS = ("ه", "ها", "هم", "هما", "هن", "ي", "نا")
_SUPPORT_COLUMNS = ("lemma", "root", "form", "vowels", "preposition", "nouns", "introduces", "cue")


@dataclass(frozen=True, slots=True)
class Particle:
    """An according-to particle: `words`, a clitic ل written apart at the end; what may follow it; its act."""

    words: tuple[str, ...]
    follows: frozenset[str]
    act: str = "say"

    @property
    def lemma(self) -> str:
        """Give the words without the clitic: what a cue of this particle bears as its lemma."""
        return " ".join(word for word in self.words if word != "ل")


@dataclass(frozen=True, slots=True)
class SupportVerb:
    """A verb that lends itself to a noun of speech (وجه الشكر). `nouns` None: to any of them.

    `preposition` stands between verb and noun, if any; `cue` says which of the two is the cue.
    """

    lemma: str
    root: str
    form: str
    vowels: str
    preposition: str | None
    nouns: frozenset[str] | None
    introduces: frozenset[str]
    cue: Literal["verb", "noun"]

    def takes(self, noun: str) -> bool:
        """Tell whether the verb goes with a noun of speech (its lemma)."""
        return self.nouns is None or noun in self.nouns


def load_particles(path: Path) -> tuple[Particle, ...]:
    """Read a file of according-to particles, the longest first."""
    particles = [
        Particle(
            words=tuple(row.required("words").split()),
            follows=frozenset(row.items("follows", _FOLLOWS)),
            act=row.one_of("act", ACTS),
        )
        for row in read_table(path, ("words", "follows", "act"))
    ]
    return tuple(sorted(particles, key=lambda particle: -len(particle.words)))


def load_support_verbs(path: Path) -> tuple[SupportVerb, ...]:
    """Read a file of support verbs; a verb stands there once for each preposition it takes."""
    verbs = []
    for row in read_table(path, _SUPPORT_COLUMNS):
        nouns = None if row.required("nouns") == "*" else frozenset(row.items("nouns"))
        verbs.append(
            SupportVerb(
                lemma=row.required("lemma"),
                root=row.required("root"),
                form=row.one_of("form", FORMS),
                vowels=row.one_of("vowels", VOWELS),
                preposition=row.optional("preposition"),
                nouns=nouns,
                introduces=frozenset(row.items("introduces", INTRODUCES)),
                cue=cast(Literal["verb", "noun"], row.one_of("cue", _CUES)),
            )
        )
    return tuple(verbs)


@cache
def particles() -> tuple[Particle, ...]:
    """Give the particles of data/particles.tsv, the longest first."""
    return load_particles(DATA / "particles.tsv")


@cache
def support_verbs() -> tuple[SupportVerb, ...]:
    """Give the verbs of data/support_verbs.tsv."""
    return load_support_verbs(DATA / "support_verbs.tsv")


@cache
def _folded_particles() -> dict[tuple[str, ...], Particle]:
    return {tuple(fold(word) for word in particle.words): particle for particle in particles()}


def particle_at(words: tuple[str, ...]) -> Particle | None:
    """Give the longest particle that begins at the first of `words`, as they stand in text.

    A leading و or ف is allowed; a particle that ends in ل fits a word that begins with it (وفقا للوزير).
    """
    folded = [fold(word).strip("،,.:;؛\"'«»()") for word in words[:4]]
    if not folded:
        return None
    heads = [folded[0], folded[0][1:]] if folded[0][:1] in ("و", "ف") else [folded[0]]
    return max(
        (found for head in heads if (found := _longest([head, *folded[1:]]))),
        key=lambda particle: len(particle.words),
        default=None,
    )


def _longest(words: list[str]) -> Particle | None:
    table = _folded_particles()
    for length in range(len(words), 0, -1):
        part = tuple(words[:length])
        if found := table.get(part):
            return found
        if words[length - 1].startswith("ل") and (found := table.get((*part[:-1], "ل"))):
            return found
        if found := _before_pronoun(part):
            return found
    return None


def _before_pronoun(words: tuple[str, ...]) -> Particle | None:
    """Find على حد قول in على حد قوله."""
    for pronoun in _PRONOUNS:
        if words[-1].endswith(pronoun):
            found = _folded_particles().get((*words[:-1], words[-1].removesuffix(pronoun)))
            if found and "pronoun" in found.follows:
                return found
    return None
