"""The words that this package knows: the stems of nouns and adjectives, the shapes of verbs, names, function words.

Made of the data files: nominals.tsv and conjugations.tsv, the speech verbs and nouns of forms.tsv, titles,
nationalities, places, organisations and given names, function words.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from quotes.arabic.conjugation import COLUMNS, CONJUGATIONS_FILE
from quotes.arabic.inflection import inflected
from quotes.arabic.orthography import bare, fold_letters
from quotes.arabic.tables import read_table

KINDS = frozenset({"noun", "broken", "adjective", "person", "name", "function"})
_ARTICLE = "ال"
_SOUND = ("ون", "ين")
_LEAST_STEM = 3
# Of these a woman holds the same office as a man (وزيرة, وزير); مستوطنة is no woman.
_OFFICES = frozenset({"role", "rank"})
_COMMON = frozenset({"noun", "broken", "adjective"})
_FINITE = frozenset({"perfect", "imperfect", "passive"})
# Too common to tell one text from another.
_CLOSED = frozenset(
    {"negation", "conditional", "relative", "preposition", "demonstrative", "pronoun", "coordinator"}
    | {"subordinator", "question"}
)


class Stem(NamedTuple):
    """A stem as it is spelled, and the word (folded) that it is of.

    `kind` is one of KINDS or verb; `own` says that the stem is the word itself and no plural of it; `derived` that it
    is made of a verb by rule, and may not be in use; `partner` is the masculine of an office held by a woman.
    """

    spelled: str
    word: str
    kind: str
    own: bool
    derived: bool = False
    partner: str | None = None


class Dictionary:
    """Folded stems of nouns, adjectives, names and function words; folded shapes of verbs."""

    def __init__(self) -> None:
        self.stems: dict[str, list[Stem]] = {}
        self.verbs: dict[str, list[Stem]] = {}

    def add(
        self,
        word: str,
        kind: str,
        others: Iterable[str] = (),
        derived: bool = False,
        partner: str | None = None,
    ) -> None:
        """Add a word with the other stems of it, or a verb with its finite forms."""
        word, table = bare(word), self.verbs if kind == "verb" else self.stems
        folded = fold_letters(word)
        for spelled in dict.fromkeys((word, *map(bare, others))):
            key = fold_letters(spelled)
            stem = Stem(spelled, folded, kind, key == folded, derived, partner)
            known = table.setdefault(key, [])
            if stem not in known:
                known.append(stem)


@cache
def dictionary() -> Dictionary:
    """Give the dictionary of this package."""
    made = Dictionary()
    for row in read_table("nominals.tsv", ("word", "kind", "others")):
        kind = row.one_of("kind", ("noun", "adjective"))
        _add_noun(made, row.required("word"), row.items("others"), kind)
    _add_verbs(made)
    _add_people(made)
    _add_names(made)
    for row in read_table("function_words.tsv"):
        if row["class"] in _CLOSED:
            made.add(row["word"], "function")
    return made


def _add_noun(
    made: Dictionary, word: str, others: Sequence[str] = (), kind: str = "noun", partner: str | None = None
) -> None:
    # Sound plurals are made by rule; that one is listed tells that the noun names persons.
    short = word.removesuffix("ي")
    sound = [other for other in others if other.endswith(_SOUND) and other[:-2] in (word, short)]
    broken = [other for other in others if other not in (*sound, word)]
    if kind == "noun":
        kind = "person" if sound else "broken" if broken else "noun"
    made.add(word, kind, broken, partner=partner)


def _add_verbs(made: Dictionary) -> None:
    for row in read_table(CONJUGATIONS_FILE, COLUMNS):
        lemma, kind = row.required("lemma"), row.one_of("kind", ("verb", "noun", "adjective"))
        made.add(lemma, kind, row.items("forms"), derived=kind == "adjective")
    for entry in inflected():
        if entry.tense in _FINITE:
            made.add(entry.lemma, "verb", entry.forms)
        elif entry.tense == "noun" and entry.features.endswith("p"):
            _add_noun(made, entry.lemma, [form for form in entry.forms if not form.endswith("ا")])
        elif entry.features in ("ms", "fs") and entry.tense in ("noun", "masdar"):
            _add_noun(made, entry.forms[0])
        elif entry.features == "ms" and entry.tense == "participle":
            made.add(entry.forms[0].removesuffix("ا"), "adjective", derived=True)


def _add_people(made: Dictionary) -> None:
    titles = [row for row in read_table("titles.tsv") if row["kind"] not in ("honorific", "document")]
    men = {row["word"] for row in titles if row["gender"] == "m" and row["kind"] in _OFFICES}
    # «كبيرة المفاوضين» is an adjective's feminine before it is an office.
    adjectives = {row["word"] for row in read_table("nominals.tsv") if row["kind"] == "adjective"}
    for row in titles:
        word = row.required("word")
        if " " not in word and word.removesuffix("ة") not in adjectives:
            held = row["kind"] in _OFFICES and word.endswith("ة") and word[:-1] in men
            man = word[:-1] if held else None
            _add_noun(made, word, row.items("plural"), partner=fold_letters(bare(man)) if man else None)
    for row in read_table("nationalities.tsv"):
        if " " not in row["masculine"]:
            others = [other for other in row.items("plural") if " " not in other]
            _add_noun(made, row.required("masculine"), others, "adjective")


def _add_names(made: Dictionary) -> None:
    for file in ("places.tsv", "organisations.tsv", "first_names.tsv"):
        for row in read_table(file):
            if " " not in row["name"]:
                made.add(without_article(bare(row.required("name"))), "name")


@cache
def is_common(word: str) -> bool:
    """Say whether a word is known as a noun or adjective, and so as nobody's rare name (فوز، انتخاب)."""
    known = dictionary().stems.get(fold_letters(bare(word)), ())
    return any(stem.kind in _COMMON and not stem.derived for stem in known)


@cache
def is_finite(word: str) -> bool:
    """Say whether a word is known as a finite verb, of the future too, and as nothing else (يهدد، سنحدد)."""
    folded = fold_letters(bare(word))
    stems = [folded, folded[1:]] if folded[:1] == "س" else [folded]
    # Short ones may be parts of names: آل.
    return (
        len(folded) > _LEAST_STEM
        and folded not in dictionary().stems
        and any(stem in dictionary().verbs for stem in stems)
    )


def without_article(word: str) -> str:
    """Cut the article off a word (bare or folded), where enough is left."""
    cut = word.removeprefix(_ARTICLE)
    return cut if len(cut) >= _LEAST_STEM else word
