"""What a statement does by being said: condemn, deny, call for, announce. The cue tells, and the noun it carries."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from quotes.arabic.cues import lookup
from quotes.arabic.particles import SupportVerb, particles, support_verbs
from quotes.arabic.tables import read_table
from quotes.arabic.verbs import ACT_COLUMNS, ACTS_FILE, speech_nouns, speech_verbs

SAY = "say"
_NOMINAL = frozenset({"masdar", "noun"})
# An adjective may stand between: عن بالغ قلقه.
_REACH = 2


@dataclass(frozen=True, slots=True)
class Act:
    """A speech act: code, labels, and the family it belongs to (the columns of data/acts.tsv)."""

    code: str
    name: str
    name_en: str
    family: str


@cache
def acts() -> dict[str, Act]:
    """Give the acts of data/acts.tsv by code, in the order in which they are shown."""
    found = (
        Act(*(row.required(column) for column in ACT_COLUMNS)) for row in read_table(ACTS_FILE, ACT_COLUMNS)
    )
    return {act.code: act for act in found}


def act_of(lemma: str, content: str = "") -> str:
    """Give the act of a cue by its lemma: that of the noun it carries where there is one (أعرب عن إدانته)."""
    return _carried(lemma, content) or _by_lemma().get(lemma, SAY)


def _carried(lemma: str, content: str) -> str | None:
    verbs = _carriers().get(lemma, ())
    words = content.split(maxsplit=_REACH + 2) if verbs else []
    for verb in verbs:
        if not verb.preposition:
            rest = words
        elif words and words[0] == verb.preposition:
            rest = words[1:]
        else:
            continue
        # A verb that carries every noun carries one from afar; elsewhere it must follow at once.
        for word in rest[: _REACH if verb.nouns is None else 1]:
            if act := _noun_act(word, verb):
                return act
    return None


def _noun_act(word: str, verb: SupportVerb) -> str | None:
    for match in lookup(word):
        nominal = match.form.tense in _NOMINAL and not match.proclitics
        if nominal and (verb.nouns is None or verb.takes(match.form.lemma)):
            return match.form.act
    return None


@cache
def _carriers() -> dict[str, tuple[SupportVerb, ...]]:
    found: dict[str, tuple[SupportVerb, ...]] = {}
    for verb in support_verbs():
        if verb.cue == "verb":
            found[verb.lemma] = (*found.get(verb.lemma, ()), verb)
    return found


@cache
def _by_lemma() -> dict[str, str]:
    """Give acts by lemma; a cue bears its verb's lemma where it has a verb, so verbs come first."""
    found: dict[str, str] = {}
    for verb in speech_verbs():
        found.setdefault(verb.lemma, verb.act)
    for noun in speech_nouns():
        found.setdefault(noun.lemma, noun.act)
    for particle in particles():
        found.setdefault(particle.lemma, particle.act)
    return found
