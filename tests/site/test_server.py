"""The command that serves a database, and what the site leaves to a browsing machine."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from datasette.app import SETTINGS as KNOWN
from datasette.utils import parse_metadata

from quotes.site.server import SETTINGS, metadata_file, metadata_for, serve_command


def test_command_names_database_and_metadata():
    command = serve_command(
        Path("a b.db"), metadata=metadata_file(), port=9000, cors=True, extra=["--reload"]
    )
    assert command[:5] == [sys.executable, "-m", "datasette", "serve", "a b.db"]
    assert command[command.index("--metadata") + 1] == str(metadata_file())
    assert command[command.index("--port") + 1] == "9000"
    assert command[-2:] == ["--cors", "--reload"]
    assert "--cors" not in serve_command(Path("a.db"), metadata=metadata_file())


def test_metadata_is_for_a_database_of_any_name():
    with metadata_for(Path("db/quotes.db")) as usual:
        assert usual == metadata_file()
        plain = parse_metadata(usual.read_text(encoding="utf-8"))
    with metadata_for(Path("db/news 2021.db")) as other:
        renamed = parse_metadata(other.read_text(encoding="utf-8"))
    assert not other.exists()
    assert renamed["databases"] == {"news 2021": plain["databases"]["quotes"]}
    assert renamed["title"] == plain["title"]


def test_settings_are_datasettes_own():
    assert set(SETTINGS) <= {setting.name for setting in KNOWN}


def test_site_needs_no_parser():
    code = (
        "import sys, quotes.site, quotes.site.server;"
        "print([m for m in ('torch', 'stanza', 'spacy') if m in sys.modules])"
    )
    assert (
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
        == "[]\n"
    )
