"""`/-/openapi.json`: the site's API described in OpenAPI 3.1, made of the databases that whoever asks may see.

What is always the same stands in openapi.yaml; https://spec.openapis.org/oas/v3.1.0 says what the words mean.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from typing import TYPE_CHECKING

import yaml
from datasette import Response
from datasette.utils import add_cors_headers

from quotes.site.api.described import Described, Question, Table, described
from quotes.site.api.openapi_editing import editing_paths
from quotes.site.api.openapi_rows import filters, list_schema, rows_of, schemas
from quotes.site.api.openapi_words import SAID, Node, forms, keys, named, operation, ref, responses, row_path

if TYPE_CHECKING:
    from datasette.app import Datasette
    from datasette.utils.asgi import Request


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
    own_schemas = {name: schema for one in found for name, schema in schemas(one)}
    own_filters = {name: filter_ for one in found for name, filter_ in filters(one)}
    base = str(datasette.absolute_url(request, datasette.urls.instance())).rstrip("/")
    return {
        **fixed,
        "info": {**fixed["info"], "version": version("arabic-quotes")},
        "servers": [{"url": base}],
        "paths": {"/-/openapi.json": _own(), **{path: item for one in found for path, item in _paths(one)}},
        "components": {
            **fixed["components"],
            "schemas": {**fixed["components"]["schemas"], **own_schemas},
            "parameters": {**fixed["components"]["parameters"], **own_filters},
        },
    }


@cache
def _fixed() -> Node:
    read: Node = yaml.safe_load((files("quotes.site.api") / "openapi.yaml").read_text("utf-8"))
    return read


def _own() -> Node:
    answer = {"description": "OpenAPI 3.1.", "content": {"application/json": {"schema": {"type": "object"}}}}
    return {
        "get": {
            "operationId": "openapi",
            "tags": ["description"],
            "summary": "This description",
            "responses": {"200": answer, "304": ref("responses", "not_modified")},
        }
    }


def _paths(one: Described) -> Iterator[tuple[str, Node]]:
    """Give the paths of a database: the more general after the more special."""
    yield from editing_paths(one)
    for table in one.tables:
        for form in forms(table):
            yield f"{table.path}.{form}", {"get": _list(one, table, form)}
            yield f"{table.path}/{row_path(table)}.{form}", {"get": _one(one, table, form)}
    for question in one.questions:
        for form in forms(question):
            yield f"{question.path}.{form}", {"get": _question(one, question, form)}
    for form in ("json", "csv") if one.sql_path else ():
        yield f"{one.sql_path}.{form}", {"get": _sql(one, form)}


def _list(one: Described, table: Table, form: str) -> Node:
    names = [column.name for column in table.columns]
    parameters = [
        *([ref("parameters", "search")] if table.searched else []),
        *(ref("parameters", named(one, table, column.name)) for column in table.columns),
        _chosen("_sort", names, "Sort by this column."),
        _chosen("_sort_desc", names, "Sort by this column, the greatest first."),
        *(ref("parameters", name) for name in ("size", "next")),
        *([ref("parameters", "stream")] if form == "csv" else []),
    ]
    if form == "json":
        facet = _chosen("_facet", names, "Count the rows by this column.")
        parameters += [facet, *(ref("parameters", name) for name in ("table_shape", "labels", "nofacet"))]
    title = f"{table.title}: {SAID[form]}"
    said = operation(f"{one.name}_{table.name}_{form}", "tables", title, table.description)
    return {**said, "parameters": parameters, "responses": responses(form, list_schema(one, table, form))}


def _one(one: Described, table: Table, form: str) -> Node:
    said = operation(f"{one.name}_{table.name}_row_{form}", "tables", f"A row of {table.title}: {SAID[form]}")
    shape = [ref("parameters", "shape")] if form == "json" else []
    schema = {"json": rows_of(one, table), "jsonld": ref("schemas", "Quotation")}.get(
        form, {"type": "string"}
    )
    return {
        **said,
        "parameters": [*keys(table), *shape],
        "responses": {
            **responses(form, schema),
            "302": ref("responses", "elsewhere"),
            "404": ref("responses", "not_found"),
        },
    }


def _question(one: Described, question: Question, form: str) -> Node:
    said = operation(
        f"{one.name}_{question.name}_{form}",
        "questions",
        f"{question.title}: {SAID[form]}",
        question.description,
    )
    parameters: list[Node] = [
        {"name": name, "in": "query", "schema": {"type": "string"}} for name in question.parameters
    ]
    shape = [ref("parameters", "shape")] if form == "json" else []
    schema = {"json": ref("schemas", "Rows"), "jsonld": ref("schemas", "DataFeed")}.get(
        form, {"type": "string"}
    )
    return {**said, "parameters": [*parameters, *shape], "responses": responses(form, schema)}


def _sql(one: Described, form: str) -> Node:
    said = operation(f"{one.name}_sql_{form}", "questions", f"Any SQL that only reads: {SAID[form]}")
    parameters = [ref("parameters", "sql"), *([ref("parameters", "shape")] if form == "json" else [])]
    schema = ref("schemas", "Rows") if form == "json" else {"type": "string"}
    return {**said, "parameters": parameters, "responses": responses(form, schema)}


def _chosen(name: str, columns: Iterable[str], text: str) -> Node:
    return {
        "name": name,
        "in": "query",
        "description": text,
        "schema": {"type": "string", "enum": list(columns)},
    }
