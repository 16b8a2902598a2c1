"""A surface view of a parsed text: whitespace words and marks, sentences that respect quotation marks.

The parser errs on about a quarter of the arcs and on some clitics, so what finds statements works on the
words as they are written and asks the tree as one witness among others.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING

from quotes.arabic.orthography import fold
from quotes.document import Span
from quotes.surface.marks import COLONS, pair_marks, run_on

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Tokens

_INVISIBLE = "\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad"
_MARKS = f"\u064b-\u065f\u0670\u0640{_INVISIBLE}"
_DOUBLED, _STRAIGHT = "''", '"'
_WORD = re.compile(rf"\n|{_DOUBLED}|[^\W_](?:[\w{_MARKS}])*(?:[.,:/’'](?=\d)[\w]+)*|[^\w\s{_MARKS}]|_")
_STOPS = frozenset(".!?؟…۔")
_LATE = frozenset(")]»”")  # marks that close what the sentence opened
_KEPT = frozenset('»”")]″')  # marks that belong to the phrase they end
_WHOLE_WORD = 4  # letters of a word that a full stop without blanks can still end a sentence beside


@dataclass(frozen=True, slots=True)
class Word:
    """A whitespace word without its punctuation, or one punctuation mark; offsets are the text's.

    Two single quotation marks in a row are one straight double mark.
    """

    index: int
    start: int
    end: int
    text: str
    norm: str
    pos: str  # the tag of the word's stem, or PUNCT
    first: int  # index of its first spaCy token
    last: int  # index of its last spaCy token, inclusive
    stem: int  # index of the spaCy token that carries the word (not a clitic)

    @property
    def is_mark(self) -> bool:
        """Say whether this is a punctuation mark or a line end."""
        return self.pos == "PUNCT"


_CLITIC_TAGS = frozenset({"CCONJ", "ADP", "PRON", "AUX", "PART", "SCONJ", "PUNCT", "SPACE", "DET"})


def _stem(tokens: Tokens) -> Token:
    """Choose the token that carries a word: the first that is no clitic, else the longest."""
    for token in tokens:
        if token.pos_ not in _CLITIC_TAGS:
            return token
    return max(tokens, key=len)


class Words:
    """The words of a `Doc` with their sentences, paragraphs and quotations.

    `sentence[i]` and `paragraph[i]` number the sentence and the line that word `i` stands in. A sentence ends
    at a full stop, question or exclamation mark outside of quotation marks, or with its line.
    `quotation[i]` is the index of the opening mark of the innermost quotation around word `i`, else -1;
    `closing` gives the closing mark of an opening one (the end of the line for one never closed), `run_on` what
    belongs to such a quotation in the lines that follow.
    What is asked of many words is counted once for all, so that no text costs more than its length.
    `labels` are the names in the text (B-PER, I-PER …), once `quotes.tagging` has found them.
    """

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.text: str = doc.text
        self.items: list[Word] = list(_words(doc))
        self._starts = [w.start for w in self.items]
        self.paragraph = self._number_lines()
        self.closing, self.quotation = pair_marks([w.text for w in self.items])
        self.run_on = run_on([w.text for w in self.items], self.closing)
        self.sentence = self._number_sentences()
        self._ends = self._sentence_ends()
        self._solid = self._solid_ends()
        self._counts = [0, *accumulate(not w.is_mark for w in self.items)]
        self._filled = self._filled_starts()
        self.labels: Sequence[str] = ()

    def __len__(self) -> int:
        return len(self.items)

    def __getitem__(self, index: int) -> Word:
        return self.items[index]

    def __iter__(self) -> Iterator[Word]:
        return iter(self.items)

    def at(self, char: int) -> int:
        """Give the index of the word at or before the character offset `char`."""
        return max(bisect_right(self._starts, char) - 1, 0)

    def norm(self, index: int) -> str:
        """Give a word's folded form; an empty string outside of the text."""
        return self.items[index].norm if 0 <= index < len(self.items) else ""

    def label(self, index: int) -> str:
        """Give a word's label as a name; O outside of names, of the text, and where names were not looked for."""
        return self.labels[index] if 0 <= index < len(self.labels) else "O"

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """The places of each folded word or mark."""
        found: defaultdict[str, list[int]] = defaultdict(list)
        for word in self.items:
            found[word.norm].append(word.index)
        return found

    def sentence_end(self, index: int) -> int:
        """Give the index after the last word of the sentence that holds word `index`."""
        return self._ends[self.sentence[index]]

    def sentence_start(self, index: int) -> int:
        """Give the index of the first word of the sentence that holds word `index`."""
        number = self.sentence[index]
        return self._ends[number - 1] if number else 0

    def span(self, start: int, end: int) -> Span:
        """Give the characters from word `start` to word `end`, exclusive."""
        return Span(self.items[start].start, self.items[end - 1].end)

    def trimmed(self, start: int, end: int) -> int:
        """Step back from `end`, not before `start`, over commas, full stops, dashes and line ends."""
        return max(start, self._solid[end]) if end > start else end

    def count(self, start: int, end: int) -> int:
        """Count the words from `start` to `end`, marks left out."""
        return self._counts[end] - self._counts[start] if end > start else 0

    def past_line_ends(self, index: int) -> int:
        """Give the first word at or after `index` that is no line end; the length of the text if there is none."""
        return self._filled[index]

    def _solid_ends(self) -> list[int]:
        """Give for each end of a phrase the end that is left without the marks before it."""
        out = [0]
        for i, word in enumerate(self.items):
            out.append(out[i] if word.is_mark and word.text not in _KEPT else i + 1)
        return out

    def _filled_starts(self) -> list[int]:
        out = [len(self.items)] * (len(self.items) + 1)
        for i in range(len(self.items) - 1, -1, -1):
            out[i] = out[i + 1] if self.items[i].text == "\n" else i
        return out

    def _number_lines(self) -> list[int]:
        line, out = 0, []
        for word in self.items:
            out.append(line)
            line += word.text == "\n"
        return out

    def _number_sentences(self) -> list[int]:
        number, out = 0, []
        for i in range(len(self.items)):
            out.append(number)
            number += self._ends_sentence(i)
        return out

    def _ends_sentence(self, i: int) -> bool:
        text = self.items[i].text
        if text == "\n":
            return True
        after = self.items[i + 1].text if i + 1 < len(self.items) else "\n"
        if after in _STOPS or after in _LATE:
            return False
        if text in _STOPS:
            return self.quotation[i] < 0 and not self._joins(i)
        closes = self.quotation[i] >= 0 and self.closing.get(self.quotation[i]) == i
        return (
            closes
            and self.quotation[self.quotation[i] - 1] < 0
            and i > 0
            and self.items[i - 1].text in _STOPS
        )

    def _joins(self, i: int) -> bool:
        """Say whether the full stop at `i` belongs to an abbreviation (أ.ف.ب، إن.بي.سي، د. فلان)."""
        if not 0 < i < len(self.items) - 1 or self.items[i].text != ".":
            return False
        before, after = self.items[i - 1], self.items[i + 1]
        if len(before.text) == 1 and before.text.isalpha():
            return True
        glued = after.start == self.items[i].end and before.end == self.items[i].start
        return glued and not after.is_mark and max(len(before.text), len(after.text)) < _WHOLE_WORD

    def _sentence_ends(self) -> list[int]:
        ends: list[int] = []
        for i, number in enumerate(self.sentence):
            if number == len(ends):
                ends.append(i + 1)
            else:
                ends[number] = i + 1
        return ends


def _words(doc: Doc) -> Iterator[Word]:
    starts = [t.idx for t in doc]
    for index, match in enumerate(_WORD.finditer(doc.text)):
        first = max(bisect_right(starts, match.start()) - 1, 0)
        last = max(bisect_right(starts, match.end() - 1) - 1, first)
        text = _STRAIGHT if match.group() == _DOUBLED else match.group()
        mark = not (text[0].isalnum())
        stem = _stem(doc[first : last + 1])
        yield Word(
            index,
            match.start(),
            match.end(),
            text,
            fold(text) if not mark else text,
            "PUNCT" if mark else stem.pos_,
            first,
            last,
            stem.i,
        )


def surface_words(text: str) -> list[str]:
    """Cut a text without a parse into words and marks, as `Words` does."""
    return [match.group().replace(_DOUBLED, _STRAIGHT) for match in _WORD.finditer(text)]


def is_colon(word: Word) -> bool:
    """Say whether the word is a colon of any script."""
    return word.text in COLONS
