"""Who is named in an article: every name with the roles it is given, from sources and from titles in the text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from quotes.arabic.cues import lookup
from quotes.arabic.function_words import class_of
from quotes.arabic.names import organisation_of, place_of, title_of
from quotes.arabic.orthography import fold
from quotes.speakers.lexical import given_name, is_definite, without_article
from quotes.speakers.mention import Mention, surface
from quotes.speakers.name_words import begins_name, looks_named, takes
from quotes.speakers.reader import Reader
from quotes.surface.words import Words

REACH = 16  # words that an office with its name may span
LONGEST_ROLE = 8
LONGEST = 4  # words of a name found in running text
_NAME_TAGS = frozenset({"X", "PROPN", "NOUN", "ADJ"})


def key(name: str) -> tuple[str, ...]:
    """Give a name's words for comparing: folded, without articles, marks and joins' blanks."""
    cleaned = "".join(c if c.isalnum() or c == " " else " " for c in fold(name))
    joined = cleaned.replace("عبد ", "عبد").replace("ابو ", "ابو").replace(" ال ", " ال")
    return tuple(without_article(w) for w in joined.split() if w not in {"بن", "ابن"})


class People:
    """The named persons of an article.

    `full(name)` gives the longest name in the article that holds all the words of a short one; `roles` the offices
    given to a name; `mentions` where each was named, in order of the text.
    """

    def __init__(self, reader: Reader, sources: Iterable[tuple[int, int]]) -> None:
        words = reader.words
        self._reader = reader
        self._names: dict[tuple[str, ...], str] = {}
        self._roles: dict[tuple[str, ...], list[tuple[bool, str]]] = defaultdict(list)
        self.mentions: list[tuple[int, tuple[str, ...]]] = []
        self.genders: dict[tuple[str, ...], str] = {}
        for start, end in sources:
            self._add(start, reader.read(start, end), cited=True)
        for start, end in _labelled(words):
            self._scan(words, start, end)
        for k in range(len(words)):
            self._scan_unlabelled(words, k)
        for name in [n for n in self._names if len(n) == 1 and len(self.full(n[0])) == 1]:
            self._complete(words, name[0])
        self.mentions.sort()

    def _add(self, at: int, mention: Mention | None, *, cited: bool = False) -> None:
        if mention is None or mention.kind != "person" or not mention.name:
            return
        name = key(mention.name)
        if not name:
            return
        self._names.setdefault(name, mention.name)
        self.mentions.append((at, name))
        if mention.role:
            self._roles[name].append((cited, mention.role))
        if mention.gender:
            self.genders.setdefault(name, mention.gender)

    def _scan(self, words: Words, start: int, end: int) -> None:
        """Read a name that stands at words `start` to `end`, with the office before or behind it."""
        title = _title_before(words, start)
        if title is not None:
            self._add(title, self._reader.read(title, end))
            return
        behind = _role_after(words, end)
        role = surface(words, *behind) if behind else None
        gender = given_name(surface(words, start, start + 1))
        self._add(start, Mention("person", surface(words, start, end), role, "", gender, definite=True))

    def _scan_unlabelled(self, words: Words, k: int) -> None:
        """Read an office followed by a name that the tagger did not see, at word `k`."""
        word = words[k]
        title = None if word.is_mark else title_of(surface(words, k, k + 1))
        if title is None or title.kind not in {"role", "rank", "honorific"} or _is_adjective(words, k):
            return
        end = _name_end(words, k)
        if end is not None and not any(words.label(j).endswith("PER") for j in range(k, end)):
            self._add(k, self._reader.read(k, end))

    def _complete(self, words: Words, surname: str) -> None:
        """Find the name before a surname that is never given in full where names are known to stand."""
        for k in range(1, len(words)):
            if words[k].norm.removeprefix("ال") != surname or words.paragraph[k - 1] != words.paragraph[k]:
                continue
            start = k
            while start > 0 and k - start < LONGEST and _may_precede(words, start - 1):
                start -= 1
            if start < k:
                self._add(start, Mention("person", surface(words, start, k + 1), None, "", definite=True))

    def full(self, name: str) -> tuple[str, ...]:
        """Give the key of the longest name that holds all the words of `name`; its own key where there is none."""
        short = key(name)
        best = short
        for other in self._names:
            if (
                len(other) > len(best)
                and set(short) <= set(other)
                and not (len(short) > 1 and other[0] != short[0] and other[-1] != short[-1])
                and not self._two_names(other)
            ):
                best = other
        return best

    def _two_names(self, name: tuple[str, ...]) -> bool:
        """Say whether a name is two that were read as one (أوباما هيلاري كلينتون)."""
        return any(name[:n] in self._names and name[n:] in self._names for n in range(1, len(name) - 1))

    def name(self, full: tuple[str, ...], otherwise: str) -> str:
        """Give a name as the article writes it."""
        return self._names.get(full, otherwise)

    def roles(self, full: tuple[str, ...]) -> list[str]:
        """Give the offices of a person, of every shorter form of the name too, in order of the text."""
        return [role for _, role in self._given(full)]

    def _given(self, full: tuple[str, ...]) -> list[tuple[bool, str]]:
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

    def holders(self) -> dict[tuple[str, ...], list[str]]:
        """Give every named person with any office, in order of the text."""
        return {
            full: roles
            for full in dict.fromkeys(self.full(" ".join(n)) for n in self._names)
            if (roles := self.roles(full))
        }


def _labelled(words: Words) -> Iterator[tuple[int, int]]:
    """Give where the tagger sees people's names."""
    start = None
    for k in range(len(words) + 1):
        label = words.label(k)
        if start is not None and label != "I-PER":
            yield start, k
            start = None
        if label == "B-PER":
            start = k


def _title_before(words: Words, name: int) -> int | None:
    """Find the first word of the office that leads to a name: no verb, mark or other name between."""
    found = None
    low = max(words.sentence_start(name), name - REACH)
    for k in range(name - 1, low - 1, -1):
        word = words[k]
        comma = word.text in {"،", ","} and k == name - 1
        if comma:
            continue
        if (
            word.is_mark
            or word.pos == "VERB"
            or words.label(k).endswith("PER")
            or class_of(word.norm) in {"relative", "subordinator", "negation"}
        ):
            break
        title = title_of(surface(words, k, k + 1))
        office = title is not None and title.kind in {"role", "rank", "honorific"} and title.number == "s"
        if office and not _is_adjective(words, k):
            found = k
        if word.norm.startswith("و") and title is not None:
            break
    return found


def _is_adjective(words: Words, k: int) -> bool:
    """Say whether a word like صحافي describes the indefinite noun before it (مؤتمر صحافي) and is no office there."""
    word, before = words[k], words[k - 1]
    nisba = word.norm.endswith("ي") and not is_definite(word)
    plain = class_of(before.norm) in {"", "occasion"}
    noun = k > 0 and before.pos == "NOUN" and not is_definite(before) and plain
    title = title_of(before.text)
    return nisba and noun and (title is None or title.kind == "document")


def _may_precede(words: Words, k: int) -> bool:
    """Say whether a word can be a first name before a surname: one that the lexicon knows for nothing else."""
    word = words[k]
    if word.is_mark or class_of(word.norm) or is_definite(word) or word.pos not in _NAME_TAGS:
        return False
    listed = title_of(word.text) or place_of(word.text) or organisation_of(word.text) or lookup(word.text)
    return bool(given_name(word.text)) or (not listed and words.label(k) in {"O", "B-PER", "I-PER"})


def _is_name_word(words: Words, k: int) -> bool:
    """Say whether a word goes on a name: no mark, function word, title, place or verb."""
    word = words[k]
    if word.is_mark or class_of(word.norm):
        return False
    if k and words.norm(k - 1) in {"ولد", "ال"}:
        return True
    if title_of(word.text) or place_of(word.text):
        return False
    if given_name(word.text) or word.norm in {"بن", "عبد", "ابو", "ال", "ولد"}:
        return True
    return word.pos in {"X", "PROPN"} and not (word.text[0] == "و" and words.doc[word.first].pos_ == "CCONJ")


def _name_end(words: Words, k: int) -> int | None:
    """Say where an office with a name that begins at `k` ends; None where no name follows."""
    limit = min(words.sentence_end(k), k + REACH)
    found = [k]
    commas = 0
    for j in range(k + 1, limit):
        if words[j].text in {"،", ","} and not commas:
            commas += 1
            continue
        if (
            words[j].is_mark
            or words[j].pos == "VERB"
            or class_of(words.norm(j)) in {"relative", "subordinator"}
        ):
            return None
        found.append(j)
        sure = looks_named(words, j) or (looks_named(words, j + 1) and not is_definite(words[j]))
        if sure and begins_name(words, found, len(found) - 1):
            end = j + 1
            return _grown(words, j, end, limit)
        if commas:
            return None
    return None


def _grown(words: Words, start: int, end: int, limit: int) -> int:
    """Take the further words of a name along; a definite one that is no known name ends it."""
    while end < limit and end - start < LONGEST:
        if _is_name_word(words, end):
            end += 1
        elif _surname(words, end) and takes(words, end - 1, end):
            return end + 1
        else:
            break
    return end


def _surname(words: Words, k: int) -> bool:
    """Say whether a definite word right behind a name is its last part (مصطفى الكاظمي) rather than a new phrase."""
    word = words[k]
    return (
        not word.is_mark
        and is_definite(word)
        and word.pos in _NAME_TAGS
        and class_of(word.norm) == ""
        and not (title_of(word.text) or place_of(word.text) or organisation_of(word.text))
    )


def _role_after(words: Words, k: int) -> tuple[int, int] | None:
    """Find an office set behind a name, with or without a comma."""
    if k < len(words) and words[k].text in {"،", ","}:
        k += 1
    if k >= len(words) or words[k].is_mark:
        return None
    title = title_of(words[k].text)
    if title is None or title.kind != "role":
        return None
    end = k + 1
    while (
        end < min(len(words), k + REACH)
        and not words[end].is_mark
        and words[end].pos != "VERB"
        and class_of(words.norm(end)) not in {"relative", "subordinator", "time", "hearer"}
    ):
        nxt = words.norm(end + 1)
        if class_of(words.norm(end)) == "preposition" and class_of(nxt) in {
            "occasion",
            "time",
            "preposition",
        }:
            break
        if words.norm(end) in {"ان", "انه", "انها", "بان", "عن", "الي", "علي"}:
            break
        end += 1
    return k, end
