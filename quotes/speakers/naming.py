"""Which words of a source mention name the speaker, and what kind of speaker that is: a choice among candidates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from quotes.arabic.dictionary import is_finite
from quotes.arabic.function_words import CLITICS, class_of
from quotes.arabic.names import is_plural_of_people, nationality_of, place_of, title_of
from quotes.arabic.orthography import is_accusative
from quotes.ranking.ranker import Features
from quotes.speakers.lexical import given_name, is_definite, known
from quotes.surface.marks import COMMAS, QUOTES
from quotes.surface.words import Words
from quotes.tagging.features import clusters
from quotes.tagging.lexical import what

NamingKind = Literal["person", "organisation", "unnamed", "anaphor"]

LONGEST = 7  # words in a person's name
_WALTER = 5  # letters of names that begin as «and the» does (والتر), at most
_STOPS = frozenset(
    {"preposition", "relative", "time", "hearer", "subordinator", "occasion", "THAT", "reflexive"}
)


@dataclass(frozen=True, slots=True)
class Naming:
    """Words `first` to `last` (positions in the phrase's content words, end exclusive) as a name of some kind.

    An `anaphor` names nobody by itself (الوزير, البيان, المصدر نفسه): what it means stands elsewhere.
    """

    kind: NamingKind
    first: int
    last: int


def namings(words: Words, found: Sequence[int]) -> list[Naming]:
    """List what a phrase of the words `found` may name; the anaphor comes first."""
    size = len(found)
    out = [Naming("anaphor", 0, size)]
    begins = [n for n in range(size) if n == 0 or _may_begin(words, found, n)]
    stops = [m for m in range(1, size + 1) if m == size or _may_stop(words, found, m)]
    for n in range(size):
        if is_stop(words, found[n]) or _is_many(words, found[n]):
            continue
        for m in range(n + 1, min(size, n + LONGEST) + 1):
            if m > n + 1 and (_ends_name(words, found[m - 1]) or found[m - 1] != found[m - 2] + 1):
                break
            out.append(Naming("person", n, m))
    for n in begins:
        for m in stops:
            if m > n:
                out += [Naming("organisation", n, m), Naming("unnamed", n, m)]
    return out


def is_stop(words: Words, k: int) -> bool:
    """Say whether a word can stand in no name: a preposition, a relative … (but علي, spelt like على, can)."""
    word, closed = words[k], class_of(words.norm(k))
    if word.norm in CLITICS or (closed == "preposition" and not given_name(word.text)):
        return True
    if words.label(k).endswith("PER") or (given_name(word.text) and word.text.endswith("ي")):
        return False
    return closed in _STOPS or class_of(word.norm.removeprefix("و")) == "pronoun"


def _is_many(words: Words, k: int) -> bool:
    """Say whether a word names several people (المنظمون), unless the tagger sees a longer name begin there."""
    named = words.label(k) == "B-PER" and words.label(k + 1) == "I-PER"
    return is_plural_of_people(words[k].text) and not named


def _ends_name(words: Words, k: int) -> bool:
    text = words[k].text
    other = (is_finite(text) or is_accusative(text)) and not given_name(text)  # فلان [يؤكد], فلان [مجددا]
    return is_stop(words, k) or other or _joined(words, k)


def _joined(words: Words, k: int) -> bool:
    """Say whether a word joins another phrase to a name: «خالد [والوزارة]», «خالد [وسالم]»."""
    text = words[k].text
    article = text.startswith("وال") and len(text) > _WALTER
    return article or (text.startswith("و") and words.label(k).startswith("B-") and not known(text))


def _may_begin(words: Words, found: Sequence[int], n: int) -> bool:
    """Say whether an organisation or description can begin inside a phrase at its word `n`."""
    k = found[n]
    after_mark = found[n - 1] != k - 1
    titled = (title := title_of(words[k].text)) is not None and title.kind in {
        "organisation",
        "media",
        "unnamed",
        "role",
    }
    return after_mark or titled or words.label(k).startswith("B-") or is_stop(words, k - 1)


def _may_stop(words: Words, found: Sequence[int], m: int) -> bool:
    k, before = found[m], found[m - 1]
    return (
        before != k - 1
        or is_stop(words, k)
        or words[k].pos == "VERB"
        or (words.label(before) != "O" and not words.label(k).startswith("I-"))
        or words.label(k).startswith("B-")
        or is_definite(words[before])
        or bool(nationality_of(words[before].text))
        or words[k].pos == "ADP"
    )


def features(
    words: Words, found: Sequence[int], options: Sequence[Naming], ruled: tuple[str, int, int]
) -> list[Features]:
    """Describe each naming; `ruled` is what the rules would say: a kind, and the name's place in the phrase."""
    head = title_of(words[found[0]].text)
    about = f"{head.kind} {head.number} {is_definite(words[found[0]])}" if head else what(words, found[0])
    people = sum(words.label(k) == "B-PER" for k in found)
    return [_features(words, found, option, ruled, about, people) for option in options]


def _features(  # noqa: PLR0913, PLR0917 - the evidence of one naming
    words: Words, found: Sequence[int], option: Naming, ruled: tuple[str, int, int], about: str, people: int
) -> Features:
    kind, n, m = option.kind, option.first, option.last
    size = len(found)
    a, z = found[n], found[m - 1]
    out = [
        kind,
        f"{kind} phrase {about}",
        f"{kind} head {words.norm(found[0])}",
        f"{kind} size {min(size, 8)} {about}",
        f"{kind} people {min(people, 2)}",
        f"{kind} ruled {ruled[0]}",
        f"{kind} ruled {ruled[0]} {about}",
    ]
    if kind == "anaphor":
        return [*out, f"anaphor last {what(words, found[-1])}", f"anaphor one {size == 1} {about}"]
    first, last = what(words, a), what(words, z)
    left = what(words, found[n - 1]) if n else "START"
    right = what(words, found[m]) if m < size else "END"
    labels = f"{words.label(a)} {words.label(z)}"
    after = words.label(found[m]) if m < size else "-"
    before = words.label(found[n - 1]) if n else "-"
    same = ruled[1:] == (n, m)
    commas = n > 0 and _comma(words, found[n - 1], a), m < size and _comma(words, z, found[m])
    out += [
        f"{kind} labels {labels} before {before} after {after}",
        f"{kind} inside {_pattern(words, found[n:m])}",
        f"{kind} cut {after.startswith('I-')} {words.label(a).startswith('I-')}",
        f"{kind} ruled same {same} {ruled[0]}",
        f"{kind} ruled begin {ruled[1] == n} end {ruled[2] == m} {ruled[0]}",
        f"{kind} first {first}",
        f"{kind} last {last}",
        f"{kind} left {left} first {first}",
        f"{kind} last {last} right {right}",
        f"{kind} left {left} pos {words[a].pos}",
        f"{kind} right {right} pos {words[z].pos}",
        f"{kind} length {min(m - n, 8)}",
        f"{kind} length {min(m - n, 8)} {about}",
        f"{kind} start {n == 0} end {m == size}",
        f"{kind} start {n == 0} end {m == size} {about}",
        f"{kind} definite {is_definite(words[a])} {is_definite(words[z])}",
        f"{kind} given {bool(given_name(words[a].text))} {left}",
        f"{kind} comma before {commas[0]} after {commas[1]}",
        f"{kind} quoted {words[a - 1].text in QUOTES if a else False} {left}",
        f"{kind} within quotes {_within(words, found, n)} {_within(words, found, m)}",
        f"{kind} place {place_of(words[z].text) is not None} {m == size}",
        f"{kind} preposition {any(class_of(words.norm(k)) == 'preposition' for k in found[n:m])}",
        f"{kind} verb {any(words[k].pos == 'VERB' for k in found[n:m])}",
        f"{kind} adjective {words[z].pos == 'ADJ'} definite {is_definite(words[z])}",
    ]
    out += [f"{kind} cluster {c}" for c in clusters().get(words.norm(z), ())[:1]]
    out += [
        f"{kind} next cluster {c}" for c in (clusters().get(words.norm(found[m]), ())[:1] if m < size else ())
    ]
    return out


def _comma(words: Words, left: int, right: int) -> bool:
    """Say whether a comma parts two words of a phrase."""
    return any(words[k].text in COMMAS for k in range(left + 1, right))


def _within(words: Words, found: Sequence[int], n: int) -> bool:
    """Say whether the edge before word `n` of a phrase lies inside of quotation marks: «شبكة "روسيا | اليوم"»."""
    if not 0 < n < len(found):
        return False
    quotation = words.quotation[found[n]]
    return quotation >= 0 and quotation == words.quotation[found[n - 1]]


def _pattern(words: Words, inside: Sequence[int]) -> str:
    """Sum up the labels of a name's words: all of one kind, mixed, none."""
    kinds = {words.label(k)[2:] or "O" for k in inside}
    begins = sum(words.label(k).startswith("B-") for k in inside)
    return f"{' '.join(sorted(kinds))} {min(begins, 2)}"
