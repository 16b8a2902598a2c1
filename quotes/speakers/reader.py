"""Reads source mentions: the rules propose, the ranker `names` decides what names the speaker."""

from __future__ import annotations

from dataclasses import replace

from quotes.arabic.cues import lookup
from quotes.arabic.names import title_of
from quotes.ranking.ranker import Ranker
from quotes.speakers.lexical import given_name, names_body, without_article
from quotes.speakers.mention import Mention, content_words, surface, trimmed
from quotes.speakers.naming import Naming, features, namings
from quotes.speakers.phrases import parse_one
from quotes.surface.words import Words

_LONGEST = 24  # content words of a phrase that is looked at


class Reader:
    """Takes the mentions of one text apart."""

    def __init__(self, words: Words, ranker: Ranker) -> None:
        self.words = words
        self._ranker = ranker

    def read(self, start: int, end: int) -> Mention | None:
        """Take a phrase with one speaker apart; None where nothing is left of it."""
        found = self.told(start, end)
        ruled = parse_one(self.words, start, end)
        if ruled is None or not found or ruled.kind == "pronoun":
            return ruled
        options = namings(self.words, found)
        place = self.place(found, ruled)
        choice = options[self._ranker.best(features(self.words, found, options, place))[0]]
        return self._mention(found, choice, ruled)

    def told(self, start: int, end: int) -> list[int]:
        """Give the words of a phrase that tell who speaks."""
        return trimmed(self.words, content_words(self.words, start, end))[:_LONGEST]

    def place(self, found: list[int], ruled: Mention) -> tuple[str, int, int]:
        """Give what the rules say of a phrase: the kind, and where among its words the name stands."""
        size = len(found)
        for n in range(size):
            for m in range(size, n, -1):
                if surface(self.words, found[n], found[m - 1] + 1) == ruled.name:
                    return ruled.kind, n, m
        return ruled.kind, 0, 0

    def _mention(self, found: list[int], choice: Naming, ruled: Mention) -> Mention:
        words = self.words
        name = surface(words, found[choice.first], found[choice.last - 1] + 1)
        head = without_article(words.norm(found[choice.first]))
        match choice.kind:
            case "anaphor":
                return self._anaphor(found, ruled)
            case "person" if names_body(name):
                return Mention("organisation", name, None, head, definite=True, known=True)
            case "person":
                if ruled.kind == "person" and ruled.name == name:
                    return ruled
                gender = given_name(words[found[choice.first]].text) or ruled.gender
                role = self._role(found, choice)
                return Mention("person", name, role, head, gender, definite=True, known=True)
            case kind:
                plural = ruled.plural if ruled.kind == kind else False
                return Mention(
                    kind, name, None, head, ruled.gender, plural, definite=ruled.definite, known=True
                )

    def _anaphor(self, found: list[int], ruled: Mention) -> Mention:
        """Read a phrase that names nobody: what the rules say, unless they see a name in it."""
        if ruled.kind != "person":
            return ruled
        words = self.words
        whole = surface(words, found[0], found[-1] + 1)
        title = title_of(words[found[0]].text)
        if title is not None and title.kind in {"role", "rank", "honorific"}:
            return replace(ruled, kind="role", name=whole, role=whole, known=True)
        return replace(ruled, kind="unnamed", name=whole, role=None, known=title is not None)

    def _role(self, found: list[int], choice: Naming) -> str | None:
        """Give the office that stands before a name, else the one behind it."""
        before = self._without_honorifics(found[: choice.first])
        if before and title_of(self.words[before[0]].text) and not self._has_verb(before):
            return surface(self.words, before[0], before[-1] + 1)
        after = found[choice.last :]
        title = title_of(self.words[after[0]].text) if after else None
        if title is not None and title.kind in {"role", "rank"} and not self._has_verb(after):
            return surface(self.words, after[0], after[-1] + 1)
        return None

    def _without_honorifics(self, found: list[int]) -> list[int]:
        def honorific(k: int) -> bool:
            title = title_of(self.words[k].text)
            return title is not None and title.kind == "honorific"

        while found and honorific(found[0]):
            found = found[1:]
        while found and honorific(found[-1]):
            found = found[:-1]
        return found

    def _has_verb(self, found: list[int]) -> bool:
        """Say whether a phrase holds a verb or a reporting participle, and so is more than an office."""
        return any(
            self.words[k].pos == "VERB"
            or any(m.form.tense == "participle" and m.form.number for m in lookup(self.words[k].text)[:1])
            for k in found[1:]
        )
