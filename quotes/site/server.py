"""The command line that serves a database: Datasette, this package's metadata, limits that fit it."""

from __future__ import annotations

import json
import socket
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path

from datasette.utils import parse_metadata

from quotes.errors import QuotesError
from quotes.site.plugins import read_plugins

SETTINGS: Mapping[str, str] = {
    "default_page_size": "30",
    # A facet of a million statements takes 0.1 s; these are for a busy machine, or a file that is not in memory yet.
    # One that runs out of time comes back empty, without a word in JSON.
    "facet_time_limit_ms": "3000",
    "sql_time_limit_ms": "5000",
    "suggest_facets": "off",
    "truncate_cells_html": "300",
    "allow_download": "on",
    "max_csv_mb": "0",
}


def metadata_file() -> Path:
    """Find metadata.yml: inside an installed package, or at the top of a checkout."""
    here = Path(__file__).resolve()
    for found in (here.with_name("metadata.yml"), here.parents[2] / "metadata.yml"):
        if found.is_file():
            return found
    raise FileNotFoundError("metadata.yml is neither in the package nor in the checkout")


@contextmanager
def metadata_for(database: Path, editors: Path | None = None) -> Iterator[Path]:
    """Give the package's metadata for a database of any name: Datasette calls a database as its file is called.

    `editors` is a file that sets plugins up: who may sign in, and who may correct.
    """
    described = parse_metadata(metadata_file().read_text(encoding="utf-8"))
    if database.stem in described["databases"] and editors is None:
        yield metadata_file()
        return
    (tables,) = described["databases"].values()
    plugins = {"plugins": read_plugins(editors)} if editors else {}
    with tempfile.TemporaryDirectory() as folder:
        renamed = Path(folder) / "metadata.json"
        body = {**described, **plugins, "databases": {database.stem: tables}}
        renamed.write_text(json.dumps(body, ensure_ascii=False), encoding="utf-8")
        yield renamed


def serve_command(  # noqa: PLR0913 - one keyword for each option
    database: Path,
    *,
    metadata: Path,
    host: str = "127.0.0.1",
    port: int = 8001,
    cors: bool = False,
    immutable: bool = False,
    extra: Sequence[str] = (),
) -> list[str]:
    """Give the command that serves a database with this Python's Datasette; `extra` goes to Datasette."""
    opened = ["--immutable", str(database)] if immutable else [str(database)]
    command = [sys.executable, "-m", "datasette", "serve", *opened]
    command += ["--metadata", str(metadata), "--host", host, "--port", str(port)]
    if not version("datasette").startswith("0."):
        # 1.0 takes titles from metadata, but the questions only from its configuration.
        command += ["--config", str(metadata)]
    for name, value in SETTINGS.items():
        command += ["--setting", name, value]
    return [*command, *(["--cors"] if cors else []), *extra]


def check_port(host: str, port: int) -> None:
    """Raise QuotesError where another program listens on the port already."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise QuotesError(
                f"--port {port}: cannot listen on {host}:{port} ({error.strerror}); try another port"
            ) from None
