"""The cookbook: questions of newsrooms, each with its page, its SQL and its curl, asked of this very database."""

from __future__ import annotations

import shlex
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlencode

from markupsafe import Markup

from quotes.registry import countries
from quotes.site import records
from quotes.site.context import site_database
from quotes.site.data_text import in_its_language
from quotes.site.labels import date_label, language, month_label
from quotes.site.questions import published_sql, question_sql, sql_page

if TYPE_CHECKING:
    from datasette import Response
    from datasette.app import Datasette
    from datasette.database import Database
    from datasette.utils.asgi import Request

_MOST_QUOTED = """
select p.name from statements as s join speakers as p on p.id = s.speaker
where p.kind = 'person' group by s.speaker order by count(*) desc, p.name limit 2
"""
_NEWEST_DAY = "select max(said_on) as day from statements"
_COUNTRY = """
select country from statements where country is not null
group by country order by count(*) desc, country limit 1
"""


@dataclass(frozen=True, slots=True)
class Question:
    """A question of the cookbook: `query` names a ready-made one, or `table` filters the statements."""

    id: str
    ask: Mapping[str, str]
    values: tuple[str, ...]
    query: str | None
    table: Mapping[str, str]
    sql: str

    def answers(self, values: Mapping[str, str]) -> dict[str, str]:
        """Give what the address asks: parameters of the ready-made question, or filters of the table."""
        if self.query:
            return {name: values[name] for name in self.values}
        return {column: wanted.format(**values) for column, wanted in self.table.items()}


@dataclass(frozen=True, slots=True)
class Recipe:
    """A question put to this database: in words, as a page, as SQL and as a command."""

    id: str
    ask: Markup
    page: str
    sql: str
    sql_page: str
    curl: str


@cache
def _book() -> Mapping[str, Any]:
    return tomllib.loads((files("quotes.site") / "cookbook.toml").read_text("utf-8"))


@cache
def questions() -> tuple[Question, ...]:
    """Give the questions, in the order of the book."""
    return tuple(
        Question(
            id=one["id"],
            ask=one["ask"],
            values=tuple(one["values"]),
            query=one.get("query"),
            table=one.get("table", {}),
            sql=one.get("sql", "").strip(),
        )
        for one in _book()["questions"]
    )


async def view(datasette: Datasette, request: Request) -> Response:
    """Answer `/-/cookbook`: the questions with values of this database, or those the reader typed."""
    from datasette import Response  # noqa: PLC0415 - templates need nothing of it

    database = await site_database(datasette, request)
    context: dict[str, Any] = {"database": database, "recipes": [], "values": {}}
    if database:
        found = await values(datasette.get_database(database))
        asked = {name: (request.args.get(name) or "").strip() or found[name] for name in found}
        context |= {"values": asked, "recipes": await recipes(datasette, request, database, asked)}
    html = await datasette.render_template("cookbook.html", context, request=request)
    return Response.html(html)


async def values(db: Database) -> dict[str, str]:
    """Find what to ask about: who is quoted most, the newest day and its month, the country heard most."""
    names = [row["name"] for row in await records.rows(db, _MOST_QUOTED)] + ["", ""]
    day = next(iter(await records.rows(db, _NEWEST_DAY)), {}).get("day") or ""
    country = next(iter(await records.rows(db, _COUNTRY)), {}).get("country") or ""
    return {
        "name": names[0],
        "other": names[1],
        "words": _book()["words"]["ar"],
        "day": day,
        "month": day[:7],
        "country": country,
    }


async def recipes(
    datasette: Datasette, request: Request, database: str, asked: Mapping[str, str]
) -> list[Recipe]:
    """Put every question to a database."""
    made = []
    for one in questions():
        sql, place = one.sql, datasette.urls.table(database, "statements")
        if one.query:
            found = await published_sql(datasette, request.actor, database, one.query)
            sql = (found or question_sql(one.query)).strip()
            place = datasette.urls.query(database, one.query) if found else sql_page(datasette, database)
        made.append(_recipe(datasette, request, one, asked, (str(place), sql, database)))
    return made


def _recipe(
    datasette: Datasette,
    request: Request,
    one: Question,
    asked: Mapping[str, str],
    found: tuple[str, str, str],
) -> Recipe:
    place, sql, database = found
    answers = one.answers(asked)
    if place == sql_page(datasette, database):  # the site was started without our metadata
        answers = {"sql": sql, **answers}
    parameters = {name: asked[name] for name in one.values}
    address = datasette.absolute_url(request, f"{place}.json")
    pairs = [f"--data-urlencode {shlex.quote(f'{name}={value}')}" for name, value in answers.items()]
    return Recipe(
        id=one.id,
        ask=_asked(one, asked),
        page=f"{place}?{urlencode(answers)}",
        sql=sql,
        sql_page=f"{sql_page(datasette, database)}?{urlencode({'sql': sql, **parameters}, quote_via=quote)}",
        curl=" ".join(["curl -sG", shlex.quote(address), "-d _shape=array", *pairs]),
    )


def _asked(one: Question, asked: Mapping[str, str]) -> Markup:
    """Write the question, with the values in their own language."""
    values = {name: in_its_language(value) for name, value in _in_words(asked).items()}
    return Markup(one.ask[language.get()]).format(**values)  # noqa: S704 - the package's own words


def _in_words(asked: Mapping[str, str]) -> dict[str, str]:
    """Say values as a question of the reader's language does: dates with their months, a country by its name."""
    country = countries().get(asked["country"])
    name = country and (country.name_en if language.get() == "en" else country.name)
    return {
        **asked,
        "day": date_label(asked["day"]),
        "month": month_label(asked["month"]),
        "country_name": name or asked["country"],
    }
