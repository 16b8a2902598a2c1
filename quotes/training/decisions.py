"""Gold statements -> the decisions that the extractor must take, each with its right answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from quotes.document import Span, Speaker, Statement
from quotes.evaluation.names import full_name, same_name
from quotes.evaluation.scoring import f1
from quotes.ranking.ranker import Ranker
from quotes.speakers.anaphors import ANAPHORIC, meanings
from quotes.speakers.antecedents import antecedents, dropped
from quotes.speakers.chain import Answer
from quotes.speakers.memory import Memory
from quotes.speakers.mention import Mention
from quotes.speakers.resolver import Resolver
from quotes.statements import colons, ends, kinds, particles, source_features, sources
from quotes.statements.candidates import CueCandidate
from quotes.statements.finder import Reading
from quotes.statements.particles import ALSO
from quotes.training.logit import Group
from quotes.training.roles import role_groups

Labelled = tuple[str, Group]


@dataclass(frozen=True, slots=True)
class Beforehand:
    """What models that did not see a text say of it, which its decisions build upon.

    `reports` is how likely each cue introduces content, `starts` chooses where it begins (see `reporting`), `sources`
    chooses the source of a particle (see `particle_sources`).
    """

    reports: Mapping[int, float]
    starts: Ranker
    sources: Ranker


_CLOSE = 0.8  # what a candidate must share with the gold content to stand for it


def decisions(reading: Reading, gold: Iterable[Statement], before: Beforehand) -> Iterator[Labelled]:
    """List the decisions of the finder in one text: the name of the model, its candidates and the right one."""
    words = reading.words
    gold = list(gold)
    by_cue = _by_cue(reading, gold)
    taken: set[int] = set()
    for cue in reading.particles:
        attributed = _attributed(by_cue, cue)
        if attributed is not None:
            taken |= set(range(cue.first, cue.index + 1))
        yield from _of_particle(reading, cue, attributed, before.sources)
    for index, cue in reading.cues.items():
        if index not in taken:
            yield from _of_cue(reading, cue, by_cue.get(index), before)
    used = {words.at(s.content[0].start) for s in gold if words[words.at(s.cue.span.start)].text != ":"}
    for options in reading.colons:
        begin = options[0].content[0]
        if not used & {begin, begin - 1}:
            yield from _of_colon(reading, options, by_cue.get(options[0].colon))


def particle_sources(reading: Reading, gold: Iterable[Statement]) -> Iterator[Group]:
    """List the choices of a source for the particles of one text that attribute something."""
    by_cue = _by_cue(reading, gold)
    for cue in reading.particles:
        statement = _attributed(by_cue, cue)
        if statement is not None:
            end = reading.words.sentence_end(cue.index)
            yield from (group for _, group in _of_source(reading, cue, (end, end), statement.source))


def _by_cue(reading: Reading, gold: Iterable[Statement]) -> dict[int, Statement]:
    """Give the gold statements by the last word of their cues."""
    found: dict[int, Statement] = {}
    for statement in gold:
        found.setdefault(reading.words.at(statement.cue.span.end - 1), statement)
    return found


def _attributed(by_cue: Mapping[int, Statement], particle: CueCandidate) -> Statement | None:
    """Find the gold statement that a particle attributes."""
    statement = by_cue.get(particle.index) or by_cue.get(particle.first)
    if statement is None or statement.content[0].start <= statement.cue.span.start:
        return statement
    # «كما قال إن …»: the verb's own content
    alone = particle.first == particle.index and particle.lemma == ALSO
    return None if alone else statement


def reporting(reading: Reading, gold: Iterable[Statement]) -> Iterator[Group]:
    """List the decisions where content starts, of all cues of one text."""
    by_cue = _by_cue(reading, gold)
    for index in reading.cues:
        right = _right_start(reading, index, by_cue.get(index))
        if right is not None:
            yield Group(reading.starts[index][1], right)


def _right_start(reading: Reading, index: int, statement: Statement | None) -> int | None:
    """Give the right choice of a start: 0 for none; None where no candidate is right."""
    if statement is None:
        return 0
    words, begin = reading.words, statement.content[0].start
    for k, s in enumerate(reading.starts[index][0]):
        if begin in {words[s.index].start, words[ends.first_word(words, s)].start}:
            return k + 1
    return None


def _of_cue(
    reading: Reading, cue: CueCandidate, statement: Statement | None, before: Beforehand
) -> Iterator[Labelled]:
    words = reading.words
    found, described = reading.starts[cue.index]
    right = _right_start(reading, cue.index, statement)
    if right is None:
        return
    yield "starts", Group(described, right)
    if statement is None:
        return
    start = found[right - 1]
    stops = ends.ends(words, start)
    near = min(range(len(stops)), key=lambda k: abs(words[stops[k] - 1].end - statement.content[0].end))
    if start.opener not in ends.AHEAD:
        yield "ends", Group(ends.features(words, cue, start, stops, reading.context(before.reports)), near)
    # A source is chosen beside the start that was chosen, which is not always right.
    chosen = before.starts.best(described)[0] or right
    met = ((found[k - 1].index, stops[near]) for k in (chosen, right))
    yield from next(filter(None, (list(_of_source(reading, cue, c, statement.source)) for c in met)), [])
    span = (ends.first_word(words, start), stops[near])
    kind = kinds.features(words, cue, start.opener, [span])
    yield "kinds", Group(kind, kinds.KINDS.index(statement.kind))


def _of_particle(
    reading: Reading, cue: CueCandidate, statement: Statement | None, likely: Ranker
) -> Iterator[Labelled]:
    """List the decisions on a particle; one that attributes nothing is met with the source that it seems to have."""
    words = reading.words
    end = words.sentence_end(cue.index)
    if statement is None:
        seeming = sources.sources(words, cue, (end, end))
        source = seeming[likely.best(source_features.features(words, cue, (end, end), seeming))[0]]
        after = source.end if source and source.side == "after" else cue.index + 1
        found = particles.contents(words, cue, after)
        yield "particles", Group(particles.features(words, cue, after, found), 0)
        return
    yield from _of_source(reading, cue, (end, end), statement.source)
    after = words.at(statement.source.end - 1) + 1 if statement.source else cue.index + 1
    found = particles.contents(words, cue, after)
    gold = [(words.at(s.start), words.at(s.end - 1) + 1) for s in statement.content]
    near = max(range(len(found)), key=lambda n: _shared(found[n], gold), default=-1)
    if near >= 0 and _shared(found[near], gold) >= _CLOSE:
        yield "particles", Group(particles.features(words, cue, after, found), near + 1)
        yield "kinds", Group(kinds.features(words, cue, "particle", gold), kinds.KINDS.index(statement.kind))


def _shared(a: particles.Content, b: particles.Content) -> float:
    """Measure how far two contents cover the same words (F1)."""
    x, y = ({k for start, end in content for k in range(start, end)} for content in (a, b))
    return f1(x, y)


def _of_colon(
    reading: Reading, options: list[colons.Attribution], statement: Statement | None
) -> Iterator[Labelled]:
    words = reading.words
    described = colons.features(words, options, reading.cues)
    if statement is None:
        yield "colons", Group(described, 0)
        return
    right = [
        k + 1
        for k, o in enumerate(options)
        if statement.source is not None and words.span(*o.source) == statement.source
    ]
    if right:
        yield "colons", Group(described, right[0])
        option = options[right[0] - 1]
        kind = kinds.features(words, option.cue, option.opener(words), [option.content])
        yield "kinds", Group(kind, kinds.KINDS.index(statement.kind))


def _of_source(
    reading: Reading, cue: CueCandidate, content: tuple[int, int], gold: Span | None
) -> Iterator[Labelled]:
    found = sources.sources(reading.words, cue, content)
    exact = [k for k, s in enumerate(found) if _matches(reading, s, gold)]
    if exact:
        yield "sources", Group(source_features.features(reading.words, cue, content, found), exact[0])


def _matches(reading: Reading, source: sources.Source | None, gold: Span | None) -> bool:
    if source is None or gold is None:
        return source is None and gold is None
    return reading.words.span(source.start, source.end) == gold


def speaker_decisions(
    reading: Reading, gold: Iterable[Statement], rankers: Mapping[str, Ranker]
) -> Iterator[Labelled]:
    """Give the choices of antecedents, anaphors and offices, the gold speakers of the statements before known."""
    statements = sorted(
        (_as_found(reading, s) for s in gold), key=lambda s: (s.cue.span.start, s.content[0].start)
    )
    resolver = Resolver(reading.words, [replace(s, speakers=()) for s in statements], rankers)
    for k, statement in enumerate(statements):
        if statement.source is None and statement.speakers:
            gap = dropped(reading.words, resolver.statements, k)
            found = antecedents(reading.words, resolver.statements, resolver.parents, gap, resolver.memory)
            right = [n for n, a in enumerate(found) if _same(a.speakers, statement.speakers)]
            if right:
                yield "antecedents", Group([a.evidence for a in found], right[0])
        named = resolver.mentions(k)
        if len(named) == len(statement.speakers) == 1 and named[0][0].kind in ANAPHORIC:
            yield from _of_anaphor(resolver.memory, *named[0], statement.speakers[0])
            resolver.memory.remember(named[0][0], statement.speakers[0])
        # the article's own wording is what a later mention is compared with, so keep it where it is right
        own = tuple(s for m, at in named if (s := resolver.memory.speaker(m, at)))
        resolver.settle(k, Answer(own if _same(own, statement.speakers) else statement.speakers))
    for group in role_groups(resolver, statements):
        yield "roles", group


def _of_anaphor(memory: Memory, mention: Mention, at: int, gold: Speaker) -> Iterator[Labelled]:
    """Give the choice of whom a mention without a name means: the gold name itself before a like one."""
    found = meanings(mention, at, memory)
    for same in (full_name, same_name):
        right = [
            n for n, m in enumerate(found) if same(m.speaker.name, gold.name) and m.speaker.kind == gold.kind
        ]
        if right:
            yield "anaphors", Group([m.evidence for m in found], right[0])
            return


def _same(a: tuple[Speaker, ...], b: tuple[Speaker, ...]) -> bool:
    return len(a) == len(b) and all(any(same_name(x.name, y.name) for y in b) for x in a)


def _as_found(reading: Reading, statement: Statement) -> Statement:
    """Give a gold statement the rule that the finder would have named."""
    cue = reading.cues.get(reading.words.at(statement.cue.span.end - 1))
    return replace(statement, rule=cue.tense if cue else "particle")
