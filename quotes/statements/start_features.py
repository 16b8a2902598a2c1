"""The evidence for each word that a cue's content may begin at, and for the cue introducing none."""

from __future__ import annotations

from collections.abc import Mapping

from quotes.arabic.cues import support_of
from quotes.arabic.function_words import class_of
from quotes.ranking.ranker import Features
from quotes.statements.candidates import CueCandidate, left_context
from quotes.statements.openers import opener_at, word_class
from quotes.statements.starts import Start
from quotes.surface.marks import COMMAS
from quotes.surface.words import Words
from quotes.tagging.lexical import cluster, what
from quotes.tagging.subjects import speaks

_PREPOSITIONS = frozenset({"ب", "إلى", "على", "عن", "من", "ل", "في"})


def features(
    words: Words, cue: CueCandidate, found: list[Start], cues: Mapping[int, CueCandidate]
) -> list[Features]:
    """Describe the choice: first "no content here", then each start of `found`."""
    about = _cue_features(words, cue)
    that = next((s.index - cue.index for s in found if s.opener in {"أن", "بأن"}), 0)
    shape = f"{_bucket(that)}"
    none = [
        f"none that {shape}",
        f"none {cue.lemma} that {shape}",
        f"none {cue.lemma} {words.norm(cue.index + 1)}",
    ]
    out = [["none", *none, *(f"none {a}" for a in about)]]
    seen: dict[str, int] = {}
    for start in found:
        rank = seen.get(start.opener, 0)
        seen[start.opener] = rank + 1
        out.append(_start_features(words, cue, start, rank, cues))
    return out


def _cue_features(words: Words, cue: CueCandidate) -> list[str]:
    i = cue.index
    token = words.doc[words[i].stem]
    return [
        f"lemma {cue.lemma}",
        f"tense {cue.tense}",
        f"lemma {cue.lemma} {cue.tense}",
        f"left {left_context(words, i)} {cue.tense}",
        f"left class {class_of(left_context(words, i))} {cue.tense}",
        f"future {'س' in cue.proclitics}",
        f"before {word_class(words, i - 1)} {cue.tense}",
        f"after {word_class(words, i + 1)} {cue.tense}",
        f"clitics {cue.proclitics} {bool(cue.enclitic)} {cue.article} {cue.tense}",
        f"pos {words[i].pos} {cue.tense}",
        f"dep {token.dep_} {cue.tense}",
        f"lemma {cue.lemma} after {word_class(words, i + 1)}",
        f"lemma {cue.lemma} before {word_class(words, i - 1)}",
        f"headline {words.paragraph[i] == 0} {cue.tense}",
        f"quoted {words.quotation[i] >= 0} {cue.tense}",
        f"sure {cue.sure} {cue.act} {cue.tense}",
        f"support {_supported(words, cue)} alone {cue.alone} {cue.tense}",
        f"cluster before {cluster(words, i - 1)} {cue.tense}",
        f"cluster after {cluster(words, i + 1)} {cue.tense}",
        f"label after {words.label(i + 1)} before {words.label(i - 1)} {cue.tense}",
        f"speaks after {speaks(words, i + 1)} {cue.tense}",
        f"lemma {cue.lemma} speaks after {speaks(words, i + 1)}",
        f"lemma {cue.lemma} after is {what(words, i + 1)}",
        f"lemma {cue.lemma} left {left_context(words, i)}",
        f"subject {_subject(words, i)} {cue.tense}",
        f"lemma {cue.lemma} subject {_subject(words, i)}",
        f"act {cue.act} subject {_subject(words, i)}",
    ]


def _subject(words: Words, i: int) -> str:
    """Say what the tree gives a cue for a subject: how readily it speaks, and whether it is somebody's name."""
    stem = words.doc[words[i].stem]
    child = next((c for c in stem.children if c.dep_.startswith("nsubj")), None)
    if child is None:
        return "none"
    k = words.at(child.idx)
    return f"{speaks(words, k)} {words.label(k)}"


def _supported(words: Words, cue: CueCandidate) -> bool:
    """Say whether a verb that lends itself to a noun of speech stands near before it (وجه الشكر)."""
    return cue.tense in {"masdar", "noun"} and any(
        verb.takes(cue.noun)
        for k in range(max(cue.index - 6, 0), cue.index)
        if not words[k].is_mark
        for verb in support_of(words[k].text)
    )


def _start_features(
    words: Words, cue: CueCandidate, start: Start, rank: int, cues: Mapping[int, CueCandidate]
) -> Features:
    j, opener = start.index, start.opener
    frame = _frame(opener) in cue.introduces
    first = j + 1 if opener in {"quote", "before"} else j
    out = [
        *_opener_features(words, cue, start, rank),
        *_way_features(words, cue, start, cues),
        *_first_features(words, cue, start, first, rank),
    ]
    if opener == "object":
        out += _object_features(words, cue, j, cues)
    elif opener in _PREPOSITIONS:
        out += _preposition_features(words, cue, start, frame, cues)
    return out


def _opener_features(words: Words, cue: CueCandidate, start: Start, rank: int) -> Features:
    """Describe what a content would begin with, and how far from the cue."""
    i, j, opener = cue.index, start.index, start.opener
    gap = _bucket(j - i - 1)
    frame = _frame(opener) in cue.introduces
    relation = tree_relation(words, i, j, opener)
    return [
        f"{opener}",
        f"{opener} lemma {cue.lemma}",
        f"{opener} tense {cue.tense}",
        f"{opener} frame {frame}",
        f"{opener} frame {frame} {cue.tense} tree {relation}",
        f"{opener} gap {gap}",
        f"{opener} gap {gap} {cue.tense}",
        f"{opener} gap {gap} frame {frame}",
        f"{opener} rank {min(rank, 4)}",
        f"{opener} rank {min(rank, 4)} frame {frame}",
        f"{opener} tree {relation}",
        f"{opener} enclitic {bool(cue.enclitic)} {cue.tense} {cue.object}",
        f"{opener} object {cue.object} gap {gap}",
        f"{opener} same quotation {words.quotation[i] == words.quotation[max(j - 1, 0)]}",
        f"{opener} headline {words.paragraph[i] == 0}",
        f"{opener} lemma {cue.lemma} rank {min(rank, 2)}",
        f"{opener} lemma {cue.lemma} gap {gap}",
        f"{opener} speaks {speaks(words, i + 1)} gap {gap}",
    ]


def _way_features(
    words: Words, cue: CueCandidate, start: Start, cues: Mapping[int, CueCandidate]
) -> Features:
    """Describe what stands between a cue and where its content would begin."""
    i, j, opener = cue.index, start.index, start.opener
    frame = _frame(opener) in cue.introduces
    between = [c for c in range(i + 1, j) if c in cues]
    verbs = sum(cues[c].is_verbal for c in between)
    commas = sum(words[k].text in COMMAS for k in range(i + 1, j))
    last = word_class(words, j - 1)
    openers = sorted({o for k in range(i + 1, j) if (o := opener_at(words, k))})
    return [
        f"{opener} last {last}",
        f"{opener} verbs {min(verbs, 3)}",
        f"{opener} cues {min(len(between), 4)}",
        f"{opener} commas {min(commas, 3)}",
        f"{opener} gap {_bucket(j - i - 1)} last {last}",
        *(f"{opener} after {o}" for o in openers),
        *(f"{opener} frame {frame} after {o} in frame {_frame(o) in cue.introduces}" for o in openers),
    ]


def _first_features(words: Words, cue: CueCandidate, start: Start, first: int, rank: int) -> Features:
    """Describe the first words of a content, and the word before it."""
    j, opener, obj = start.index, start.opener, cue.object
    frame = _frame(opener) in cue.introduces
    before, begins = what(words, j - 1), what(words, first)
    return [
        f"{opener} first {word_class(words, first)}",
        f"{opener} next {word_class(words, first + 1)}",
        f"{opener} from {before} to {begins} frame {frame}",
        f"{opener} from {before} pos {words[j - 1].pos} frame {frame}",
        f"{opener} begins {begins} {obj} frame {frame}",
        f"{opener} begins {begins} lemma {cue.lemma}",
        f"{opener} cluster {cluster(words, first)} lemma {cue.lemma}",
        f"{opener} act {cue.act} frame {frame} rank {min(rank, 2)}",
        f"{opener} act {cue.act} object {obj} begins {begins}",
        f"{opener} cluster {cluster(words, first)} frame {frame}",
        f"{opener} cluster {cluster(words, first)} act {cue.act}",
        f"{opener} clusters {cluster(words, j - 1)} {cluster(words, first)}",
        f"{opener} label {words.label(first)} after {words.label(j - 1)} {obj}",
        f"{opener} cut {words.label(first).startswith('I-')}",
    ]


def _preposition_features(
    words: Words, cue: CueCandidate, start: Start, frame: bool, cues: Mapping[int, CueCandidate]
) -> Features:
    """Describe the noun of a prepositional phrase as content: «إلى [وقف] القتال», «ب[الهجوم]»."""
    j, opener = start.index, start.opener
    bound = opener in {"ب", "ل"}
    place = j if bound else j + 1
    noun = words.norm(place)
    stripped = noun[1:] if bound else noun
    return [
        f"prep {what(words, place)} pos {words[min(place, len(words) - 1)].pos} frame {frame} {cue.object}",
        f"prep class {class_of(stripped)} frame {frame}",
        f"{opener} noun {stripped}",
        f"prep that {opener_at(words, j + 1) == 'أن'} frame {frame}",
        f"prep cue {place in cues} frame {frame}",
    ]


def _object_features(words: Words, cue: CueCandidate, j: int, cues: Mapping[int, CueCandidate]) -> Features:
    """Describe a bare phrase as content: its first word (رفض [الكشف] عن الأسماء), and how that stands to what is
    before it."""
    token, previous = words.doc[words[j].stem], words.doc[words[j - 1].stem]
    definite = words.norm(j).startswith("ال")
    before = words.norm(j - 1).startswith("ال")
    adjective = words[j].pos == "ADJ"
    return [
        f"object pos {words[j].pos} after {words[j - 1].pos}",
        f"object definite {definite} after {before} {words[j].pos} {words[j - 1].pos}",
        f"object dep {token.dep_} after {previous.dep_}",
        f"object case {token.morph.get('Case', [])} adj {adjective}",
        f"object under previous {token.head.i == previous.i}",
        f"object adjacent {j == cue.index + 1} {words[j].pos}",
        f"object noun {words.norm(j)}",
        f"object noun {words.norm(j)} lemma {cue.lemma}",
        f"object cue {j in cues} act {cue.act} lemma {cue.lemma}",
        f"object derived {words.norm(j)[-1:] in {'ه', 'ا'}} {words[j].pos}",
    ]


def _frame(opener: str | None) -> str:
    return {"بأن": "أن", "before": "quote", "clause": "quote", "colon": "quote"}.get(
        opener or "", opener or ""
    )


def tree_relation(words: Words, cue: int, start: int, opener: str) -> str:
    """Say how the tree ties what begins at `start` to the cue: a child with its label, deeper, above, elsewhere."""
    stem = words[cue].stem
    word = words[start + 1] if opener in {"quote", "before"} and start + 1 < len(words) else words[start]
    token = words.doc[word.first]
    for _ in range(4):
        if token.head.i == stem:
            return f"child {token.dep_}"
        if token.head.i < word.first and token.head.i != token.i:
            break
        token = token.head
    above = words.doc[stem].head.i == token.head.i
    inside = token.head.i > stem
    return "sibling" if above else "deeper" if inside else "elsewhere"


def _bucket(count: int) -> str:
    for edge in (0, 1, 2, 3, 4, 6, 8, 11, 15, 20, 30):
        if count <= edge:
            return str(edge)
    return "30+"
