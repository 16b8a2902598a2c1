"""`quotes speakers`: which speakers are one, judged on the command line as on the site."""

from __future__ import annotations

import getpass
import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from quotes.cli.options import database_option
from quotes.errors import QuotesError

if TYPE_CHECKING:
    from quotes.store import Store

_FIND = (
    "select id, kind from speakers where id = :given or id in (select value from json_each(:ids)) order by id"
)
_LIST = """
select one.name, one.id, shown.name, shown.id from speakers one join speakers shown on shown.id = one.same_as
order by shown.name, one.name
"""

_editor = click.option("--editor", metavar="NAME", help="Who says so.  [default: your name on this machine]")
_note = click.option("--note", default="", help="Why, for those who read it later.")
_one = click.argument("one")
_other = click.argument("other")


@click.group()
def speakers() -> None:
    """Merge speakers that are one, and tell them apart again.

    ONE and OTHER are ids or names, in any spelling. Each judgement is written down with who made it and when, and
    survives every new extraction.
    """


@speakers.command("merge")
@_one
@_other
@database_option
@_editor
@_note
def merge(one: str, other: str, database: Path, editor: str | None, note: str) -> None:
    """Show all that ONE said under the name of OTHER: they are the same."""
    _judge(database, one, other, "same", editor, note)


@speakers.command("split")
@_one
@_other
@database_option
@_editor
@_note
def split(one: str, other: str, database: Path, editor: str | None, note: str) -> None:
    """Tell ONE and OTHER apart: they are different."""
    _judge(database, one, other, "different", editor, note)


@speakers.command("list")
@database_option
def list_merged(database: Path) -> None:
    """List the speakers that were merged, and into whom."""
    from quotes.store import Store  # noqa: PLC0415

    with Store.open(database, create=False) as store:
        for name, one, shown, other in store.db.execute(_LIST):
            click.echo(f"{name} ({one}) → {shown} ({other})")


def _judge(database: Path, one: str, other: str, judgement: str, editor: str | None, note: str) -> None:  # noqa: PLR0913, PLR0917
    from quotes.store import Store  # noqa: PLC0415
    from quotes.store.opening import explained  # noqa: PLC0415

    with Store.open(database, create=False) as store, explained(database):
        left, right = (_find(store, given) for given in (one, other))
        made = store.editing.judge(left, right, judgement, editor=editor or getpass.getuser(), note=note)
    sign = "=" if judgement == "same" else "≠"
    click.echo(f"{made.left_name} ({left}) {sign} {made.right_name} ({right})", err=True)


def _find(store: Store, given: str) -> str:
    """Find the speaker of an id or a name."""
    from quotes.store.lookup import named  # noqa: PLC0415

    ids = json.dumps([known.id for known in named(store.db, given)])
    found = store.db.execute(_FIND, {"given": given, "ids": ids}).fetchall()
    if not found:
        raise QuotesError(f"{given}: there is no speaker of this name or id; names stand at /quotes/speakers")
    if len(found) > 1:
        several = ", ".join(f"{one} ({kind})" for one, kind in found)
        raise QuotesError(f"{given}: is the name of several speakers; give one of their ids: {several}")
    return str(found[0][0])
