"""`quotes models`: which there are, and a download without a network."""

from __future__ import annotations

import os
import subprocess

import pytest

from cli.commands import OFFLINE, PROGRAM, refused, run, told
from quotes.parsing.models import COMPACT


@pytest.fixture
def kept(tmp_path, monkeypatch):
    """Give the folder where official models would be kept."""
    monkeypatch.setenv("STANZA_RESOURCES_DIR", str(tmp_path / "kept"))
    return tmp_path / "kept"


def test_models_are_listed_with_their_places(kept):
    result = run("models", "list")
    assert result.exit_code == 0
    compact, where, padt, missing = result.stdout.splitlines()
    assert compact.startswith("compact ")
    assert where.strip() == str(COMPACT)
    assert padt.startswith("padt ")
    assert missing.strip() == "not installed"
    assert not kept.exists()


def test_official_models_that_are_not_installed(kept, tmp_path):
    (tmp_path / "a.txt").write_text("هطلت الأمطار.", encoding="utf-8")
    refused(run("extract", tmp_path, "--models", "padt"), "'padt'", "quotes models install padt")


def test_install_without_a_network_keeps_what_was_there(kept):
    kept.mkdir()
    (kept / "resources.json").write_text('{"ar": {}}')
    environment = {k: v for k, v in os.environ.items() if not k.lower().endswith("_proxy")} | OFFLINE
    done = subprocess.run(
        [*PROGRAM, "models", "install"],
        capture_output=True, text=True, check=False, env=environment, timeout=120,
    )  # fmt: skip
    assert done.returncode == 1
    assert not done.stdout
    told(done.stderr, "'padt' could not be downloaded", "check the network", "quotes models install padt")
    assert [(p.name, p.read_text()) for p in kept.iterdir()] == [("resources.json", '{"ar": {}}')]


@pytest.mark.parametrize("name", ["compact", "camel"])
def test_what_cannot_be_installed(kept, name):
    refused(run("models", "install", name), f"'{name}' cannot be installed", "padt")
    assert not kept.exists()
