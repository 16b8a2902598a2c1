"""Cuts a written word into clitics, stem and ending in every way the dictionary allows.

Clitics stand in data/clitics.tsv, endings in data/endings.tsv, the words in the files of `quotes.arabic.dictionary`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from quotes.arabic.dictionary import KINDS, Stem, dictionary
from quotes.arabic.orthography import fold_letters
from quotes.arabic.tables import read_table

ITSELF, FEMININE, ACCUSATIVE, LISTED, MADE = range(5)
_ARTICLE, _NUNATION, _FEMININE = "ال", "ا", "ة"
_CACHED = 1 << 16
_LONGEST = 3  # letters of an ending
_IMPERFECT = frozenset("يتنا")
_VERBAL = frozenset({"verb", "imperfect"})


class Cut(NamedTuple):
    """A word without its clitics: how many letters these take, and whether the article is among them."""

    before: int
    after: int
    article: bool
    fits: frozenset[str]
    pronoun: str


class Reading(NamedTuple):
    """One reading of a written word: whose shape it is, how it was cut, and what speaks against it.

    `misspelled` counts the letters (hamza, ة, ى) that are written otherwise than the word has them; `distance` tells
    how far the shape is from the word: ITSELF, its feminine or accusative, a listed form, a form made by rule.
    """

    stem: Stem
    before: int
    after: int
    misspelled: int
    cost: int
    distance: int


class Ending(NamedTuple):
    """An ending, and what the word itself has in its place."""

    written: str
    stem: str
    singular: bool
    fits: frozenset[str]


@lru_cache(_CACHED)
def readings(written: str) -> tuple[Reading, ...]:
    """Give every reading of a word (as `bare` gives it), likeliest first; none if the dictionary has none."""
    folded = fold_letters(written)
    found = [reading for cut in cuts(folded) for reading in _read(written, folded, cut)]
    return tuple(sorted(found, key=lambda r: (r.misspelled, r.cost, r.distance)))


def cuts(folded: str) -> Iterator[Cut]:
    """Cut clitics off a folded word in every way that leaves something."""
    before, after = _clitics()
    ends = [(end, follows) for end, follows in after if folded.endswith(end)]
    for letters, article, fits in before:
        if folded.startswith(letters):
            for end, follows in ends:
                # What has the article has no pronoun.
                if len(folded) > len(letters) + len(end) and not (article and end):
                    yield Cut(len(letters), len(end), article, fits & follows, end)


def endings(folded: str, bound: bool) -> Iterator[tuple[str, Ending]]:
    """Give the stems (folded) that a shape without clitics may come from, with the ending of each."""
    table = _endings()[bound]
    for length in range(min(_LONGEST, len(folded)) + 1):
        rest = folded[: len(folded) - length]
        for stem, ending in table.get(folded[len(rest) :], ()):
            if rest or stem:
                yield rest + stem, ending


def _read(written: str, folded: str, cut: Cut) -> Iterator[Reading]:
    rest = slice(cut.before, len(folded) - cut.after)
    shape, spelled = folded[rest], written[rest]
    cost = cut.before + cut.after - len(_ARTICLE) * cut.article
    wrong = not written.endswith(cut.pronoun)
    if wrong and written.endswith(_FEMININE):
        return  # many write ه for ة, nobody ة for the pronoun: كتابة is no كتاب with one
    if "nominal" in cut.fits:
        for key, ending in endings(shape, bool(cut.after)):
            for stem in dictionary().stems.get(key, ()):
                made = stem.spelled.removesuffix(ending.stem) + ending.written
                if stem.kind in ending.fits and stem.spelled.endswith(ending.stem):
                    far = _distance(stem, ending)
                    yield Reading(stem, cut.before, cut.after, wrong + _differing(made, spelled), cost, far)
    if cut.fits & _VERBAL and ("verb" in cut.fits or shape[0] in _IMPERFECT):
        for key, made in _verbal(shape, spelled, bool(cut.after)):
            for stem in dictionary().verbs.get(key, ()):
                far = ITSELF if stem.own else LISTED
                yield Reading(stem, cut.before, cut.after, wrong + _differing(stem.spelled, made), cost, far)


def _differing(one: str, other: str) -> int:
    return 0 if one == other else sum(a != b for a, b in zip(one, other, strict=False))


def _distance(stem: Stem, ending: Ending) -> int:
    if stem.own and ending.singular:
        return (
            ACCUSATIVE
            if ending.written == _NUNATION
            else FEMININE
            if ending.written and not ending.stem
            else ITSELF
        )
    return MADE if ending.written and not ending.singular else LISTED


def _verbal(shape: str, spelled: str, bound: bool) -> Iterator[tuple[str, str]]:
    """Give the free shapes (folded, spelled) that a verb's shape stands for: before a pronoun it may lose a letter."""
    yield shape, spelled
    if bound and shape.endswith("و"):
        yield shape + "ا", spelled + "ا"
    if bound and shape.endswith("ا"):
        yield shape[:-1] + "ي", spelled[:-1] + "ى"


@cache
def _clitics() -> tuple[list[tuple[str, bool, frozenset[str]]], list[tuple[str, frozenset[str]]]]:
    every = frozenset({"verb", "imperfect", "nominal", "participle"})
    before: list[tuple[str, bool, frozenset[str]]] = []
    after: list[tuple[str, frozenset[str]]] = [("", every)]
    for row in read_table("clitics.tsv", ("place", "letters", "article", "fits")):
        fits, letters = frozenset(row.items("fits", every)), row.optional("letters") or ""
        if row.one_of("place", ("before", "after")) == "before":
            before.append((letters, row["article"] == "yes", fits))
        else:
            after.append((letters, fits))
    return before, after


@cache
def _endings() -> tuple[dict[str, list[tuple[str, Ending]]], dict[str, list[tuple[str, Ending]]]]:
    """Read the endings, of free shapes and of those before a pronoun: letters (folded) -> what they replace."""
    free: defaultdict[str, list[tuple[str, Ending]]] = defaultdict(list)
    bound: defaultdict[str, list[tuple[str, Ending]]] = defaultdict(list)
    for row in read_table("endings.tsv", ("ending", "stem", "stands", "singular", "fits")):
        written, stem = row.optional("ending") or "", row.optional("stem") or ""
        singular = row.one_of("singular", ("yes", "no")) == "yes"
        ending = Ending(written, stem, singular, frozenset(row.items("fits", KINDS)))
        stands = row.one_of("stands", ("free", "bound", "both"))
        for table in ((free,), (bound,), (free, bound))[("free", "bound", "both").index(stands)]:
            table[fold_letters(written)].append((fold_letters(stem), ending))
    return dict(free), dict(bound)
