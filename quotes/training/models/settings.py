"""The settings of a training run: the package's own, with what a file of the user's changes."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from quotes.errors import QuotesError

OWN = Path(__file__).with_name("settings.toml")
Settings = dict[str, dict[str, Any]]


def read_settings(changes: Path | None = None) -> Settings:
    """Read the settings: a table for each part of the run.

    Raises:
        QuotesError: the file with changes cannot be read, is not TOML, or names a part that there is not.
    """
    settings: Settings = tomllib.loads(OWN.read_text(encoding="utf-8"))
    if changes is None:
        return settings
    try:
        given = tomllib.loads(changes.read_text(encoding="utf-8"))
    except OSError as error:
        raise QuotesError(f"--settings {changes}: cannot be read ({error.strerror})") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise QuotesError(f"--settings {changes}: is not TOML ({error})") from error
    for part, table in given.items():
        if part not in settings or not isinstance(table, dict):
            raise QuotesError(f"--settings {changes}: no part '{part}'; there are {', '.join(settings)}")
        settings[part] |= table
    return settings


def options(table: dict[str, Any]) -> list[str]:
    """Write a table of settings as command-line options: `--name value`, or `--name` for true."""
    out: list[str] = []
    for name, value in table.items():
        if value is True:
            out.append(f"--{name}")
        elif value is not False:
            out += [f"--{name}", str(value)]
    return out
