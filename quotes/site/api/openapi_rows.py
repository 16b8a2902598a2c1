"""How rows are described: the columns that filter them, and the shapes that they come in."""

from __future__ import annotations

from collections.abc import Iterator

from quotes.site.api.described import Column, Described, Table
from quotes.site.api.openapi_words import Node, named, ref


def filters(one: Described) -> Iterator[tuple[str, Node]]:
    """Give the parameters that filter tables by a column."""
    for table in one.tables:
        for column in table.columns:
            said = {"description": column.description} if column.description else {}
            wanted = {"name": column.name, "in": "query", **said, "schema": {"type": "string"}}
            yield named(one, table, column.name), wanted


def schemas(one: Described) -> Iterator[tuple[str, Node]]:
    """Give the schema of a row of each table."""
    for table in one.tables:
        yield (
            named(one, table),
            {"type": "object", "properties": {c.name: _property(c) for c in table.columns}},
        )


def _property(column: Column) -> Node:
    plain: Node = {"type": [column.type, "null"] if column.nullable else column.type}
    schema = {"anyOf": [plain, ref("schemas", "Label")]} if column.refers else plain
    return {**schema, "description": column.description} if column.description else schema


def rows_of(one: Described, table: Table) -> Node:
    row = ref("schemas", named(one, table))
    page = {
        "type": "object",
        "required": ["rows"],
        "properties": {
            "rows": {"type": "array", "items": {"anyOf": [row, {"type": "array", "items": {}}]}},
            "next": {"type": ["string", "null"]},
            "next_url": {"type": ["string", "null"]},
        },
    }
    return {
        "anyOf": [page, {"type": "array", "items": {"anyOf": [row, {"type": ["string", "number", "null"]}]}}]
    }


def list_schema(one: Described, table: Table, form: str) -> Node:
    if form == "jsonld":
        return ref("schemas", "DataFeed")
    found = rows_of(one, table)
    by_key = {
        "type": "object",
        "not": {"required": ["rows"]},
        "additionalProperties": found["anyOf"][0]["properties"]["rows"]["items"],
    }
    return {"anyOf": [*found["anyOf"], by_key]}
