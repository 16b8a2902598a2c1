"""One request for a page over one of our databases: what gathering the page needs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quotes.site import questions

if TYPE_CHECKING:
    from datasette.app import Datasette
    from datasette.database import Database
    from datasette.utils.asgi import Request

    from quotes.site.questions import Answer


@dataclass(frozen=True, slots=True)
class Visit:
    """Who asks for a page, and of which database."""

    datasette: Datasette
    request: Request | None
    database: str

    @property
    def db(self) -> Database:
        """Give the database."""
        found: Database = self.datasette.get_database(self.database)
        return found

    @property
    def args(self) -> Mapping[str, str]:
        """Give the query string's first value of each name, blank ones left out."""
        args = self.request.args if self.request else {}
        return {name: value for name in args if (value := str(args.get(name)).strip())}

    async def ask(self, question: str, **values: object) -> Answer:
        """Ask a ready-made question."""
        return await questions.ask(self.datasette, self.request, self.database, question, **values)
