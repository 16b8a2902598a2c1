"""Which phrases are subjects of the verbs before a cue, as the tree has them."""

from __future__ import annotations

from collections.abc import Container, Iterator

from quotes.surface.words import Words

_REACH = 120  # words of a sentence that are searched for subjects: no text may cost more than its length


def subjects(words: Words, at: int, without: Container[int]) -> Iterator[tuple[str, tuple[int, int]]]:
    """Give the explicit subjects of verbs before word `at`, each with where it stands: those of its sentence (`here`),
    nearest first, then those of the sentence before it (`before`). Verbs at the words `without` are passed over.
    """
    begin = words.sentence_start(at)
    for where, low, high in (
        ("here", begin, at),
        ("before", words.sentence_start(max(begin - 1, 0)), begin),
    ):
        for k in range(high - 1, max(low, high - _REACH) - 1, -1):
            if words[k].pos != "VERB" or k in without:
                continue
            stem = words.doc[words[k].stem]
            subject = next((c for c in stem.children if c.dep_ == "nsubj" and c.pos_ != "PRON"), None)
            a = words.at(subject.idx) if subject is not None else at
            if subject is not None and low <= a < high:
                yield where, (a, _cut(words, a, min(words.at(subject.right_edge.idx) + 1, high)))


def _cut(words: Words, start: int, end: int) -> int:
    """Cut a subject's phrase at the first mark or verb."""
    return next(
        (k for k in range(start + 1, end) if words[k].is_mark or words[k].pos == "VERB"), max(end, start + 1)
    )
