"""What an article has told so far of its speakers: whom الوزير, البيان or a surname means at a place in it."""

from __future__ import annotations

from collections.abc import Sequence

from quotes.arabic.function_words import class_of
from quotes.arabic.names import gender_of
from quotes.arabic.orthography import fold
from quotes.document import Speaker
from quotes.speakers.mention import Mention, bare, parse_one
from quotes.speakers.people import People, key
from quotes.surface.words import Words

_ISSUED = frozenset({"ل", "عن", "من"})


class Memory:
    """Turns mentions into speakers, remembering who spoke and what organisations were named."""

    def __init__(self, words: Words, people: People) -> None:
        self._words = words
        self._people = people
        self._spoken: list[tuple[int, Speaker]] = []
        self._genders: dict[str, str] = {}
        self._plural: set[str] = set()

    def spoke(self, at: int, speakers: Sequence[Speaker]) -> None:
        """Remember that these speakers spoke at word `at`."""
        self._spoken += [(at, s) for s in speakers]

    def agreement(self, speakers: Sequence[Speaker], gender: str | None) -> str:
        """Say whether a form of this gender can have these speakers as its subject: yes, no, or unknown."""
        if gender is None or len(speakers) != 1:
            return "unknown"
        known = self._gender(speakers[0])
        return "unknown" if known is None else "yes" if known == gender else "no"

    def is_plural(self, speakers: Sequence[Speaker]) -> bool:
        """Say whether the article speaks of these speakers in the plural."""
        return any(s.name in self._plural for s in speakers)

    def times(self, speakers: Sequence[Speaker]) -> int:
        """Count how often the first of these speakers spoke so far."""
        return sum(s.name == speakers[0].name for _, s in self._spoken) if speakers else 0

    def people_before(self, at: int, begin: int) -> list[tuple[int, Speaker]]:
        """Give the named people between two words, nearest first."""
        places = [(p, name) for p, name in self._people.mentions if begin <= p < at]
        return [(p, self._of_key(name)) for p, name in reversed(places)]

    def _of_key(self, name: tuple[str, ...]) -> Speaker:
        full = self._people.full(" ".join(name))
        return Speaker(self._people.name(full, " ".join(name)), "person", self._people.role(full))

    def _gender(self, speaker: Speaker) -> str | None:
        if speaker.kind == "person":
            known = self._people.genders.get(key(speaker.name)) or gender_of(speaker.name.split()[0])
            return known or self._genders.get(speaker.name) or "m"
        return self._genders.get(speaker.name)

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
        if mention.kind == "person":
            return self._person(mention)
        if mention.kind == "role":
            return self._office(mention, at)
        if mention.kind == "pronoun":
            return next((s for _, s in reversed(self._spoken) if self.agreement((s,), mention.gender) != "no"), None)
        if mention.kind == "document":
            return self._issuer(mention, at)
        if mention.kind == "organisation":
            return Speaker(self._fuller(mention), "organisation")
        return self._unnamed(mention)

    def _person(self, mention: Mention) -> Speaker:
        full = self._people.full(mention.name)
        name = self._people.name(full, mention.name)
        return Speaker(name, "person", self._people.role(full) or mention.role)

    def _office(self, mention: Mention, at: int) -> Speaker:
        """Find who holds the office that stands for a name: the last speaker with it, else who is named nearest."""
        wanted = set(key(mention.role or mention.name))
        for _, speaker in reversed(self._spoken):
            own = set(key(speaker.role or "")) | (set(key(speaker.name)) if speaker.kind == "unnamed" else set())
            if mention.definite and speaker.kind != "organisation" and wanted and wanted <= own:
                return speaker
        holders = [
            full for full, roles in self._people.holders().items() if any(wanted <= set(key(role)) for role in roles)
        ]
        if mention.definite and holders:
            full = min(holders, key=lambda h: self._distance(h, at))
            return Speaker(self._people.name(full, " ".join(full)), "person", self._people.role(full))
        return Speaker(mention.name, "unnamed", mention.role if mention.definite else None)

    def _distance(self, full: tuple[str, ...], at: int) -> tuple[int, int]:
        """Rank a person as an antecedent: named before is better than after, near better than far."""
        places = [p for p, name in self._people.mentions if set(name) <= set(full)]
        before = [at - p for p in places if p <= at]
        return (0, min(before)) if before else (1, min((p - at for p in places), default=0))

    def _issuer(self, mention: Mention, at: int) -> Speaker | None:
        """Find who issued a document: named in its phrase, else the last organisation that spoke."""
        rest = self._rest(mention)
        if rest is not None and rest.kind in {"organisation", "person", "role"}:
            return self.speaker(rest, at)
        if rest is None:
            for _, speaker in reversed(self._spoken):
                if speaker.kind == "organisation" or mention.definite:
                    return speaker
        return Speaker(mention.name, "unnamed")

    def _rest(self, mention: Mention) -> Mention | None:
        """Read what stands behind the document's head as the one who issued it."""
        words = self._words
        parts = mention.name.split()
        if len(parts) < 2:  # noqa: PLR2004
            return None
        start = next((k for k in range(len(words)) if [w.text for w in words.items[k : k + 2]][1:] == parts[1:2]
                      and bare(words.norm(k)).endswith(mention.head)), None)
        if start is None:
            return None
        first = start + 1
        end = first
        while end < len(words) and end - first < len(parts) + 2 and not words[end].is_mark:
            end += 1
        while first < end and class_of(words.norm(first)) == "preposition":
            first += 1
        return parse_one(words, first, min(end, first + len(parts) - 1)) if first < end else None

    def _fuller(self, mention: Mention) -> str:
        """Give an organisation's longest name so far where the mention is but its head (الوزارة)."""
        if len(mention.name.split()) > 1:
            return mention.name
        for _, speaker in reversed(self._spoken):
            first, *others = speaker.name.split()
            if speaker.kind == "organisation" and others and bare(fold(first)) == mention.head:
                return speaker.name
        return mention.name

    def _unnamed(self, mention: Mention) -> Speaker:
        """Give unnamed people, by their fuller description where المسؤول or المصادر points back to it."""
        if mention.definite:
            for _, speaker in reversed(self._spoken):
                if speaker.kind != "organisation" and mention.head in key(speaker.role or speaker.name):
                    return speaker
        return Speaker(mention.name, "unnamed")
