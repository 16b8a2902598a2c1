"""Looks a word up, as it stands in text, among the forms of speech verbs and nouns of speech."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from quotes.arabic.inflection import CueForm, cue_form, inflected
from quotes.arabic.nominals import before_pronoun
from quotes.arabic.orthography import bare, fold
from quotes.arabic.particles import SupportVerb, support_verbs
from quotes.arabic.tables import read_table
from quotes.arabic.verbs import speech_nouns, speech_verbs

_CACHE = 65536
_NOMINAL = frozenset({"masdar", "noun"})
_TENSE_ORDER = ("perfect", "imperfect", "participle", "masdar", "noun", "passive")


@dataclass(frozen=True, slots=True)
class CueMatch:
    """A reading of a word: the form, and the clitics around it as they are written (و, فس, ب; ه, هم)."""

    form: CueForm
    proclitics: str = ""
    enclitic: str = ""
    article: bool = False


@dataclass(frozen=True, slots=True)
class _Split:
    stem: str
    proclitics: str
    enclitic: str
    article: bool
    fits: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Entry:
    lemma: str
    spelling: str
    tense: str
    form: CueForm | None


@lru_cache(_CACHE)
def lookup(token: str) -> tuple[CueMatch, ...]:
    """Give every reading of a whole token as a cue, the likeliest first; none if it cannot be one.

    Spelling is folded; و ف س ل ب ك ال before and pronouns after the word are taken off where they may stand.
    """
    written = bare(token).strip(_edges())
    readings: dict[CueMatch, tuple[int, ...]] = {}
    for split, entry in _entries(written):
        if entry.form is None or _looks_alike(written, entry.lemma):
            continue
        match = CueMatch(entry.form, split.proclitics, split.enclitic, split.article)
        rank = _rank(split, entry, written)
        readings[match] = min(rank, readings.get(match, rank))
    return tuple(sorted(readings, key=lambda match: readings[match]))


@lru_cache(_CACHE)
def support_of(token: str) -> tuple[SupportVerb, ...]:
    """Give the support verbs that a whole token can be a form of, active or participle."""
    lemmas = {
        entry.lemma
        for _, entry in _entries(bare(token).strip(_edges()))
        if entry.tense in ("perfect", "imperfect", "participle")
    }
    return tuple(verb for verb in support_verbs() if verb.lemma in lemmas)


def _entries(written: str) -> Iterator[tuple[_Split, _Entry]]:
    plain, suffixed = _index()
    for split in _splits(fold(written), written[-1:]):
        for entry in (suffixed if split.enclitic else plain).get(split.stem, ()):
            if _kind(entry.tense) & split.fits and not (split.enclitic and entry.tense == "passive"):
                yield split, entry


def _splits(word: str, last: str) -> Iterator[_Split]:
    """Cut a folded word in every way its clitics allow. `last` is its last letter before folding."""
    proclitics, enclitics = _clitics()
    for before, article, kinds in proclitics:
        if not word.startswith(before):
            continue
        rest = word[len(before) :]
        shown = _shown(before, article)
        yield _Split(rest, shown, "", article, kinds)
        # A final ة is no pronoun ه, a final ى no pronoun ي.
        if article or last in ("ة", "ى"):
            continue
        for after, fits in enclitics:
            if rest.endswith(after) and len(rest) > len(after) + 1 and kinds & fits:
                yield _Split(rest[: -len(after)], shown, after, False, kinds & fits)


def _shown(before: str, article: bool) -> str:
    if not article:
        return before
    return before[:-1] if before.endswith("لل") else before.removesuffix("ال")


def _kind(tense: str) -> frozenset[str]:
    if tense in _NOMINAL:
        return frozenset({"nominal"})
    if tense == "participle":
        return frozenset({"participle"})
    return frozenset({"verb", "imperfect"} if tense == "imperfect" else {"verb"})


def _rank(split: _Split, entry: _Entry, written: str) -> tuple[int, ...]:
    form = entry.form
    # Another spelling of the stem (اعلان for إعلان) is a worse reading than the very letters (أعلن).
    misspelt = entry.spelling not in written and not split.enclitic
    clitics = len(split.proclitics) + len(split.enclitic) + split.article
    unsure = form is None or not form.sure
    # أكدت is nearly always she, not I.
    first = form is not None and form.person == 1
    return (int(first), clitics, int(misspelt), int(unsure), _TENSE_ORDER.index(entry.tense))


@cache
def _index() -> tuple[dict[str, tuple[_Entry, ...]], dict[str, tuple[_Entry, ...]]]:
    verbs = {verb.lemma: verb for verb in speech_verbs()}
    nouns = {noun.lemma: noun for noun in speech_nouns()}
    plain: dict[str, list[_Entry]] = {}
    suffixed: dict[str, list[_Entry]] = {}
    for row in inflected():
        form = cue_form(row, verbs, nouns)
        for spelling in row.forms:
            entry = _Entry(row.lemma, spelling, row.tense, form)
            plain.setdefault(fold(spelling), []).append(entry)
            for stem in before_pronoun(spelling):
                suffixed.setdefault(fold(stem), []).append(entry)
    return _frozen(plain), _frozen(suffixed)


def _frozen(index: dict[str, list[_Entry]]) -> dict[str, tuple[_Entry, ...]]:
    return {stem: tuple(entries) for stem, entries in index.items()}


@cache
def _clitics() -> tuple[list[tuple[str, bool, frozenset[str]]], list[tuple[str, frozenset[str]]]]:
    before: list[tuple[str, bool, frozenset[str]]] = []
    after: list[tuple[str, frozenset[str]]] = []
    for row in read_table("clitics.tsv", ("place", "letters", "article", "fits")):
        fits = frozenset(row.items("fits", ("verb", "imperfect", "nominal", "participle")))
        letters = row["letters"].replace("-", "")
        if row.one_of("place", ("before", "after")) == "before":
            before.append((letters, row.one_of("article", ("yes", "no")) == "yes", fits))
        else:
            after.append((letters, fits))
    return before, after


def _looks_alike(written: str, lemma: str) -> bool:
    return (written, lemma) in _lookalikes() or (written, "*") in _lookalikes()


@cache
def _lookalikes() -> frozenset[tuple[str, str]]:
    rows = read_table("lookalikes.tsv", ("word", "lemma"))
    return frozenset((bare(row.required("word")), row.required("lemma")) for row in rows)


@cache
def _edges() -> str:
    # Marks that stick to a word in careless typing.
    return "«»“”„‟‹›‘’〝〞\"'＂:：︓.!?؟…۔،,؛;()[]{}-–—ـ/"
