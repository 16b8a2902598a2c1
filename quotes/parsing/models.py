"""Where the Arabic models are: the compact ones in this package, Stanza's official ones, or a folder."""

from __future__ import annotations

import contextlib
import io
import json
import os
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from quotes.errors import QuotesError

COMPACT = Path(__file__).parent / "compact"
PROCESSORS = ("tokenize", "mwt", "pos", "lemma", "depparse")
NAMES = {
    "compact": "shipped inside this package; small and fast",
    "padt": "Stanza's official Arabic models (UD Arabic-PADT); downloaded by `quotes models install padt`",
}


@dataclass(frozen=True, slots=True)
class Models:
    """A folder laid out as Stanza's resources: `resources.json` and `ar/PROCESSOR/PACKAGE.pt`."""

    name: str
    folder: Path

    @property
    def fingerprint(self) -> str:
        """Say which weights these are: a hash over the checksums that `resources.json` lists."""
        listing = self.folder / "resources.json"
        return sha256(listing.read_bytes()).hexdigest()[:12]


def official_folder() -> Path:
    """Give the folder where Stanza keeps its downloads (`STANZA_RESOURCES_DIR` moves it)."""
    from stanza.resources.common import DEFAULT_MODEL_DIR  # noqa: PLC0415 - slow import

    return Path(os.environ.get("STANZA_RESOURCES_DIR") or DEFAULT_MODEL_DIR)


def find(name: str = "compact") -> Models:
    """Find models by name (`compact`, `padt`) or folder.

    Raises:
        QuotesError: the folder is not one of models, or the official models are not installed.
    """
    if name == "compact":
        return _checked(Models(name, COMPACT))
    if name == "padt":
        folder = official_folder()
        if not (folder / "resources.json").is_file():
            raise QuotesError("the models 'padt' are not installed: run `quotes models install padt`")
        return _checked(Models(name, folder))
    folder = Path(name)
    if not folder.is_dir():
        raise QuotesError(
            f"--models {name}: no such folder; give one of {', '.join(NAMES)} or a folder of models"
        )
    return _checked(Models(name, folder))


def _checked(models: Models) -> Models:
    listing = models.folder / "resources.json"
    try:
        packages = dict(json.loads(listing.read_text(encoding="utf-8"))["ar"]["packages"]["default"])
    except FileNotFoundError:
        raise QuotesError(
            f"--models {models.name}: {models.folder} holds no resources.json; it is not a folder of "
            "Stanza models"
        ) from None
    except OSError as error:
        raise QuotesError(f"--models {models.name}: {listing} cannot be read ({error.strerror})") from None
    except (ValueError, KeyError, TypeError):
        raise QuotesError(
            f"--models {models.name}: {listing} does not list Arabic models as Stanza does"
        ) from None
    for processor in PROCESSORS:
        weights = models.folder / "ar" / processor / f"{packages.get(processor)}.pt"
        if not weights.is_file() and not (processor == "mwt" and "mwt" not in packages):
            raise QuotesError(f"--models {models.name}: {weights} is missing")
    return models


def install(name: str = "padt", resources_url: str | None = None) -> Models:
    """Download Stanza's official Arabic models through Stanza's own code.

    Raises:
        QuotesError: `name` cannot be downloaded, or the download failed (one line; what was there stays).
    """
    if name != "padt":
        raise QuotesError(
            f"models '{name}' cannot be installed: only padt is downloaded, compact is in the package"
        )
    import stanza  # noqa: PLC0415 - slow import
    from stanza.resources.common import DEFAULT_RESOURCES_URL  # noqa: PLC0415

    folder = official_folder()
    try:
        with contextlib.redirect_stderr(io.StringIO()):
            stanza.download(
                "ar",
                model_dir=str(folder),
                processors=",".join(PROCESSORS),
                resources_url=resources_url or DEFAULT_RESOURCES_URL,
                verbose=False,
            )
    except KeyboardInterrupt:
        raise
    except Exception as error:  # Stanza lets the errors of requests, huggingface_hub and its own through
        reason = f"{type(error).__name__}: {' '.join(str(error).split())}"[:160]
        raise QuotesError(
            f"the models 'padt' could not be downloaded ({reason}): check the network and run "
            "`quotes models install padt` again; --models compact works without"
        ) from error
    return find("padt")
