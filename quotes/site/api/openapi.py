"""`/-/openapi.json`: the site's API described in OpenAPI 3.1, made of the databases that whoever asks may see.

What is always the same stands in openapi.yaml; https://spec.openapis.org/oas/v3.1.0 says what the words mean.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import yaml
from datasette import Response
from datasette.utils import add_cors_headers, tilde_encode

from quotes.site.api.described import Column, Described, Question, Table, described

if TYPE_CHECKING:
    from datasette.app import Datasette
    from datasette.utils.asgi import Request

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
_SAID = {
    "json": "as JSON",
    "csv": "as CSV; text is written as it was said, a spreadsheet's formulas too",
    "ndjson": "as one JSON object a line, all rows",
    "atom": "as an Atom feed",
    "jsonld": "as schema.org's Quotation (JSON-LD)",
}
_JUDGED = (("statements", "corrections", "Correction"), ("speakers", "judgements", "Judgement"))


async def view(datasette: Datasette, request: Request) -> Response:
    """Answer `/-/openapi.json`."""
    headers: dict[str, str] = {}
    if datasette.cors:
        add_cors_headers(headers)
    return Response.json(await description(datasette, request), headers=headers)


async def description(datasette: Datasette, request: Request) -> Node:
    """Describe the API as far as whoever asks may use it."""
    found = await described(datasette, request)
    fixed = _fixed()
    schemas = {name: schema for one in found for name, schema in _schemas(one)}
    filters = {name: filter_ for one in found for name, filter_ in _filters(one)}
    base = str(datasette.absolute_url(request, datasette.urls.instance())).rstrip("/")
    return {
        **fixed,
        "info": {**fixed["info"], "version": version("arabic-quotes")},
        "servers": [{"url": base}],
        "paths": {"/-/openapi.json": _own(), **{path: item for one in found for path, item in _paths(one)}},
        "components": {
            **fixed["components"],
            "schemas": {**fixed["components"]["schemas"], **schemas},
            "parameters": {**fixed["components"]["parameters"], **filters},
        },
    }


@cache
def _fixed() -> Node:
    read: Node = yaml.safe_load((files("quotes.site.api") / "openapi.yaml").read_text("utf-8"))
    return read


def forms(of: Table | Question) -> tuple[str, ...]:
    """Give the formats that a table or a question has."""
    return (*_FORMS, *(_STATEMENTS if of.holds_statements else ()))


def _ref(kind: str, name: str) -> Node:
    return {"$ref": f"#/components/{kind}/{name}"}


def _own() -> Node:
    answer = {"description": "OpenAPI 3.1.", "content": {"application/json": {"schema": {"type": "object"}}}}
    return {
        "get": {
            "operationId": "openapi",
            "tags": ["description"],
            "summary": "This description",
            "responses": {"200": answer, "304": _ref("responses", "not_modified")},
        }
    }


def _paths(one: Described) -> Iterator[tuple[str, Node]]:
    """Give the paths of a database: the more general after the more special."""
    yield from _judged(one)
    for table in one.tables:
        for form in forms(table):
            yield f"{table.path}.{form}", {"get": _list(one, table, form)}
            yield f"{table.path}/{_row(table)}.{form}", {"get": _one(one, table, form)}
    for question in one.questions:
        for form in forms(question):
            yield f"{question.path}.{form}", {"get": _question(one, question, form)}
    for form in ("json", "csv") if one.sql_path else ():
        yield f"{one.sql_path}.{form}", {"get": _sql(one, form)}


def _list(one: Described, table: Table, form: str) -> Node:
    names = [column.name for column in table.columns]
    parameters = [
        *([_ref("parameters", "search")] if table.searched else []),
        *(_ref("parameters", _id(one, table, column.name)) for column in table.columns),
        _chosen("_sort", names, "Sort by this column."),
        _chosen("_sort_desc", names, "Sort by this column, the greatest first."),
        *(_ref("parameters", name) for name in ("size", "next")),
        *([_ref("parameters", "stream")] if form == "csv" else []),
    ]
    if form == "json":
        facet = _chosen("_facet", names, "Count the rows by this column.")
        parameters += [facet, *(_ref("parameters", name) for name in ("table_shape", "labels", "nofacet"))]
    title = f"{table.title}: {_SAID[form]}"
    said = _operation(f"{one.name}_{table.name}_{form}", "tables", title, table.description)
    return {**said, "parameters": parameters, "responses": _responses(form, _list_schema(one, table, form))}


def _one(one: Described, table: Table, form: str) -> Node:
    said = _operation(
        f"{one.name}_{table.name}_row_{form}", "tables", f"A row of {table.title}: {_SAID[form]}"
    )
    shape = [_ref("parameters", "shape")] if form == "json" else []
    schema = {"json": _rows_of(one, table), "jsonld": _ref("schemas", "Quotation")}.get(
        form, {"type": "string"}
    )
    return {
        **said,
        "parameters": [*_keys(table), *shape],
        "responses": {
            **_responses(form, schema),
            "302": _ref("responses", "elsewhere"),
            "404": _ref("responses", "not_found"),
        },
    }


def _question(one: Described, question: Question, form: str) -> Node:
    said = _operation(
        f"{one.name}_{question.name}_{form}",
        "questions",
        f"{question.title}: {_SAID[form]}",
        question.description,
    )
    parameters: list[Node] = [
        {"name": name, "in": "query", "schema": {"type": "string"}} for name in question.parameters
    ]
    shape = [_ref("parameters", "shape")] if form == "json" else []
    schema = {"json": _ref("schemas", "Rows"), "jsonld": _ref("schemas", "DataFeed")}.get(
        form, {"type": "string"}
    )
    return {**said, "parameters": [*parameters, *shape], "responses": _responses(form, schema)}


def _sql(one: Described, form: str) -> Node:
    said = _operation(f"{one.name}_sql_{form}", "questions", f"Any SQL that only reads: {_SAID[form]}")
    parameters = [_ref("parameters", "sql"), *([_ref("parameters", "shape")] if form == "json" else [])]
    schema = _ref("schemas", "Rows") if form == "json" else {"type": "string"}
    return {**said, "parameters": parameters, "responses": _responses(form, schema)}


def _judged(one: Described) -> Iterator[tuple[str, Node]]:
    """Give the routes of what editors say of statements and speakers."""
    for name, what, schema in _JUDGED:
        if not (table := one.table(name)):
            continue
        content = {"application/json": {"schema": _ref("schemas", f"{schema}s")}}
        read = _operation(f"{one.name}_{what}_of", "corrections", f"The {what} of one of {table.title}")
        add = _operation(
            f"{one.name}_{what}_add", "corrections", f"Add to the {what} of one of {table.title}"
        )
        refusals = {"400": "bad_request", "403": "forbidden", "404": "not_found"}
        more = {"409": "conflict", "413": "too_large", "503": "busy"}
        yield (
            f"{table.path}/{{id}}/-/{what}",
            {
                "parameters": _keys(table),
                "get": {
                    **read,
                    "responses": {
                        "200": {"description": "All of them, the first first.", "content": content},
                        "304": _ref("responses", "not_modified"),
                        "404": _ref("responses", "not_found"),
                    },
                },
                "post": {
                    **add,
                    "security": [{"token": []}],
                    "requestBody": {
                        "required": True,
                        "content": {"application/json": {"schema": _ref("schemas", schema)}},
                    },
                    "responses": {
                        "201": {"description": "It is written; what stands now.", "content": content},
                        **{code: _ref("responses", said) for code, said in (refusals | more).items()},
                    },
                },
            },
        )


def _operation(name: str, tag: str, summary: str, text: str | None = None) -> Node:
    return {"operationId": name, "tags": [tag], "summary": summary, **({"description": text} if text else {})}


def _responses(form: str, schema: Node) -> Node:
    written = {
        media: {"schema": schema if form in ("json", "jsonld") else {"type": "string"}}
        for media in _MEDIA[form]
    }
    answer = {"description": "Found.", "content": written, "headers": {"ETag": _ref("headers", "etag")}}
    return {
        "200": answer,
        "304": _ref("responses", "not_modified"),
        "400": _ref("responses", "bad_request"),
        "403": _ref("responses", "forbidden"),
    }


def _row(table: Table) -> str:
    return ",".join(f"{{{name}}}" for name in _key_names(table))


def _key_names(table: Table) -> Sequence[str]:
    return ["id"] if len(table.keys) <= 1 else table.keys


def _keys(table: Table) -> list[Node]:
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
        for name in _key_names(table)
    ]


def _filters(one: Described) -> Iterator[tuple[str, Node]]:
    """Give the parameters that filter tables by a column."""
    for table in one.tables:
        for column in table.columns:
            said = {"description": column.description} if column.description else {}
            wanted = {"name": column.name, "in": "query", **said, "schema": {"type": "string"}}
            yield _id(one, table, column.name), wanted


def _chosen(name: str, columns: Iterable[str], text: str) -> Node:
    return {
        "name": name,
        "in": "query",
        "description": text,
        "schema": {"type": "string", "enum": list(columns)},
    }


def _schemas(one: Described) -> Iterator[tuple[str, Node]]:
    """Give the schema of a row of each table."""
    for table in one.tables:
        yield (
            _id(one, table),
            {"type": "object", "properties": {c.name: _property(c) for c in table.columns}},
        )


def _id(one: Described, table: Table, *more: str) -> str:
    """Name what is described of a table, in the letters that OpenAPI allows."""
    return re.sub(r"[^a-zA-Z0-9._-]", "_", ".".join([one.name, table.name, *more]))


def _property(column: Column) -> Node:
    plain: Node = {"type": [column.type, "null"] if column.nullable else column.type}
    schema = {"anyOf": [plain, _ref("schemas", "Label")]} if column.refers else plain
    return {**schema, "description": column.description} if column.description else schema


def _rows_of(one: Described, table: Table) -> Node:
    row = _ref("schemas", _id(one, table))
    page = {
        "type": "object",
        "required": ["rows"],
        "properties": {
            "rows": {"type": "array", "items": {"anyOf": [row, {"type": "array"}]}},
            "next": {"type": ["string", "null"]},
            "next_url": {"type": ["string", "null"]},
        },
    }
    return {
        "anyOf": [page, {"type": "array", "items": {"anyOf": [row, {"type": ["string", "number", "null"]}]}}]
    }


def _list_schema(one: Described, table: Table, form: str) -> Node:
    if form == "jsonld":
        return _ref("schemas", "DataFeed")
    found = _rows_of(one, table)
    by_key = {
        "type": "object",
        "not": {"required": ["rows"]},
        "additionalProperties": found["anyOf"][0]["properties"]["rows"]["items"],
    }
    return {"anyOf": [*found["anyOf"], by_key]}
