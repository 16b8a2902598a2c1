"""A real Datasette, as `quotes serve` starts it, and a real Chromium."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from quotes.site.server import metadata_file, serve_command

# The invented articles of the site's tests; no packages, as `site` is a module of Python's own.
sys.path.append(str(Path(__file__).parents[1] / "site"))
from sample import build_sample
from sample_site import build

ARGUMENTS = ["--no-sandbox", "--headless=new", "--disable-gpu", "--disable-background-networking"]

expect.set_options(
    timeout=20_000
)  # on a busy machine a page takes longer than the five seconds that are usual

SIZES = {"desktop": (1280, 900), "phone": (390, 844)}


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the invented articles and give the site's address."""
    with serving(build(tmp_path_factory.mktemp("browser") / "quotes.db")) as base:
        yield base


@pytest.fixture(scope="session")
def season_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the sample, weeks of news from several outlets, and give the site's address."""
    with serving(build_sample(tmp_path_factory.mktemp("season") / "quotes.db")) as base:
        yield base


@contextmanager
def serving(database: Path, extra: Sequence[str] = (), metadata: Path | None = None) -> Iterator[str]:
    """Serve a database as `quotes serve` does, `extra` being options of Datasette; give the site's address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    log = (database.parent / "datasette.log").open("w+b")
    command = serve_command(database, metadata=metadata or metadata_file(), port=port, extra=extra)
    server = subprocess.Popen(command, stdout=log, stderr=log)
    base = f"http://127.0.0.1:{port}"
    try:
        _wait(f"{base}/-/versions.json", server, Path(log.name))
        yield base
    finally:
        server.terminate()
        server.wait(10)
        log.close()


def _wait(url: str, server: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(900):
        if server.poll() is not None:
            pytest.fail(f"Datasette ended at once: {log.read_text()[-500:]}", pytrace=False)
        try:
            urllib.request.urlopen(url, timeout=5)  # noqa: S310 - this machine's own server
        except OSError:
            time.sleep(0.1)
        else:
            return
    pytest.fail(f"Datasette did not answer at {url} within 90 seconds", pytrace=False)


@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    """Start Debian's Chromium; without it these tests fail, as a site that nobody looked at is not tested.

    It ends with this folder: while it runs, its event loop keeps asynchronous tests from theirs.
    """
    path = shutil.which("chromium") or "/usr/bin/chromium"
    if not Path(path).exists():
        pytest.fail("Chromium is missing: apt-get install chromium fonts-noto-core", pytrace=False)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(params=list(SIZES))
def page(request: pytest.FixtureRequest, chromium: Browser, address: str) -> Iterator[Page]:
    """Give a fresh page in desktop and in phone width; an error in it fails the test."""
    with opened(chromium, address, request.param) as one:
        yield one


@pytest.fixture(params=list(SIZES))
def season(request: pytest.FixtureRequest, chromium: Browser, season_address: str) -> Iterator[Page]:
    """Give a fresh page of the sample's site in desktop and in phone width; an error in it fails the test."""
    with opened(chromium, season_address, request.param) as one:
        yield one


@contextmanager
def opened(chromium: Browser, address: str, size: str, **options: Any) -> Iterator[Page]:
    """Open a page in a browser of its own cookies; no error and no dialog may come up in it."""
    width, height = SIZES[size]
    context = chromium.new_context(viewport={"width": width, "height": height}, base_url=address, **options)
    one = context.new_page()
    errors: list[str] = []
    one.on("pageerror", lambda error: errors.append(str(error)))
    one.on("dialog", lambda dialog: (errors.append(f"dialog: {dialog.message}"), dialog.dismiss()))
    yield one
    context.close()
    assert not errors
