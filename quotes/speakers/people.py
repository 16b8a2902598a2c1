"""Who is named in an article: every name with the roles it is given, from sources and from titles in the text."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import cache, cached_property

from quotes.arabic.dictionary import is_common
from quotes.arabic.function_words import class_of
from quotes.arabic.names import title_of
from quotes.arabic.orthography import fold
from quotes.arabic.public_names import public_names
from quotes.arabic.spelling import heard
from quotes.speakers.lexical import given_name, names_body, without_article
from quotes.speakers.mention import Mention, surface
from quotes.speakers.reader import Reader
from quotes.speakers.running import (
    LONGEST,
    is_adjective,
    labelled,
    may_precede,
    name_end,
    role_after,
    title_before,
)
from quotes.surface.words import Words

LONGEST_ROLE = 8
_SOUNDS = 3  # letters of a surname as it is heard, at least, by which it is known in another spelling


def key(name: str) -> tuple[str, ...]:
    """Give a name's words for comparing: folded, without articles, marks and joins' blanks."""
    cleaned = "".join(c if c.isalnum() or c == " " else " " for c in fold(name))
    joined = cleaned.replace("عبد ", "عبد").replace("ابو ", "ابو").replace(" ال ", " ال")
    return tuple(without_article(w) for w in joined.split() if w not in {"بن", "ابن"})


@cache
def _public_genders() -> dict[tuple[str, ...], str]:
    return {key(" ".join(parts)): gender for parts, gender in public_names().items()}


@cache
def _first_genders() -> dict[tuple[str, ...], str | None]:
    """Give the gender of the first names of public figures, None of those that men and women have."""
    found: dict[tuple[str, ...], str | None] = {}
    for name, gender in _public_genders().items():
        if len(name) > 1 and found.setdefault(name[:1], gender) != gender:
            found[name[:1]] = None
    return found


class People:
    """The named persons of an article.

    `full(name)` gives the longest name in the article that holds all the words of a short one; `roles` the offices
    given to a name; `mentions` where each was named, in order of the text.
    """

    def __init__(self, reader: Reader, sources: Iterable[tuple[int, int]]) -> None:
        words = reader.words
        self._reader = reader
        self._names: dict[tuple[str, ...], str] = {}
        self._by_word: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        self._by_sound: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        self._roles: dict[tuple[str, ...], list[tuple[bool, str]]] = defaultdict(list)
        self.mentions: list[tuple[int, tuple[str, ...]]] = []
        self.genders: dict[tuple[str, ...], str] = {}
        self._times: Counter[tuple[str, ...]] = Counter()
        for start, end in sources:
            self._add(start, reader.read(start, end), cited=True)
        for start, end in labelled(words):
            self._scan(words, start, end)
        for k in range(len(words)):
            self._scan_unlabelled(words, k)
        for name in [n for n in self._names if len(n) == 1 and len(self.full(n[0])) == 1]:
            self._complete(words, name[0])
        self.mentions.sort()
        self._offices: dict[tuple[str, ...], list[tuple[bool, str]]] = {}

    def _add(self, at: int, mention: Mention | None, *, cited: bool = False) -> None:
        if mention is None or mention.kind != "person" or not mention.name or names_body(mention.name):
            return
        name = key(mention.name)
        if not name:
            return
        if name not in self._names:
            self._names[name] = mention.name
            for word in dict.fromkeys(name):
                self._by_word[word].append(name)
            if len(name) > 1:
                self._by_sound[heard(name[-1])].append(name)
        self.mentions.append((at, name))
        self._times[name] += 1
        if mention.role:
            self._roles[name].append((cited, mention.role))
        if mention.gender:
            self.genders.setdefault(name, mention.gender)

    def _scan(self, words: Words, start: int, end: int) -> None:
        """Read a name that stands at words `start` to `end`, with the office before or behind it."""
        title = title_before(words, start)
        if title is not None:
            self._add(title, self._reader.read(title, end))
            return
        behind = role_after(words, end)
        role = surface(words, *behind) if behind else None
        gender = given_name(surface(words, start, start + 1))
        self._add(start, Mention("person", surface(words, start, end), role, "", gender, definite=True))

    def _scan_unlabelled(self, words: Words, k: int) -> None:
        """Read an office followed by a name that the tagger did not see, at word `k`."""
        word = words[k]
        title = None if word.is_mark else title_of(surface(words, k, k + 1))
        if title is None or title.kind not in {"role", "rank", "honorific"} or is_adjective(words, k):
            return
        end = name_end(words, k)
        if end is not None and not any(words.label(j).endswith("PER") for j in range(k, end)):
            self._add(k, self._reader.read(k, end))

    def _complete(self, words: Words, surname: str) -> None:
        """Find the name before a surname that is never given in full where names are known to stand."""
        for k in range(1, len(words)):
            if words[k].norm.removeprefix("ال") != surname or words.paragraph[k - 1] != words.paragraph[k]:
                continue
            start = k
            while start > 0 and k - start < LONGEST and may_precede(words, start - 1):
                start -= 1
            if start < k:
                self._add(start, Mention("person", surface(words, start, k + 1), None, "", definite=True))

    def full(self, name: str, gender: str | None = None) -> tuple[str, ...]:
        """Give the key of the longest name that holds all the words of `name`; its own key where there is none.

        Of equally long ones the one named most; with a gender given, none of somebody of the other (كلينتون).
        """
        short = key(name)
        best = short
        for other in self._by_word.get(short[0], ()) if short else ():
            if (
                self._rank(other) > self._rank(best)
                and set(short) <= set(other)
                and not (len(short) > 1 and other[0] != short[0] and other[-1] != short[-1])
                and not self._two_names(other)
                and not (gender and (self.gender(other) or gender) != gender)
            ):
                best = other
        return self._respelt(best) if len(best) == 1 and best == short else best

    def _respelt(self, surname: tuple[str, ...]) -> tuple[str, ...]:
        """Give the key of the one whose surname sounds like this one, which nobody has (أنجيلو: يورغوس أنغيلو)."""
        sound = heard(surname[0])
        found = self._by_sound.get(sound, ()) if len(sound) >= _SOUNDS and not given_name(surname[0]) else ()
        return found[0] if len(found) == 1 else surname

    def _rank(self, name: tuple[str, ...]) -> tuple[int, bool, int]:
        return len(name), self._proper(name), self._times[name]

    def gender(self, name: tuple[str, ...]) -> str | None:
        """Give the gender of a person: by what the article calls them, by the first name, or as a public figure."""
        return self.genders.get(name) or self.named_gender(name)

    def named_gender(self, name: tuple[str, ...]) -> str | None:
        """Give the gender that a person's first name tells, or that is known of a public figure."""
        first = self._names.get(name, " ".join(name)).split(maxsplit=1)[:1]
        listed = given_name(first[0]) if first else None
        alike = _first_genders().get(name[:1]) if len(name) > 1 else None
        return listed or _public_genders().get(name) or alike

    def _proper(self, name: tuple[str, ...]) -> bool:
        """Say whether a name begins as names alone do: «فوز ماكرون» is less of one than «إيمانويل ماكرون»."""
        return name not in self._names or not is_common(self._names[name].split()[0])

    def _two_names(self, name: tuple[str, ...]) -> bool:
        """Say whether a name is two that were read as one (أوباما هيلاري كلينتون)."""
        return any(name[:n] in self._names and name[n:] in self._names for n in range(1, len(name) - 1))

    def place(self, name: tuple[str, ...]) -> int | None:
        """Give the word at which the first mention with a name begins."""
        return self._first.get(name)

    @cached_property
    def _first(self) -> dict[tuple[str, ...], int]:
        return {name: at for at, name in reversed(self.mentions)}

    def name(self, full: tuple[str, ...], otherwise: str) -> str:
        """Give a name as the article writes it."""
        return self._names.get(full, otherwise)

    def around(self, at: int, before: int, after: int) -> list[tuple[int, tuple[str, ...]]]:
        """Give where people are named around word `at`, so many times before it and after it, in order."""
        middle = bisect_right(self.mentions, at, key=lambda mention: mention[0])
        return self.mentions[max(middle - before, 0) : middle + after]

    def roles(self, full: tuple[str, ...]) -> list[str]:
        """Give the offices of a person, of every shorter form of the name too, in order of the text."""
        return [role for _, role in self._given(full)]

    def _given(self, full: tuple[str, ...]) -> list[tuple[bool, str]]:
        if full not in self._offices:
            self._offices[full] = self._gathered(full)
        return self._offices[full]

    def _gathered(self, full: tuple[str, ...]) -> list[tuple[bool, str]]:
        out: list[tuple[bool, str]] = []
        for other, roles in self._roles.items():
            if other == full or (set(other) <= set(full) and self.full(" ".join(other)) == full):
                out += roles
        return out

    def role(self, full: tuple[str, ...]) -> str | None:
        """Give the fullest office of a person that is not too long to be only that; of equals, one beside a cue.

        An office that only compares (نظيره المصري) is the last choice.
        """
        given = self._given(full)
        own = [(cited, r) for cited, r in given if class_of(fold(r.split(maxsplit=1)[0])) != "counterpart"]
        found = own or given
        fitting = [(len(r.split()), cited, r) for cited, r in found if len(r.split()) <= LONGEST_ROLE]
        if fitting:
            return max(fitting, key=lambda item: item[:2])[2]
        return min((r for _, r in found), key=len, default=None)

    @cached_property
    def holders(self) -> dict[tuple[str, ...], list[str]]:
        """Every named person with any office, in order of the text."""
        return {
            full: roles
            for full in dict.fromkeys(self.full(" ".join(n)) for n in self._names)
            if (roles := self.roles(full))
        }
