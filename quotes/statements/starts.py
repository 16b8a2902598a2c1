"""Does a word that can be a cue introduce reported content here, and where does the content begin?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from quotes.arabic.backward import backward, longest
from quotes.statements.candidates import CueCandidate
from quotes.statements.openers import Opener, opener_at
from quotes.surface.marks import COMMAS, QUOTES
from quotes.surface.words import Words, is_colon

REACH = 45  # words from the cue to the content, at most
SHORTEST_CLAUSE = 3  # words of an unquoted content that stands before its cue
_PAST = COMMAS | frozenset(".-–—\n")  # what may stand between a quotation and what points back to it
APART = frozenset("،,-–—")  # marks between such a content and its cue
OBJECT_REACH = 16  # the same where nothing but a bare noun phrase opens it


@dataclass(frozen=True, slots=True)
class Start:
    """Content may begin at word `index`, opened by `opener`.

    What stands before its cue ends at word `stop`: a quotation (`before`), or what leads up to a comma (`clause`).
    """

    index: int
    opener: Opener
    stop: int = 0


def starts(words: Words, cue: CueCandidate) -> list[Start]:
    """List where the content of a cue may begin, nearest first."""
    limit = min(_limit(words, cue.index), cue.index + REACH)
    out: list[Start] = []
    for i in range(cue.index + 1, limit):
        opener = opener_at(words, i)
        if opener == "colon":
            follow = words.past_line_ends(i + 1)
            if follow < len(words) and words[follow].text not in QUOTES:
                out.append(Start(follow, "colon"))
        elif opener is not None:
            # a quotation without a word says nothing
            if opener != "quote" or words.count(i, words.closing[i]):
                out.append(Start(i, opener))
        elif i - cue.index <= OBJECT_REACH and not (words[i].is_mark or words.label(i).startswith("I-")):
            out.append(Start(i, "object"))  # nobody begins to speak within a name
    return out + list(_ahead(words, cue))


def _ahead(words: Words, cue: CueCandidate) -> Iterator[Start]:
    """Give the contents that may stand before a cue: a quotation, or what leads up to a comma or dash."""
    before = _pointed_back(words, cue) or cue.index - 1
    while before > 0 and words[before].text in COMMAS:
        before -= 1
    if before > 0 and words[before].text in QUOTES:
        opening = words.quotation[before]
        if opening >= 0 and words.closing.get(opening) == before and words.count(opening, before):
            yield Start(opening, "before", before)
    begin = words.sentence_start(cue.index)
    last = words.trimmed(begin, cue.index)
    apart = cue.index > 0 and words[cue.index - 1].text in APART
    if cue.is_verbal and apart and words.count(begin, last) >= SHORTEST_CLAUSE:
        yield Start(begin, "clause", last)


def _pointed_back(words: Words, cue: CueCandidate) -> int:
    """Give the mark that closes a quotation which the words before a cue point back to: «…». هكذا رد …; 0 for none."""
    for size in range(1, longest() + 1):
        begin = cue.index - size
        if begin > 0 and tuple(words.norm(k) for k in range(begin, cue.index)) in backward():
            last = begin - 1
            while last > 0 and words[last].text in _PAST:
                last -= 1
            if words[last].text in QUOTES:
                return last
    return 0


def _limit(words: Words, index: int) -> int:
    """Give the end of the cue's sentence; after a colon that ends the line, the next line counts too."""
    end = words.sentence_end(index)
    last = end - 1
    while last > index and words[last].text == "\n":
        last -= 1
    if is_colon(words[last]) and end < len(words):
        return words.sentence_end(min(words.past_line_ends(end), len(words) - 1))
    return end
