"""`quotes serve` and `quotes up`: the site and its JSON API."""

from __future__ import annotations

import signal
import subprocess
from contextlib import nullcontext
from pathlib import Path

import click

from quotes.cli.build import build_database
from quotes.cli.options import articles, counted, database_option, models_option
from quotes.errors import QuotesError
from quotes.site.server import check_port, metadata_for, serve_command
from quotes.store import Store
from quotes.store.opening import check_published, is_outdated

_HOST = click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
_PORT = click.option(
    "--port", type=click.IntRange(1, 65535), default=8001, show_default=True, help="Port to listen on."
)


@click.command(context_settings={"ignore_unknown_options": True})
@database_option
@_HOST
@_PORT
@click.option("--cors", is_flag=True, help="Let pages of other sites read the JSON API.")
@click.option(
    "--immutable", is_flag=True, help="The file will not change while it is served: quicker, no writes."
)
@click.option(
    "--metadata", type=click.Path(path_type=Path), help="Another metadata.yml than the package's own."
)
@click.option(
    "--editors",
    type=click.Path(path_type=Path),
    help="A file that says who may sign in and correct (docs/corrections.md).",
)
@click.argument("datasette", nargs=-1, type=click.UNPROCESSED, metavar="[DATASETTE OPTIONS]...")
def serve(  # noqa: PLR0913, PLR0917 - one parameter an option
    database: Path,
    host: str,
    port: int,
    cors: bool,
    immutable: bool,
    metadata: Path | None,
    editors: Path | None,
    datasette: tuple[str, ...],
) -> None:
    """Serve a database as a site with a JSON API.

    This is Datasette with this package's metadata.yml and limits that fit; options that are not listed here
    are Datasette's own (for example --setting base_url /quotes/).

    \b
      quotes serve
      quotes serve --db db/news.db --port 8080 --cors
    """
    run_server(
        database,
        host,
        port,
        cors=cors,
        immutable=immutable,
        metadata=metadata,
        editors=editors,
        extra=datasette,
    )


@click.command()
@database_option
@_HOST
@_PORT
@models_option
@click.option(
    "--seeds",
    type=click.Path(path_type=Path),
    default=Path("seeds"),
    show_default=True,
    help="Articles to build from where there is no database.",
)
def up(database: Path, host: str, port: int, models: str, seeds: Path) -> None:
    """Build the database from seeds/ if there is none, then serve it and print the address."""
    if not database.exists():
        if not seeds.exists():
            raise QuotesError(
                f"there is no database {database} and no folder {seeds}: give articles with --seeds, or run this "
                "in the project's folder"
            )
        click.echo(f"building {database} from {seeds} …", err=True)
        # Under another name until it is whole: what is interrupted goes on, and is not served half built.
        unfinished = database.with_name(f"{database.name}.unfinished")
        stored, _, _ = build_database(articles([seeds]), unfinished, models)
        unfinished.rename(database)
        click.echo(f"{counted(stored, 'article')} stored", err=True)
    run_server(database, host, port)


def run_server(  # noqa: PLR0913
    database: Path,
    host: str,
    port: int,
    *,
    cors: bool = False,
    immutable: bool = False,
    metadata: Path | None = None,
    editors: Path | None = None,
    extra: tuple[str, ...] = (),
) -> None:
    """Run Datasette until it is interrupted."""
    if not database.is_file():
        raise QuotesError(
            f"--db {database}: there is no such database; make one with `quotes build PATH --db {database}`"
        )
    check_published(database)
    if is_outdated(database):
        click.echo(f"{database}: made by an older version, brought up to date …", err=True)
        Store.open(database, create=False).close()
    if metadata and editors:
        raise QuotesError(
            "--editors: cannot be joined to --metadata; put its `plugins` into that file instead"
        )
    if metadata is not None and not metadata.is_file():
        raise QuotesError(f"--metadata {metadata}: no such file")
    check_port(host, port)
    with nullcontext(metadata) if metadata else metadata_for(database, editors) as described:
        click.echo(f"the site is at http://{host}:{port}/ (stop it with Ctrl-C)", err=True)
        command = serve_command(
            database,
            metadata=described,
            host=host,
            port=port,
            cors=cors,
            immutable=immutable,
            extra=extra,
        )
        status = run_until_interrupted(command)
    if status:
        raise SystemExit(status)


def run_until_interrupted(command: list[str]) -> int:
    """Run a program until it ends or this one is told to (Ctrl-C, SIGTERM), and leave no process behind."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with subprocess.Popen(command) as program:  # noqa: S603 - our own command line
        try:
            return program.wait()
        except KeyboardInterrupt:
            program.terminate()
            program.wait()
            return 0
