"""A database of invented articles, and Datasette in this process serving it."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest
import yaml
from datasette.app import Datasette
from desk import Desk, copied
from sample import build_sample
from sample_site import build

from quotes.site.server import SETTINGS, metadata_file


@pytest.fixture(scope="session")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("site") / "quotes.db")


@pytest.fixture(scope="session")
def season_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_sample(tmp_path_factory.mktemp("season") / "quotes.db")


@pytest.fixture
async def datasette(database: Path) -> Datasette:
    return await serve(database)


@pytest.fixture
async def season(season_database: Path) -> Any:
    """Give a client of a site over the sample: weeks of news from several outlets."""
    return (await serve(season_database)).client


async def serve(database: Path) -> Datasette:
    """Start Datasette over a database, as `quotes serve` does."""
    settings = {name: int(value) for name, value in SETTINGS.items() if value.isdigit()}
    described = yaml.safe_load(metadata_file().read_text("utf-8"))
    # 1.0 takes the questions from its configuration, as `serve_command` gives it.
    config = {} if version("datasette").startswith("0.") else {"config": described}
    ds = Datasette(
        [str(database)], metadata=described, settings={**settings, "suggest_facets": False}, **config
    )
    await ds.invoke_startup()
    return ds


@pytest.fixture
def served() -> Any:
    """Give the way to serve any database."""
    return serve


@pytest.fixture
def site(datasette: Datasette) -> Any:
    return datasette.client


@pytest.fixture
def first(site: Any) -> Any:
    """Give the first row of a table under a filter."""

    async def row(table: str, **values: str) -> dict[str, Any]:
        found = await site.get(f"/quotes/{table}.json", params={"_shape": "array", **values})
        return found.json()[0]

    return row


@pytest.fixture
async def desk(database: Path, tmp_path: Path) -> Desk:
    """Give a site that editors are set up on, over a database of its own."""
    made = Desk(copied(database, tmp_path))
    await made.datasette.invoke_startup()
    return made
