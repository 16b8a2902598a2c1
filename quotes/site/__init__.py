"""The Datasette plugin: an Arabic, right-to-left site over the statements, plain Datasette underneath.

Only hooks stand here. `pages` and `records` gather what a page shows, `marks` marks an article's text,
`labels` says it in the reader's language, `search` folds queries, `web` knows requests and cookies.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Awaitable, Callable, Generator
from typing import TYPE_CHECKING, Any

from pluggy import HookimplMarker

from quotes.site import compare, cookbook, filed, policy, search, web
from quotes.site.base_url import without_base_url
from quotes.site.context import Helpers, page_for

if TYPE_CHECKING:
    from datasette.app import Datasette
    from datasette.utils.asgi import Request
    from jinja2 import Environment

# What `datasette.hookimpl` is, but with types.
hookimpl = HookimplMarker("datasette")


@hookimpl(trylast=True)
def prepare_connection(conn: sqlite3.Connection) -> None:
    """Replace Datasette's `escape_fts`; last, or Datasette would put its own back."""
    search.prepare(conn)


@hookimpl
def prepare_jinja2_environment(env: Environment, datasette: Datasette) -> None:
    """Give every template, of error pages too, the labels and the site's helpers."""
    policy.install(env)
    Helpers(datasette).install(env)


@hookimpl
def render_cell(value: Any, column: str, table: str | None, database: str, datasette: Datasette) -> Any:  # noqa: ANN401
    """Show offices, countries and acts of a table in the reader's language."""
    return filed.cell(value, column, lambda other, key: datasette.urls.row(database, other, key))


@hookimpl
def extra_template_vars(
    datasette: Datasette, request: Request, view_name: str, database: str | None, table: str | None
) -> Callable[[], Awaitable[dict[str, Any]]]:
    """Add what the home page, an article, a speaker or a statement is made of, as `page`."""

    async def page() -> dict[str, Any]:
        return {"page": await page_for(datasette, request, view_name, database, table)}

    return page


@hookimpl
def asgi_wrapper(datasette: Datasette) -> Callable[[web.App], web.App]:
    """What holds for every answer: the reader's language, the policy, paths that a proxy hands on whole."""
    return lambda app: web.in_reader_language(policy.with_policy(without_base_url(app, datasette)))


@hookimpl
def register_routes() -> list[tuple[str, Any]]:
    """Switch the language; compare two speakers or outlets; show the cookbook."""
    return [
        (r"^/-/language$", web.switch_language),
        (r"^/-/compare$", compare.page),
        (r"^/-/cookbook$", cookbook.view),
    ]


@hookimpl(wrapper=True)
def handle_exception(
    datasette: Datasette, request: Request, exception: Exception
) -> Generator[None, list[Any], list[Any]]:
    """Answer expected errors with a page; in Datasette's own way each prints a traceback to the console."""
    handlers = yield
    shown = web.error_page(datasette, request, exception)
    return [shown] if shown else handlers
