"""The words that every part of the description is made of: references, operations, answers, the keys of rows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from datasette.utils import tilde_encode

from quotes.site.api.described import Described, Question, Table

Node = dict[str, Any]
_FORMS = ("json", "csv", "ndjson")
_STATEMENTS = ("atom", "jsonld")
_MEDIA = {
    "json": ("application/json",),
    "csv": ("text/plain", "text/csv"),
    "ndjson": ("application/x-ndjson",),
    "atom": ("application/atom+xml",),
    "jsonld": ("application/ld+json",),
}
SAID = {
    "json": "as JSON",
    "csv": "as CSV; text is written as it was said, a spreadsheet's formulas too",
    "ndjson": "as one JSON object a line, all rows",
    "atom": "as an Atom feed",
    "jsonld": "as schema.org's Quotation (JSON-LD)",
}


def forms(of: Table | Question) -> tuple[str, ...]:
    """Give the formats that a table or a question has."""
    return (*_FORMS, *(_STATEMENTS if of.holds_statements else ()))


def ref(kind: str, name: str) -> Node:
    return {"$ref": f"#/components/{kind}/{name}"}


def operation(name: str, tag: str, summary: str, text: str | None = None) -> Node:
    return {"operationId": name, "tags": [tag], "summary": summary, **({"description": text} if text else {})}


def responses(form: str, schema: Node) -> Node:
    written = {
        media: {"schema": schema if form in ("json", "jsonld") else {"type": "string"}}
        for media in _MEDIA[form]
    }
    answer = {"description": "Found.", "content": written, "headers": {"ETag": ref("headers", "etag")}}
    return {
        "200": answer,
        "304": ref("responses", "not_modified"),
        "400": ref("responses", "bad_request"),
        "403": ref("responses", "forbidden"),
    }


def row_path(table: Table) -> str:
    return ",".join(f"{{{name}}}" for name in key_names(table))


def key_names(table: Table) -> Sequence[str]:
    return ["id"] if len(table.keys) <= 1 else table.keys


def keys(table: Table) -> list[Node]:
    example = {"example": quote(tilde_encode(table.example))} if table.example else {}
    text = "A row's key; characters but letters, digits, - and _ are written as ~ and two hexadecimal digits."
    return [
        {
            "name": name,
            "in": "path",
            "required": True,
            "description": text,
            "schema": {"type": "string", "minLength": 1},
            **example,
        }
        for name in key_names(table)
    ]


def named(one: Described, table: Table, *more: str) -> str:
    """Name what is described of a table, in the letters that OpenAPI allows."""
    return re.sub(r"[^a-zA-Z0-9._-]", "_", ".".join([one.name, table.name, *more]))
