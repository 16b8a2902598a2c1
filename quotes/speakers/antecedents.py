"""Who a dropped subject is: those who spoke before, and the subjects and people of the same sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain

from quotes.arabic.cues import lookup
from quotes.arabic.orthography import fold
from quotes.document import Speaker, Statement
from quotes.ranking.ranker import Features
from quotes.speakers.coordination import split
from quotes.speakers.lexical import given_name
from quotes.speakers.memory import Memory
from quotes.speakers.subjects import subjects
from quotes.surface.words import Words
from quotes.tagging.subjects import preference, speaks

Candidate = tuple[tuple[Speaker, ...], int | None, Features]
LEVEL = 60  # statements among which the last on the same level is looked for
BACK = 12  # statements looked back at, at most
_AGREEING = frozenset({"perfect", "imperfect", "passive", "participle"})
_PRONOUNS = {"ه": ("m", False), "ها": ("f", False), "هم": ("m", True), "هما": (None, True), "هن": ("f", True)}


@dataclass(slots=True)
class Antecedent:
    """Possible speakers of a statement with a dropped subject, and what speaks for them.

    `at` is the nearest word where they spoke or were named.
    """

    speakers: tuple[Speaker, ...]
    at: int | None = None
    evidence: Features = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Dropped:
    """A statement without a source: where its cue stands and what its form asks of a subject."""

    index: int  # of the statement
    at: int  # the cue's word
    tense: str
    gender: str | None
    plural: bool
    conjunction: str
    lemma: str
    dual: bool = False


def dropped(words: Words, statements: Sequence[Statement], k: int) -> Dropped:
    """Describe statement `k`, whose source is not given."""
    at = words.at(statements[k].cue.span.end - 1)
    tense, lemma = statements[k].rule.split(" ")[0], statements[k].cue.lemma
    for match in lookup(words[at].text):
        form = match.form
        if tense in _AGREEING and form.tense == tense:
            plural, dual = form.number in {"p", "d"}, form.number == "d"
            return Dropped(k, at, tense, form.gender, plural, match.proclitics, lemma, dual)
        if tense in {"masdar", "noun"} and form.tense == tense and match.enclitic in _PRONOUNS:
            gender, plural = _PRONOUNS[match.enclitic]
            return Dropped(k, at, f"{tense} pronoun", gender, plural, match.proclitics, lemma)
    return Dropped(k, at, tense, None, False, "", lemma)


def verb_gender(words: Words, statement: Statement) -> str | None:
    """Give the gender that a cue's form asks of its subject; None for nouns and particles."""
    at, tense = words.at(statement.cue.span.end - 1), statement.rule.split(" ")[0]
    forms = (match.form for match in lookup(words[at].text))
    return next((form.gender for form in forms if form.tense == tense and tense in _AGREEING), None)


@dataclass(frozen=True, slots=True)
class _Scene:
    """What all evidence for a statement's antecedents looks at."""

    words: Words
    statements: Sequence[Statement]
    parents: Sequence[int | None]
    gap: Dropped
    memory: Memory


def antecedents(
    words: Words,
    statements: Sequence[Statement],
    parents: Sequence[int | None],
    gap: Dropped,
    memory: Memory,
) -> list[Antecedent]:
    """List the possible speakers of a statement, each once, with the evidence for it.

    The statements before `gap.index` must have their speakers.
    """
    scene = _Scene(words, statements, parents, gap, memory)
    found: dict[tuple[str, ...], Antecedent] = {}
    for speakers, place, evidence in chain(_earlier(scene), _subjects(scene), _people(scene)):
        name = tuple(s.name for s in speakers)
        found.setdefault(name, Antecedent(speakers, place)).evidence += evidence
    for antecedent in found.values():
        antecedent.evidence += _general(antecedent, gap, memory)
    fitting = [a for a in found.values() if not memory.is_man(a.speakers, gap.gender)]
    return fitting or list(found.values())


def _earlier(scene: _Scene) -> Iterator[Candidate]:
    """Give those who spoke before, the last first."""
    words, statements, gap = scene.words, scene.statements, scene.gap
    seen: set[tuple[str, ...]] = set()
    for j in range(gap.index - 1, max(gap.index - 1 - BACK, -1), -1):
        spoken = statements[j]
        if not spoken.speakers:
            continue
        name = tuple(s.name for s in spoken.speakers)
        first, rank = name not in seen, len(seen)
        seen.add(name)
        cue = words.at(spoken.cue.span.start)
        yield spoken.speakers, cue, _spoken(scene, j, rank=rank, first=first)


def _subjects(scene: _Scene) -> Iterator[Candidate]:
    """Give the subjects of verbs before the cue; where «and» joins several, these together too."""
    words, gap, memory = scene.words, scene.gap, scene.memory
    inside = _contents(scene)
    for order, (where, span) in enumerate(subjects(words, gap.at, inside)):
        place = span[0]
        mention = memory.reader.read(*span)
        if mention is not None and (speaker := memory.speaker(mention, place)) is not None:
            evidence = [
                f"subject {where} {mention.kind} {mention.known} {gap.tense}",
                f"subject {order} {where} {mention.known}",
                f"subject after last {_after_last(scene, place)} {mention.kind}",
                f"subject speaks {speaks(words, place)} {mention.kind}",
                f"subject speaks {speaks(words, place)} {where} {gap.tense}",
            ]
            yield (speaker,), place, evidence
        if len(together := _together(memory, span)) > 1:
            yield together, place, [f"together {where} {gap.tense} dual {gap.dual} plural {gap.plural}"]


def _people(scene: _Scene) -> Iterator[Candidate]:
    """Give the people named in the sentence before the cue, and the last two of the text where two are meant."""
    words, gap, memory = scene.words, scene.gap, scene.memory
    nearest: dict[Speaker, int] = {}
    for place, speaker in memory.people_before(gap.at, words.sentence_start(gap.at)):
        nearest.setdefault(speaker, place)  # an office and the name behind it are one mention
    for order, (speaker, place) in enumerate(nearest.items()):
        evidence = [
            f"person {min(order, 3)} {gap.tense}",
            f"person after last {_after_last(scene, place)} {gap.tense}",
            f"person label {words.label(place)} after {words.label(place - 1)}",
        ]
        yield (speaker,), place, evidence
    if gap.dual and (pair := memory.last_pair(gap.at)):
        yield pair, None, ["pair", f"pair {gap.tense}"]


def _level(parents: Sequence[int | None], gap: Dropped, j: int) -> str:
    if parents[j] == parents[gap.index]:
        return "same"
    return "parent" if parents[gap.index] == j else "inner" if parents[j] is not None else "outer"


def _spoken(scene: _Scene, j: int, *, rank: int, first: bool) -> Features:
    """Describe a speaker by what was said last: how near, on which level, by which verb."""
    words, statements, parents, gap = scene.words, scene.statements, scene.parents, scene.gap
    level = _level(parents, gap, j)
    cue = words.at(statements[j].cue.span.start)
    sentences = min(words.sentence[gap.at] - words.sentence[cue], 3)
    lines = min(words.paragraph[gap.at] - words.paragraph[cue], 3)
    explicit = statements[j].source is not None
    if not first:
        return [f"again {level}"]
    near = f"{level} rank {min(rank, 3)}"
    leads = f"{gap.conjunction} {_place(words, gap.at)}"
    return [
        f"spoke {level}",
        f"spoke {level} rank {min(rank, 3)}",
        f"spoke {level} rank {min(rank, 3)} {gap.tense}",
        f"spoke {level} sentences {sentences} {gap.tense}",
        f"spoke {level} lines {lines}",
        f"spoke rank {min(rank, 3)} explicit {explicit} {level}",
        f"spoke {level} tense {statements[j].rule.split(' ')[0]} {gap.tense} {sentences == 0}",
        f"spoke {level} headline {words.paragraph[cue] == 0}",
        f"spoke {near} lemma {gap.lemma}",
        f"spoke {near} leads {leads} {gap.tense}",
        f"spoke {near} sentences {sentences} leads {leads}",
        f"spoke {near} cues {statements[j].cue.lemma} {gap.lemma}",
        f"spoke {near} relays {_relays(statements, parents, j)} {gap.tense}",
        f"spoke {near} relayed {_relayed(statements, parents, j)} {gap.tense}",
        f"spoke {near} kind {statements[j].speakers[0].kind} {explicit} {gap.tense} {leads}",
    ]


def _place(words: Words, at: int) -> str:
    """Say whether a cue opens its line or its sentence, or stands within."""
    if words.sentence_start(at) != at:
        return "within"
    return "line" if at == 0 or words.paragraph[at - 1] != words.paragraph[at] else "sentence"


def _relays(statements: Sequence[Statement], parents: Sequence[int | None], j: int) -> bool:
    """Say whether a statement does no more than pass on the next one: «نقلت الوكالة عن الوزير قوله»."""
    return j + 1 < len(statements) and parents[j + 1] == j and _ends_with(statements[j + 1], statements[j])


def _relayed(statements: Sequence[Statement], parents: Sequence[int | None], j: int) -> bool:
    """Say whether a statement is what the one around it passes on."""
    outer = parents[j]
    return outer is not None and _ends_with(statements[j], statements[outer])


def _ends_with(one: Statement, other: Statement) -> bool:
    return one.content[-1].end == other.content[-1].end


def _general(antecedent: Antecedent, gap: Dropped, memory: Memory) -> Features:
    speakers = antecedent.speakers
    agrees = memory.agreement(speakers, gap.gender)
    kind = speakers[0].kind if speakers else "-"
    many = len(speakers) > 1 or memory.is_plural(speakers)
    first, *_, last = (fold(word) for word in f"{speakers[0].name} {speakers[0].name}".split())
    listed = given_name(first) is not None
    return [
        f"head {preference(first)} {kind}",
        f"head {preference(first)} {kind} {gap.tense}",
        f"last {preference(last)} {kind} {listed}",
        f"listed {listed} {kind} role {bool(speakers[0].role)}",
        f"gender {agrees} {gap.tense}",
        f"gender {agrees} {kind}",
        f"number {many} asked {gap.plural} {gap.tense}",
        f"kind {kind} {gap.tense}",
        f"kind {kind} lemma {gap.lemma}",
        f"times {min(memory.times(speakers), 4)}",
    ]


def _after_last(scene: _Scene, place: int) -> bool:
    """Say whether a place comes after the last statement on the same level."""
    words, statements, parents, gap = scene.words, scene.statements, scene.parents, scene.gap
    return not any(
        parents[j] == parents[gap.index] and words.at(statements[j].cue.span.start) > place
        for j in range(max(gap.index - LEVEL, 0), gap.index)
    )


def _contents(scene: _Scene) -> set[int]:
    """Gather the words inside the contents of earlier statements that do not hold the cue themselves."""
    words, statements, parents, gap = scene.words, scene.statements, scene.parents, scene.gap
    own = parents[gap.index]
    return {
        k
        for j in range(max(gap.index - BACK, 0), gap.index)
        if j != own
        for span in statements[j].content
        for k in range(words.at(span.start), words.at(span.end - 1) + 1)
    }


def _together(memory: Memory, span: tuple[int, int]) -> tuple[Speaker, ...]:
    """Give the speakers that «and» joins in a subject: «[الهند وسريلانكا] … أكدتا»."""
    parts = split(memory.reader.words, *span)
    if len(parts) == 1:
        return ()
    named = ((memory.reader.read(a, b), a) for a, b in parts)
    found = (memory.speaker(mention, a) for mention, a in named if mention is not None)
    return tuple(speaker for speaker in found if speaker is not None)
