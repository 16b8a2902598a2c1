"""Words that may be cues: every reading that the lexicon gives a word, told apart later by context."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from quotes.arabic.cues import CueMatch, lookup
from quotes.arabic.function_words import class_of
from quotes.surface.words import Words

_DAMMA, _SYLLABLE = "\u064f", 3  # letters and marks of the first syllable: اتُ
_VERBAL = frozenset({"perfect", "imperfect", "passive"})


@dataclass(frozen=True, slots=True)
class CueCandidate:
    """Words `first` to `index` of a text as a possible cue; the last one carries the reading.

    `tense` is perfect, imperfect, passive, participle, masdar, noun or particle; `introduces` gathers how any
    of its readings may introduce content (أن, quote, ب, إلى, object …); `object` says what the verb's object is.
    """

    index: int
    first: int
    lemma: str
    tense: str
    introduces: frozenset[str]
    act: str = "-"
    sure: bool = False
    object: str = "none"
    gender: str | None = None
    number: str | None = None
    proclitics: str = ""
    enclitic: str = ""
    article: bool = False
    noun: str = ""
    alone: bool = True

    @property
    def is_verbal(self) -> bool:
        """Say whether it is a finite verb."""
        return self.tense in _VERBAL


def candidates(words: Words) -> dict[int, CueCandidate]:
    """Find every word of a text that the lexicon knows as a form of a speech verb or noun."""
    return {c.index: c for c in _candidates(words)}


def _candidates(words: Words) -> Iterator[CueCandidate]:
    for word in words:
        if word.is_mark:
            continue
        readings = [m for m in lookup(word.text) if m.form.person in {3, None}]
        if readings:
            verb = word.pos == "VERB"
            # the readings that agree with the parser's tag come first; the lexicon's order holds within
            readings.sort(key=lambda m: (m.form.tense in _VERBAL) != verb)
            yield _candidate(word.index, word.text, readings)


def _candidate(index: int, text: str, readings: list[CueMatch]) -> CueCandidate:
    best = readings[0]
    form = best.form
    entries = [m.form.noun or m.form.verb for m in readings]
    return CueCandidate(
        index=index,
        first=index,
        lemma=form.verb.lemma if form.verb else form.noun.lemma if form.noun else "",
        tense="passive" if form.tense == "perfect" and is_passive(text, best.proclitics) else form.tense,
        introduces=frozenset().union(*(e.introduces for e in entries if e)),
        act=form.verb.act if form.verb else "noun",
        sure=form.verb.sure if form.verb else False,
        object=form.verb.object if form.verb else "noun",
        gender=form.gender,
        number=form.number,
        proclitics=best.proclitics,
        enclitic=best.enclitic,
        article=best.article,
        noun=form.noun.lemma if form.noun else "",
        alone=form.noun.alone if form.noun else True,
    )


def is_passive(text: str, proclitics: str) -> bool:
    """Say whether a perfect verb is written with the vowel of the passive on its first syllable (أُعلن، واتُهم)."""
    return _DAMMA in text[len(proclitics) :][:_SYLLABLE]


def left_context(words: Words, index: int) -> str:
    """Name what stands right before a word where it tells reporting from the rest (negation, future, if)."""
    before = words.norm(index - 1)
    if not class_of(before) and before[:1] in {"و", "ف"}:
        before = before[1:]
    if class_of(before) in {"negation", "conditional", "auxiliary"}:
        return before
    token = words.doc[words[index].first]
    return token.norm_ if token.pos_ == "AUX" and words[index].first != words[index].stem else ""
