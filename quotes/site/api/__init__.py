"""The API for newsroom tools beside Datasette's own JSON and CSV: feeds, linked data, streams, its description.

`found` is what Datasette hands to a format; `quotation` (JSON-LD), `feed` (Atom) and `stream` (JSON lines) write
it. docs/api.md is its documentation.
"""

from __future__ import annotations

from typing import Any

from quotes.site.api import feed, quotation, stream
from quotes.site.api.found import holds_statements, renderer


def formats() -> list[dict[str, Any]]:
    """Give the output formats as Datasette registers them."""
    return [
        {"extension": "jsonld", "render": renderer(quotation.write), "can_render": holds_statements},
        {"extension": "atom", "render": renderer(feed.write), "can_render": holds_statements},
        {"extension": "ndjson", "render": renderer(stream.write), "can_render": lambda: True},
    ]
