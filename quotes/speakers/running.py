"""Names in running text: where they stand, where they end, which office leads to them or follows them."""

from __future__ import annotations

from collections.abc import Iterator

from quotes.arabic.cues import lookup
from quotes.arabic.dictionary import is_common, is_finite
from quotes.arabic.function_words import class_of
from quotes.arabic.names import organisation_of, place_of, title_of
from quotes.arabic.orthography import is_accusative
from quotes.speakers.lexical import given_name, is_definite
from quotes.speakers.mention import surface
from quotes.speakers.name_words import begins_name, joins, looks_named, takes
from quotes.surface.marks import COMMAS
from quotes.surface.words import Words
from quotes.tagging.subjects import preference

REACH = 16  # words that an office with its name may span
LONGEST = 4  # words of a name found in running text
_LONGEST_LABELLED = 8
_TITLES = frozenset({"role", "rank", "honorific"})
_NAME_TAGS = frozenset({"X", "PROPN", "NOUN", "ADJ"})


def labelled(words: Words) -> Iterator[tuple[int, int]]:
    """Give where the tagger sees people's names, each whole; not what can be nobody's name."""
    start = None
    for k in range(len(words) + 1):
        label = words.label(k)
        if start is not None and label != "I-PER":
            end = _whole(words, start, _before_verb(words, start, k))
            begin = _after_titles(words, start, end)
            if not any(_nameless(words, j) for j in range(begin, end)):
                yield begin, end
            start = None
        if label == "B-PER":
            start = k


def _before_verb(words: Words, start: int, end: int) -> int:
    """Give the end of a name that the tagger took together with the verb behind it (headlines: فلان يهدد)."""
    return next(
        (k for k in range(start + 1, end) if is_finite(words[k].text) and not given_name(words[k].text)), end
    )


def _after_titles(words: Words, start: int, end: int) -> int:
    """Give where a name begins that the tagger took together with titles before it (البرلمان النائب دليهي)."""
    titles = (k for k in range(end - 2, start, -1) if (t := title_of(words[k].text)) and t.kind in _TITLES)
    title = next((k for k in titles if not joins(words, k - 1)), None)
    return start if title is None else title + 1


def _nameless(words: Words, k: int) -> bool:
    """Say whether a word stands in nobody's name: an accusative, a verb, or a word with a pronoun seldom speaking."""
    word = words[k]
    if given_name(word.text):
        return False
    if is_accusative(word.text):
        return True
    seldom = preference(word.norm) in {"-3", "-2"}
    suffixed = word.first != word.last and words.doc[word.last].pos_ == "PRON"
    return (suffixed and preference(word.norm) not in {"1", "2", "3"}) or (seldom and word.pos == "VERB")


def _whole(words: Words, start: int, end: int) -> int:
    """Give the end of a name that the tagger cut behind بن, ولد or آل, or behind a title there (ولد الشيخ أحمد)."""
    while 0 < end < len(words) and end - start < _LONGEST_LABELLED and not words[end].is_mark:
        last = title_of(words[end - 1].text)
        titled = end - 1 > start and last is not None and last.kind == "honorific" and joins(words, end - 2)
        if not titled and not joins(words, end - 1):
            break
        end += 1
    return end


def title_before(words: Words, name: int) -> int | None:
    """Find the first word of the office that leads to a name: no verb, mark or other name between."""
    if _opens_phrase(words, name - 1):
        return None
    found = None
    low = max(words.sentence_start(name), name - REACH)
    for k in range(name - 1, low - 1, -1):
        word = words[k]
        comma = word.text in COMMAS and k == name - 1
        if comma:
            continue
        if (
            word.is_mark
            or word.pos == "VERB"
            or words.label(k).endswith("PER")
            or class_of(word.norm) in {"relative", "subordinator", "negation", "conditional"}
            or (class_of(word.norm) == "preposition" and class_of(words.norm(k + 1)) in {"occasion", "time"})
        ):
            break
        title = title_of(surface(words, k, k + 1))
        office = title is not None and title.kind in {"role", "rank", "honorific"} and title.number == "s"
        if office and not is_adjective(words, k):
            found = k
        if word.norm.startswith("و") and title is not None:
            break
    return found


def _opens_phrase(words: Words, k: int) -> bool:
    """Say whether a word before a name governs it and ends no office (أعلن رئيس المجلس [فوز] فلان): a bare noun that
    neither the lexicon nor the tagger takes for a title, place or body."""
    word = words[k]
    return (
        word.pos == "NOUN"
        and not is_definite(word)
        and words.label(k) == "O"
        and not (title_of(surface(words, k, k + 1)) or place_of(word.text) or organisation_of(word.text))
    )


def is_adjective(words: Words, k: int) -> bool:
    """Say whether a word like صحافي describes the indefinite noun before it (مؤتمر صحافي) and is no office there."""
    word, before = words[k], words[k - 1]
    nisba = word.norm.endswith("ي") and not is_definite(word)
    plain = class_of(before.norm) in {"", "occasion"}
    noun = k > 0 and before.pos == "NOUN" and not is_definite(before) and plain
    title = title_of(before.text)
    return nisba and noun and (title is None or title.kind == "document")


def may_precede(words: Words, k: int) -> bool:
    """Say whether a word can be a first name before a surname: one that the lexicon knows for nothing else."""
    word = words[k]
    if word.is_mark or class_of(word.norm) or is_definite(word) or word.pos not in _NAME_TAGS:
        return False
    listed = title_of(word.text) or place_of(word.text) or organisation_of(word.text) or lookup(word.text)
    unlabelled = words.label(k) == "O" and not is_common(word.text)
    return bool(given_name(word.text)) or (not listed and (unlabelled or words.label(k).endswith("PER")))


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


def name_end(words: Words, k: int) -> int | None:
    """Say where an office with a name that begins at `k` ends; None where no name follows."""
    limit = min(words.sentence_end(k), k + REACH)
    found = [k]
    commas = 0
    for j in range(k + 1, limit):
        if words[j].text in COMMAS and not commas:
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


def role_after(words: Words, k: int) -> tuple[int, int] | None:
    """Find an office set behind a name, with or without a comma."""
    if k < len(words) and words[k].text in COMMAS:
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
