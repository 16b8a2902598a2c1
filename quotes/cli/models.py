"""`quotes models`: which Arabic models there are."""

from __future__ import annotations

import click

from quotes.errors import QuotesError


@click.group()
def models() -> None:
    """List or install the Arabic models that parse."""


@models.command("list")
def list_models() -> None:
    """Say which models there are, and where."""
    from quotes.parsing.models import NAMES, find  # noqa: PLC0415 - slow import

    for name, about in NAMES.items():
        try:
            state = str(find(name).folder)
        except QuotesError:
            state = "not installed"
        click.echo(f"{name:9}{about}\n{'':9}{state}")


@models.command("install")
@click.argument("name", default="padt")
def install_models(name: str) -> None:
    """Download Stanza's official Arabic models (NAME: padt, about 300 MB).

    They go where Stanza keeps its models (STANZA_RESOURCES_DIR changes that). Use them with --models padt.
    """
    from quotes.parsing.models import install  # noqa: PLC0415 - slow import

    click.echo(f"installed in {install(name).folder}")
