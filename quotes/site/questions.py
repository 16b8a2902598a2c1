"""Ready-made questions of metadata.yml that the pages ask too: their SQL, and where a reader finds their data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cache
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from datasette.utils import parse_metadata

from quotes.site import records
from quotes.site.seen import sees_question
from quotes.site.server import metadata_file

if TYPE_CHECKING:
    from datasette.app import Datasette
    from datasette.utils.asgi import Request

    from quotes.site.records import Row


# Nobody writes more of them.
_MOST = 1000


@dataclass(frozen=True, slots=True)
class Answer:
    """What a question finds, and the addresses of its page (with the SQL), JSON and CSV."""

    rows: list[Row]
    page: str
    json: str
    csv: str


async def ask(
    datasette: Datasette, request: Request | None, database: str, question: str, **values: object
) -> Answer:
    """Ask a question with these parameters, whether or not the site was started with our metadata."""
    sql = question_sql(question)
    found = await records.rows(datasette.get_database(database), sql, **values)
    actor = request.actor if request else None
    arguments = {name: str(value) for name, value in values.items()}
    if await published_sql(datasette, actor, database, question) is not None:
        base = str(datasette.urls.query(database, question))
    else:
        base, arguments = sql_page(datasette, database), {"sql": sql, **arguments}
    query = f"?{urlencode(arguments)}" if arguments else ""
    more = f"{query}&_shape=array" if query else "?_shape=array"
    return Answer(found, base + query, f"{base}.json{more}", f"{base}.csv{query}")


@cache
def question_sql(name: str) -> str:
    """Give the SQL of a question in the package's metadata."""
    return str(_questions()[name]["sql"])


@cache
def _questions() -> Mapping[str, Any]:
    described = parse_metadata(metadata_file().read_text(encoding="utf-8"))
    (database,) = described["databases"].values()
    queries: Mapping[str, Any] = database["queries"]
    return queries


def in_english(name: object, key: str, said: object) -> str | None:
    """Give a question's English title or description: of what a file of metadata says, 1.0 keeps the Arabic alone."""
    ours = _questions().get(str(name), {})
    return str(ours[f"{key}_en"]) if said and ours.get(key) == said and f"{key}_en" in ours else None


async def published_sql(
    datasette: Datasette,
    actor: Any,  # noqa: ANN401 - Datasette's
    database: str,
    name: str,
) -> str | None:
    """Give the SQL of a question as this site was started with; None where it was started without it."""
    if hasattr(datasette, "get_canned_query"):
        canned = await datasette.get_canned_query(database, name, actor)
        return str(canned["sql"]) if canned else None
    stored = await datasette.get_query(database, name)
    return str(stored.sql) if stored else None


async def published(datasette: Datasette, request: Request, database: str) -> dict[str, Mapping[str, Any]]:
    """Give the questions that this site was started with and whoever asks may see: title, description, SQL."""
    if hasattr(datasette, "get_canned_queries"):
        asked = await datasette.get_canned_queries(database, request.actor)
        found = {name: said for name, said in asked.items() if not said.get("write")}
    else:
        page = await datasette.list_queries(database, actor=request.actor, limit=_MOST, is_write=False)
        found = {one.name: asdict(one) for one in page.queries}
    return {
        name: said for name, said in found.items() if await sees_question(datasette, request, database, name)
    }


def sql_page(datasette: Datasette, database: str) -> str:
    """Give the page that takes any SQL: the database's own on Datasette 0.65, one of its own on 1.0."""
    base = str(datasette.urls.database(database))
    return base if hasattr(datasette, "get_canned_query") else f"{base}/-/query"
