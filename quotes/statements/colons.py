"""Colons that attribute: «الوزير: لن نسمح …» in headlines, and «الوزير: "…"» in running text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from quotes.arabic.function_words import class_of
from quotes.arabic.names import place_of, title_of
from quotes.ranking.ranker import Features
from quotes.statements.candidates import CueCandidate
from quotes.statements.openers import word_class
from quotes.surface.marks import QUOTES
from quotes.surface.words import Words, is_colon
from quotes.tagging.lexical import cluster, what

LONGEST_SOURCE = 16
LONGEST_HEADLINE = 150  # words that a first line may have and still be read as one headline


@dataclass(frozen=True, slots=True)
class Attribution:
    """Word `colon` may attribute the words `content` to the words `source` (ranges, end exclusive)."""

    colon: int
    source: tuple[int, int]
    content: tuple[int, int]

    @property
    def cue(self) -> CueCandidate:
        """Give the colon as a cue."""
        return CueCandidate(self.colon, self.colon, ":", "colon", frozenset())

    def opener(self, words: Words) -> str:
        """Name what opens the content: a quotation, a headline's second half, or the colon alone."""
        begin = self.content[0]
        if begin > self.colon + 1:
            return "quote"
        return "headline" if words.paragraph[begin] == 0 else "colon"


def find(words: Words) -> Iterator[list[Attribution]]:
    """Give for each colon of a text the attributions it may make."""
    sentence, first = -1, 0
    for word in words:
        if not is_colon(word) or _inside_number(words, word.index):
            continue
        if words.sentence[word.index] != sentence:
            sentence, first = words.sentence[word.index], _first_word(words, word.index)
        options = list(_options(words, word.index, min(first, word.index)))
        if options:
            yield options


def _first_word(words: Words, index: int) -> int:
    """Give the first word of a sentence, marks before it left out unless they open a quotation."""
    begin, end = words.sentence_start(index), words.sentence_end(index)
    return next((k for k in range(begin, end) if not words[k].is_mark or words[k].text in QUOTES), end)


def _inside_number(words: Words, i: int) -> bool:
    return 0 < i < len(words) - 1 and words[i - 1].text.isdigit() and words[i + 1].text.isdigit()


def _options(words: Words, colon: int, begin: int) -> Iterator[Attribution]:
    if not 0 < colon - begin <= LONGEST_SOURCE:
        return
    content = _content(words, colon)
    if content is None:
        return
    starts = [k for k in range(begin, colon) if k == begin or words[k - 1].text in {".", "-", "–", "،", ","}]
    stops = [colon, *(k for k in range(begin + 1, colon) if _may_stop(words.norm(k)))]
    for start in starts:
        for stop in stops:
            if start < stop and not (words[stop - 1].is_mark and words[stop - 1].text not in QUOTES):
                yield Attribution(colon, (start, stop), content)


def _may_stop(norm: str) -> bool:
    """Say whether a source may stop before a word: the hearer, the occasion or the time may follow it."""
    return class_of(norm) in {"preposition", "hearer", "time"} or norm.startswith("ل")


def _content(words: Words, colon: int) -> tuple[int, int] | None:
    """Give what the colon introduces: the quotation that opens there, else the rest of line or sentence."""
    start = colon + 1
    if start >= len(words) or words[start].text == "\n":
        return None
    closing = words.closing.get(start)
    if closing is not None:
        return (start + 1, closing) if closing > start + 1 else None
    end = words.sentence_end(start)
    if words.paragraph[colon] == 0:
        while end < len(words) and words.paragraph[end] == 0 and end - start <= LONGEST_HEADLINE:
            end = words.sentence_end(end)
    end = words.trimmed(start, end)
    return (start, end) if end > start else None


def features(words: Words, options: list[Attribution], cues: Mapping[int, CueCandidate]) -> list[Features]:
    """Describe the choice: first "no attribution", then each option."""
    colon = options[0].colon
    begin = options[0].source[0]
    headline = words.paragraph[colon] == 0
    quoted = words[colon + 1].text in QUOTES
    verbs = any(
        k in cues and (cues[k].is_verbal or cues[k].tense == "participle") for k in range(begin, colon)
    )
    other = any(words[k].pos == "VERB" for k in range(begin, colon))
    inside = options[0].content
    opening = f"{what(words, inside[0])} {any(words[k].pos == 'VERB' for k in range(*inside))}"
    about = f"headline {headline} quoted {quoted}"
    out = [
        [
            "none",
            f"none {about}",
            f"none {about} verbs {verbs}",
            f"none verb {other} {headline}",
            f"none length {min(colon - begin, 8)} {headline}",
            f"none last {word_class(words, colon - 1)}",
            f"none first {word_class(words, begin)}",
            f"none number {words[colon - 1].text.isdigit()}",
            f"none opening {opening} {headline}",
            f"none first is {what(words, begin)} {colon - begin == 1} {headline}",
        ]
    ]
    for option in options:
        start, stop = option.source
        title = title_of(words[start].text)
        kind = title.kind if title else "-"
        person = words.doc[words[option.content[0]].stem].morph.get("Person", [])
        out.append(
            [
                "yes",
                f"yes {about}",
                f"yes title {kind} {about}",
                f"yes starts {start == begin}",
                f"yes stops {stop == colon} next {word_class(words, stop)}",
                f"yes length {min(stop - start, 8)}",
                f"yes first {word_class(words, start)}",
                f"yes last {word_class(words, stop - 1)}",
                f"yes comma {any(words[k].text in {'،', ','} for k in range(start, stop))}",
                f"yes person {person[0] if person else '-'}",
                f"yes content {min(option.content[1] - option.content[0], 12)}",
                f"yes repeated {_elsewhere(words, start, stop, colon)}",
                f"yes alone {_person(words, start, stop, colon)} {about}",
                f"yes alone {_person(words, start, stop, colon)} known {_before(words, start, stop)} {headline}",
                f"yes starts {start == begin} stops {stop == colon} place {_is_place(words, start, stop)} {headline}",
                f"yes is {what(words, start)} {what(words, stop - 1)} {stop - start == 1}",
                f"yes label {words.label(start)} {words.label(stop - 1)} {headline}",
                f"yes place {_is_place(words, start, stop)} {headline} {opening}",
                f"yes opening {opening} {kind}",
                f"yes cluster {cluster(words, stop - 1)}",
            ]
        )
    return out


def _is_place(words: Words, start: int, stop: int) -> bool:
    """Say whether a possible source is but a country or capital: a topic as often as a speaker."""
    return place_of(words.text[words[start].start : words[stop - 1].end]) is not None


def _person(words: Words, start: int, stop: int, colon: int) -> str:
    """Say whether a possible source is a person's name and all that stands before the colon, or in its line."""
    if (
        stop != colon
        or words.label(start) != "B-PER"
        or any(words.label(k) != "I-PER" for k in range(start + 1, stop))
    ):
        return "no"
    return "line" if start == 0 or words[start - 1].text == "\n" else "sentence"


def _before(words: Words, start: int, stop: int) -> bool:
    """Say whether the last word of a possible source stands in the text before it."""
    places = words.places[words.norm(stop - 1)]
    return places[0] < start


def _elsewhere(words: Words, start: int, stop: int, colon: int) -> bool:
    """Say whether the last word of a possible source stands again later in the text: topics seldom do."""
    last = words.norm(stop - 1)
    return any(words.norm(k) == last for k in range(colon + 1, min(colon + 150, len(words))))
