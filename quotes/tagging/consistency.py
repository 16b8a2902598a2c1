"""What an article says of a name elsewhere corrects how it is labelled here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from quotes.arabic.dictionary import is_common
from quotes.arabic.function_words import class_of
from quotes.arabic.names import gender_of, is_plural_of_people, name_links
from quotes.arabic.openers import frame_of
from quotes.arabic.orthography import is_accusative
from quotes.arabic.public_names import listed_names
from quotes.surface.words import Words

_BEGIN, _INSIDE, _OUTSIDE = "B-PER", "I-PER", "O"
_SHORTEST_ACCUSATIVE = 4  # letters of a word that an alif at its end may make accusative
_LONGEST = 7  # words in a name that is looked for elsewhere
_SHORTEST = 3  # letters of a name that «and» is written onto


def consistent(words: Words, labels: Sequence[str]) -> list[str]:
    """Divide people's names that the rest of the article, or a known name, shows to be two, or a noun and a name.

    «بايدن ويون» are two people where يون stands alone elsewhere; «فوز ماكرون» is a noun and a name where ماكرون does;
    «أوباما هيلاري كلينتون» goes on with the name of a public figure.
    """
    out = _without_particles(words, labels)
    first = Counter(word.norm for word in words if labels[word.index] == _BEGIN)
    last = Counter(word.norm for word in words if labels[word.index] == _INSIDE)
    for k, label in enumerate(out):
        inside = label == _INSIDE or (label == _OUTSIDE and k > 0 and out[k - 1] in {_BEGIN, _INSIDE})
        if inside and _joined(words, k, first, last):
            out[k] = _BEGIN
    for k, (_, kind) in listed_names([word.norm for word in words]).items():
        if kind == "PER" and out[k] == _INSIDE and words.norm(k - 1) not in name_links():
            out[k] = _BEGIN
    known = {name for begin, end in _names(out) for name in _ends_of(words, begin, end)}
    for begin, end in list(_names(out)):
        alone = end - begin == 1
        if is_plural_of_people(words[begin].text) if alone else _overruns(words, begin, end, known, last):
            out[end - 1] = _OUTSIDE
    for k in range(len(out) - 1):
        if out[k] == _BEGIN and out[k + 1] == _INSIDE and _governs(words, k, first, last):
            out[k], out[k + 1] = _OUTSIDE, _BEGIN
    return out


def _names(labels: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Give the words of each person's name, end exclusive."""
    begin = None
    for k, label in enumerate([*labels, _OUTSIDE]):
        if begin is not None and label != _INSIDE:
            yield begin, k
            begin = None
        if label == _BEGIN:
            begin = k


def _ends_of(words: Words, begin: int, end: int) -> Iterator[tuple[str, ...]]:
    """Give a name and the surnames it may have: its last words, so many that no text costs more than its length."""
    norms = tuple(words.norm(k) for k in range(max(begin, end - _LONGEST), end))
    return (norms[n:] for n in range(len(norms)))


def _overruns(words: Words, begin: int, end: int, known: set[tuple[str, ...]], last: Counter[str]) -> bool:
    """Say whether the last word of a name is none: accusative (بدا فلان [غاضبا]), or a common noun with the article
    behind what is a whole name elsewhere (شكر عبد الجليل [الضيوف])."""
    text = words[end - 1].text
    if gender_of(text) or last[words.norm(end - 1)] > 1:
        return False
    if is_accusative(text) or (len(text) >= _SHORTEST_ACCUSATIVE and text.endswith("ا")):
        return is_common(text.rstrip("ً").removesuffix("ا"))
    before = tuple(words.norm(k) for k in range(max(begin, end - 1 - _LONGEST), end - 1))
    return text.startswith("ال") and before in known and is_common(text.removeprefix("ال"))


def _without_particles(words: Words, labels: Sequence[str]) -> list[str]:
    """Leave out of names what only looks like one when it is folded: فإن is not the «van» of فان دايك, بأن no بان."""
    out = list(labels)
    for k, word in enumerate(words):
        opens = class_of(word.norm) == "resumptive" or frame_of(word.norm) in {"أن", "بأن"}
        if out[k] in {_BEGIN, _INSIDE} and opens and set(word.text) & set("أإ"):
            out[k] = _OUTSIDE
            if k + 1 < len(out) and out[k + 1] == _INSIDE:
                out[k + 1] = _BEGIN
    return out


def _joined(words: Words, k: int, first: Counter[str], last: Counter[str]) -> bool:
    """Say whether a word within a name, or behind it, is «and» with another one's name."""
    norm = words.norm(k)
    rest = norm[1:]
    if not norm.startswith("و") or len(rest) < _SHORTEST or gender_of(words[k].text):
        return False
    return bool(first[rest] or last[rest]) and last[norm] <= 1 and not first[norm]


def _governs(words: Words, k: int, first: Counter[str], last: Counter[str]) -> bool:
    """Say whether a name's first word is a common noun before the name."""
    text, norm, name = words[k].text, words.norm(k), words.norm(k + 1)
    if not is_common(text) or gender_of(text) or first[norm] > 1:
        return False
    return first[name] > 0 or last[name] > 1
