"""Where does a content end that begins at a given word?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from quotes.ranking.ranker import Features
from quotes.statements.candidates import CueCandidate
from quotes.statements.openers import opener_at, word_class
from quotes.statements.starts import Start
from quotes.surface.marks import CLOSING, EITHER, QUOTES
from quotes.surface.words import Words
from quotes.tagging.lexical import cluster, what
from quotes.tagging.subjects import speaks

_LIKELY = 0.4  # how likely a cue must be to introduce content for an end to mind it
AHEAD = frozenset({"before", "clause"})  # openers of a content that stands before its cue
REACH = 130  # words in a content, at most
_SHORT = 4  # letters of a word that is looked at for itself: function words, as a rule
_SENTENCE_STOPS = frozenset(".!?؟…۔")
_COMMAS = frozenset("،,؛;")
_CLOSES = CLOSING | EITHER | frozenset(")]")
_DANGLING = frozenset({"preposition", "relative", "THAT", "subordinator", "CCONJ", "ADP", "negation"})


@dataclass(frozen=True, slots=True)
class Context:
    """The cues of the text, how likely each introduces content, and where according-to particles stand."""

    cues: Mapping[int, CueCandidate]
    reports: Mapping[int, float]
    particles: frozenset[int]


def first_word(words: Words, start: Start) -> int:
    """Give the first word of the content itself: a quotation begins after its mark."""
    index = start.index
    if start.opener in {"quote", "before"}:
        index += 1
        while index < len(words) - 1 and words[index].text in QUOTES:
            index += 1
    return index


def ends(words: Words, start: Start) -> list[int]:
    """List where the content may end (exclusive): after any word of its line that does not dangle."""
    first = first_word(words, start)
    if start.opener in AHEAD:
        return [start.stop]
    limit = first
    line = words.paragraph[first]
    while limit < len(words) and limit - first < REACH and words.paragraph[limit] == line:
        if words[limit].text == "\n":
            break
        limit += 1
    if start.opener == "quote":
        # a quotation ends with its line at the latest, where it is not closed
        limit = max(limit, min(words.closing.get(start.index, limit), first + 3 * REACH))
    out = [e for e in range(first + 1, limit + 1) if not words[e - 1].is_mark or words[e - 1].text in _CLOSES]
    if start.opener == "quote":
        close = words.closing.get(start.index, -1)
        out = sorted({e for e in out if e != close + 1} | ({close} if first < close <= limit else set()))
    return out or [first + 1]


def features(
    words: Words, cue: CueCandidate, start: Start, found: list[int], context: Context
) -> list[Features]:
    """Describe each possible end of the content."""
    first = first_word(words, start)
    state = _State(words, cue, start, first, context)
    out = []
    for e in found:
        state.advance(e)
        out.append(_end_features(state, e))
    return out


class _State:
    """What lies between the content's first word and the end looked at, kept up while ends go on."""

    def __init__(self, words: Words, cue: CueCandidate, start: Start, first: int, context: Context) -> None:
        self.words, self.cue, self.start, self.first = words, cue, start, first
        self.context, self.cues = context, context.cues
        self.passed: set[str] = set()
        self.led = _led(words, cue)
        self.edge = _phrase_end(words, first)
        self.sentence, self.sentence_end = words.sentence[first], words.sentence_end(first)
        self.at = first
        self.commas = self.stops = self.brackets = self.verbs = 0

    def advance(self, end: int) -> None:
        """Take in the words up to `end`."""
        for k in range(self.at, end):
            text = self.words[k].text
            self.commas += text in _COMMAS
            self.stops += text in _SENTENCE_STOPS
            self.brackets += (text in "([") - (text in ")]")
            self.verbs += self.words[k].pos == "VERB"
            if passed := self.report(k):
                self.passed.add(passed)
        self.at = max(self.at, end)

    def report(self, k: int) -> str:
        """Say what begins at word `k` if it is likely a report of its own: its form, what leads to it."""
        if k in self.context.particles:
            return "particle"
        if self.context.reports.get(k, 0.0) < _LIKELY:
            return ""
        cue, before = self.cues[k], self.words[k - 1]
        lead = "،" if before.text in _COMMAS else "." if before.is_mark else word_class(self.words, k - 1)
        lead = (
            lead
            if cue.tense == "participle" or lead in {"،", ".", "THAT", "relative", "subordinator"}
            else ""
        )
        return f"{cue.tense} {cue.proclitics} {lead} {_same_form(self.cue, cue)}"

    def quote_state(self, end: int) -> str:
        """Say how the end stands to quotation marks: at the closing one, inside one that the content opened …"""
        words, start = self.words, self.start
        if start.opener == "quote":
            close = words.closing.get(start.index, -1)
            return "own close" if end == close else "inside own" if end < close else "past own"
        outer = words.quotation[max(start.index - 1, 0)] if start.index else -1
        if outer >= 0 and words.closing.get(outer) == start.index - 1:
            outer = -1
        last, after = words.quotation[end - 1], words.quotation[end] if end < len(words) else -1
        if last >= 0 and words.closing.get(last) == end - 1:
            return "after close"
        if last >= 0 and last >= self.first:
            return "inside"
        if outer >= 0 and words.closing.get(outer) == end:
            return "outer close"
        return "outer past" if outer >= 0 and last != outer else "same" if after == last else "before open"


def _end_features(state: _State, e: int) -> Features:
    words, cue, opener = state.words, state.cue, state.start.opener
    mark = words[e].text if e < len(words) and words[e].is_mark else "-"
    nxt = e + 1 if mark not in {"-", "\n"} else e
    kind = _next_kind(words, state, nxt)
    quote = state.quote_state(e)
    length = _bucket(e - state.first)
    crossed = (words.sentence[e - 1] if e else 0) - state.sentence
    at_end = e >= len(words) or words.sentence_end(e - 1) <= e + (mark != "-") or mark == "\n"
    last, following = word_class(words, e - 1), word_class(words, nxt)
    tree = _tree(words, state, e, nxt)
    agree = _same_form(cue, state.cues.get(nxt))
    report = state.report(nxt)
    likely = round(4 * state.context.reports.get(nxt, 0.0))
    base = "that" if opener in {"أن", "بأن"} else opener if opener in {"quote", "colon", "object"} else "prep"
    return [
        f"mark {mark}",
        f"{base} mark {mark} kind {kind}",
        f"{base} mark {mark} kind {kind} quote {quote}",
        f"mark {mark} kind {kind} {agree}",
        f"{base} end {at_end} crossed {min(crossed, 2)}",
        f"{base} end {at_end} quote {quote}",
        f"end {at_end} quote {quote} brackets {state.brackets}",
        f"{base} quote {quote} mark {mark}",
        f"{base} quote {quote} crossed {min(crossed, 2)} end {at_end}",
        f"{base} length {length}",
        f"{base} commas {min(state.commas, 4)} mark {mark}",
        f"{base} verbs {min(state.verbs, 3)} end {at_end}",
        f"mark {mark} last {last}",
        f"dangling {last in _DANGLING}",
        f"mark {mark} following {following}",
        f"mark {mark} following {following} {base}",
        f"mark {mark} word {words.norm(nxt)}",
        f"mark {mark} pair {words.norm(nxt)} {words.norm(nxt + 1)}",
        f"tree {tree} {mark != '-'}",
        f"tree {tree} {kind}",
        f"tree {tree} {base}",
        f"brackets {state.brackets}",
        f"{base} tense {cue.tense} kind {kind} mark {mark}",
        f"lemma {cue.lemma} mark {mark} end {at_end}",
        f"{base} headline {words.paragraph[state.first] == 0} end {at_end}",
        f"last {last} following {following}",
        f"mark {mark} report {report}",
        f"mark {mark} report {report} {base} quote {quote}",
        f"mark {mark} likely {likely} {kind}",
        f"mark {mark} likely {likely} end {at_end}",
        f"mark {mark} lemma {state.cues[nxt].lemma if nxt in state.cues else '-'}",
        f"mark {mark} to {what(words, nxt)} from {what(words, e - 1)}",
        f"{base} mark {mark} to {what(words, nxt)}",
        f"edge {_side(e, state.edge)} mark {mark} {base}",
        f"edge {_side(e, state.edge)} kind {kind}",
        f"rest {_bucket(max(state.sentence_end - e, 1))} mark {mark} {base}",
        f"rest {_bucket(max(state.sentence_end - e, 1))} kind {kind}",
        f"act {cue.act} {base} mark {mark} length {length}",
        f"led {state.led} {base} mark {mark} kind {kind}",
        f"led {state.led} mark {mark} commas {min(state.commas, 2)} end {at_end}",
        f"led {state.led} mark {mark} following {following}",
        f"mark {mark} cluster {cluster(words, nxt)}",
        f"mark {mark} cluster {cluster(words, nxt)} {cluster(words, nxt + 1)}",
        f"{base} mark {mark} clusters {cluster(words, e - 1)} {cluster(words, nxt)}",
        f"cut {words.label(nxt).startswith('I-')} {mark}",
        f"mark {mark} label {words.label(nxt)} {kind}",
        f"mark {mark} speaks {speaks(words, nxt + 1)} {kind}",
        f"lemma {cue.lemma} mark {mark} kind {kind}",
        f"last word {words.norm(e - 1) if len(words.norm(e - 1)) <= _SHORT else '-'} mark {mark}",
        *(f"passed {p}" for p in sorted(state.passed)),
        *(f"passed {p} {base} quote {quote}" for p in sorted(state.passed)),
    ]


def _led(words: Words, cue: CueCandidate) -> str:
    """Say what leads to a cue: a relative pronoun (behind a comma or not), after whose clause the main one goes on
    («العصابات، التي توعدت [بإغلاق الطرق]، لن تنجح»), a complementizer, nothing of the kind."""
    lead = word_class(words, cue.index - 1)
    if lead == "relative":
        return f"relative {cue.index > 1 and words[cue.index - 2].text in _COMMAS}"
    return lead if lead in {"THAT", "subordinator"} else f"{cue.tense} -"


def _phrase_end(words: Words, first: int) -> int:
    """Give the word after what the tree puts under the content's topmost word."""
    low = words[first].first
    token = words.doc[low]
    while token.head.i >= low and token.head.i != token.i:
        token = token.head
    return words.at(token.right_edge.idx) + 1


def _side(end: int, edge: int) -> str:
    return "at" if end in {edge, edge - 1} else "before" if end < edge else "past"


def _next_kind(words: Words, state: _State, index: int) -> str:
    """Say what starts after the end: a cue of some form with its opener near, a plain verb, another word."""
    if index >= len(words):
        return "END"
    cue = state.cues.get(index)
    lead = words.norm(index)[:1] if words.norm(index)[:1] in {"و", "ف"} else ""
    if cue is not None:
        near = next(
            (o for k in range(index + 1, min(index + 12, len(words))) if (o := opener_at(words, k))), None
        )
        return (
            f"cue {cue.tense} {lead} {near in cue.introduces or near in {'أن', 'quote', 'colon'}} {cue.sure}"
        )
    word = words[index]
    tense = words.doc[word.stem].morph.get("Aspect", [])
    return f"{lead} {word.pos} {tense[0] if tense else ''}"


def _tree(words: Words, state: _State, e: int, nxt: int) -> str:
    """Say whether the word after the end hangs on the content, on the cue, or on neither."""
    if nxt >= len(words):
        return "end"
    token = words.doc[words[nxt].stem]
    head = token.head
    low = words[state.first].first
    high = words[e - 1].last
    if head.i == token.i:
        return "root"
    if low <= head.i <= high:
        return f"content {token.dep_}"
    if head.i == words[state.cue.index].stem:
        return f"cue {token.dep_}"
    return "after" if head.i > high else "above"


def _same_form(cue: CueCandidate, other: CueCandidate | None) -> str:
    if other is None or not other.is_verbal:
        return "-"
    return f"{cue.tense}={other.tense} {cue.gender == other.gender} {cue.number == other.number}"


def _bucket(count: int) -> str:
    for edge in (1, 2, 3, 5, 8, 12, 18, 26, 40, 60, 90):
        if count <= edge:
            return str(edge)
    return "90+"
