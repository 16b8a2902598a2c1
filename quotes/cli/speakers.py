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
select p.name, p.id, p.kind, count(s.id) as n from speakers p left join statement_speakers t on t.speaker = p.id
left join statements s on s.id = t.statement and s.status <> 'rejected'
where p.same_as is null group by p.id order by n desc, p.name, p.id
"""
_MERGED = """
select one.name, one.id, shown.name, shown.id from speakers one join speakers shown on shown.id = one.same_as
order by shown.name, one.name
"""
_SHOWN = """
select one.name, one.kind, shown.id, shown.name, one.wikidata from speakers one
left join speakers shown on shown.id = one.same_as where one.id = ?
"""
_NAMES = "select distinct name from aliases where speaker = ? order by name"
_ROLES = """
select r.name, min(s.said_on), max(s.said_on), count(*) from statement_speakers t
join statements s on s.id = t.statement join roles r on r.id = t.role
where t.speaker = ? and s.status <> 'rejected' group by r.id order by min(s.said_on), r.name
"""
_JUDGED = """
select made_at, editor, left_name, judgement, right_name, note from judgements
where "left" = :speaker or "right" = :speaker order by id
"""

_editor = click.option("--editor", metavar="NAME", help="Who says so.  [default: your name on this machine]")
_note = click.option("--note", default="", help="Why, for those who read it later.")
_one = click.argument("one")
_other = click.argument("other")


@click.group()
def speakers() -> None:
    """Show speakers, merge those that are one, and tell them apart again.

    ONE and OTHER are ids or names. Each judgement is written down with who made it and when, and
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


@speakers.command("alias")
@_one
@click.argument("name")
@database_option
@_editor
@_note
def alias(one: str, name: str, database: Path, editor: str | None, note: str) -> None:
    """Give ONE one more NAME: whoever is found under it, now or in later articles, is this speaker."""
    from quotes.store import Store  # noqa: PLC0415
    from quotes.store.opening import explained  # noqa: PLC0415

    with Store.open(database, create=False) as store, explained(database):
        made = store.editing.alias(_find(store, one), name, editor=editor or getpass.getuser(), note=note)
    click.echo(f"{made.left_name} ({made.left}) = {made.right_name} ({made.right})", err=True)


@speakers.command("show")
@_one
@database_option
def show(one: str, database: Path) -> None:
    """Show ONE: the item of Wikidata, names, roles with the first and the last day, and what was judged."""
    from quotes.registry.wikidata import address  # noqa: PLC0415
    from quotes.store import Store  # noqa: PLC0415

    with Store.open(database, create=False) as store:
        speaker = _find(store, one)
        name, kind, merged, shown, item = store.db.execute(_SHOWN, [speaker]).fetchone()
        click.echo(f"{name} ({speaker}), {kind}" + (f", shown as {shown} ({merged})" if merged else ""))
        if item:
            click.echo(f"wikidata\t{item}\t{address(item)}")
        for (other,) in store.db.execute(_NAMES, [speaker]):
            click.echo(f"name\t{other}")
        for role, first, last, count in store.db.execute(_ROLES, [speaker]):
            click.echo(f"role\t{role}\t{first or '-'}\t{last or '-'}\t{count}")
        for made_at, editor, left, judgement, right, note in store.db.execute(_JUDGED, {"speaker": speaker}):
            click.echo(f"judged\t{made_at}\t{editor}\t{left} {judgement} {right}\t{note}".rstrip())


@speakers.command("match")
@database_option
def match(database: Path) -> None:
    """Merge the speakers that are one by the rules for names, as `quotes build` does at its end.

    What editors said of two speakers counts more than any rule. See docs/speakers.md.
    """
    from quotes.store import Store  # noqa: PLC0415

    with Store.open(database, create=False) as store:
        click.echo(f"{database}: {store.match()} judgements by rule added", err=True)


@speakers.command("list")
@click.option("--merged", is_flag=True, help="List those who are shown as somebody else, and as whom.")
@database_option
def list_speakers(database: Path, merged: bool) -> None:
    """List the speakers, who is quoted most first: how many statements, the name, the id and the kind."""
    from quotes.store import Store  # noqa: PLC0415

    with Store.open(database, create=False) as store:
        rows = store.db.execute(_MERGED if merged else _LIST).fetchall()
    for row in rows:
        if merged:
            name, one, shown, other = row
            click.echo(f"{name} ({one}) → {shown} ({other})")
        else:
            name, one, kind, count = row
            click.echo(f"{count}\t{name} ({one}), {kind}")
    if not rows:
        click.echo(f"{database}: " + ("nobody is merged" if merged else "no speakers yet"), err=True)


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
