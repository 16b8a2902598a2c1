"""Extractions -> the rows of the tables: deterministic ids, folded search texts."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from quotes.arabic.acts import act_of
from quotes.arabic.orthography import fold
from quotes.document import Document, Extraction, Span, Speaker, Statement, statement_id
from quotes.store import chains, facets
from quotes.store.dates import iso_date
from quotes.store.indexing import Index, Reader, index, joined, with_names
from quotes.store.run import Run

if TYPE_CHECKING:
    from quotes.store.attribution import Attribution, Decided

Row = dict[str, Any]
GAP = " … "
TABLES = (
    "outlets",
    "articles",
    "speakers",
    "aliases",
    *facets.TABLES,
    "roles",
    "cues",
    "statements",
    "statement_speakers",
    "spans",
    "chains",
    "found",
)


def key(*parts: str) -> str:
    """Make a short id that is the same for the same parts."""
    return sha256("\n".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:12]


def folded(*parts: str | None) -> str:
    """Fold texts for comparison: one space between words."""
    return " ".join(squeezed(fold(part)) for part in parts if part)


def squeezed(text: str) -> str:
    """Put one space where a mention runs over several or over a line's end."""
    return " ".join(text.split())


def speaker_key(speaker: Speaker) -> str:
    """Name a speaker: the kind and the folded name decide."""
    return key(speaker.kind, folded(speaker.name))


def no_rows() -> dict[str, list[Row]]:
    """Give an empty list of rows for each table."""
    return {table: [] for table in TABLES}


def rows(
    extraction: Extraction, run: Run, decided: Mapping[str, Decided] | None = None
) -> dict[str, list[Row]]:
    """Give the rows that an article and its statements make, table by table.

    Of two statements with the same cue and content the first counts. `decided` holds what editors made of
    statements, by their ids.
    """
    document = extraction.document
    made = no_rows()
    if document.outlet:
        made["outlets"].append({"id": key(document.outlet), "name": document.outlet})
    reader = Reader(extraction)
    made["articles"].append(article_row(document, run, reader))
    ids = [statement_id(document, statement) for statement in extraction.statements]
    seen: set[str] = set()
    for position, (name, statement) in enumerate(zip(ids, extraction.statements, strict=True)):
        if name in seen:
            continue
        seen.add(name)
        parent = None if statement.parent is None else ids[statement.parent]
        place = {"id": name, "position": position, "parent": None if parent == name else parent}
        words = _words(document.text, statement)
        own = (decided or {}).get(name)
        shown = own.applied(statement) if own else statement
        said = attribution_row(shown, reader.index(statement.content), words["source_text"], own)
        act = {"act": act_of(statement.cue.lemma, words["content"])}
        made["statements"].append({**place, **about_article(document, run), **words, **act, **said})
        made["cues"].append({"id": key(statement.cue.lemma), "lemma": statement.cue.lemma})
        made["spans"] += _spans(document.text, statement, name)
        made["chains"] += chains.links(document.text, statement, name)
        add_speakers(made, name, shown.speakers, words["source_text"], own)
    facets.add_labels(made)
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


def article_row(document: Document, run: Run, reader: Reader) -> Row:
    """Give an article's row; it is searched by its title too, which its text mostly begins with."""
    title = document.title or ""
    read = joined([index("" if document.text.startswith(title) else title), reader.index()])
    return {**known_row(document, run), "text": document.text, **read._asdict()}


def about_article(document: Document, run: Run) -> Row:
    """Give what each statement repeats of its article, so that it can be faceted and sorted."""
    said_on = iso_date(document.published)
    return {
        "article": document.id,
        "outlet": key(document.outlet) if document.outlet else None,
        "said_on": said_on,
        **facets.when(said_on),
        "run": run.id,
    }


def _words(text: str, statement: Statement) -> Row:
    """Give what a statement says in the article's own words, and how it was found."""
    return {
        "cue": key(statement.cue.lemma),
        "content": GAP.join(span.of(text) for span in statement.content),
        "cue_text": statement.cue.span.of(text),
        "source_text": statement.source.of(text) if statement.source else None,
        "rule": statement.rule,
        "confidence": round(statement.confidence, 4),
        "start": min(span.start for span in (statement.cue.span, *statement.content)),
    }


def attribution_row(
    shown: Attribution | Statement, content: Index, mention: str | None, decided: Decided | None = None
) -> Row:
    """Give the columns of a statement that follow from who said it and how, which editors may correct.

    It is searched by its content, by its speakers with their roles, and by the article's own mention of them where
    that says more, unless editors say that somebody else spoke.
    """
    first = shown.speakers[0] if shown.speakers else None
    names = [part for speaker in shown.speakers for part in (speaker.name, speaker.role)]
    others = decided.other_names if decided else []
    reassigned = decided is not None and decided.meant.speakers != decided.found.speakers
    searched = with_names(content, [*names, *others], None if reassigned else mention)
    return {
        "speaker": speaker_key(first) if first else None,
        "role": key(first.role) if first and first.role else None,
        "unresolved": chains.unresolved(shown.speakers, mention),
        **facets.filed(first),
        "kind": shown.kind,
        "status": decided.status if decided else "found",
        **searched._asdict(),
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


def add_speakers(
    made: dict[str, list[Row]],
    name: str,
    speakers: Iterable[Speaker],
    mention: str | None,
    decided: Decided | None = None,
) -> None:
    """Add the rows of a statement's speakers: themselves, their names and roles, their part in the statement.

    `mention` is how the article names the source of the statement.
    """
    speakers = tuple(speakers)
    # A mention of several speakers is the name of none of them, nor is one that stands in no statement.
    rejected = decided is not None and decided.status == "rejected"
    alias = squeezed(mention) if mention and len(speakers) == 1 and not rejected else None
    for position, speaker in enumerate(speakers):
        speaker_id, role = speaker_key(speaker), key(speaker.role) if speaker.role else None
        made["speakers"].append(
            {"id": speaker_id, "name": speaker.name, "kind": speaker.kind, **index(speaker.name)._asdict()}
        )
        names = dict.fromkeys(one for one in (speaker.name, alias) if one)
        made["aliases"] += [{"speaker": speaker_id, "name": one} for one in names]
        if speaker.role:
            made["roles"].append({"id": role, "name": speaker.role, **facets.filed_role(speaker.role)})
        made["statement_speakers"].append(
            {"statement": name, "speaker": speaker_id, "role": role, "position": position}
        )
    if decided and decided.shown != decided.found:
        found = json.dumps(speaker_json(decided.found.speakers), ensure_ascii=False)
        made["found"].append({"statement": name, "kind": decided.found.kind, "speakers": found})


def speaker_json(speakers: Iterable[Speaker]) -> list[dict[str, str | None]]:
    """Give speakers as JSON keeps them: name, kind and role."""
    return [{"name": s.name, "kind": s.kind, "role": s.role} for s in speakers]
