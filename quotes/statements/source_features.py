"""The evidence for each possible source of a cue: where it stands, how it begins and ends, what it has in it."""

from __future__ import annotations

from quotes.arabic.function_words import class_of
from quotes.arabic.names import title_of
from quotes.ranking.ranker import Features
from quotes.statements.agreement import agreement
from quotes.statements.candidates import CueCandidate
from quotes.statements.openers import opener_at, word_class
from quotes.statements.recurrence import Recurrence
from quotes.statements.seams import Near, is_definite, seam_features
from quotes.statements.sources import Source
from quotes.surface.marks import COMMAS
from quotes.surface.words import Words
from quotes.tagging.lexical import cluster, what
from quotes.tagging.subjects import speaks

_SHORT = 5  # letters of a word that is looked at for itself: function words, as a rule


def features(
    words: Words, cue: CueCandidate, content: tuple[int, int], found: list[Source | None]
) -> list[Features]:
    """Describe each possible source."""
    i = cue.index
    gap = content[0] - i - 1
    adjacent = "adjacent" if gap == 0 else "gap" if gap > 0 else "before"
    enclitic = bool(cue.enclitic)
    subject = _subject_place(words, i)
    gender, number = agreement(words, cue, i + 1)
    none = [
        "none",
        f"none {cue.tense} {adjacent}",
        f"none {cue.tense} {adjacent} after {word_class(words, i + 1)}",
        f"none {cue.tense} {adjacent} before {word_class(words, i - 1)}",
        f"none {cue.tense} enclitic {enclitic} {adjacent}",
        f"none lemma {cue.lemma} {adjacent}",
        f"none number {cue.number} {cue.tense}",
        f"none {cue.tense} conj {cue.proclitics} {adjacent} {subject}",
        f"none {cue.tense} subject {subject}",
        f"none {cue.tense} {adjacent} speaks {speaks(words, i + 1)}",
        f"none {adjacent} gender {gender}",
        f"none {adjacent} number {number}",
        f"none object {cue.object} {adjacent} number {number}",
    ]
    near, again = Near(words, cue), Recurrence(words)
    return [
        none
        if source is None
        else [
            *_source_features(words, cue, content, source, adjacent),
            *seam_features(words, source, near),
            *again.features(source),
        ]
        for source in found
    ]


def _subject_place(words: Words, i: int) -> str:
    """Say where the tree puts the cue's subject."""
    stem = words.doc[words[i].stem]
    for child in stem.children:
        if child.dep_.startswith("nsubj"):
            return "after" if child.i > stem.i else "before"
    return "none"


def _source_features(
    words: Words, cue: CueCandidate, content: tuple[int, int], source: Source, adjacent: str
) -> Features:
    verbal = "verbal" if cue.is_verbal else cue.tense
    offset = source.start - cue.index - 1 if source.side == "after" else cue.index - source.end
    return [
        source.side,
        f"{source.side} {verbal} {adjacent}",
        f"{source.side} lemma {cue.lemma}",
        f"{source.side} conj {cue.proclitics} {offset}",
        *_begin_features(words, cue, source, verbal, offset),
        *_end_features(words, source, offset),
        *_extent_features(words, source),
        *_tree_features(words, cue, source),
        *_rest_features(words, cue, source, content),
        *_label_features(words, source, verbal),
        *_inside_features(words, cue, source),
    ]


def _kind(words: Words, a: int) -> str:
    title = title_of(words[a].text)
    return title.kind if title else "-"


def _begin_features(words: Words, cue: CueCandidate, source: Source, verbal: str, offset: int) -> Features:
    """Describe the first word of a source, and where it stands."""
    a, side = source.start, source.side
    left, first, kind = word_class(words, a - 1), word_class(words, a), _kind(words, a)
    gender, number = agreement(words, cue, a)
    return [
        f"{side} offset {min(offset, 3)} gender {gender}",
        f"{side} offset {min(offset, 3)} number {number}",
        f"{side} offset {min(offset, 3)} object {cue.object} number {number}",
        f"{side} {verbal} offset {offset}",
        f"{side} {verbal} offset {offset} first {first}",
        f"{side} {verbal} offset {offset} left {left}",
        f"{side} left {left} first {first}",
        f"{side} first {first}",
        f"{side} first kind {kind}",
        f"{side} first kind {kind} {verbal} offset {offset}",
        f"{side} at sentence start {a == words.sentence_start(cue.index)}",
        f"{side} definite {words.norm(a).startswith('ال')} kind {kind}",
        f"{side} first is {what(words, a)}",
        f"{side} first is {what(words, a)} {verbal} {offset}",
        f"{side} proclitic {_proclitic(words, a)} {verbal}",
        f"{side} speaks {speaks(words, a)}",
        f"{side} speaks {speaks(words, a)} {verbal} {offset}",
        f"{side} speaks {speaks(words, a)} kind {kind} label {words.label(a)}",
    ]


def _end_features(words: Words, source: Source, offset: int) -> Features:
    """Describe the last word of a source, and what follows it."""
    b, side = source.end, source.side
    last, right = word_class(words, b - 1), word_class(words, b)
    title = _kind(words, b) if b < len(words) and not words[b].is_mark else "-"
    return [
        f"{side} last {last}",
        f"{side} right {right}",
        f"{side} last {last} right {right}",
        f"{side} right {right} title {title}",
        f"{side} right word {words.norm(b) if len(words.norm(b)) <= _SHORT else ''}",
        f"{side} right occasion {class_of(words.norm(b + 1))} {right}",
        f"{side} relative {left_relative(words, b)} offset {offset}",
        f"{side} last is {what(words, b - 1)} right is {what(words, b)}",
        f"{side} last is {what(words, b - 1)} right {right}",
        f"{side} right is {what(words, b)} {right}",
    ]


def _extent_features(words: Words, source: Source) -> Features:
    """Describe a source as a whole: its length, its marks, its prepositions and verbs."""
    a, b, side = source.start, source.end, source.side
    kind, right = _kind(words, a), word_class(words, b)
    comma = sum(words[k].text in COMMAS for k in range(a, b))
    preps = sum(class_of(words.norm(k)) == "preposition" for k in range(a, b))
    opened = sum((words[k].text in "«“(") - (words[k].text in "»”)") for k in range(a, b))
    straight = sum(words[k].text == '"' for k in range(a, b)) % 2
    return [
        f"{side} length {min(b - a, 12)}",
        f"{side} length {min(b - a, 12)} kind {kind}",
        f"{side} comma {comma}",
        f"{side} comma {comma} kind {kind} right {right}",
        f"{side} preps {min(preps, 3)} kind {kind}",
        f"marks {opened} {straight}",
        f"{side} verbs {sum(words[k].pos == 'VERB' for k in range(a, b))}",
        f"{side} one {b - a == 1} is {what(words, a)} right is {what(words, b)}",
    ]


def _tree_features(words: Words, cue: CueCandidate, source: Source) -> Features:
    """Say whether the tree has a source for the cue's subject, and whether it ends where the subject's subtree does."""
    i, side = cue.index, source.side
    head = words.doc[words[source.start].stem]
    subject = head.dep_.startswith("nsubj") and head.head.i == words[i].stem
    edge = _subtree_end(words, head) == source.end
    return [
        f"{side} subject {subject} {cue.tense}",
        f"{side} subject {subject} edge {edge}",
        f"{side} edge {edge}",
        f"{side} subject place {_subject_place(words, i)} {subject}",
    ]


def _rest_features(words: Words, cue: CueCandidate, source: Source, content: tuple[int, int]) -> Features:
    """Describe the words left between a source and the content, by what the cue may take."""
    a, b, side = source.start, source.end, source.side
    rest = max(content[0] - b if side == "after" else 0, -1)
    right, heard = word_class(words, b), cue.object
    return [
        f"{side} rest {min(rest, 4)}",
        f"{side} object {heard} rest {min(rest, 4)}",
        f"{side} object {heard} rest {min(rest, 4)} right {right}",
        f"{side} object {heard} right label {words.label(b)} definite {is_definite(words, b)}",
        f"{side} lemma {cue.lemma} rest {min(rest, 2)}",
        f"{side} opener {opener_at(words, content[0])} rest {min(rest, 3)}",
        f"{side} speaks {speaks(words, a)} object {heard} rest {min(rest, 2)}",
    ]


def _inside_features(words: Words, cue: CueCandidate, source: Source) -> Features:
    """Say what stands inside a source that may be no part of it: a medium or body that is told, an occasion."""
    a, b, side = source.start, source.end, source.side
    people = min(sum(words.label(k) == "B-PER" for k in range(a, b)), 2)
    bodies = min(sum(_second_body(words, k) for k in range(a + 1, b)), 3)
    return [
        f"{side} media inside {_media_inside(words, a, b)} object {cue.object} {cue.lemma}",
        f"{side} bodies {bodies}",
        f"{side} bodies {bodies} people {people}",
        f"{side} occasion inside {_inside(words, a, b, 'occasion')} time {_inside(words, a, b, 'time')}",
    ]


def _proclitic(words: Words, k: int) -> str:
    """Give the preposition that is written onto a word, as the parser divides it; - for none."""
    word = words[k]
    first = words.doc[word.first]
    return first.text if word.first != word.last and first.pos_ == "ADP" else "-"


def _media_inside(words: Words, a: int, b: int) -> bool:
    """Say whether a phrase goes on to a medium, which is told something rather than telling it."""
    return any((t := title_of(words[k].text)) is not None and t.kind == "media" for k in range(a + 1, b))


def _second_body(words: Words, k: int) -> bool:
    """Say whether an organisation or place begins at a word inside a phrase, which no «and» joins to it."""
    return words.label(k) in {"B-ORG", "B-LOC"} and not words.norm(k).startswith("و")


def _inside(words: Words, a: int, b: int, closed: str) -> bool:
    return any(class_of(words.norm(k)) == closed for k in range(a + 1, b))


def _label_features(words: Words, source: Source, verbal: str) -> Features:
    """Say how a source stands to the names that the tagger sees."""
    a, b, side = source.start, source.end, source.side
    first, last, right = words.label(a), words.label(b - 1), words.label(b)
    people = sum(words.label(k) == "B-PER" for k in range(a, b))
    ends = f"{last[2:] or 'O'} {'cut' if right.startswith('I-') else right}"
    return [
        f"{side} label first {first}",
        f"{side} label ends {ends}",
        f"{side} label ends {ends} right {word_class(words, b)}",
        f"{side} label ends {ends} right is {what(words, b)} definite {is_definite(words, b)}",
        f"{side} people {min(people, 3)}",
        f"{side} people {min(people, 3)} ends {last[2:]}",
        f"{side} label cut {first.startswith('I-')} {verbal}",
        f"{side} cluster right {cluster(words, b)}",
        f"{side} cluster last {cluster(words, b - 1)} right {cluster(words, b)}",
    ]


def left_relative(words: Words, b: int) -> bool:
    """Say whether a relative pronoun follows the phrase that ends before word `b`."""
    return class_of(words.norm(b)) == "relative"


def _subtree_end(words: Words, head: object) -> int:
    """Give the word index after the subtree of a token."""
    token = head.right_edge  # type: ignore[attr-defined]
    return words.at(token.idx) + 1
