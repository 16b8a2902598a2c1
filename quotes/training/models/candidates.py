"""Ways in which an Arabic token may divide into clitics and a stem, as Universal Dependencies write them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

_CONJUNCTIONS = ("", "و", "ف")
_PREFIXES = ("", "ب", "ل", "ك", "س")
_SUFFIXES = ("", "ه", "ها", "هم", "هن", "هما", "ك", "كم", "كما", "نا", "ي", "ني")
_SHORT = ("ل", "ب")  # prepositions of one letter, the only stems so short: لها
_ARTICLE = "ال"
# How a stem may end by itself that is written otherwise before a suffix: وزارته is وزارة + ه.
_ENDINGS = {"ت": "ة", "ا": "ى", "ي": "ى", "ئ": "ء", "ؤ": "ء"}


@dataclass(frozen=True, slots=True)
class Division:
    """One way: the stem, the proclitics before it in order, the suffix, and how the stem is written otherwise."""

    before: tuple[str, ...]
    stem: str
    suffix: str
    change: str

    @property
    def words(self) -> tuple[str, ...]:
        """Give the words."""
        return (*self.before, self.stem, *([self.suffix] if self.suffix else []))


def divisions_of(token: str) -> list[Division]:
    """List the ways in which a token may divide, itself alone the first."""
    return [
        Division(before, stem, suffix, change + other)
        for before, rest, change in _without_proclitics(token)
        for suffix, cut in _without_suffix(rest, alone=not before)
        for stem, other in _stems(cut, suffix)
    ]


def _without_proclitics(token: str) -> Iterator[tuple[tuple[str, ...], str, str]]:
    for conjunction in _CONJUNCTIONS:
        for prefix in _PREFIXES:
            if not token.startswith(conjunction + prefix):
                continue
            before = tuple(part for part in (conjunction, prefix) if part)
            rest = token[len(conjunction + prefix) :]
            yield before, rest, ""
            if prefix == "ل" and rest.startswith("ل"):  # the article's alif is not written after li-
                yield before, "ا" + rest, "article"
                yield before, _ARTICLE + rest, "article, lam"


def _without_suffix(rest: str, *, alone: bool) -> Iterator[tuple[str, str]]:
    for suffix in _SUFFIXES:
        cut = rest.removesuffix(suffix)
        if rest.endswith(suffix) and (len(cut) > 1 or (suffix and alone and cut in _SHORT)):
            yield suffix, cut


def _stems(cut: str, suffix: str) -> Iterator[tuple[str, str]]:
    yield cut, ""
    if not suffix:
        return
    if cut[-1] in _ENDINGS:
        yield cut[:-1] + _ENDINGS[cut[-1]], cut[-1]
    if cut[-1] == "و":
        yield cut + "ا", "و"
