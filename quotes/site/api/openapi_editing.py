"""The routes by which editors correct statements and judge speakers, as docs/corrections.md has them."""

from __future__ import annotations

from collections.abc import Iterator

from quotes.site.api.described import Described
from quotes.site.api.openapi_words import Node, keys, operation, ref

_JUDGED = (("statements", "corrections", "Correction"), ("speakers", "judgements", "Judgement"))


def editing_paths(one: Described) -> Iterator[tuple[str, Node]]:
    """Give the routes of what editors say of statements and speakers."""
    for name, what, schema in _JUDGED:
        if not (table := one.table(name)):
            continue
        content = {"application/json": {"schema": ref("schemas", f"{schema}s")}}
        read = operation(f"{one.name}_{what}_of", "corrections", f"The {what} of one of {table.title}")
        add = operation(f"{one.name}_{what}_add", "corrections", f"Add to the {what} of one of {table.title}")
        refusals = {"400": "bad_request", "403": "forbidden", "404": "not_found"}
        more = {"409": "conflict", "413": "too_large", "503": "busy"}
        yield (
            f"{table.path}/{{id}}/-/{what}",
            {
                "parameters": keys(table),
                "get": {
                    **read,
                    "responses": {
                        "200": {"description": "All of them, the first first.", "content": content},
                        "304": ref("responses", "not_modified"),
                        "404": ref("responses", "not_found"),
                    },
                },
                "post": {
                    **add,
                    "security": [{"token": []}],
                    "requestBody": {
                        "required": True,
                        "content": {"application/json": {"schema": ref("schemas", schema)}},
                    },
                    "responses": {
                        "201": {"description": "It is written; what stands now.", "content": content},
                        **{code: ref("responses", said) for code, said in (refusals | more).items()},
                    },
                },
            },
        )
