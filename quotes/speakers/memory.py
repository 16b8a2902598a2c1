"""What an article has told so far of its speakers: whom الوزير, البيان or a surname means at a place in it."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence

from quotes.arabic.names import place_of
from quotes.arabic.orthography import fold
from quotes.document import Speaker
from quotes.speakers.bodies import countries, organisations
from quotes.speakers.issuers import Issuers
from quotes.speakers.lexical import office, without_article
from quotes.speakers.mention import Mention
from quotes.speakers.people import People, key
from quotes.speakers.reader import Reader

_PAIR = 2
_BACK = 60  # earlier speakers that a mention may mean
_NEAR, _FAR = 80, 400  # names around a mention that are looked at
_FIT = 0.65  # the share of an office's words that must agree


class Memory:
    """Turns mentions into speakers, remembering who spoke and what organisations were named."""

    def __init__(self, reader: Reader, people: People) -> None:
        self.reader = reader
        self._people = people
        self.spoken: list[tuple[int, Speaker]] = []
        self._times: Counter[str] = Counter()
        self._genders: dict[str, str] = {}
        self._plural: set[str] = set()
        self._issuers: dict[str, Speaker] = {}
        self._meant: dict[str | tuple[str, ...], Speaker] = {}
        self._countries = countries(reader.words)
        self._organisations = organisations(reader)
        self.issuers = Issuers(reader.words, self._organisations)
        self._bodies: dict[str, dict[str, None]] = {}
        for _, head, name in self._organisations:
            self._bodies.setdefault(head, {})[name] = None

    def spoke(self, at: int, speakers: Sequence[Speaker]) -> None:
        """Remember that these speakers spoke at word `at`."""
        self.spoken += [(at, s) for s in speakers]
        self._times.update(s.name for s in speakers)

    def remember(self, mention: Mention, speaker: Speaker) -> None:
        """Remember whom a mention without a name was taken to mean."""
        self._meant[key(mention.name)] = self._meant[mention.head] = speaker

    def meant(self, mention: Mention) -> tuple[Speaker | None, Speaker | None]:
        """Give whom the same words meant the last time, and whom a mention with the same head did."""
        return self._meant.get(key(mention.name)), self._meant.get(mention.head)

    def agreement(self, speakers: Sequence[Speaker], gender: str | None) -> str:
        """Say whether a form of this gender can have these speakers as its subject: yes, no, or unknown; of people
        whose names do not tell, likely or unlikely, by the titles they are given (some women are الرئيس), else as men.
        """
        if gender is None or len(speakers) != 1:
            return "unknown"
        (speaker,) = speakers
        known = self._genders.get(speaker.name)
        if speaker.kind == "person":
            name = key(speaker.name)
            titled = self._people.gender(name) or known or "m"
            known = "f" if titled == "f" else self._people.named_gender(name)
            if known is None:
                return "likely" if titled == gender else "unlikely"
        return "unknown" if known is None else "yes" if known == gender else "no"

    def is_man(self, speakers: Sequence[Speaker], gender: str | None) -> bool:
        """Say whether a form of this gender is feminine and the one speaker, by his first name, a man."""
        if gender != "f" or len(speakers) != 1 or speakers[0].kind != "person":
            return False
        return len(key(speakers[0].name)) > 1 and self.agreement(speakers, gender) == "no"

    def _clashes(self, speaker: Speaker, mention: Mention) -> bool:
        return self.agreement((speaker,), mention.gender) in {"no", "unlikely"}

    def is_plural(self, speakers: Sequence[Speaker]) -> bool:
        """Say whether the article speaks of these speakers in the plural."""
        return any(s.name in self._plural for s in speakers)

    def times(self, speakers: Sequence[Speaker]) -> int:
        """Count how often the first of these speakers spoke so far."""
        return self._times[speakers[0].name] if speakers else 0

    def recent(self) -> Iterator[tuple[int, Speaker]]:
        """Give who spoke where, the last first, as far back as a mention reaches."""
        return reversed(self.spoken[-_BACK:])

    def roles(self, speaker: Speaker) -> list[str]:
        """Give the offices that the article gives a person."""
        return self._people.roles(self._people.full(speaker.name)) if speaker.kind == "person" else []

    def place(self, speaker: Speaker) -> int | None:
        """Give the word at which the article first names a person by this name."""
        return self._people.place(key(speaker.name)) if speaker.kind == "person" else None

    def named(self, at: int) -> list[tuple[int, Speaker]]:
        """Give the named people of the article once each, those named last before word `at` first."""
        nearest: dict[tuple[str, ...], int] = {}
        for place, name in self._people.around(at, _NEAR, _NEAR):
            full = self._people.full(" ".join(name))
            if full not in nearest or place <= at:
                nearest[full] = place
        ranked = sorted(nearest.items(), key=lambda item: (item[1] > at, abs(at - item[1])))
        return [(place, self._of_full(full)) for full, place in ranked]

    def organisations(self, mention: Mention) -> list[Speaker]:
        """Give the organisations of the article whose first word a mention repeats (الصحيفة: صحيفة هآرتس)."""
        return [Speaker(name, "organisation") for name in self._bodies.get(mention.head, ())]

    def organisations_before(self, at: int, most: int) -> list[tuple[int, Speaker]]:
        """Give the last organisations named before word `at`, nearest first (a document's issuer is often one)."""
        end = bisect_left(self._organisations, at, key=lambda found: found[0])
        last = self._organisations[max(end - most, 0) : end]
        return [(k, Speaker(name, "organisation")) for k, _, name in reversed(last)]

    def people_before(self, at: int, begin: int) -> list[tuple[int, Speaker]]:
        """Give the named people between two words, nearest first."""
        places = [(p, name) for p, name in self._people.around(at, _NEAR, 0) if begin <= p < at]
        return [(p, self._of_key(name)) for p, name in reversed(places)]

    def last_pair(self, at: int) -> tuple[Speaker, Speaker] | None:
        """Give the last two people named before word `at`, in order, within two sentences: whom a dual means."""
        words = self.reader.words
        begin = words.sentence_start(max(words.trimmed(0, words.sentence_start(at)) - 1, 0))
        near = dict.fromkeys(speaker for _, speaker in self.people_before(at, begin))
        if len(near) < _PAIR:
            return None
        last, other = list(near)[:_PAIR]
        return other, last

    def _of_key(self, name: tuple[str, ...]) -> Speaker:
        return self._of_full(self._people.full(" ".join(name)))

    def speaker(self, mention: Mention, at: int) -> Speaker | None:
        """Give the speaker that a mention at word `at` means."""
        found = self._resolve(mention, at)
        if found is not None:
            if mention.gender:
                self._genders.setdefault(found.name, mention.gender)
            if mention.plural:
                self._plural.add(found.name)
        return found

    def _resolve(self, mention: Mention, at: int) -> Speaker | None:
        match mention.kind:
            case "person":
                return self._person(mention)
            case "role":
                return self._office(mention, at)
            case "pronoun":
                return next((s for _, s in self.recent() if not self._clashes(s, mention)), None)
            case "document":
                return self._issuer(mention, at)
            case "organisation":
                return self._organisation(mention)
            case _:
                return self._unnamed(mention)

    def _organisation(self, mention: Mention) -> Speaker:
        place = place_of(mention.name)
        fuller = self._countries.get(place.code or "") if place and place.kind == "country" else None
        return Speaker(fuller or self._fuller(mention), "organisation")

    def _person(self, mention: Mention) -> Speaker:
        full = self._people.full(mention.name, mention.gender)
        name = self._people.name(full, mention.name)
        return Speaker(name, "person", self._people.role(full) or mention.role)

    def _office(self, mention: Mention, at: int) -> Speaker:
        """Find who holds the office that stands for a name: the last speaker with it, else who is named nearest."""
        if not mention.definite:
            return Speaker(mention.name, "unnamed")
        *_, last = mention.name.split()
        surname = self._people.full(last)
        if len(surname) > 1 and mention.name != last and surname[-1] == key(last)[-1]:
            return self._of_full(surname)  # الرئيس السيسي
        found = sorted(self._holders(mention, at), key=lambda ranked: ranked[0])
        if found:
            return found[0][1]
        if mention.name == last:  # المتحدث may be whoever spoke last
            for _, speaker in self.recent():
                if speaker.kind == "person" and not self._clashes(speaker, mention):
                    return speaker
        return Speaker(mention.name, "unnamed", mention.role)

    def _holders(self, mention: Mention, at: int) -> Iterator[tuple[tuple[float, int, int], Speaker]]:
        """Rank who may hold the office of a mention: the named, and whoever spoke in such an office."""
        for full, roles in self._people.holders.items():
            fit = max(self._fit(mention, role) for role in roles)
            if fit >= _FIT and self._matches_gender(mention, full):
                yield (-fit, *self._distance(full, at)), self._of_full(full)
        for order, (_, speaker) in enumerate(self.recent()):
            worded = speaker.role or (speaker.name if speaker.kind == "unnamed" else None)
            if worded and speaker.kind != "organisation" and (fit := self._fit(mention, worded)) >= _FIT:
                yield (-fit, -1, order), speaker

    def _fit(self, mention: Mention, role: str) -> float:
        """Measure how well an office answers to a mention: the share of the mention's words that it has."""
        (head, wanted), (other, own) = office(mention.role or mention.name), office(role)
        if not wanted or head != other:
            return 0.0
        same = (
            mention.name.split()[0] == role.split(maxsplit=1)[0]
        )  # الرئيس is a head of state, رئيس الوزراء is not
        return len(wanted & own) / len(wanted) + 0.1 * same - 0.01 * len(own - wanted)

    def _matches_gender(self, mention: Mention, full: tuple[str, ...]) -> bool:
        known = self._people.gender(full)
        return known is None or mention.gender is None or known == mention.gender

    def _of_full(self, full: tuple[str, ...]) -> Speaker:
        return Speaker(self._people.name(full, " ".join(full)), "person", self._people.role(full))

    def _distance(self, full: tuple[str, ...], at: int) -> tuple[int, int]:
        """Rank a person as an antecedent: named before is better than after, near better than far."""
        places = [p for p, name in self._people.around(at, _FAR, _FAR) if set(name) <= set(full)]
        before = [at - p for p in places if p <= at]
        return (0, min(before)) if before else (1, min((p - at for p in places), default=0))

    def _issuer(self, mention: Mention, at: int) -> Speaker | None:
        """Find who issued a document: named in its phrase, or in an earlier one, else the last who spoke."""
        issuer = self._named_issuer(mention, at)
        if issuer is not None:
            self._issuers[mention.head] = issuer
            return issuer
        if mention.head in self._issuers:
            return self._issuers[mention.head]
        if mention.definite and len(mention.name.split()) == 1:
            for _, speaker in self.recent():
                if speaker.kind == "organisation":
                    return speaker
        return Speaker(mention.name, "unnamed")

    def _named_issuer(self, mention: Mention, at: int) -> Speaker | None:
        if not mention.issuer:
            return None
        rest = self.reader.read(mention.issuer[0], mention.issuer[-1] + 1)
        fits = (
            rest is not None
            and rest.kind in {"organisation", "person", "role"}
            and (rest.known or rest.kind == "role")
        )
        return self.speaker(rest, at) if rest is not None and fits else None

    def _fuller(self, mention: Mention) -> str:
        """Give an organisation's longest name so far where the mention is but its head (الوزارة)."""
        if len(mention.name.split()) > 1:
            return mention.name
        for _, speaker in self.recent():
            first, *others = speaker.name.split()
            if speaker.kind == "organisation" and others and without_article(fold(first)) == mention.head:
                return speaker.name
        return mention.name

    def _unnamed(self, mention: Mention) -> Speaker:
        """Give unnamed people: المسؤول or المصادر points back to who was said to be one."""
        if not mention.known and len(self._people.full(mention.name)) > len(key(mention.name)):
            return self._person(mention)
        if mention.definite:
            for loose in (False, True):
                for _, speaker in self.recent():
                    if self._may_be(mention, speaker, loose):
                        return speaker
        return Speaker(mention.name, "unnamed")

    def _may_be(self, mention: Mention, speaker: Speaker, loose: bool) -> bool:
        """Say whether a definite description (المسؤول الأممي) can mean a speaker: by its head, else any official."""
        own = office(speaker.role or (speaker.name if speaker.kind == "unnamed" else ""))[1]
        if speaker.kind == "organisation" or mention.plural != (speaker.name in self._plural):
            return False
        wanted = office(mention.name)[1] - {mention.head}
        codes = {w for w in wanted if w.isupper()}
        if not loose:
            return mention.head in own and codes <= own
        return speaker.kind == "person" and bool(speaker.role) and (not codes or bool(codes & own))
