"""Statements found twice: a helping verb beside the cue that carries the content (مضى يقول, جدد التأكيد, نُقل عنه)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from quotes.arabic.cues import support_of
from quotes.arabic.function_words import class_of
from quotes.document import Statement
from quotes.statements.candidates import CueCandidate
from quotes.surface.words import Words


def without_doubles(
    words: Words, found: Iterable[Statement], cues: Mapping[int, CueCandidate]
) -> list[Statement]:
    """Leave out each statement whose cue only leads to the cue of another one."""
    kept = list(found)
    own = {words.at(s.cue.span.end - 1): s for s in kept if _is_lexical(s)}
    nearest = _nearest(words, own)
    return [
        s
        for s in kept
        if not _is_lexical(s)
        or not (
            _leads(words, s, nearest) or _supports(words, s, own, cues) or _is_hearsay(words, s, own, cues)
        )
    ]


def _nearest(words: Words, own: Mapping[int, Statement]) -> dict[int, int]:
    """Give the cue of each content that several lead to: the last, but for a participle that goes with the verb before
    it (وتابع [قائلا])."""
    leading: dict[int, list[int]] = {}
    for place, statement in sorted(own.items()):
        begin = statement.content[0].start
        if place < words.at(begin):
            leading.setdefault(begin, []).append(place)
    return {begin: _main(words, own, places) for begin, places in leading.items()}


def _main(words: Words, own: Mapping[int, Statement], places: list[int]) -> int:
    *others, last = places
    if others and own[last].rule.startswith("participle") and not own[last].source:
        verb = others[-1]
        together = not any(word.is_mark for word in words.items[verb:last])
        if together and own[verb].rule.startswith(("perfect", "imperfect")):
            return verb
    return last


def _is_lexical(statement: Statement) -> bool:
    """Say whether the cue is a verb, participle or noun, no particle or colon."""
    return not statement.rule.startswith(("particle", "colon", "headline", "quote"))


def _leads(words: Words, statement: Statement, nearest: Mapping[int, int]) -> bool:
    """Say whether another cue carries the same content (ومضى يقول)."""
    place = words.at(statement.cue.span.end - 1)
    begin = statement.content[0].start
    return place < words.at(begin) and place != nearest.get(begin, place)


def _supports(
    words: Words, statement: Statement, own: Mapping[int, Statement], cues: Mapping[int, CueCandidate]
) -> bool:
    """Say whether a content begins with a noun of speech that carries a statement (جدد [دعوته الأطراف إلى …])."""
    first = words.at(statement.content[0].start)
    noun = cues.get(first)
    if first not in own or noun is None or noun.tense not in {"masdar", "noun"}:
        return False
    return any(verb.takes(noun.noun) for verb in support_of(words[words.at(statement.cue.span.end - 1)].text))


def _is_hearsay(
    words: Words, statement: Statement, own: Mapping[int, Statement], cues: Mapping[int, CueCandidate]
) -> bool:
    """Say whether a passive without an agency of its own reports what a noun inside it carries (نُقل عنه قوله إن).

    Unvowelled it looks like the active, but an agency that is not named again would be feminine (ونقلت عنه).
    """
    cue = cues.get(words.at(statement.cue.span.end - 1))
    passive = cue is not None and (cue.tense == "passive" or (cue.tense == "perfect" and cue.gender == "m"))
    if not passive or statement.source is not None or class_of(_first(words, statement)) != "preposition":
        return False
    begin, end = words.at(statement.content[0].start), words.at(statement.content[-1].end - 1)
    return any(begin <= k <= end and own[k].rule.startswith("masdar") for k in own)


def _first(words: Words, statement: Statement) -> str:
    """Give the first word of a content without a pronoun written onto it (عنه: عن)."""
    norm = words.norm(words.at(statement.content[0].start))
    return next((norm.removesuffix(p) for p in ("هما", "هم", "ها", "ه") if norm.endswith(p)), norm)
