"""The file that sets plugins up for a site: who may sign in, and who may correct (docs/corrections.md)."""

from __future__ import annotations

import os
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from datasette.utils import BadMetadataError, parse_metadata

from quotes.errors import QuotesError

_PACKAGE = "datasette-"


def read_plugins(path: Path) -> dict[str, Any]:
    """Read the block `plugins` of a file in YAML or JSON.

    Raises:
        QuotesError: there is none; a plugin is not installed; a secret is missing, or written out in the file,
            where everybody could read it at /-/metadata.
    """
    try:
        read = parse_metadata(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, BadMetadataError) as error:
        raise QuotesError(
            f"--editors {path}: cannot be read ({' '.join(str(error).split())[:120]})"
        ) from None
    plugins = read.get("plugins") if isinstance(read, dict) else None
    if not isinstance(plugins, dict) or not all(isinstance(block, dict) for block in plugins.values()):
        raise QuotesError(f"--editors {path}: has no block `plugins:` (docs/corrections.md shows one)")
    for problem in _problems(plugins):
        raise QuotesError(f"--editors {path}: {problem}")
    return plugins


def _problems(plugins: dict[str, Any]) -> Iterator[str]:
    for name in plugins:
        if name.startswith(_PACKAGE) and not _installed(name):
            yield f"{name} is not installed; pip install 'arabic-quotes[editors]'"
    for name, value in _secrets(plugins):
        if not isinstance(value, dict):
            yield f"{name} is written out, where everybody could read it; name a variable: {{$env: NAME}}"
        elif (variable := value.get("$env")) and variable not in os.environ:
            yield f"{name} is to come from {variable}, which is not set"


def _installed(package: str) -> bool:
    try:
        version(package)
    except PackageNotFoundError:
        return False
    return True


def _secrets(settings: object) -> Iterator[tuple[str, object]]:
    """Give the tokens and the passwords' hashes, wherever they stand."""
    if isinstance(settings, dict):
        for name, value in settings.items():
            if name == "token" or str(name).endswith("_password_hash"):
                yield name, value
            else:
                yield from _secrets(value)
    elif isinstance(settings, list):
        for value in settings:
            yield from _secrets(value)
