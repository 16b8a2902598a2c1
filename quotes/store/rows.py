"""Extractions -> the rows of the tables: deterministic ids, folded search texts."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from typing import Any

from quotes.arabic.orthography import fold
from quotes.document import Document, Extraction, Span, Speaker, Statement, statement_id
from quotes.store.dates import iso_date
from quotes.store.run import Run

Row = dict[str, Any]
GAP = " … "
TABLES = (
    "outlets",
    "articles",
    "speakers",
    "aliases",
    "roles",
    "cues",
    "statements",
    "statement_speakers",
    "spans",
)


def key(*parts: str) -> str:
    """Make a short id that is the same for the same parts."""
    return sha256("\n".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:12]


def folded(*parts: str | None) -> str:
    """Fold texts for the search index."""
    return " ".join(squeezed(fold(part)) for part in parts if part)


def squeezed(text: str) -> str:
    """Put one space where a mention runs over several or over a line's end."""
    return " ".join(text.split())


def speaker_key(speaker: Speaker) -> str:
    """Name a speaker: the kind and the folded name decide."""
    return key(speaker.kind, folded(speaker.name))


def rows(extraction: Extraction, run: Run) -> dict[str, list[Row]]:
    """Give the rows that an article and its statements make, table by table.

    Of two statements with the same cue and content the first counts.
    """
    document = extraction.document
    made: dict[str, list[Row]] = {table: [] for table in TABLES}
    if document.outlet:
        made["outlets"].append({"id": key(document.outlet), "name": document.outlet})
    made["articles"].append(article_row(document, run))
    ids = [statement_id(document, statement) for statement in extraction.statements]
    seen: set[str] = set()
    for position, (name, statement) in enumerate(zip(ids, extraction.statements, strict=True)):
        if name in seen:
            continue
        seen.add(name)
        parent = None if statement.parent is None else ids[statement.parent]
        place = {"id": name, "position": position, "parent": None if parent == name else parent}
        made["statements"].append(
            {**place, **about_article(document, run), **_statement(document, statement)}
        )
        made["cues"].append({"id": key(statement.cue.lemma), "lemma": statement.cue.lemma})
        made["spans"] += _spans(document.text, statement, name)
        _add_speakers(made, document.text, statement, name)
    return made


def known_row(document: Document, run: Run) -> Row:
    """Give what must be stored of an article for it to need no new extraction."""
    return {
        "id": document.id,
        "title": document.title,
        "outlet": key(document.outlet) if document.outlet else None,
        "url": document.url,
        "published": iso_date(document.published),
        "language": document.language,
        "digest": document.digest,
        "run": run.id,
    }


def article_row(document: Document, run: Run) -> Row:
    """Give an article's row."""
    search = folded(document.title, document.text)
    return {**known_row(document, run), "text": document.text, "search": search}


def about_article(document: Document, run: Run) -> Row:
    """Give what each statement repeats of its article, so that it can be faceted and sorted."""
    return {
        "article": document.id,
        "outlet": key(document.outlet) if document.outlet else None,
        "said_on": iso_date(document.published),
        "run": run.id,
    }


def _statement(document: Document, statement: Statement) -> Row:
    text = document.text
    content = GAP.join(span.of(text) for span in statement.content)
    first = statement.speakers[0] if statement.speakers else None
    names = [part for speaker in statement.speakers for part in (speaker.name, speaker.role)]
    return {
        "speaker": speaker_key(first) if first else None,
        "role": key(first.role) if first and first.role else None,
        "cue": key(statement.cue.lemma),
        "kind": statement.kind,
        "content": content,
        "cue_text": statement.cue.span.of(text),
        "source_text": statement.source.of(text) if statement.source else None,
        "rule": statement.rule,
        "confidence": round(statement.confidence, 4),
        "start": min(span.start for span in (statement.cue.span, *statement.content)),
        "search": folded(content, *names, document.title),
    }


def _spans(text: str, statement: Statement, name: str) -> Iterator[Row]:
    source = (statement.source,) if statement.source else ()
    parts: dict[str, tuple[Span, ...]] = {
        "cue": (statement.cue.span,),
        "source": source,
        "content": statement.content,
    }
    for part, spans in parts.items():
        for position, span in enumerate(spans):
            place = {"statement": name, "part": part, "position": position}
            yield {**place, "start": span.start, "end": span.end, "text": span.of(text)}


def _add_speakers(made: dict[str, list[Row]], text: str, statement: Statement, name: str) -> None:
    for position, speaker in enumerate(statement.speakers):
        speaker_id, role = speaker_key(speaker), key(speaker.role) if speaker.role else None
        made["speakers"].append(
            {"id": speaker_id, "name": speaker.name, "kind": speaker.kind, "search": folded(speaker.name)}
        )
        made["aliases"] += [
            {"speaker": speaker_id, "name": alias} for alias in _aliases(text, statement, speaker)
        ]
        if speaker.role:
            made["roles"].append({"id": role, "name": speaker.role})
        made["statement_speakers"].append(
            {"statement": name, "speaker": speaker_id, "role": role, "position": position}
        )


def _aliases(text: str, statement: Statement, speaker: Speaker) -> list[str]:
    """Give the names by which a speaker goes here; a mention of several speakers is the name of none of them."""
    names = [speaker.name]
    if statement.source and len(statement.speakers) == 1:
        names.append(squeezed(statement.source.of(text)))
    return list(dict.fromkeys(names))
