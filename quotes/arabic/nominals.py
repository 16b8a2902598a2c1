"""Declines participles, masdars and nouns far enough to find them in unvowelled text.

Facts: W. Wright, A Grammar of the Arabic Language, I §§ 295-317 (endings of gender, number and case).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from quotes.arabic.orthography import bare

_NUNATION_I = "\u064d"  # دَاعٍ: the final ي is dropped
Forms = tuple[str, tuple[str, ...]]


def participle_forms(participles: Sequence[str], nominative: bool = True) -> Iterator[Forms]:
    """Give every gender and number of vowelled active participles as (features, forms).

    A participle that reports stands in the accusative (مشيرا, مشيرين); without `nominative` the others are
    left out, which mostly are nouns of agents and places (كاتب, مركز).
    """
    for vowelled in participles:
        # Anywhere: in متحدٍّ the shadda comes last.
        weak = _NUNATION_I in vowelled
        bare_form = bare(vowelled)
        # راءٍ and جاءٍ are not written in the press, and would look like the verb itself.
        if weak and bare_form.endswith("ء"):
            continue
        stem = bare_form + "ي" if weak else bare_form
        plural = bare_form if weak else stem
        direct = {
            "ms": (bare_form, stem),
            "md": (stem + "ان",),
            "fd": (stem + "تان",),
            "mp": (_before_u(plural) + "ون",),
        }
        oblique = {
            "ms": (accusative(stem),),
            "fs": (stem + "ة",),
            "md": (_before_i(stem) + "ين",),
            "fd": (stem + "تين",),
            "mp": (_before_i(plural) + "ين",),
            "fp": (stem + "ات",),
        }
        for features, forms in oblique.items():
            yield features, tuple(dict.fromkeys((*(direct.get(features, ()) if nominative else ()), *forms)))


def noun_forms(singulars: Sequence[str], plurals: Iterable[str]) -> Iterator[Forms]:
    """Give singular, dual (genitive) and plural of nouns; a noun with no listed plural has one in ات."""
    for written in singulars:
        noun = bare(written)
        if _NUNATION_I in written:
            noun += "ي"
        feminine = noun.endswith("ة")
        stem = noun[:-1] if feminine else noun
        yield (
            ("fs" if feminine else "ms"),
            tuple(dict.fromkeys((noun, accusative(noun)))),
        )
        yield ("fd" if feminine else "md"), ((stem + "تين",) if feminine else (_before_i(stem) + "ين",))
        listed = tuple(plurals)
        if not listed:
            yield "fp", (stem + "ات",)
        for plural in listed:
            # Of a plural that is no person the grammar is feminine singular, the number plural.
            yield (
                "fp",
                tuple(dict.fromkeys((plural, accusative(plural)))),
            )


def accusative(word: str) -> str:
    """Add the -ا of the indefinite accusative where it is written (مؤكدا, not دعوة or نداء)."""
    if word.endswith(("ة", "ات", "اء", "ى", "ا")):
        return word
    return word + "ا"


def before_pronoun(word: str) -> tuple[str, ...]:
    """Give the shapes of a word before a clitic pronoun: دعوت-ه, قالو-ه, يرا-ه, نداؤ-ه/ندائ-ه/نداء-ه."""
    if word.endswith("ة"):
        return (word[:-1] + "ت",)
    if word.endswith("أى"):
        return (word[:-2] + "آ",)
    if word.endswith("ى"):
        return (word[:-1] + "ا",)
    if word.endswith("وا"):
        return (word[:-1],)
    if word.endswith("اء"):
        return (word, word[:-1] + "ؤ", word[:-1] + "ئ")
    return (word,)


def _before_u(stem: str) -> str:
    return stem[:-1] + "ؤ" if stem.endswith("اء") else stem


def _before_i(stem: str) -> str:
    return stem[:-1] + "ئ" if stem.endswith("اء") else stem
