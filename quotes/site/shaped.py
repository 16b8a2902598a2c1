"""JSON in a shape that an answer cannot have is refused with a status that says so.

Datasette 0.65.5 answers a question whose `_shape` it does not know, and a table without a key that is asked for by
key, with an error in a body of status 200.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from datasette.views.base import DatasetteError

if TYPE_CHECKING:
    from datasette import Response
    from datasette.app import Datasette

_ENDING = "json"
# Every answer that is an error alone begins so.
_REFUSED = '{"ok": false, "error": "'


def refuse_shapes(datasette: Datasette) -> None:
    """Let 0.65 refuse a shape as 1.0 does."""
    if hasattr(datasette, "get_canned_query"):
        render, can_render = datasette.renderers[_ENDING]
        datasette.renderers[_ENDING] = (_refusing(render), can_render)


def _refusing(render: Callable[..., Response]) -> Callable[..., Response]:
    def rendered(args: Any, data: Any, view_name: str) -> Response:  # noqa: ANN401 - Datasette's own
        failed = data.get("error")
        answer = render(args, data, view_name)
        if not failed and answer.body.startswith(_REFUSED):
            raise DatasetteError(json.loads(answer.body)["error"], status=400)
        return answer

    return rendered
