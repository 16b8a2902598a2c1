"""Who speaks in each statement: named sources by their mention, dropped ones by what went before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from quotes.arabic.names import title_of
from quotes.document import Span, Speaker, Statement
from quotes.ranking.ranker import Ranker
from quotes.speakers.anaphors import ANAPHORIC, Meaning, meanings
from quotes.speakers.antecedents import antecedents, dropped, verb_gender
from quotes.speakers.chain import Answer, chain
from quotes.speakers.coordination import split
from quotes.speakers.lexical import is_definite
from quotes.speakers.memory import Memory
from quotes.speakers.mention import Mention
from quotes.speakers.people import People
from quotes.speakers.reader import Reader
from quotes.speakers.roles import NamePlaces, Office, offices
from quotes.speakers.running import labelled
from quotes.surface.marks import COMMAS
from quotes.surface.words import Words

REACH = 200  # statements around one among which its parent is looked for
DECISIONS = ("names", "anaphors", "antecedents", "roles")


class Resolver:
    """Resolves the speakers of one article's statements, in the order of the text.

    Args:
        words: the article.
        statements: in the order of the text.
        rankers: a model for each of `DECISIONS`.
    """

    def __init__(self, words: Words, statements: Sequence[Statement], rankers: Mapping[str, Ranker]) -> None:
        self.words = words
        self._rankers = rankers
        self.statements = list(statements)
        self.parents = [parent_of(statements, k) for k in range(len(statements))]
        self.sources = [self._range(s.source) for s in statements]
        self._names = list(labelled(words))
        self._mentions: dict[int, list[tuple[Mention, int]]] = {}
        reader = Reader(words, rankers["names"])
        self._people = People(reader, [part for r in self.sources if r for part in split(words, *r)])
        self.memory = Memory(reader, self._people)

    def _range(self, span: Span | None) -> tuple[int, int] | None:
        return (self.words.at(span.start), self.words.at(span.end - 1) + 1) if span else None

    def named(self, k: int) -> Answer:
        """Give the speakers that statement `k`'s own source names."""
        found = self.mentions(k)
        if len(found) == 1 and self._is_dual(found[0][1]) and found[0][0].kind == "unnamed":
            pair = self.memory.last_pair(found[0][1])
            if pair is not None:
                return Answer(pair)
        meant = [self.meant(mention, at) for mention, at in found]
        return Answer(
            tuple(m.speaker for m in meant if m), tuple(m.at for m in meant if m and m.at is not None)
        )

    def _is_dual(self, at: int) -> bool:
        """Say whether a definite dual stands at word `at`, which means two who were named (الوزيران, الجانبان)."""
        word = self.words[at]
        title = title_of(word.text)
        return is_definite(word) and title is not None and title.number == "d"

    def mentions(self, k: int) -> list[tuple[Mention, int]]:
        """Give the mentions in statement `k`'s own source, each with its first word."""
        if k not in self._mentions:
            parts = split(self.words, *source) if (source := self.sources[k]) else []
            found = [(m, a) for a, b in parts if (m := self._read(a, b))]
            if len(found) == 1 and found[0][0].kind == "person" and found[0][0].gender is None:
                gender = verb_gender(self.words, self.statements[k])  # «قالت كلينتون»
                found = [(replace(found[0][0], gender=gender), found[0][1])]
            self._mentions[k] = found
        return self._mentions[k]

    def _read(self, start: int, end: int) -> Mention | None:
        """Read a mention; an office takes along the name set behind it (المتحدث باسم المركز، [رأفت الصباغ]،)."""
        found = self.memory.reader.read(start, end)
        if found is None or found.kind != "role":
            return found
        name = end + (end < len(self.words) and self.words[end].text in COMMAS)
        if name == end or self.words.label(name) != "B-PER":
            return found
        whole = next((stop for begin, stop in self._names if begin == name), name)
        named = self.memory.reader.read(start, whole) if whole > name else None
        return named if named is not None and named.kind == "person" else found

    def meant(self, mention: Mention, at: int) -> Meaning | None:
        """Give whom a mention at word `at` means: a name itself, anything else the likeliest of its meanings."""
        if mention.kind not in ANAPHORIC:
            named = self.memory.speaker(mention, at)
            return None if named is None else Meaning(named)
        found = meanings(mention, at, self.memory)
        best = found[self._rankers["anaphors"].best([m.evidence for m in found])[0]]
        self.memory.remember(mention, best.speaker)
        return best

    def dropped(self, k: int) -> Answer:
        """Give the likeliest speakers of statement `k`, which has no source of its own."""
        gap = dropped(self.words, self.statements, k)
        found = antecedents(self.words, self.statements, self.parents, gap, self.memory)
        if not found:
            return Answer()
        best = found[self._rankers["antecedents"].best([a.evidence for a in found])[0]]
        return Answer(best.speakers, () if best.at is None else (best.at,))

    def settle(self, k: int, answer: Answer) -> None:
        """Take these as the speakers of statement `k`."""
        way = chain(self.statements, k, answer, self.memory)
        self.statements[k] = replace(
            self.statements[k], speakers=answer.speakers, parent=self.parents[k], chain=way
        )
        self.memory.spoke(self.words.at(self.statements[k].cue.span.start), answer.speakers)

    @cached_property
    def _places(self) -> NamePlaces:
        return NamePlaces(self.words)

    def offices(self, name: str, role: str | None = None) -> list[Office]:
        """List the possible offices of a person, none first; `role` is that of the mention."""
        full = self._people.full(name)
        ruled, chosen = self._people.roles(full), self._people.role(full) or role
        return offices(self._places, name, ruled, chosen, self._meant_offices.get(full, ()))

    @cached_property
    def _meant_offices(self) -> dict[tuple[str, ...], list[str]]:
        """The offices that stand for a person as a source, once all statements have their speakers."""
        found: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
        for k, statement in enumerate(self.statements):
            if self.sources[k] and [s.kind for s in statement.speakers] == ["person"]:
                full = self._people.full(statement.speakers[0].name)
                found[full] += [m.role for m, _ in self.mentions(k) if m.kind == "role" and m.role]
        return dict(found)

    def _office(self, speaker: Speaker) -> Speaker:
        """Give a person the office that the whole article gives."""
        if speaker.kind != "person":
            return speaker
        found = self.offices(speaker.name, speaker.role)
        best = found[self._rankers["roles"].best([office.evidence for office in found])[0]]
        return replace(speaker, role=best.name)

    def resolved(self) -> list[Statement]:
        """Give the statements with their speakers, and these with their offices."""
        known = {speaker: self._office(speaker) for s in self.statements for speaker in s.speakers}
        return [replace(s, speakers=tuple(known[speaker] for speaker in s.speakers)) for s in self.statements]


def resolve(words: Words, statements: Sequence[Statement], rankers: Mapping[str, Ranker]) -> list[Statement]:
    """Give each statement its speakers and, where it stands inside another's content, its parent.

    Statements must be in the order of the text; one whose speaker nothing tells keeps none.
    """
    resolver = Resolver(words, statements, rankers)
    for k, statement in enumerate(statements):
        resolver.settle(k, resolver.named(k) if statement.source else resolver.dropped(k))
    return resolver.resolved()


def parent_of(statements: Sequence[Statement], k: int) -> int | None:
    """Find the smallest other statement whose content holds the cue of statement `k`."""
    cue = statements[k].cue.span
    low, high = statements[k].content[0].start, statements[k].content[-1].end
    holders = [
        (sum(c.end - c.start for c in s.content), j)
        for j, s in enumerate(statements[max(k - REACH, 0) : k + REACH], start=max(k - REACH, 0))
        if j != k
        and any(c.start <= cue.start and cue.end <= c.end for c in s.content)
        and not low <= s.cue.span.start < high
    ]
    return min(holders)[1] if holders else None
