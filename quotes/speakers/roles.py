"""Which words of an article give the office of a person: a choice among what stands before and behind the name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from heapq import merge
from itertools import islice

from quotes.arabic.function_words import class_of
from quotes.arabic.names import nationality_of, place_of, title_of
from quotes.arabic.orthography import fold
from quotes.ranking.ranker import Features
from quotes.speakers.lexical import given_name, is_definite
from quotes.speakers.mention import surface
from quotes.speakers.people import key
from quotes.speakers.running import is_adjective
from quotes.surface.marks import COMMAS
from quotes.surface.words import Words
from quotes.tagging.lexical import cluster, what

LONGEST = 14  # words in an office, at most
_MENTIONS = 12  # mentions of a person that are looked at
_PLACES = 400  # places of any part of the name that these are looked for among
_ADDRESSED = 3  # forms of address between an office and a name, at most
_SHORT = 5  # letters of a word that is looked at for itself: function words, as a rule
_ADDRESS = frozenset({"honorific", "rank"})
_SETS_OFF = COMMAS | frozenset("-–—/(")
_ENDS = frozenset(".!?؟…:؛;)»”\n")


@dataclass(slots=True)
class Office:
    """A possible office of a person, as the article words it (None: it gives none), and what speaks for it."""

    name: str | None
    evidence: Features = field(default_factory=list)


class NamePlaces:
    """The words of an article as parts of names, for finding where a person is named."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self._places: dict[str, list[int]] = {}
        self._parts: list[tuple[str, ...]] = []
        for k in range(len(words)):
            parts = () if words[k].is_mark else key(surface(words, k, k + 1))
            self._parts.append(parts)
            for part in parts:
                self._places.setdefault(part, []).append(k)

    def mentions(self, name: str) -> list[tuple[int, int]]:
        """Give where a person is named, in full or by the last word or several words of the name, end exclusive."""
        full = key(name)
        wanted, out, done = frozenset(full), list[tuple[int, int]](), -1
        for k in islice(merge(*(self._places.get(part, ()) for part in wanted)), _PLACES):
            if k < done:
                continue
            end = k + 1
            while end < len(self._parts) and self._goes_on(end, wanted):
                end += 1
            done = end
            known = {part for j in range(k, end) for part in self._parts[j]}
            if len(known) > 1 or full[-1] in known or len(full) == 1:
                out.append((k, end))
        return out[:_MENTIONS]

    def _goes_on(self, k: int, wanted: frozenset[str]) -> bool:
        own = self._parts[k]
        joins = not own and not self.words[k].is_mark and k + 1 < len(self._parts)
        return bool(own and wanted.issuperset(own)) or (
            joins and bool(self._parts[k + 1]) and wanted.issuperset(self._parts[k + 1])
        )


def offices(
    places: NamePlaces, name: str, ruled: Sequence[str], chosen: str | None, meant: Sequence[str] = ()
) -> list[Office]:
    """List the possible offices of a person, none first.

    `ruled` is what the rules read, `chosen` the fullest of it, `meant` the offices that stood for the person's name.
    """
    words = places.words
    found: dict[str, Office] = {}
    mentions = places.mentions(name)
    for number, (a, b) in enumerate(mentions):
        for side, start, end in (*_before(words, a), *_behind(words, b)):
            text = surface(words, start, end).strip()
            office = found.setdefault(_wording(text), Office(text))
            office.evidence += _features(words, side, start, end, (a, b), number)
    for role in ruled:
        found.setdefault(_wording(role), Office(role))
    for role in meant:
        found.setdefault(_wording(role), Office(role)).evidence.append("meant")
    own = set(key(name))
    found = {text: office for text, office in found.items() if text and own.isdisjoint(key(text))}
    wordings = {_wording(role) for role in ruled}
    for text, office in found.items():
        office.evidence = list(dict.fromkeys(office.evidence)) + _general(
            text, office, wordings, chosen, len(mentions)
        )
    titled = any(f.startswith("titled") for office in found.values() for f in office.evidence)
    none = Office(
        None,
        [
            "none",
            f"none ruled {bool(ruled)}",
            f"none titled {titled}",
            f"none mentions {min(len(mentions), 4)}",
        ],
    )
    return [none, *found.values()]


def _before(words: Words, name: int) -> Iterator[tuple[str, int, int]]:
    """Give the phrases that end before a name, with and without forms of address that stand between."""
    end = name
    if end and words[end - 1].text in COMMAS:
        end -= 1
    low = max(words.sentence_start(name), end - LONGEST)
    stops = [end]
    while (
        end > low and (t := title_of(words[end - 1].text)) and t.kind in _ADDRESS and len(stops) <= _ADDRESSED
    ):
        end -= 1
        stops.append(end)
    for stop in stops:
        for start in range(stop - 1, low - 1, -1):
            if words[start].text in _ENDS or words[start].pos == "VERB":
                break
            if _may_begin(words, start, stop):
                yield "before", start, stop


def _behind(words: Words, end: int) -> Iterator[tuple[str, int, int]]:
    """Give the phrases that begin behind a name, set off by a comma or not."""
    start, side = end, "behind"
    if start < len(words) and words[start].text in _SETS_OFF:
        start, side = start + 1, "set off"
    if words.norm(start)[:1] == "و" and class_of(words.norm(start)[1:]) == "pronoun":  # وهو وزير …
        start, side = start + 1, "joined"
    if start >= len(words) or words[start].is_mark or not _may_begin(words, start, start + LONGEST):
        return
    for stop in range(start + 1, min(start + LONGEST, len(words)) + 1):
        if words[stop - 1].text in _ENDS or words[stop - 1].pos == "VERB":
            return
        if not words[stop - 1].is_mark and class_of(words.norm(stop - 1)) != "preposition":
            yield side, start, stop


def _may_begin(words: Words, start: int, stop: int) -> bool:
    """Say whether an office can begin at a word: a noun that is no preposition, name or form of address alone."""
    word = words[start]
    named = words.label(start).endswith("PER")
    if word.is_mark or class_of(word.norm) or named or is_adjective(words, start):
        return False
    title = title_of(surface(words, start, start + 1))
    return title is not None or word.pos in {"NOUN", "ADJ", "X"} or stop - start > 1


def _features(  # noqa: PLR0913, PLR0917 - the evidence of one wording at one place
    words: Words, side: str, start: int, end: int, name: tuple[int, int], number: int
) -> Features:
    title = title_of(surface(words, start, start + 1))
    kind = f"{title.kind} {title.number}" if title else what(words, start)
    length = min(end - start, 9)
    left, right, last = what(words, start - 1), what(words, end), what(words, end - 1)
    mark = words[end].text if end < len(words) and words[end].is_mark else "-"
    definite = is_definite(words[end - 1]), end < len(words) and is_definite(words[end])
    inside = range(start + 1, end)
    titles = sum((t := title_of(surface(words, k, k + 1))) is not None and t.kind == "role" for k in inside)
    preps = sum(class_of(words.norm(k)) == "preposition" for k in inside)
    commas = sum(words[k].is_mark for k in inside)
    people = any(words.label(k).endswith("PER") for k in inside)
    cut = words.label(end).startswith("I-") and words.label(end - 1) != "O"
    stripped = name[0] - end if side == "before" else 0
    return [
        f"{side} kind {kind}",
        f"{side} kind {kind} length {length}",
        f"{side} first {words.norm(start)}",
        f"{side} kind {kind} definite {is_definite(words[start])}",
        f"{side} kind {kind} left {left}",
        f"{side} left {class_of(words.norm(start - 1))} {left} {kind}",
        f"{side} left verb {start > 0 and words[start - 1].pos == 'VERB'} {kind}",
        f"{side} left title {title_of(words[start - 1].text) is not None if start else False} {kind}",
        f"{side} cluster {cluster(words, start)}",
        f"{side} titles {min(titles, 2)} preps {min(preps, 2)} {kind}",
        f"{side} marks {min(commas, 2)} {kind}",
        f"{side} people {people}",
        f"{side} cut {cut}",
        f"{side} last {last} right {right} {mark}",
        f"{side} last {last} right class {class_of(words.norm(end))} {mark}",
        f"{side} right {words.norm(end) if len(words.norm(end)) < _SHORT else '-'} {mark}",
        f"{side} right label {words.label(end)} last label {words.label(end - 1)}",
        f"{side} last definite {definite[0]} right definite {definite[1]}",
        f"{side} last cluster {cluster(words, end - 1)} right cluster {cluster(words, end)}",
        f"{side} stripped {stripped} last {last} {kind}",
        f"{side} begins name {class_of(words.norm(end - 1))} {last}",
        f"{side} mention {min(number, 3)}",
        f"{side} whole {min(name[1] - name[0], 3)} {kind}",
        *([f"titled {side}"] if title and title.kind == "role" else []),
    ]


def _general(text: str, office: Office, ruled: set[str], chosen: str | None, mentions: int) -> Features:
    """Describe a wording as a whole, wherever it stands."""
    found = text.split()
    first = title_of(found[0])
    same = text == _wording(chosen or "")
    places = sum(bool(place_of(w) or nationality_of(w)) for w in found)
    role = office.name or ""
    return [
        f"ruled {text in ruled}",
        f"chosen {same}",
        f"chosen {same} ruled {text in ruled} {first.kind if first else '-'}",
        f"words {min(len(found), 10)} {first.kind if first else '-'}",
        f"places {min(places, 2)} words {min(len(found), 4)}",
        f"counterpart {class_of(found[0]) == 'counterpart'}",
        f"name inside {any(given_name(w) for w in role.split())}",
        f"evidence {min(len(office.evidence) // 20, 3)} mentions {min(mentions, 4)}",
        f"within chosen {_within(text, _wording(chosen or ''))} holds {_within(_wording(chosen or ''), text)}",
    ]


def _wording(text: str) -> str:
    return fold(text).strip()


def _within(one: str, other: str) -> bool:
    return bool(one) and one != other and set(one.split()) <= set(other.split())
