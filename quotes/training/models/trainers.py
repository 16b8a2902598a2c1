"""Stanza's own trainers, called as its command lines call them, their log kept in a file."""

from __future__ import annotations

import importlib
import logging
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any

from quotes.errors import QuotesError
from quotes.training.models.averaging import averaged
from quotes.training.models.labels import of_arcs_alone
from quotes.training.models.settings import options

# A shorthand that Stanza knows to have the positional tags (XPOS) of PADT.
SHORTHAND = "ar_padt"
_MODULES = {
    "tokenize": "stanza.models.tokenizer",
    "mwt": "stanza.models.mwt_expander",
    "pos": "stanza.models.tagger",
    "lemma": "stanza.models.lemmatizer",
    "depparse": "stanza.models.parser",
}


def train(
    processor: str, settings: dict[str, Any], files: dict[str, str | Path], out: Path, log: Path
) -> None:
    """Train one processor into the file `out`; the trainer's seed is its own fixed one.

    Args:
        processor: one of Stanza's, or `refine`: the parser, trained on.
        settings: its options (`settings.toml`), and `average`: see `quotes.training.models.averaging`.
        files: options that name files.
        out: the weights to write.
        log: what the trainer says is added there.

    Raises:
        QuotesError: the trainer failed (one line; the log has the rest), or wrote nothing.
    """
    out.unlink(missing_ok=True)
    place = {"save_dir": out.parent, "save_name": out.name, "shorthand": SHORTHAND}
    language = {} if processor == "lemma" else {"lang": "ar"}
    processor = "depparse" if processor.startswith("refine") else processor
    average = settings.get("average", 0)
    settings = {name: value for name, value in settings.items() if name != "average"}
    given = options({"mode": "train", **language, **place, **settings, **files})
    before = files.get("continue_from")
    try:
        with _logged(log), averaged(processor, average), of_arcs_alone(), _vocabulary(before):
            importlib.import_module(_MODULES[processor]).main(given)
    except SystemExit as error:
        raise QuotesError(f"{processor}: Stanza refuses its settings; see {log}") from error
    except Exception as error:
        reason = f"{type(error).__name__}: {' '.join(str(error).split())}"[:200]
        raise QuotesError(f"{processor}: training failed ({reason}); see {log}") from error
    if not out.is_file():
        raise QuotesError(f"{processor}: training wrote no weights; see {log}")


def halve(path: Path) -> None:
    """Keep weights in half precision: half the file; Stanza widens them again as it loads them."""
    import torch  # noqa: PLC0415 - takes seconds to load

    checkpoint = torch.load(path, map_location="cpu", weights_only=True)
    checkpoint["model"] = {
        name: value.half() if torch.is_tensor(value) and value.is_floating_point() else value
        for name, value in checkpoint["model"].items()
    }
    torch.save(checkpoint, path, _use_new_zipfile_serialization=False)


@contextmanager
def _vocabulary(weights: str | Path | None) -> Iterator[None]:
    """Let the parser's trainer number words as the weights do that it goes on from; its own data may have others."""
    if weights is None:
        yield
        return
    import torch  # noqa: PLC0415 - takes seconds to load
    from stanza.models import parser  # noqa: PLC0415
    from stanza.models.pos.vocab import MultiVocab  # noqa: PLC0415

    vocabulary = MultiVocab.load_state_dict(torch.load(weights, weights_only=True)["vocab"])
    loader = parser.DataLoader
    parser.DataLoader = lambda *args, **options: loader(*args, **{"vocab": vocabulary} | options)
    try:
        yield
    finally:
        parser.DataLoader = loader


@contextmanager
def _logged(path: Path) -> Iterator[None]:
    """Send what Stanza logs and prints to a file."""
    logger = logging.getLogger("stanza")
    before, level = logger.handlers, logger.level
    with path.open("a", encoding="utf-8") as file:
        logger.handlers = [logging.StreamHandler(file)]
        logger.setLevel(logging.INFO)
        try:
            with redirect_stdout(file), redirect_stderr(file):
                yield
        finally:
            logger.handlers = before
            logger.setLevel(level)
