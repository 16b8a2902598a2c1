"""Words that no dictionary knows: what they may be a shape of, by their endings and by what a parser says."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from quotes.arabic.analysis import cuts, endings
from quotes.arabic.dictionary import without_article
from quotes.arabic.orthography import fold

_LEAST = 3  # letters of a stem
_WEAK = frozenset("اويه")
_MOST_ADDED = 3
# Nearly every unknown word that ends so is an adjective: نسبة, and the participles in م-.
_NISBA, _PARTICIPLE = "ية", "م"


def rests(folded: str) -> Iterator[tuple[str, int, int]]:
    """Give what an unknown word may be without clitics, with their letters; the article is always one."""
    found = [(folded[c.before : len(folded) - c.after], c) for c in cuts(folded) if "nominal" in c.fits]
    found = [(rest, cut) for rest, cut in found if len(rest) >= _LEAST]
    articles = [(rest, cut) for rest, cut in found if cut.article]
    for rest, cut in articles or found:
        yield rest, cut.before, cut.after
    if not articles and len(folded) < _LEAST:
        yield folded, 0, 0


def stems(rest: str, written: str, bound: bool = False) -> tuple[str, ...]:
    """Give the words (folded) that a rest without clitics is likely a shape of, the likeliest first."""
    made = [] if bound and rest.endswith("ت") else [rest]
    for stem, ending in endings(rest, bound):
        listed = "noun" in ending.fits or "adjective" in ending.fits
        if not listed or len(stem) < _LEAST or not _telling(ending.written, ending.stem, written):
            continue
        made.append(stem)
    return tuple(dict.fromkeys(made)) or (rest,)


def _telling(ending: str, stem: str, written: str) -> bool:
    """Say whether an ending tells enough of an unknown word: a last ي or و is most often the word's own."""
    if ending in ("ات", "تان", "تين", "ان", "ين", "ون") and stem in ("", "ة"):
        return True
    if ending == "ا" and not stem:
        return written.endswith("ا")
    if ending == "ة":
        return written.endswith(_NISBA) or (written.endswith(ending) and written.startswith(_PARTICIPLE))
    return ending == "ت" and stem == "ة"


def plausible(lemma: str, rest: str) -> bool:
    """Say whether a parser's lemma can be what a rest is a shape of: its strong letters stand there, in order."""
    strong = [letter for letter in lemma if letter not in _WEAK]
    if not strong or len(rest) - len(lemma) > 2 * _MOST_ADDED:
        return False
    letters = iter(rest)
    if not all(letter in letters for letter in strong):
        return False
    spare = sum(letter not in _WEAK for letter in rest) - len(strong)
    return spare <= _MOST_ADDED


@lru_cache(1 << 16)
def parsed(lemma: str) -> str:
    """Fold a parser's lemma as the words of the dictionary are folded, without article."""
    return without_article(fold(lemma))
