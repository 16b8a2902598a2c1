"""Speech verbs and nouns of speech: what they say, what they introduce, where their object belongs."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, cast

from quotes.arabic.tables import DATA, Row, read_table

Object = Literal["addressee", "content", "none"]

FORMS = frozenset({"I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "QI", "QII", "QIV"})
VOWELS = frozenset({"", "a~u", "a~i", "a~a", "u~u", "i~a", "i~i"})
INTRODUCES = frozenset({"أن", "quote", "ب", "إلى", "على", "عن", "من", "ل", "في", "object"})
OBJECTS = frozenset({"addressee", "content", "none"})
ACTS_FILE = DATA / "acts.tsv"
ACT_COLUMNS = ("code", "name", "name_en", "family")
ACTS = frozenset(row.required("code") for row in read_table(ACTS_FILE, ACT_COLUMNS))

_VERB_COLUMNS = ("lemma", "root", "form", "vowels", "introduces", "object", "act", "sure")
_NOUN_COLUMNS = ("lemma", "verb", "introduces", "plurals", "act", "alone")


@dataclass(frozen=True, slots=True)
class SpeechVerb:
    """A verb that can report speech; the columns of data/speech_verbs.tsv, explained there."""

    lemma: str
    root: str
    form: str
    vowels: str
    introduces: frozenset[str]
    object: Object
    act: str
    sure: bool


@dataclass(frozen=True, slots=True)
class SpeechNoun:
    """A noun that can report speech; the columns of data/speech_nouns.tsv, explained there."""

    lemma: str
    verb: str | None
    introduces: frozenset[str]
    plurals: tuple[str, ...]
    act: str
    alone: bool


def _verb(row: Row) -> SpeechVerb:
    form = row.one_of("form", FORMS)
    vowels = row.one_of("vowels", VOWELS)
    radicals = row.required("root").split(".")
    if (form == "I") != bool(vowels):
        raise row.error("vowels belong to form I, and only there")
    if len(radicals) != (4 if form.startswith("Q") else 3):
        raise row.error(f"root {row['root']} does not fit form {form}")
    return SpeechVerb(
        lemma=row.required("lemma"),
        root=row["root"],
        form=form,
        vowels=vowels,
        introduces=frozenset(row.items("introduces", INTRODUCES)),
        object=cast(Object, row.one_of("object", OBJECTS)),
        act=row.one_of("act", ACTS),
        sure=row.one_of("sure", ("yes", "context")) == "yes",
    )


def load_verbs(path: Path) -> tuple[SpeechVerb, ...]:
    """Read a file of speech verbs; a lemma may stand there once."""
    verbs: dict[str, SpeechVerb] = {}
    for row in read_table(path, _VERB_COLUMNS):
        verb = _verb(row)
        if verb.lemma in verbs:
            raise row.error(f"{verb.lemma} stands twice")
        verbs[verb.lemma] = verb
    return tuple(verbs.values())


def load_nouns(path: Path, verbs: frozenset[str]) -> tuple[SpeechNoun, ...]:
    """Read a file of nouns of speech, whose verbs must be among the lemmas `verbs`."""
    nouns: dict[str, SpeechNoun] = {}
    for row in read_table(path, _NOUN_COLUMNS):
        verb = row.optional("verb")
        if verb is not None and verb not in verbs:
            raise row.error(f"{verb} is not a speech verb")
        noun = SpeechNoun(
            lemma=row.required("lemma"),
            verb=verb,
            introduces=frozenset(row.items("introduces", INTRODUCES)),
            plurals=row.items("plurals"),
            act=row.one_of("act", ACTS),
            alone=row.one_of("alone", ("yes", "no")) == "yes",
        )
        if noun.lemma in nouns:
            raise row.error(f"{noun.lemma} stands twice")
        nouns[noun.lemma] = noun
    return tuple(nouns.values())


@cache
def speech_verbs() -> tuple[SpeechVerb, ...]:
    """Give the verbs of data/speech_verbs.tsv."""
    return load_verbs(DATA / "speech_verbs.tsv")


@cache
def speech_nouns() -> tuple[SpeechNoun, ...]:
    """Give the nouns of data/speech_nouns.tsv."""
    return load_nouns(DATA / "speech_nouns.tsv", frozenset(verb.lemma for verb in speech_verbs()))
