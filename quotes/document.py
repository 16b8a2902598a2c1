"""The nouns that every stage hands on: documents, spans, statements, speakers. No logic of any stage."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import sha256
from typing import Any, Literal

Kind = Literal["direct", "indirect", "mixed"]
SpeakerKind = Literal["person", "organisation", "unnamed"]
Step = Literal["source", "dropped", "antecedent", "name"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a document's text: code points `start` to `end`, end exclusive."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Give the span's own words out of `text`."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Document:
    """An article. Where there is a title, `text` begins with it as its first line; `text` is never altered."""

    text: str
    id: str = ""
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: str | None = None
    language: str = "ar"

    def __post_init__(self) -> None:
        if not self.id:
            object.__setattr__(self, "id", self.digest[:16])

    @property
    def digest(self) -> str:
        """SHA-256 of the text in hexadecimal: the same text has the same digest, whatever its id."""
        return _digest(self.text)


@lru_cache(256)
def _digest(text: str) -> str:
    """Hash a text; kept, because every statement's id asks for its article's."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True)
class Cue:
    """The speech verb, participle, noun, particle or colon that attributes a statement (PARC's cue)."""

    span: Span
    lemma: str


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who is said to have spoken: the fullest name the article gives, without titles; the role apart."""

    name: str
    kind: SpeakerKind
    role: str | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """A step of the way from a statement to its speaker, at a place in the text.

    `source`: the mention beside the cue; `dropped`: a cue without one; `antecedent`: who is meant by it, named or
    speaking elsewhere; `name`: where the speaker's name stands in full.
    """

    step: Step
    span: Span


@dataclass(frozen=True, slots=True)
class Statement:
    """One attributed statement: cue, source mention and content as spans of the article's text.

    `source` is None where the subject is dropped; `content` has more than one span where cue or source
    interrupt it; `speakers` is empty where nobody could be resolved, and `chain` says how they were. `rule`
    names what found it and `confidence` (0 to 1) how sure that is. `parent` is the index of the enclosing
    statement, if nested.
    """

    cue: Cue
    content: tuple[Span, ...]
    kind: Kind
    source: Span | None = None
    speakers: tuple[Speaker, ...] = ()
    rule: str = ""
    confidence: float = 1.0
    parent: int | None = None
    chain: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Word:
    """A word as the parser read it: clitics are words of their own. `pos` is Universal Dependencies' tag."""

    span: Span
    lemma: str
    pos: str = ""


@dataclass(frozen=True, slots=True)
class Extraction:
    """A document with the statements found in it, in the order of the text, and all its words if they were read."""

    document: Document
    statements: tuple[Statement, ...] = field(default=())
    words: tuple[Word, ...] = field(default=())


def statement_id(document: Document, statement: Statement) -> str:
    """Name a statement for good: a hash of the article's text and the offsets of cue and content."""
    spans = (statement.cue.span, *statement.content)
    key = document.digest + "".join(f":{s.start}-{s.end}" for s in spans)
    return sha256(key.encode()).hexdigest()[:16]


def statement_json(document: Document, statement: Statement) -> dict[str, Any]:
    """Give a statement as the JSON object that `quotes extract` prints (one object a line)."""

    def part(span: Span) -> dict[str, Any]:
        return {"start": span.start, "end": span.end, "text": span.of(document.text)}

    return {
        "document": document.id,
        "id": statement_id(document, statement),
        "kind": statement.kind,
        "cue": {**part(statement.cue.span), "lemma": statement.cue.lemma},
        "source": part(statement.source) if statement.source else None,
        "content": [part(span) for span in statement.content],
        "speaker": [{"name": s.name, "kind": s.kind, "role": s.role} for s in statement.speakers],
        "chain": [{"step": link.step, **part(link.span)} for link in statement.chain],
        "rule": statement.rule,
        "confidence": round(statement.confidence, 3),
    }
