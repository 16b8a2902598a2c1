"""Stages of a long run: what is done is not done again, what changed is made anew."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from hashlib import sha256
from pathlib import Path
from typing import Any

Report = Callable[[str], None]


class Stages:
    """Remembers in a folder which stages are done, and of which inputs.

    Args:
        folder: where the marks of done stages are kept.
        report: is told the name of each stage before it is run, and when one was done before.
    """

    def __init__(self, folder: Path, report: Report) -> None:
        self._folder = folder
        self._report = report
        folder.mkdir(parents=True, exist_ok=True)

    def run(
        self,
        name: str,
        work: Callable[[], None],
        *,
        inputs: Iterable[Path] = (),
        outputs: Iterable[Path],
        settings: Any = None,  # noqa: ANN401 - anything that JSON can hold
    ) -> bool:
        """Do a stage unless it was done with the same inputs and settings and its outputs are there.

        Returns:
            Whether it was done now. A stage that is interrupted leaves no mark, so that it is done again.
        """
        outputs = list(outputs)
        mark = self._folder / f"{name}.json"
        print_ = fingerprint(inputs, settings)
        if mark.is_file() and json.loads(mark.read_text()) == print_ and all(o.exists() for o in outputs):
            self._report(f"{name}: done before")
            return False
        self._report(f"{name} ...")
        mark.unlink(missing_ok=True)
        for output in outputs:
            output.parent.mkdir(parents=True, exist_ok=True)
        work()
        mark.write_text(json.dumps(print_))
        return True


def fingerprint(inputs: Iterable[Path], settings: Any) -> str:  # noqa: ANN401
    """Give a hash over the contents of files and over settings."""
    total = sha256(json.dumps(settings, sort_keys=True, default=str).encode())
    for path in inputs:
        total.update(path.name.encode() + b"\0")
        with path.open("rb") as file:
            while block := file.read(1 << 20):
                total.update(block)
    return total.hexdigest()
