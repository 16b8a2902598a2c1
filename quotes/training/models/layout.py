"""Weights laid out as Stanza keeps them, so that `--models FOLDER` and Stanza itself take them."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from hashlib import md5
from pathlib import Path
from typing import Any

from quotes.parsing.known_tokens import NAME, write_known_tokens
from quotes.parsing.models import PROCESSORS

PACKAGE = "compact"
_VECTORS = {"dependencies": [{"model": "pretrain", "package": PACKAGE}]}
_NEED_VECTORS = ("pos", "depparse")


def lay_out(weights: Mapping[str, Path], divisions: Mapping[str, tuple[str, ...]], folder: Path) -> None:
    """Copy weights (by processor, and `pretrain`) into a folder, with the listing that Stanza reads.

    The known divisions of tokens are listed too, so that the listing tells any two sets of weights apart.
    """
    arabic: dict[str, Any] = {
        "lang_name": "Arabic",
        "packages": {"default": dict.fromkeys(PROCESSORS, PACKAGE)},
        "default_processors": dict.fromkeys(PROCESSORS, PACKAGE),
    }
    for name, source in weights.items():
        target = folder / "ar" / name / f"{PACKAGE}.pt"
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)
        arabic[name] = {PACKAGE: {"md5": _checksum(target), **(_VECTORS if name in _NEED_VECTORS else {})}}
    tokens = write_known_tokens(divisions, folder)
    listing = {"ar": arabic, "files": {NAME: {"md5": _checksum(tokens)}}}
    (folder / "resources.json").write_text(json.dumps(listing, indent=1) + "\n", encoding="utf-8")


def _checksum(path: Path) -> str:
    return md5(path.read_bytes(), usedforsecurity=False).hexdigest()
