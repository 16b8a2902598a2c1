"""Expands verbs and nouns of speech into the forms that stand in text: data/forms.tsv.

The forms come from mazini (CC BY 4.0), which conjugates a verb from root and pattern. They are written to a
file once, since expanding all verbs takes longer than a command line should. Run after changing a verb:

    python -m quotes.arabic.inflection
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, Protocol, cast

from quotes.arabic.nominals import noun_forms, participle_forms
from quotes.arabic.orthography import bare
from quotes.arabic.particles import support_verbs
from quotes.arabic.tables import DATA, Row, read_table
from quotes.arabic.verbs import SpeechNoun, SpeechVerb, speech_nouns, speech_verbs

Tense = Literal["perfect", "imperfect", "participle", "passive", "masdar", "noun"]
Gender = Literal["m", "f"]
Number = Literal["s", "d", "p"]
Person = Literal[1, 2, 3]

TENSES = frozenset({"perfect", "imperfect", "participle", "passive", "masdar", "noun"})
FORMS_FILE = DATA / "forms.tsv"

_COLUMNS = ("lemma", "tense", "features", "forms")
# The second person and the imperative do not report: nobody in an article is spoken to.
_SLOTS = ("3ms", "3fs", "3md", "3fd", "3mp", "3fp", "1s", "1p")
_PASSIVE_SLOTS = ("3ms", "3fs", "3mp")
_ACTIVE = {"perfect": ("past",), "imperfect": ("ind", "sub", "juss")}
_ACTIVE_UNSURE = {"perfect": ("past",), "imperfect": ("ind", "sub")}
_PASSIVE = ("past_pass", "ind_pass", "juss_pass")
_MAZINI_FORM = {"QI": "Iq", "QII": "IIq", "QIV": "IVq"}
_HEAD = """\
# The forms of speech verbs, support verbs and nouns of speech, unvowelled. Not edited by hand: written by
# `python -m quotes.arabic.inflection` from speech_verbs.tsv, speech_nouns.tsv and support_verbs.tsv.
# Source of the verb forms: mazini (CC BY 4.0). features: person, gender, number (3ms, 1p, fs; - none).
"""


class Conjugated(Protocol):
    """What can be conjugated: a speech verb or a support verb."""

    @property
    def lemma(self) -> str: ...
    @property
    def root(self) -> str: ...
    @property
    def form(self) -> str: ...
    @property
    def vowels(self) -> str: ...


@dataclass(frozen=True, slots=True)
class CueForm:
    """A form of a speech verb or noun: its verb and noun (one may be None), tense, gender, number, person."""

    verb: SpeechVerb | None
    noun: SpeechNoun | None
    tense: Tense
    gender: Gender | None = None
    number: Number | None = None
    person: Person | None = None

    @property
    def lemma(self) -> str:
        """The noun's lemma for a listed noun, else the verb's."""
        return self.noun.lemma if self.noun else self.verb.lemma if self.verb else ""

    @property
    def introduces(self) -> frozenset[str]:
        """What the form introduces. The object of a verb follows its masdar in ل as well (رفضه لأي تدخل)."""
        if self.noun:
            return self.noun.introduces
        allowed = self.verb.introduces if self.verb else frozenset()
        return allowed | {"ل"} if self.tense == "masdar" and "object" in allowed else allowed

    @property
    def act(self) -> str:
        """The speech act, of the noun where there is one."""
        return self.noun.act if self.noun else self.verb.act if self.verb else "say"

    @property
    def sure(self) -> bool:
        """Whether the form nearly always reports speech where its content pattern fits."""
        return self.verb is not None and self.verb.sure and self.tense != "passive"


@dataclass(frozen=True, slots=True)
class Expansion:
    """The spellings of one slot of one lemma, as forms.tsv holds them."""

    lemma: str
    tense: str
    features: str
    forms: tuple[str, ...]


def slots(verb: Conjugated) -> dict[str, list[str]]:
    """Give the vowelled forms of a verb by mazini's names of the slots (past_3ms, ap, vn)."""
    from mazini import conjugate  # noqa: PLC0415 - only needed when a file of forms is written

    pattern = f"I/{verb.vowels}" if verb.form == "I" else _MAZINI_FORM.get(verb.form, verb.form)
    table = conjugate(verb.root.replace(".", " "), pattern).slots
    return {name: [found.form for found in forms if found.form != "?"] for name, forms in table.items()}


def expand_verb(verb: Conjugated, sure: bool = False) -> Iterator[Expansion]:
    """Conjugate a verb: active, passive where its letters differ, participles, masdars of derived forms.

    Of a verb that is not `sure` the forms that most resemble other words are left out: shortened jussives
    (لم يقل reports no speech anyway) and nominative participles.
    """
    written = slots(verb)
    found = {name: forms if name in ("ap", "vn") else [*map(bare, forms)] for name, forms in written.items()}
    seen: set[str] = set()
    for tense, moods in (_ACTIVE if sure else _ACTIVE_UNSURE).items():
        for slot in _SLOTS:
            forms = _unique(form for mood in moods for form in found.get(f"{mood}_{slot}", ()))
            seen.update(forms)
            yield Expansion(verb.lemma, tense, slot, forms)
    for slot in _PASSIVE_SLOTS:
        passive = _unique(
            form for mood in _PASSIVE for form in found.get(f"{mood}_{slot}", ()) if form not in seen
        )
        yield Expansion(verb.lemma, "passive", slot, passive)
    for features, participle in participle_forms(found.get("ap", []), nominative=sure):
        yield Expansion(verb.lemma, "participle", features, participle)
    # The masdars of form I cannot be derived; those that are listed nouns are expanded there.
    masdars = (
        []
        if verb.form == "I"
        else [form for form in found.get("vn", []) if bare(form) not in _listed_nouns()]
    )
    for features, masdar in noun_forms(masdars, ()):
        yield Expansion(verb.lemma, "masdar", features, masdar)


@cache
def _listed_nouns() -> frozenset[str]:
    return frozenset(noun.lemma for noun in speech_nouns())


def expand_noun(noun: SpeechNoun) -> Iterator[Expansion]:
    """Give singular and plurals of a listed noun."""
    for features, forms in noun_forms([noun.lemma], noun.plurals):
        yield Expansion(noun.lemma, "noun", features, forms)


def expand_all() -> list[Expansion]:
    """Expand everything that the data files list."""
    rows = [row for verb in speech_verbs() for row in expand_verb(verb, verb.sure)]
    speech = {verb.lemma for verb in speech_verbs()}
    support = {verb.lemma: verb for verb in support_verbs() if verb.lemma not in speech}
    rows += [row for verb in support.values() for row in expand_verb(verb)]
    rows += [row for noun in speech_nouns() for row in expand_noun(noun)]
    return [row for row in rows if row.forms]


def forms_text(rows: Iterable[Expansion]) -> str:
    """Give expansions as the text of forms.tsv."""
    lines = ["\t".join(_COLUMNS)]
    lines += [f"{row.lemma}\t{row.tense}\t{row.features}\t{','.join(row.forms)}" for row in rows]
    return _HEAD + "\n".join(lines) + "\n"


def load_forms(path: Path) -> tuple[Expansion, ...]:
    """Read a file of forms."""
    return tuple(_expansion(row) for row in read_table(path, _COLUMNS))


@cache
def inflected() -> tuple[Expansion, ...]:
    """Give the rows of data/forms.tsv."""
    return load_forms(FORMS_FILE)


def cue_form(row: Expansion, verbs: dict[str, SpeechVerb], nouns: dict[str, SpeechNoun]) -> CueForm | None:
    """Read an expansion as a form of a speech verb or noun; None for a verb that only supports nouns."""
    noun = nouns.get(row.lemma) if row.tense == "noun" else None
    verb = verbs.get(noun.verb or "") if noun else verbs.get(row.lemma)
    if verb is None and noun is None:
        return None
    person = row.features[:1] if row.features[:1].isdigit() else ""
    gender, number = (*row.features[len(person) :], "", "")[:2]
    return CueForm(
        verb=verb,
        noun=noun,
        tense="masdar" if noun and verb else cast(Tense, row.tense),
        gender=cast(Gender, gender) if gender in ("m", "f") else None,
        number=cast(Number, gender if gender in ("s", "d", "p") else number) or None,
        person=cast(Person, int(person)) if person else None,
    )


def _expansion(row: Row) -> Expansion:
    forms = row.items("forms")
    if not forms:
        raise row.error("forms is empty")
    return Expansion(row.required("lemma"), row.one_of("tense", TENSES), row.required("features"), forms)


def _unique(forms: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(bare(form) for form in forms))


if __name__ == "__main__":
    FORMS_FILE.write_text(forms_text(expand_all()), encoding="utf-8")
