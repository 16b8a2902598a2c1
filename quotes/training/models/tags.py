"""Wrong tags for the parser to learn to live with: at work it reads a tagger's tags, not the treebank's."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from quotes.training.models.conllu import Sentence, Token, Word

# What taggers of Arabic take each tag for, the likeliest first (counted on a development part), and how likely an
# error is beside the mean: names (X) are mistaken three times as often as nouns.
_TAKEN_FOR = {
    "NOUN": ("ADJ", "X", "VERB", "ADJ"),
    "ADJ": ("NOUN", "NOUN", "NOUN", "X"),
    "X": ("NOUN", "NOUN", "ADJ", "VERB"),
    "VERB": ("NOUN", "NOUN", "ADJ", "X"),
    "DET": ("PRON", "SCONJ"),
    "SCONJ": ("CCONJ", "PART"),
    "PART": ("SCONJ", "DET"),
    "ADV": ("NOUN", "ADP"),
    "CCONJ": ("ADP", "SCONJ"),
    "ADP": ("NOUN", "CCONJ"),
}
_LIKELY = {
    "NOUN": 0.7,
    "ADJ": 1.7,
    "X": 2.9,
    "VERB": 1.1,
    "DET": 0.6,
    "SCONJ": 0.6,
    "PART": 0.9,
    "ADV": 1.4,
    "CCONJ": 0.15,
    "ADP": 0.2,
}


def mistagged(sentences: Iterable[Sentence], share: float, seed: int) -> Iterator[Sentence]:
    """Give about `share` of the words a wrong tag, as a tagger would; the same for the same seed."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    for sentence in sentences:
        yield sentence.with_words(
            replace(word, upos=chance.choice(_TAKEN_FOR[word.upos]))
            if chance.random() < share * _LIKELY.get(word.upos, 0)
            else word
            for word in sentence.words
        )


def lemma_examples(sentences: Iterable[Sentence], most: int = 6) -> list[Sentence]:
    """Keep each pair of a word and its lemma at most `most` times: more teach nothing, and take time.

    A lemmatizer sees words alone, so what is left of a sentence is a list of them, each hung on the one before.
    """
    seen: Counter[tuple[str, str, str]] = Counter()
    kept = []
    for sentence in sentences:
        words: list[Word] = []
        for word in sentence.words:
            key = (word.form, word.upos, word.lemma)
            seen[key] += 1
            if seen[key] <= most:
                words.append(replace(word, head=len(words), deprel="dep" if words else "root"))
        if words:
            kept.append(replace(sentence, tokens=tuple(Token(word.form, (word,)) for word in words)))
    return kept
