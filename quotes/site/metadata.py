"""Metadata that is quick to copy.

Datasette 0.65.5 copies all of it with `copy.deepcopy` whenever it asks whether a reader may see a table, which takes
more than half of the time of a row as JSON: ours holds a description of every column and a dozen questions.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from datasette.app import Datasette


class Metadata(dict[str, Any]):
    """What YAML or JSON can hold: dictionaries, lists, and values that nothing changes."""

    def __deepcopy__(self, memo: dict[int, Any]) -> dict[str, Any]:
        """Copy everything that could be changed; aliases of YAML come apart."""
        return cast("dict[str, Any]", _copied(dict(self)))


def hasten_copies(datasette: Datasette) -> None:
    """Let Datasette copy its metadata quickly, where it keeps them as 0.65 does."""
    kept = getattr(datasette, "_metadata_local", None)
    if isinstance(kept, dict):
        datasette._metadata_local = Metadata(kept)


def _copied(value: Any) -> Any:  # noqa: ANN401 - anything that JSON can hold
    if isinstance(value, dict):
        return {key: _copied(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_copied(each) for each in value]
    return value
