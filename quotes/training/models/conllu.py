"""Sentences of a treebank in CoNLL-U, with their surface tokens."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from quotes.errors import QuotesError

COLUMNS = 10
NO_SPACE = "SpaceAfter=No"
EMPTY = "_"
_SKIPPED = re.compile(r"#|\d+\.\d")  # comments, and words that nobody wrote (of enhanced dependencies)


@dataclass(frozen=True, slots=True)
class Word:
    """A syntactic word, with the columns of CoNLL-U; `head` 0 is the root."""

    form: str
    lemma: str = EMPTY
    upos: str = EMPTY
    xpos: str = EMPTY
    feats: str = EMPTY
    head: int = 0
    deprel: str = EMPTY


@dataclass(frozen=True, slots=True)
class Token:
    """What is written between blanks and marks: a surface form and its words (one, or clitics and a stem)."""

    form: str
    words: tuple[Word, ...]
    space_after: bool = True


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence's tokens; `opens` says that a paragraph begins with it, `name` is its sent_id."""

    tokens: tuple[Token, ...]
    name: str = ""
    opens: bool = False
    document: str = ""

    @property
    def words(self) -> tuple[Word, ...]:
        """Give all words in order."""
        return tuple(word for token in self.tokens for word in token.words)

    @property
    def text(self) -> str:
        """Give the running text."""
        return "".join(t.form + " " * t.space_after for t in self.tokens).rstrip()

    def with_words(self, words: Iterable[Word]) -> Sentence:
        """Give the same tokens with other analyses of their words."""
        rest = iter(words)
        return replace(
            self, tokens=tuple(replace(t, words=tuple(next(rest) for _ in t.words)) for t in self.tokens)
        )


def read_sentences(path: Path) -> list[Sentence]:
    """Read a CoNLL-U file.

    Raises:
        QuotesError: the file cannot be read, or a line is not CoNLL-U.
    """
    try:
        blocks = path.read_text(encoding="utf-8").split("\n\n")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is not UTF-8"
        raise QuotesError(f"{path}: cannot be read ({reason})") from error
    sentences, line = [], 1
    for block in blocks:
        if block.strip():
            sentences.append(_sentence(block.split("\n"), path, line))
        line += block.count("\n") + 2
    if not sentences:
        raise QuotesError(f"{path}: holds no sentences in CoNLL-U")
    return sentences


def write_sentences(sentences: Iterable[Sentence], path: Path) -> None:
    """Write a CoNLL-U file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(lines_of(sentence) for sentence in sentences), encoding="utf-8")


def lines_of(sentence: Sentence) -> str:
    """Write one sentence in CoNLL-U, with the empty line after it."""
    out = [f"# newdoc id = {sentence.document}"] if sentence.document else []
    out += ["# newpar"] if sentence.opens else []
    out += [f"# sent_id = {sentence.name}", f"# text = {sentence.text}"]
    number = 1
    for token in sentence.tokens:
        misc = EMPTY if token.space_after else NO_SPACE
        if len(token.words) > 1:
            last = number + len(token.words) - 1
            out.append("\t".join([f"{number}-{last}", token.form, *[EMPTY] * 7, misc]))
            misc = EMPTY
        for w in token.words:
            row = [str(number), w.form, w.lemma, w.upos, w.xpos, w.feats, str(w.head), w.deprel, EMPTY, misc]
            out.append("\t".join(row))
            number += 1
    return "\n".join(out) + "\n\n"


def paragraphs(sentences: Iterable[Sentence]) -> Iterator[list[Sentence]]:
    """Group sentences that stand in a paragraph."""
    current: list[Sentence] = []
    for sentence in sentences:
        if sentence.opens and current:
            yield current
            current = []
        current.append(sentence)
    if current:
        yield current


def _sentence(lines: list[str], path: Path, first: int) -> Sentence:
    comments = dict(_comment(line) for line in lines if line.startswith("#"))
    kept = [(n, line) for n, line in enumerate(lines, first) if line.strip() and not _SKIPPED.match(line)]
    rows = [_columns(line, path, n) for n, line in kept]
    tokens: list[Token] = []
    words: list[Word] = []
    surface, last, spaced = "", 0, True
    for place, columns in rows:
        if len(place) > 1:
            surface, last, spaced = columns[1], place[1], NO_SPACE not in columns[9]
            continue
        words.append(_word(columns, path, first))
        if place[0] < last:
            continue
        if place[0] > last:
            surface, spaced = columns[1], NO_SPACE not in columns[9]
        tokens.append(Token(surface, tuple(words), spaced))
        words = []
    if not tokens or words:
        raise QuotesError(f"{path}:{first}: a sentence without words, or a token that is not closed")
    opens = not comments.keys().isdisjoint({"newpar", "newdoc", "newpar id", "newdoc id"})
    return Sentence(tuple(tokens), comments.get("sent_id", ""), opens, comments.get("newdoc id", ""))


def _columns(line: str, path: Path, number: int) -> tuple[tuple[int, ...], list[str]]:
    """Split a line: the numbers of its words (two for the line of a token that holds several), and its columns."""
    columns = line.split("\t")
    if len(columns) != COLUMNS:
        raise QuotesError(f"{path}:{number}: {len(columns)} columns, where CoNLL-U has {COLUMNS}")
    try:
        return tuple(int(part) for part in columns[0].split("-")), columns
    except ValueError:
        raise QuotesError(f"{path}:{number}: '{columns[0]}' is no number of a word") from None


def _word(columns: list[str], path: Path, first: int) -> Word:
    _, form, lemma, upos, xpos, feats, head, deprel, _, _ = columns
    if not head.isdecimal():
        raise QuotesError(f"{path}:{first}: the sentence has a word without a head ('{form}')")
    return Word(form, lemma, upos, xpos, feats, int(head), deprel)


def _comment(line: str) -> tuple[str, str]:
    key, _, value = line.lstrip("#").partition("=")
    return key.strip(), value.strip()
