"""According to: particles that attribute what stands before, around or after them (وفق، على حد قوله)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from spacy.matcher import Matcher
from spacy.tokens import Doc
from spacy.vocab import Vocab

from quotes.arabic.function_words import class_of
from quotes.arabic.orthography import fold
from quotes.arabic.particles import Particle, particles
from quotes.ranking.ranker import Features
from quotes.statements.candidates import CueCandidate
from quotes.statements.openers import opener_at, word_class
from quotes.surface.words import Words
from quotes.tagging.lexical import what
from quotes.tagging.subjects import speaks

Content = list[tuple[int, int]]
_COMMAS = frozenset("،,؛;")
REACH = 250  # words before and after a particle that it may comment on
_PRONOUNS = ("ه", "ها", "هم", "هما", "نا")
ALSO = "كما"  # it says "also" at the head of a sentence, and its verb alone is the cue elsewhere


@cache
def _table() -> dict[str, Particle]:
    return {" ".join(p.words): p for p in particles()}


def _pattern(particle: Particle, pronoun: bool) -> list[dict[str, object]]:
    """Make a particle's spaCy pattern: folded words, with the conjunctions and pronouns they may carry."""
    pattern: list[dict[str, object]] = []
    for number, word in enumerate(particle.words):
        norm = fold(word)
        last = number == len(particle.words) - 1
        if last and norm == "ل":
            pattern.append({"NORM": {"REGEX": "^ل"}})
            continue
        forms = [norm, *(c + norm for c in ("و", "ف") if number == 0)]
        if last and pronoun:
            forms = [*forms, *(f + p for f in forms for p in _PRONOUNS)]
        pattern.append({"NORM": {"IN": forms}})
    return pattern


def matcher(vocab: Vocab) -> Matcher:
    """Build the spaCy matcher of all particles in the lexicon."""
    out = Matcher(vocab)
    for name, particle in _table().items():
        out.add(name, [_pattern(particle, "pronoun" in particle.follows)])
    return out


def _as_written(words: Words) -> Doc:
    """Give the text's own words as a spaCy `Doc` with folded norms: the parser may cut وفق into و + فق."""
    doc = Doc(words.doc.vocab, words=[w.text for w in words])
    for token, word in zip(doc, words, strict=True):
        token.norm_ = word.norm
    return doc


def find(words: Words, found: Matcher, cues: Mapping[int, CueCandidate]) -> Iterator[CueCandidate]:
    """Find a text's particles, the longest at each place; one that needs a verb only where a verb follows."""
    by_first: dict[int, CueCandidate] = {}
    for key, first, end in found(_as_written(words)):
        particle = _table()[words.doc.vocab.strings[key]]
        last = end - 1
        if particle.words[-1] == "ل" and last > first:
            last -= 1  # the clitic's word belongs to the source
        verb = "verb" in particle.follows
        index = last + 1 if verb else last
        if verb and not (index in cues and cues[index].is_verbal):
            continue
        also = particle.words == (ALSO,)
        if also and first == words.sentence_start(first):
            continue
        old = by_first.get(first)
        if old is None or old.index < index:
            by_first[first] = CueCandidate(
                index=index,
                first=index if also else first,
                lemma=particle.lemma,
                tense="particle",
                introduces=frozenset(),
                act="verb" if verb else "source",
                number="1" if verb else None,
                enclitic=_enclitic(words, last, particle),
            )
    yield from by_first.values()


def _enclitic(words: Words, last: int, particle: Particle) -> str:
    rest = words.norm(last).removeprefix("و").removeprefix(fold(particle.words[-1]))
    return rest if rest in _PRONOUNS else ""


def contents(words: Words, cue: CueCandidate, after: int) -> list[Content]:
    """List what a particle may comment on; `after` is the first word behind its source."""
    begin, stop = _around(words, cue, after)
    lefts = [
        k
        for k in range(begin, cue.first - 1)
        if not words[k].is_mark
        and (
            k == begin
            or words[k - 1].is_mark
            or opener_at(words, k) in {"أن", "بأن"}
            or class_of(words.norm(k)) == "relative"
        )
    ]
    left_end = words.trimmed(begin, cue.first)
    right = after
    while right < stop and words[right].text in _COMMAS:
        right += 1
    rights = [k for k in range(right, stop) if k == right or words[k - 1].text in _COMMAS]
    stops = [k for k in range(right + 2, stop) if words[k].text in _COMMAS] + [stop]
    out: list[Content] = [[(k, left_end)] for k in lefts if k < left_end]
    out += [[(r, s)] for r in rights[:4] for s in (*stops[:5], stop) if r + 1 < s]
    out += [
        [(k, left_end), (right, s)]
        for k in lefts
        for s in (*stops[:3], stop)
        if k < left_end and right + 1 < s
    ]
    return [list(c) for c in dict.fromkeys(map(tuple, out))]


def _around(words: Words, cue: CueCandidate, after: int) -> tuple[int, int]:
    """Give the sentence around a particle, the marks at its end left out, as far as a particle reaches."""
    begin, end = words.sentence_start(cue.first), words.sentence_end(cue.first)
    begin = max(begin, cue.first - REACH)
    return begin, min(words.trimmed(begin, end), after + REACH)


def _unparticled(words: Words, cue: CueCandidate, after: int) -> Features:
    """Say what speaks for a particle that attributes nothing: «وفق خطة», «كما أشاد الوزير بالقرار»."""
    verb = words.doc[words[cue.index].stem].lemma_ if cue.act == "verb" else "-"
    then = word_class(words, after)
    opener = opener_at(words, after)
    return [
        f"none {cue.lemma} then {then}",
        f"none {cue.lemma} verb {verb}",
        f"none {cue.lemma} opener {opener}",
        f"none {cue.lemma} verb {verb} then {then}",
        f"none {cue.lemma} source {after > cue.index + 1} then {then}",
        f"none {cue.lemma} speaks {speaks(words, cue.index + 1)}",
        f"none {cue.lemma} next is {what(words, cue.index + 1)}",
        f"none {cue.lemma} left is {what(words, cue.first - 1)} {word_class(words, cue.first - 1)}",
    ]


def features(words: Words, cue: CueCandidate, after: int, found: list[Content]) -> list[Features]:
    """Describe the choice: first "attributes nothing", then each content."""
    begin, end = words.sentence_start(cue.first), words.sentence_end(cue.first)
    initial = cue.first - begin <= 1
    mark = words[cue.first - 1].text if cue.first and words[cue.first - 1].is_mark else "-"
    following = words[after].text if after < len(words) and words[after].is_mark else word_class(words, after)
    then = word_class(words, after + 1) if following in _COMMAS else "-"
    stop_here = words.trimmed(begin, end)
    final = stop_here <= after
    place = f"initial {initial} final {final}"
    out = [
        [
            "none",
            f"none {cue.lemma}",
            f"none {place}",
            f"none {cue.lemma} {place}",
            f"none mark {mark}",
            f"none {following}",
            f"none verb {cue.number}",
            *_unparticled(words, cue, after),
            f"none source {after == cue.index + 1} {bool(cue.enclitic)}",
        ]
    ]
    for content in found:
        start, stop = content[0][0], content[-1][1]
        shape = "around" if len(content) > 1 else "left" if start < cue.first else "right"
        first = word_class(words, start)
        before = words[start - 1].text if start > begin and words[start - 1].is_mark else "-"
        out.append(
            [
                shape,
                f"{shape} {place}",
                f"{shape} {cue.lemma}",
                f"{shape} {cue.lemma} {place}",
                f"{shape} mark {mark} following {following}",
                f"{shape} {place} following {following} mark {mark}",
                f"{shape} {place} then {then}",
                f"{shape} rest {min(max(stop_here - after, 0) // 3, 6)} {following in _COMMAS} initial {initial}",
                f"{shape} begins {start == begin} first {first}",
                f"{shape} begins {start == begin} before {before}",
                f"{shape} to end {stop >= stop_here} {place}",
                f"{shape} ends at {words[stop].text if stop < len(words) and words[stop].is_mark else '-'}",
                f"{shape} first {first} {place}",
                f"{shape} word {words.norm(start)}",
                f"{shape} length {min((stop - start) // 4, 8)}",
                f"{shape} enclitic {bool(cue.enclitic)} first {first}",
            ]
        )
    return out
