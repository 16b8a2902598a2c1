"""Stanza's analysis -> a spaCy `Doc` whose text is the article's text to the last character.

The tokens of the `Doc` are Universal Dependencies *words*, not whitespace tokens: وقال is و + قال. The tree, the
tags and the lemmas are defined on words, and a pattern for قال must find it behind any clitic. Each word keeps its
own letters of the token, so that offsets stay exact; `norm_` holds the word's form as Stanza restores it, folded
(لأمم in للأمم has the norm الامم). White space other than single blanks, and whatever the parser did not see,
become tokens tagged SPACE.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from spacy.tokens import Doc
from spacy.vocab import Vocab

from quotes.arabic.orthography import fold
from quotes.parsing.cleaning import VOWELS, Piece
from quotes.parsing.segments import split_surface

# The most characters of one token: spaCy keeps a token's length in a narrow integer, and no word is longer.
_LONGEST_FILLER = 1000


@dataclass(slots=True)
class _Word:
    """One spaCy token to be: its place in the text and Stanza's analysis; `head` is an index into the list."""

    start: int
    end: int
    form: str
    lemma: str = ""
    upos: str = "SPACE"
    xpos: str = "_SP"
    feats: str = ""
    head: int = -1
    dep: str = "dep"


def _sentence_words(sentence: Any, piece: Piece, base: int) -> Iterator[_Word]:  # noqa: ANN401 - Stanza is untyped
    """Give a Stanza sentence's words as `_Word`s; `base` is the index that its first word will have."""
    rows: list[tuple[Any, int, int]] = []
    shown: dict[int, int] = {
        0: -1
    }  # Stanza's word id -> index in the list; a word without letters has its head's
    for token in sentence.tokens:
        parts = split_surface(piece.text[token.start_char : token.end_char], [w.text for w in token.words])
        at = token.start_char
        for word, part in zip(token.words, parts, strict=True):
            if part:
                shown[word.id] = base + len(rows)
                rows.append((word, piece.offsets[at], piece.offsets[at + len(part) - 1] + 1))
            at += len(part)
    heads = {word.id: word.head for word in sentence.words}
    for word, start, end in rows:
        head = word.head
        while head not in shown:
            head = heads[head]
        own = shown[word.id]
        target = shown[head]
        yield _Word(
            start,
            end,
            word.text,
            lemma=word.lemma or word.text,
            upos=word.upos or "X",
            xpos=word.xpos or "",
            feats=word.feats or "",
            head=own if target < 0 else target,
            dep=("root" if target < 0 else word.deprel) or "dep",
        )


def _past_vowels(text: str, end: int) -> int:
    """Take the vowel marks behind a word's last letter along, which the parser does not see."""
    while text[end : end + 1] in VOWELS:
        end += 1
    return end


def _with_fillers(words: Sequence[_Word], text: str) -> tuple[list[_Word], list[bool]]:
    """Add tokens for the gaps between words; say after each token whether a single blank follows."""
    out: list[_Word] = []
    spaces: list[bool] = []
    place: dict[int, int] = {}
    at = 0

    def fill(end: int) -> None:
        nonlocal at
        if out and at < end and text[at] == " " and not spaces[-1]:
            spaces[-1] = True
            at += 1
        while at < end:
            stop = min(end, at + _LONGEST_FILLER)
            out.append(_Word(at, stop, text[at:stop], lemma=text[at:stop]))
            spaces.append(False)
            at = stop

    for i, word in enumerate(words):
        fill(word.start)
        place[i] = len(out)
        out.append(word)
        spaces.append(False)
        at = word.end
    fill(len(text))
    for i, item in enumerate(out):
        if item.upos == "SPACE" and item.head < 0:
            item.head = max(i - 1, 0) if i else min(1, len(out) - 1)
        else:
            item.head = place[item.head]
    return out, spaces


def to_doc(vocab: Vocab, text: str, analysed: Iterable[tuple[Piece, Any]]) -> Doc:
    """Join Stanza's analyses of a text's pieces into one spaCy `Doc` with `doc.text == text`."""
    words: list[_Word] = []
    for piece, analysis in analysed:
        for sentence in analysis.sentences:
            words.extend(_sentence_words(sentence, piece, len(words)))
    for word in words:
        word.end = _past_vowels(text, word.end)
    rows, spaces = _with_fillers(words, text)
    doc = Doc(
        vocab,
        words=[text[w.start : w.end] for w in rows],
        spaces=spaces,
        lemmas=[w.lemma for w in rows],
        pos=[w.upos for w in rows],
        tags=[w.xpos for w in rows],
        morphs=[w.feats for w in rows],
        heads=[w.head for w in rows],
        deps=[w.dep for w in rows],
    )
    for token, row in zip(doc, rows, strict=True):
        token.norm_ = fold(row.form) or row.form
    return doc
