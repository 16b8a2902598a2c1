"""The Datasette plugin: an Arabic, right-to-left site over the statements, plain Datasette underneath.

Only hooks stand here. `pages` and `records` gather what a page shows, `marks` marks an article's text,
`labels` says it in the reader's language, `search` folds queries, `web` knows requests and cookies. `editors` says
who may correct, `corrections` and `review` are the addresses they use, `shown` leaves out what they took out.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Awaitable, Callable, Generator, Mapping
from typing import TYPE_CHECKING, Any

from pluggy import HookimplMarker

from quotes.site import (
    api,
    compare,
    cookbook,
    corrections,
    editors,
    filed,
    following,
    memory,
    metadata,
    paging,
    policy,
    precedence,
    problems,
    review,
    search,
    shaped,
    shown,
    web,
)
from quotes.site.api import guide, openapi, quotation
from quotes.site.api.asked import with_defaults
from quotes.site.base_url import without_base_url
from quotes.site.context import Helpers, page_for
from quotes.site.delivery import delivered
from quotes.site.labels import say

if TYPE_CHECKING:
    from datasette.app import Datasette
    from datasette.utils.asgi import Request
    from jinja2 import Environment

# What `datasette.hookimpl` is, but with types.
hookimpl = HookimplMarker("datasette")


@hookimpl(trylast=True)
def prepare_connection(conn: sqlite3.Connection) -> None:
    """Replace Datasette's `escape_fts`; last, or Datasette would put its own back."""
    memory.map_file(conn)
    search.prepare(conn)


@hookimpl
def prepare_jinja2_environment(env: Environment, datasette: Datasette) -> None:
    """Give every template, of error pages too, the labels and the site's helpers."""
    precedence.put_first(env, datasette)
    policy.install(env)
    Helpers(datasette).install(env)
    quotation.install(env, datasette)


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
    """What holds for every answer: the reader's language, the policy, copies, paths that a proxy hands on whole."""

    def wrapped(app: web.App) -> web.App:
        inner = without_base_url(with_defaults(app, datasette), datasette)
        return web.in_reader_language(policy.with_policy(delivered(inner)))

    return wrapped


@hookimpl
def startup(datasette: Datasette) -> None:
    """Page through tables without loss and delay; ask quickly what a reader may see; refuse what has no answer."""
    paging.mend_pages(datasette)
    metadata.hasten_copies(datasette)
    shaped.refuse_shapes(datasette)


@hookimpl
def register_output_renderer() -> list[dict[str, Any]]:
    """JSON-LD, Atom, JSON lines."""
    return api.formats()


@hookimpl
def register_routes() -> list[tuple[str, Any]]:
    """Switch the language, compare two, show the cookbook, describe the API, correct, judge and review."""
    return [
        (r"^/-/language$", web.switch_language),
        (r"^/-/compare$", compare.page),
        (r"^/-/cookbook$", cookbook.view),
        (r"^/-/openapi\.json$", openapi.view),
        (r"^/-/api-guide$", guide.view),
        (
            r"^/(?P<database>[^/]+)/statements/(?P<key>[^/]+)/-/corrections$",
            corrections.statement_corrections,
        ),
        (r"^/(?P<database>[^/]+)/speakers/(?P<key>[^/]+)/-/judgements$", corrections.speaker_judgements),
        (r"^/(?P<database>[^/]+)/-/review$", review.queue),
        (r"^/(?P<database>[^/]+)/-/review/vanished$", review.vanished),
    ]


@hookimpl
def filters_from_request(
    datasette: Datasette, request: Request, database: str, table: str
) -> Callable[[], Awaitable[Any]]:
    """Leave rejected statements and merged speakers out of lists, unless they are asked for; refuse half a key."""

    async def condition() -> Any:  # noqa: ANN401 - Datasette's own
        await following.check(datasette, request, database, table)
        return await shown.leave_out(datasette, request, database, table)

    return condition


@hookimpl
def menu_links(datasette: Datasette, request: Request) -> Callable[[], Awaitable[list[dict[str, str]]]]:
    """Lead editors to the review queue."""

    async def links() -> list[dict[str, str]]:
        names = await editors.correctable(datasette, request)
        path = datasette.urls.database
        return [{"href": f"{path(name)}/-/review", "label": say("review_queue")} for name in names]

    return links


@hookimpl(optionalhook=True)
def permission_allowed(
    datasette: Datasette, actor: Mapping[str, Any] | None, action: str, resource: str | None
) -> bool | None:
    """Let the editors that the configuration names correct (Datasette 0.65)."""
    if action != editors.CORRECT or not resource:
        return None
    return editors.is_named(datasette, actor, resource) or None


@hookimpl(optionalhook=True)
def register_actions() -> list[Any]:
    """Tell Datasette 1.0 that there is a permission to correct."""
    return editors.actions()


@hookimpl(optionalhook=True)
def permission_resources_sql(datasette: Datasette, actor: Mapping[str, Any] | None, action: str) -> Any:  # noqa: ANN401
    """Let the editors that the configuration names correct (Datasette 1.0)."""
    return editors.permitted(datasette, actor) if action == editors.CORRECT else None


@hookimpl(wrapper=True)
def handle_exception(
    datasette: Datasette, request: Request, exception: Exception
) -> Generator[None, list[Any], list[Any]]:
    """Answer expected errors with a page; in Datasette's own way each prints a traceback to the console."""
    handlers = yield
    shown = problems.answer_to(datasette, request, exception)
    return [shown] if shown else handlers


@hookimpl
def forbidden(datasette: Datasette, request: Request, message: str) -> Callable[[], Awaitable[Any]] | None:
    """Answer programs in JSON."""
    return problems.forbidden(datasette, request, message)
