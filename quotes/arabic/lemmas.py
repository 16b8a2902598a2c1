"""Which words (lemmas, folded) a text is indexed by, and which a reader asks for: the one notion of search.

A word of a text is looked up in the dictionary; where that gives several readings, or none, the parser's word
decides with the rules for endings. What a reader types stands alone, so that the words of the database decide
instead (`Evidence`), as the parser read them in all its texts.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from quotes.arabic.analysis import ACCUSATIVE, FEMININE, ITSELF, MADE, Reading, readings
from quotes.arabic.dictionary import without_article
from quotes.arabic.guessing import parsed, plausible, rests, stems
from quotes.arabic.orthography import bare, fold_letters
from quotes.arabic.tables import read_table
from quotes.arabic.written import Written
from quotes.document import Word

# How often (share of a shape's occurrences) the parser must have read a lemma for it to be asked for.
SHARE = 0.25
# Surfaces (folded, without clitics) -> lemmas -> how often the parser read them so.
Evidence = Callable[[Collection[str]], Mapping[str, Mapping[str, int]]]

_VERBS = frozenset({"VERB", "AUX"})
_SLAVE = "عبد"  # عبدالله is عبد الله


class Indexed(NamedTuple):
    """What a word is indexed by, the likeliest lemma first, and how many letters of clitics it has.

    No lemmas: a function word, a number, a word of another script; it is looked for as it is written.
    """

    lemmas: tuple[str, ...]
    before: int = 0
    after: int = 0


class Asked(NamedTuple):
    """What a reader's word asks for: any of `lemmas`, or all of `parts`; without them the word as it is written.

    `common` words tell nothing.
    """

    lemmas: tuple[str, ...]
    parts: tuple[str, ...] = ()
    common: bool = False


def indexed(word: Written, read: Word | None = None) -> Indexed:
    """Give the lemmas of a word of a text; `read` is the parser's word within it."""
    if not _arabic(word.folded):
        return Indexed(())
    found = _known(word.bare)
    if found:
        chosen = _chosen(found, read)
        if chosen[0].stem.kind == "function":
            return Indexed((), chosen[0].before, chosen[0].after)
        # Where the press writes ه for ة, وزاره seems to be «and he visited him».
        simpler = [] if read and _agree(found, read) else _simpler(found, chosen[0], 2)
        made = Indexed(_words([*chosen, *simpler]), chosen[0].before, chosen[0].after)
    else:
        made = _read(word, read) if read else _guessed(word)
    names = [part for lemma in made.lemmas for part in _joined(lemma)]
    lemmas = tuple(dict.fromkeys(standard(lemma) for lemma in (*made.lemmas, *names)))
    return made._replace(lemmas=lemmas)


def asked(word: Written, evidence: Evidence | None = None) -> Asked:
    """Give the lemmas that a reader means by a word."""
    if not _arabic(word.folded):
        return Asked(())
    found = _known(word.bare)
    if found:
        best = _nearest(_likeliest(found))
        if best[0].stem.kind == "function":
            return Asked((), common=True)
        lemmas = [r.stem.word for r in (*best, *_simpler(found, best[0], 1))]
    else:
        lemmas = _witnessed(word, evidence) if evidence else []
        lemmas = lemmas or list(_guessed(word, asking=True).lemmas)
    lemmas = list(dict.fromkeys(map(standard, lemmas)))
    return Asked(tuple(lemmas), _joined(lemmas[0]) if lemmas else ())


def _known(written: str) -> tuple[Reading, ...]:
    """Look a word up; مسئول is how Egypt writes مسؤول."""
    return readings(written) or (readings(written.replace("ئو", "ؤو")) if "ئو" in written else ())


def _chosen(found: Sequence[Reading], read: Word | None) -> list[Reading]:
    """Choose among the readings of a word of a text, by the parser's lemma or else its part of speech."""
    likely = _likeliest(found)
    if likely[0].stem.kind == "function" or not read:
        return _near(likely)
    if same := _agree(found, read):
        same = [r for r in same if (r.misspelled, r.cost) == (same[0].misspelled, same[0].cost)]
        verb = any(r.stem.kind == "verb" for r in same)
        # Parsers take a word for a plural that is another word itself: who looks for that finds it all the same.
        nearer = [r for r in likely if r.stem.kind != "verb" and r.distance < same[0].distance and not verb]
        # Without vowels they can hardly tell أبلغ from بلغ.
        verbs = [r for r in likely if r.stem.kind == "verb" and verb]
        return [*same, *nearer, *verbs]
    return _near([r for r in likely if (r.stem.kind == "verb") == (read.pos in _VERBS)] or likely)


def _agree(found: Sequence[Reading], read: Word) -> list[Reading]:
    """Give the readings that the parser's lemma agrees with."""
    lemma = parsed(read.lemma)
    return [r for r in found if r.stem.word == lemma and r.stem.kind != "function"]


def _simpler(found: Sequence[Reading], best: Reading, by: int) -> list[Reading]:
    """Give the words themselves that a word is if it is misspelled, with so many fewer letters of clitics."""
    simple = (r for r in found if r.misspelled and r.cost + by <= best.cost)
    return [r for r in simple if r.distance == ITSELF and r.stem.kind != "function"]


def _likeliest(found: Sequence[Reading]) -> list[Reading]:
    """Give the readings that are spelled as written, with the fewest clitics; a function word is nothing else."""
    best = [r for r in found if (r.misspelled, r.cost) == (found[0].misspelled, found[0].cost)]
    return [r for r in best if r.stem.kind == "function"] or best


def _near(likely: list[Reading]) -> list[Reading]:
    """Leave out forms of one noun where the shape is another noun itself (كتاب is a book before it is writers)."""
    nouns = [r for r in likely if r.stem.kind != "verb"]
    return [*(r for r in likely if r.stem.kind == "verb"), *_within(nouns, FEMININE)]


def _nearest(likely: list[Reading]) -> list[Reading]:
    """Leave out all but the words that the shape is nearest to: what a reader types is mostly the word itself."""
    verbs = [r for r in likely if r.stem.kind == "verb"]
    nouns = [r for r in likely if r.stem.kind != "verb"]
    return [*_within(nouns, ITSELF), *_within(verbs, ITSELF)]


def _within(likely: list[Reading], distance: int) -> list[Reading]:
    """Keep what is within a distance, or nearest.

    A name, or a participle that may not be in use, leaves out no more than what rules make of other words.
    """
    names = [r for r in likely if r.stem.kind == "name" or (r.stem.derived and r.distance == ITSELF)]
    words = [r for r in likely if r not in names and not (names and r.distance in (ACCUSATIVE, MADE))]
    words = [r for r in words if not r.stem.derived] or words
    least = max(distance, min((r.distance for r in words), default=0))
    return [*(r for r in words if r.distance <= least), *names]


def _words(chosen: Sequence[Reading]) -> tuple[str, ...]:
    """Give the words of readings; of a woman's office that of the office too, unless it is another word as well."""
    others = {r.stem.word for r in chosen if not r.stem.partner}
    partners = [r.stem.partner for r in chosen if r.stem.partner and r.stem.word not in others]
    return tuple(dict.fromkeys([*(r.stem.word for r in chosen), *partners]))


def _read(word: Written, read: Word) -> Indexed:
    """Index a word that only the parser knows."""
    before = read.span.start - word.start if read.span.start >= word.start else 0
    after = word.end - read.span.end if read.span.end <= word.end else 0
    if word.end - word.start != len(word.folded):
        before = after = 0  # vowel marks: the letters are not where the text's are
    rest = word.folded[before : len(word.folded) - after]
    if before and rest.startswith("ل") and word.folded[before - 1] == "ل" and rest != word.folded:
        before += 1  # للأمم is ل + لأمم
    elif without_article(rest) != rest:
        before += len(rest) - len(without_article(rest))
    rest = word.folded[before : len(word.folded) - after]
    guesses = stems(rest, word.bare[before : len(word.folded) - after], bool(after))
    lemma = parsed(read.lemma)
    if lemma in guesses:
        return Indexed((lemma,), before, after)
    if len(lemma) > 1 and plausible(lemma, rest):
        return Indexed((lemma, *guesses), before, after)
    return Indexed(guesses, before, after)


def _guessed(word: Written, asking: bool = False) -> Indexed:
    """Index a word that nobody knows by all that it may be; of what is asked for only its most likely cut counts."""
    found = sorted(rests(word.folded), key=lambda rest: rest[1] + rest[2])
    cut = found[:1] if asking or not found else found
    lemmas = [
        stem
        for rest, before, after in cut
        for stem in stems(rest, word.bare[before : len(word.bare) - after], bool(after))
    ]
    before, after = (found[0][1], found[0][2]) if found else (0, 0)
    return Indexed(tuple(dict.fromkeys(lemmas or [word.folded])), before, after)


def _witnessed(word: Written, evidence: Evidence) -> list[str]:
    """Give the lemmas that the parser gave the shape in the database's texts, by the cut with fewest clitics."""
    cut = sorted(rests(word.folded), key=lambda rest: rest[1] + rest[2])
    known = evidence([rest for rest, *_ in cut])
    for rest, *_ in cut:
        if counts := known.get(rest):
            least = SHARE * sum(counts.values())
            return [lemma for lemma, count in counts.items() if count >= least]
    return []


def _joined(lemma: str) -> tuple[str, ...]:
    """Cut a name that is written in one word or in two: عبدالله."""
    rest = lemma.removeprefix(_SLAVE)
    return (_SLAVE, without_article(rest)) if rest != lemma and rest.startswith("ال") else ()


def standard(lemma: str) -> str:
    """Give the spelling that stands for all spellings of a word."""
    return _variants().get(lemma, lemma)


@cache
def _variants() -> dict[str, str]:
    found = {}
    for row in read_table("variants.tsv", ("word", "variants")):
        word = fold_letters(bare(row.required("word")))
        found.update({fold_letters(bare(variant)): word for variant in row.items("variants")})
    return found


@cache
def _arabic_letters() -> frozenset[str]:
    return frozenset(map(chr, (*range(0x0621, 0x064B), *range(0x0671, 0x06D4))))


def _arabic(folded: str) -> bool:
    return not _arabic_letters().isdisjoint(folded)
