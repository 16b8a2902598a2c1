"""Extractions -> the rows of the tables: deterministic ids, folded search texts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from hashlib import sha256
from typing import Any

from quotes.arabic.orthography import fold
from quotes.document import Document, Extraction, Span, Speaker, Statement, statement_id
from quotes.store.dates import iso_date
from quotes.store.run import Run

Row = dict[str, Any]
GAP = " … "


def key(*parts: str) -> str:
    """Make a short id that is the same for the same parts."""
    return sha256("\n".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:12]


def folded(*parts: str | None) -> str:
    """Fold texts for the search index."""
    return " ".join(" ".join(fold(p).split()) for p in parts if p)


def speaker_key(speaker: Speaker) -> str:
    """Name a speaker: the kind and the folded name decide."""
    return key(speaker.kind, folded(speaker.name))


def rows(extraction: Extraction, run: Run) -> dict[str, list[Row]]:
    """Give the rows that an article and its statements make, table by table."""
    document = extraction.document
    out: dict[str, list[Row]] = defaultdict(list)
    outlet = key(document.outlet) if document.outlet else None
    if document.outlet:
        out["outlets"].append({"id": outlet, "name": document.outlet})
    out["articles"].append(_article(document, outlet, run))
    ids = [statement_id(document, s) for s in extraction.statements]
    for position, statement in enumerate(extraction.statements):
        about = {"id": ids[position], "article": document.id, "outlet": outlet, "position": position, "run": run.id}
        parent = ids[statement.parent] if statement.parent is not None else None
        out["statements"].append({**about, **_statement(document, statement), "parent": parent})
        out["cues"].append({"id": key(statement.cue.lemma), "lemma": statement.cue.lemma})
        out["spans"] += _spans(document.text, statement, ids[position])
        for place, speaker in enumerate(statement.speakers):
            _speaker(out, document, statement, speaker)
            out["statement_speakers"].append({
                "statement": ids[position], "speaker": speaker_key(speaker),
                "role": key(speaker.role) if speaker.role else None, "position": place,
            })
    return out


def _article(document: Document, outlet: str | None, run: Run) -> Row:
    return {
        "id": document.id,
        "title": document.title,
        "outlet": outlet,
        "url": document.url,
        "published": iso_date(document.published),
        "language": document.language,
        "text": document.text,
        "digest": document.digest,
        "run": run.id,
        "search": folded(document.title, document.text),
    }


def _statement(document: Document, statement: Statement) -> Row:
    text = document.text
    content = GAP.join(span.of(text) for span in statement.content)
    first = statement.speakers[0] if statement.speakers else None
    names = [part for s in statement.speakers for part in (s.name, s.role)]
    return {
        "said_on": iso_date(document.published),
        "speaker": speaker_key(first) if first else None,
        "role": key(first.role) if first and first.role else None,
        "cue": key(statement.cue.lemma),
        "kind": statement.kind,
        "content": content,
        "cue_text": statement.cue.span.of(text),
        "source_text": statement.source.of(text) if statement.source else None,
        "rule": statement.rule,
        "confidence": round(statement.confidence, 4),
        "start": min(statement.cue.span.start, statement.content[0].start),
        "search": folded(content, *names, document.title),
    }


def _spans(text: str, statement: Statement, name: str) -> Iterator[Row]:
    parts: list[tuple[str, tuple[Span, ...]]] = [("cue", (statement.cue.span,)), ("content", statement.content)]
    if statement.source:
        parts.append(("source", (statement.source,)))
    for part, spans in parts:
        for position, span in enumerate(spans):
            yield {"statement": name, "part": part, "position": position, "start": span.start, "end": span.end,
                   "text": span.of(text)}


def _speaker(out: dict[str, list[Row]], document: Document, statement: Statement, speaker: Speaker) -> None:
    name = speaker_key(speaker)
    aliases = {speaker.name}
    if statement.source and len(statement.speakers) == 1:
        aliases.add(" ".join(statement.source.of(document.text).split()))
    out["speakers"].append({"id": name, "name": speaker.name, "kind": speaker.kind, "search": folded(speaker.name)})
    out["aliases"] += [{"speaker": name, "name": alias} for alias in sorted(aliases)]
    if speaker.role:
        out["roles"].append({"id": key(speaker.role), "name": speaker.role})
