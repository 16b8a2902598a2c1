"""A parsed text -> its statements: cues that introduce content, where it lies, who is named as source."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from spacy.matcher import Matcher
from spacy.tokens import Doc
from spacy.vocab import Vocab

from quotes.arabic.unsaid import is_unsaid
from quotes.document import Cue, Span, Statement
from quotes.ranking.ranker import Features, Ranker, load
from quotes.statements import colons, ends, kinds, particles, source_features, sources, start_features, starts
from quotes.statements.candidates import CueCandidate, candidates
from quotes.statements.colons import Attribution
from quotes.statements.doubles import without_doubles
from quotes.statements.ends import Context
from quotes.statements.resumption import gone_on, interrupted, resumed
from quotes.statements.starts import Start
from quotes.surface.words import Words
from quotes.tagging.tagger import Tagger
from quotes.tagging.tagger import load as load_tagger

DECISIONS = ("starts", "ends", "sources", "kinds", "particles", "colons")

# How likely it must be that a cue introduces content at all; chosen for the best F1 over folds of the training
# articles.
LEAST = {"starts": 0.4, "particles": 0.5, "colons": 0.5}


@dataclass(frozen=True)
class Reading:
    """A text as the finder sees it: its words and what may be a cue, found but not yet decided."""

    words: Words
    cues: Mapping[int, CueCandidate]
    particles: tuple[CueCandidate, ...]
    colons: tuple[list[Attribution], ...]

    @cached_property
    def starts(self) -> dict[int, tuple[list[Start], list[Features]]]:
        """Give for each cue where its content may start, and the features of that choice."""
        found = {i: starts.starts(self.words, cue) for i, cue in self.cues.items()}
        return {
            i: (f, start_features.features(self.words, self.cues[i], f, self.cues)) for i, f in found.items()
        }

    def context(self, reports: Mapping[int, float]) -> Context:
        """Give what the choice of an end looks at around it."""
        return Context(self.cues, reports, frozenset(p.first for p in self.particles))

    def reports(self, ranker: Ranker) -> dict[int, float]:
        """Give for each cue how likely it is that it introduces content here."""
        return {i: 1.0 - ranker.probabilities(described)[0] for i, (_, described) in self.starts.items()}


@dataclass(frozen=True, slots=True)
class _Begin:
    """Where a cue's content begins, if anywhere, and how likely it is that the cue introduces some."""

    start: Start | None
    likely: float


class Finder:
    """Finds the statements of parsed texts.

    Args:
        rankers: a model for each of `DECISIONS`; by default those shipped in the package.
        tagger: finds the names in a text; by default that of the package.
    """

    def __init__(self, rankers: Mapping[str, Ranker] | None = None, tagger: Tagger | None = None) -> None:
        self._tagger = tagger or load_tagger()
        self._rankers = {name: load(name) for name in DECISIONS} if rankers is None else dict(rankers)
        self.least = dict(LEAST)
        self._matcher: tuple[Vocab, Matcher] | None = None

    def read(self, doc: Doc) -> Reading:
        """List what may be a cue in a parsed text."""
        if self._matcher is None or self._matcher[0] is not doc.vocab:
            self._matcher = (doc.vocab, particles.matcher(doc.vocab))
        words = Words(doc)
        words.labels = self._tagger.tag(words)
        cues = candidates(words)
        found = particles.find(words, self._matcher[1], cues)
        return Reading(words, cues, tuple(found), tuple(colons.find(words)))

    def find(self, doc: Doc) -> list[Statement]:
        """Find a text's statements, without speakers, in the order of the text."""
        return self.decide(self.read(doc))

    def decide(self, reading: Reading) -> list[Statement]:
        """Decide what is a statement in a text that was read."""
        taken: set[int] = set()
        found: list[Statement] = []
        for cue in reading.particles:
            if statement := self._particle(reading, cue):
                taken |= set(range(cue.first, cue.index + 1))
                found.append(statement)
        begins = {index: self._begin(reading, cue) for index, cue in reading.cues.items()}
        context = reading.context({index: begin.likely for index, begin in begins.items()})
        for index, cue in reading.cues.items():
            start = begins[index].start
            if start is not None and index not in taken and not _is_unsaid(reading.words, cue):
                found.append(self._verb(reading, cue, start, begins[index].likely, context))
        found += self._colons(reading, found)
        told = [s for s in found if _has_words(reading.words, s)]
        kept = without_doubles(reading.words, told, reading.cues)
        return sorted(kept, key=lambda s: (s.cue.span.start, s.content[0].start))

    def _begin(self, reading: Reading, cue: CueCandidate) -> _Begin:
        """Decide where a cue's content begins; what spoke for it is forgotten, or much speech would fill the memory."""
        found = starts.starts(reading.words, cue)
        described = start_features.features(reading.words, cue, found, reading.cues)
        choice, sure = self._rankers["starts"].choose(described, self.least["starts"])
        if not choice:
            return _Begin(None, 1.0 - sure)
        return _Begin(interrupted(reading.words, cue, found[choice - 1], found), sure)

    def _verb(
        self, reading: Reading, cue: CueCandidate, start: Start, sure: float, context: Context
    ) -> Statement:
        """Make the statement of a verb, participle or noun of speech whose content begins there."""
        words = reading.words
        stops = ends.ends(words, start)
        at, firm = self._rankers["ends"].best(ends.features(words, cue, start, stops, context))
        source = self._source(words, cue, (start.index, stops[at]))
        spans = [(ends.first_word(words, start), stops[at]), *gone_on(words, start, stops[at])]
        behind = source.end if source and source.side == "after" else cue.index + 1
        spans += resumed(words, start, behind, reading.cues)
        return self._statement(words, cue, start.opener, spans, source=source, confidence=sure * firm)

    def _particle(self, reading: Reading, cue: CueCandidate) -> Statement | None:
        """Decide on an according-to particle: its source first, then what it comments on."""
        words = reading.words
        end = words.sentence_end(cue.index)
        source = self._source(words, cue, (end, end))
        after = source.end if source and source.side == "after" else cue.index + 1
        found = particles.contents(words, cue, after)
        choice, sure = self._rankers["particles"].choose(
            particles.features(words, cue, after, found), self.least["particles"]
        )
        if not choice:
            return None
        return self._statement(words, cue, "particle", found[choice - 1], source=source, confidence=sure)

    def _colons(self, reading: Reading, found: list[Statement]) -> Iterator[Statement]:
        """Decide on the colons that no verb has used."""
        words = reading.words
        used = {words.at(s.content[0].start) for s in found}
        for options in reading.colons:
            begin = options[0].content[0]
            if used & {begin, begin - 1}:
                continue
            choice, sure = self._rankers["colons"].choose(
                colons.features(words, options, reading.cues), self.least["colons"]
            )
            if choice:
                told = options[choice - 1]
                source = sources.Source(*told.source, "before")
                yield self._statement(
                    words, told.cue, told.opener(words), [told.content], source=source, confidence=sure
                )

    def _source(self, words: Words, cue: CueCandidate, content: tuple[int, int]) -> sources.Source | None:
        found = sources.sources(words, cue, content)
        return found[self._rankers["sources"].best(source_features.features(words, cue, content, found))[0]]

    def _statement(  # noqa: PLR0913 - the parts of a statement
        self,
        words: Words,
        cue: CueCandidate,
        opener: str,
        content: list[tuple[int, int]],
        *,
        source: sources.Source | None,
        confidence: float,
    ) -> Statement:
        kind, _ = self._rankers["kinds"].best(kinds.features(words, cue, opener, content))
        return Statement(
            cue=Cue(Span(words[cue.first].start, words[cue.index].end), cue.lemma),
            content=tuple(words.span(a, b) for a, b in content),
            kind=kinds.KINDS[kind],
            source=words.span(source.start, source.end) if source else None,
            rule=f"{cue.tense} {opener}" if cue.tense != opener else opener,
            confidence=round(confidence, 4),
        )


def _is_unsaid(words: Words, cue: CueCandidate) -> bool:
    """Say whether a verb is negated, in the future or a condition, and so reports nothing."""
    return cue.is_verbal and is_unsaid(words.norm(cue.index - 1), cue.lemma, cue.proclitics)


def _has_words(words: Words, statement: Statement) -> bool:
    """Say whether a content has a word in it: marks alone say nothing («…»)."""
    return any(words.count(words.at(s.start), words.at(s.end - 1) + 1) for s in statement.content)
