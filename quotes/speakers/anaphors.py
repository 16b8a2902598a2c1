"""Whom a mention without a name means (الوزير, المسؤول الأميركي, البيان, الصحيفة): candidates and their evidence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from quotes.arabic.function_words import class_of
from quotes.arabic.names import title_of
from quotes.arabic.orthography import fold
from quotes.document import Speaker
from quotes.ranking.ranker import Features
from quotes.speakers.lexical import office, without_article
from quotes.speakers.memory import Memory
from quotes.speakers.mention import Mention
from quotes.speakers.people import key

ANAPHORIC = frozenset({"role", "document", "unnamed", "organisation"})
Candidate = tuple[Speaker, int | None, Features]
_BACK = 12  # earlier speakers looked at, at most
_ISSUERS = 3  # organisations looked at as issuers of a document, at most
_NEAR = 20  # named people looked at, at most
_AGAIN = 5  # words of a mention within which it says that it points back


@dataclass(slots=True)
class Meaning:
    """A possible meaning of a mention, and what speaks for it; `at` is the word where it is named or speaks, if any."""

    speaker: Speaker
    at: int | None = None
    evidence: Features = field(default_factory=list)


def meanings(mention: Mention, at: int, memory: Memory) -> list[Meaning]:
    """List whom a mention at word `at` may mean, each once, what it says itself included."""
    about = _about(mention, again=_again(memory, at))
    found: dict[tuple[str, str], Meaning] = {}
    for kinds in (_own(mention, about), _earlier(about, at, memory), _others(mention, about, at, memory)):
        for speaker, place, evidence in kinds:
            found.setdefault((speaker.kind, speaker.name), Meaning(speaker, place)).evidence += evidence
    ruled = memory.speaker(mention, at)
    if ruled is not None:
        meaning = found.setdefault((ruled.kind, ruled.name), Meaning(ruled))
        meaning.evidence += ["ruled", f"ruled {mention.kind} {ruled.kind}", f"ruled {about}"]
    for meaning in found.values():
        meaning.evidence += _fitness(mention, about, meaning.speaker, memory)
    fitting = [m for m in found.values() if not memory.is_man((m.speaker,), mention.gender)]
    return fitting or list(found.values())


def _own(mention: Mention, about: str) -> Iterator[Candidate]:
    """Give what a mention says itself."""
    for speaker in itself(mention):
        kind = speaker.kind
        yield speaker, None, [f"self {kind}", f"self {kind} {about}", f"self {kind} {mention.head}"]


def _earlier(about: str, at: int, memory: Memory) -> Iterator[Candidate]:
    """Give those who spoke before, the last first."""
    seen: set[str] = set()
    for place, speaker in memory.recent():
        if speaker.name in seen:
            continue
        if len(seen) == _BACK:
            return
        rank = min(len(seen), 4)
        seen.add(speaker.name)
        told = [f"spoke {rank}", f"spoke {rank} {about}", f"spoke {speaker.kind} {about}"]
        yield speaker, place, [*told, *_gap(memory, place, at)]


def _others(mention: Mention, about: str, at: int, memory: Memory) -> Iterator[Candidate]:
    """Give the people and organisations that the article names, whether they speak or not."""
    for place, speaker in memory.named(at)[:_NEAR]:
        side = "before" if place <= at else "after"
        yield speaker, place, [f"named {side} {about}", *_gap(memory, place, at)]
    for speaker in memory.organisations(mention):
        yield speaker, None, ["organisation of that head", f"organisation of that head {about}"]
    if mention.kind == "document":
        for rank, (place, speaker) in enumerate(memory.organisations_before(at, _ISSUERS)):
            yield speaker, place, [f"organisation before {rank}", *_gap(memory, place, at)]
        for place, speaker, side in memory.issuers.beside(mention.head):
            when = "here" if place == at else "before" if place < at else "after"
            yield speaker, place, [f"issued {side} {when}", f"issued {side} {when} {about}"]


def itself(mention: Mention) -> Iterator[Speaker]:
    """Give a mention's own words as a speaker, as either kind that is no person."""
    yield Speaker(mention.name, "unnamed", mention.role if mention.kind == "role" else None)
    yield Speaker(mention.name, "organisation")


def _about(mention: Mention, again: bool) -> str:
    title = title_of(mention.name.split()[0])
    size = min(len(mention.name.split()), 4)
    told = f"{mention.kind} {title.kind if title else '-'} {mention.definite} {mention.plural} {size}"
    return f"{told} again" if again else told


def _again(memory: Memory, at: int) -> bool:
    """Say whether a mention points back by a word of its own: «المسؤول [ذاته]», «[ذلك] المسؤول»."""
    words = memory.reader.words
    pointing = any(class_of(words.norm(k)) == "demonstrative" for k in (at - 1, at))
    return pointing or any(class_of(words.norm(k)) == "reflexive" for k in range(at + 1, at + _AGAIN))


def _gap(memory: Memory, place: int, at: int) -> Features:
    sentences = memory.reader.words.sentence
    return [f"sentences {max(min(sentences[at] - sentences[place], 4), -2)}"]


def _fitness(mention: Mention, about: str, speaker: Speaker, memory: Memory) -> Features:
    """Say how a speaker's office, kind, gender and number answer to a mention."""
    words = mention.role or mention.name
    head, wanted = office(words)
    worded = [r for r in (speaker.role, *memory.roles(speaker)) if r] or [speaker.name]
    fits = [_fit(head, wanted, role) for role in worded]
    same, share, extra, lacks = max(fits)
    codes = {w for w in wanted if w.isupper()}
    own = {w for role in worded for w in office(role)[1] if w.isupper()}
    country = "none" if not codes else "same" if codes & own else "other" if own else "unknown"
    within = set(key(mention.name)) <= set(key(speaker.name))
    agrees = memory.agreement((speaker,), mention.gender)
    many = memory.is_plural((speaker,)) == mention.plural
    return [
        f"fit {same} {share}",
        f"fit {same} {share} {speaker.kind} {about}",
        f"fit {same} {share} extra {min(extra, 3)} {mention.kind}",
        f"lacks {lacks} has {min(-extra, 3)} {same} {mention.kind} {speaker.kind}",
        f"lacks {lacks} {same} {about}",
        f"country {country} {mention.kind}",
        f"country {country} head {same}",
        f"gender {agrees} {mention.kind} {speaker.kind}",
        f"number {many} {speaker.kind}",
        f"kind {speaker.kind} {about}",
        f"within {within} {speaker.kind} {mention.kind}",
        f"first word {_first(mention.name) == _first(speaker.name)} {speaker.kind} {mention.kind}",
        f"role {bool(speaker.role)} {mention.kind} {speaker.kind}",
        f"times {min(memory.times((speaker,)), 3)} {mention.kind}",
        f"kind {speaker.kind} head {mention.head}",
        f"meant before {_meant(memory, mention, speaker)} {mention.kind}",
        f"meant before {_meant(memory, mention, speaker)} {speaker.kind} {about}",
        f"longer {len(speaker.name.split()) > len(mention.name.split())} {speaker.kind} {mention.kind}",
    ]


def _meant(memory: Memory, mention: Mention, speaker: Speaker) -> str:
    """Say whether the same words, or a mention with the same head, meant a speaker the last time, or somebody else."""
    for level, known in zip(("words", "head"), memory.meant(mention), strict=True):
        if known is not None:
            return f"{level} {known.name == speaker.name}"
    return "never"


def _fit(head: str, wanted: frozenset[str], role: str) -> tuple[bool, str, int, int]:
    """Say whether an office has the head asked for, what share of its words, how many others (negative), and how many
    of the words asked for it lacks that name no country («وزير الداخلية» is no «وزير الخارجية»)."""
    other, own = office(role)
    lacks = sum(not word.isupper() for word in wanted - own)
    return head == other, _share(len(wanted & own), len(wanted)), -len(own - wanted), min(lacks, 3)


def _share(shared: int, of: int) -> str:
    if not shared:
        return "none"
    if shared == of:
        return "all"
    return "half" if 2 * shared >= of else "some"


def _first(name: str) -> str:
    return without_article(fold(name.split(maxsplit=1)[0]))
