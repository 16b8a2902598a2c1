"""The fields of an article as JSON gives them -> a document."""

from __future__ import annotations

from collections.abc import Mapping

from quotes.document import Document
from quotes.errors import QuotesError

_OPTIONAL = ("title", "outlet", "url", "published", "language")


def document_of(fields: Mapping[str, object], name: str) -> Document:
    """Make a document; unknown fields are passed over.

    Raises:
        QuotesError: `text` is missing or empty, a field is not a string, or there are broken characters in it.
    """
    text = fields.get("text")
    if not isinstance(text, str) or not text.strip():
        raise QuotesError(
            f"{name}: 'text' is {'empty' if isinstance(text, str) else 'missing or not a string'}"
        )
    known: dict[str, str] = {}
    for field in ("id", *_OPTIONAL):
        value = fields.get(field)
        if value is None or value == "":
            continue
        if field == "id" and isinstance(value, int) and not isinstance(value, bool):
            value = str(value)
        if not isinstance(value, str):
            raise QuotesError(f"{name}: '{field}' should be a string, not {type(value).__name__}")
        known[field] = value
    for field, value in {"text": text, **known}.items():
        if has_half_pair(value):
            raise QuotesError(f"{name}: '{field}' holds half a surrogate pair, which is not valid Unicode")
    return Document(text=text, **known)


def has_half_pair(text: str) -> bool:
    """Say whether half a surrogate pair is in a text: JSON can hold one, UTF-8 cannot."""
    return any("\ud800" <= c <= "\udfff" for c in text)
