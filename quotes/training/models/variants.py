"""Noisy copies of a treebank: the spellings and quotation marks of the press, an even hand for each document.

Newspapers leave out hamzas (ان for أن), confuse final ي and ى, write ه for ة, leave out tanwin, and set “…”, «…» or
"…"; a treebank of newswire knows one style alone.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from quotes.training.models.conllu import Sentence, Token, Word

_MARKS = re.compile("[\u064b-\u0652\u0670]")
_INDIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
_STRAIGHT = '"'


@dataclass(frozen=True, slots=True)
class Style:
    """How one writer spells."""

    bare_hamza: bool
    unmarked: bool
    final_ya: str  # "ي" for both, "ى" for both, or nothing for the right one
    final_ha: bool
    quotes: str  # opening and closing, or nothing for straight ones
    indic_digits: bool
    latin_comma: bool

    def spell(self, form: str, *, final: bool = True) -> str:
        """Spell a form in this style; `final` says that the token ends with it."""
        if self.bare_hamza:
            form = re.sub("[أإ]", "ا", form)
        if self.unmarked:
            form = _MARKS.sub("", form)
        if final and len(form) > 1:
            if self.final_ya and form[-1] in "يى":
                form = form[:-1] + self.final_ya
            if self.final_ha and form[-1] == "ة":
                form = form[:-1] + "ه"
        if self.indic_digits:
            form = form.translate(_INDIC)
        return "," if self.latin_comma and form == "،" else form


def draw(chance: random.Random) -> Style:
    """Draw a style, each habit about as often as newspapers have it."""
    return Style(
        bare_hamza=chance.random() < 0.4,  # noqa: PLR2004 - shares of newspapers
        unmarked=chance.random() < 0.4,  # noqa: PLR2004
        final_ya=chance.choices(["ي", "ى", ""], [12, 12, 76])[0],
        final_ha=chance.random() < 0.08,  # noqa: PLR2004
        quotes=chance.choices(["“”", "«»", ""], [35, 30, 35])[0],
        indic_digits=chance.random() < 0.25,  # noqa: PLR2004
        latin_comma=chance.random() < 0.15,  # noqa: PLR2004
    )


def noisy(sentences: Iterable[Sentence], seed: int) -> Iterator[Sentence]:
    """Give each sentence as another newspaper might write it; the same for the same seed.

    The style changes with the document, or with the paragraph where documents are not named.
    """
    chance = random.Random(seed)  # noqa: S311 - no secret
    style = draw(chance)
    for sentence in sentences:
        if sentence.document or (sentence.opens and chance.random() < 0.2):  # noqa: PLR2004
            style = draw(chance)
        yield _spelt(sentence, style)


def _spelt(sentence: Sentence, style: Style) -> Sentence:
    tokens: list[Token] = []
    opened = False
    for token in sentence.tokens:
        if token.form == _STRAIGHT and style.quotes:
            mark = style.quotes[opened]
            opened = not opened
            tokens.append(replace(token, form=mark, words=(replace(token.words[0], form=mark, lemma=mark),)))
            continue
        last = len(token.words) - 1
        words = tuple(_word(word, style, final=i == last) for i, word in enumerate(token.words))
        form = words[0].form if len(words) == 1 else style.spell(token.form)
        tokens.append(replace(token, form=form, words=words))
    name = f"{sentence.document}-noisy" if sentence.document else ""
    return replace(sentence, tokens=tuple(tokens), name=f"{sentence.name}-noisy", document=name)


def _word(word: Word, style: Style, *, final: bool) -> Word:
    lemma = word.lemma.translate(_INDIC) if style.indic_digits and word.upos == "NUM" else word.lemma
    return replace(word, form=style.spell(word.form, final=final), lemma=lemma)
