"""What Datasette found for a table, a row or a question, as it hands it to one of our formats."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlencode

from datasette.utils import tilde_encode
from datasette.utils.asgi import Forbidden, NotFound
from datasette.views.base import DatasetteError

from quotes.site import records
from quotes.site.api.asked import original_query
from quotes.site.context import is_ours, visible
from quotes.site.records import Card

if TYPE_CHECKING:
    from datasette import Response
    from datasette.app import Datasette
    from datasette.database import Database
    from datasette.utils.asgi import Request


@dataclass(frozen=True, slots=True)
class Found:
    """Rows of a table, a row's page, or a question; `next_page` is Datasette's token for the rows after them."""

    datasette: Datasette
    request: Request
    database: str
    table: str | None
    question: str | None
    columns: Sequence[str]
    rows: Sequence[Mapping[str, Any]]
    next_page: str | None
    is_row: bool

    @property
    def db(self) -> Database:
        """Give the database."""
        db: Database = self.datasette.get_database(self.database)
        return db

    def absolute(self, path: str) -> str:
        """Give a path of the site with the scheme and the host that it was asked at."""
        return absolute(self.datasette, self.request, path)

    def address(self, ending: str = "", **arguments: str | None) -> str:
        """Give the address that was asked for, in another format, with arguments changed or (None) left out."""
        path = self.request.path.rpartition(".")[0] + ending
        kept = [
            (key, value)
            for key, value in parse_qsl(original_query(self.request), keep_blank_values=True)
            if key not in arguments
        ]
        query = urlencode(kept + [(key, value) for key, value in arguments.items() if value is not None])
        return self.absolute(self.datasette.urls.path(path) + (f"?{query}" if query else ""))

    async def statements(self) -> list[Card]:
        """Give the statements that were found, in that order, each once.

        Raises:
            NotFound: what was found is not statements.
            Forbidden: whoever asks may not see statements.
        """
        if not await holds_statements(self.datasette, self.database, self.table, self.columns):
            raise NotFound(
                "This format is for statements: the table, its rows, and questions with a column `statement`"
            )
        if not await visible(self.datasette, self.request, self.database, "statements"):
            raise Forbidden("Statements are not public")
        column = "id" if self.table else "statement"
        ids = (_plain(row[column]) for row in self.rows)
        return await records.cards(self.db, [key for key in dict.fromkeys(ids) if key])


def absolute(datasette: Datasette, request: Request, path: str) -> str:
    """Give a path of the site with the scheme and the host that it was asked at."""
    address: str = datasette.absolute_url(request, path)
    return address


def row_address(datasette: Datasette, request: Request, database: str, table: str, key: str) -> str:
    """Give the permanent address of a row."""
    return absolute(datasette, request, datasette.urls.row(database, table, tilde_encode(key)))


async def holds_statements(
    datasette: Datasette, database: str, table: str | None, columns: Sequence[str]
) -> bool:
    """Tell whether what was found is statements: their table, or a question with a column `statement`."""
    named = table == "statements" if table else "statement" in columns
    return named and await is_ours(datasette, database)


def renderer(write: Callable[[Found], Awaitable[Response]]) -> Callable[..., Awaitable[Response]]:
    """Make what Datasette calls to write a format, by the names of its parameters."""

    async def render(  # noqa: PLR0913, PLR0917 - Datasette's own
        datasette: Datasette,
        request: Request,
        database: str,
        table: str | None,
        query_name: str | None,
        columns: Sequence[str],
        rows: Sequence[Any],
        data: Mapping[str, Any],
        view_name: str,
    ) -> Response:
        if data.get("error"):
            raise DatasetteError(str(data["error"]), status=400)
        # Both kinds of Datasette's rows give their cells.
        named = [dict(zip(columns, row, strict=True)) for row in rows]
        return await write(
            Found(
                datasette=datasette,
                request=request,
                database=database,
                table=table,
                question=query_name,
                columns=columns,
                rows=named,
                next_page=data.get("next"),
                is_row=view_name == "row",
            )
        )

    return render


def _plain(value: object) -> str:
    """Give a cell without the label that a foreign key may have been given."""
    return str(value["value"] if isinstance(value, Mapping) else value)
