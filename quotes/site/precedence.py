"""Whose template counts, where several plugins have one of the same name: the operator's, then ours."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datasette.app import Datasette
    from jinja2 import Environment

_TEMPLATES = str(Path(__file__).parent / "templates")


def put_first(env: Environment, datasette: Datasette) -> None:
    """Look in our folder before those of other plugins: Datasette looks into them in no order at all."""
    for loader in getattr(env.loader, "loaders", ()):
        paths: list[str] = getattr(loader, "searchpath", [])
        if _TEMPLATES in paths:
            paths.remove(_TEMPLATES)
            paths.insert(1 if datasette.template_dir else 0, _TEMPLATES)
