"""Conjugates the verbs that report no speech, for search: data/conjugations.tsv.

Like the forms of speech verbs (`quotes.arabic.inflection`) they are written to a file once. Run after changing
data/verbs.tsv:

    python -m quotes.arabic.conjugation
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from quotes.arabic.inflection import expand_verb, slots
from quotes.arabic.orthography import bare
from quotes.arabic.tables import DATA, read_table

CONJUGATIONS_FILE = DATA / "conjugations.tsv"
COLUMNS = ("lemma", "kind", "forms")
_FINITE = frozenset({"perfect", "imperfect", "passive"})
_NUNATION_I = "\u064d"  # دَاعٍ: the last ي is dropped
_HEAD = """\
# The forms of the verbs in verbs.tsv, their verbal nouns and participles, unvowelled. Not edited by hand: written by
# `python -m quotes.arabic.conjugation`.
#
# kind     verb (forms: the finite ones), noun (a verbal noun), adjective (a participle)
# forms    comma-separated; of nouns and participles the lemma alone, or with the shape it takes without article (قاض)
#
# Source of the forms: mazini (CC BY 4.0).
"""


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb of data/verbs.tsv."""

    lemma: str
    root: str
    form: str
    vowels: str


@dataclass(frozen=True, slots=True)
class Conjugation:
    """One word that comes of a verb: the verb itself, a verbal noun or a participle, with its shapes."""

    lemma: str
    kind: str
    forms: tuple[str, ...]


def verbs() -> Iterator[Verb]:
    """Read data/verbs.tsv."""
    for row in read_table("verbs.tsv", ("lemma", "root", "form", "vowels")):
        yield Verb(row.required("lemma"), row.required("root"), row.required("form"), row["vowels"])


def conjugate(verb: Verb) -> Iterator[Conjugation]:
    """Give a verb's finite forms, and the words derived from it."""
    finite = [form for row in expand_verb(verb, sure=True) if row.tense in _FINITE for form in row.forms]
    yield Conjugation(verb.lemma, "verb", tuple(dict.fromkeys(finite)))
    derived = slots(verb)
    # The verbal noun of form I has no rule; those in use stand in nominals.tsv.
    names = [("noun", "vn")] if verb.form != "I" else []
    for kind, slot in (*names, ("adjective", "ap"), ("adjective", "pp")):
        for written in derived.get(slot, ()):
            word = bare(written)
            if _NUNATION_I in written:
                yield Conjugation(word + "ي", kind, (word + "ي", word))
            else:
                yield Conjugation(word, kind, (word,))


def text(rows: Iterable[Conjugation]) -> str:
    """Give conjugations as the text of conjugations.tsv, each word once."""
    merged: dict[tuple[str, str], dict[str, None]] = {}
    for row in rows:
        merged.setdefault((row.lemma, row.kind), {}).update(dict.fromkeys(row.forms))
    lines = ["\t".join(COLUMNS)]
    lines += [f"{lemma}\t{kind}\t{','.join(forms)}" for (lemma, kind), forms in merged.items()]
    return _HEAD + "\n".join(lines) + "\n"


if __name__ == "__main__":
    CONJUGATIONS_FILE.write_text(text(word for verb in verbs() for word in conjugate(verb)), encoding="utf-8")
