"""Tokens whose division into words is known: looked up, where Stanza's tokenizer guesses from letters anew each time.

Models may come with `tokens.tsv.gz` beside `resources.json`: a token and its words, separated by blanks, a line. Such
a token is always divided so (a token that is its own only word is left whole), whatever the tokenizer thinks.
"""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from pathlib import Path
from typing import Any

NAME = "tokens.tsv.gz"
_CLITICS = "MWT=Yes"


def write_known_tokens(divisions: Mapping[str, tuple[str, ...]], folder: Path) -> Path:
    """Write the file into a folder of models; the same divisions give the same bytes."""
    path = folder / NAME
    lines = "".join(f"{token}\t{' '.join(words)}\n" for token, words in sorted(divisions.items()))
    path.write_bytes(gzip.compress(lines.encode(), mtime=0))
    return path


def read_known_tokens(folder: Path) -> dict[str, str]:
    """Read the file of a folder of models: expansions by token; empty where there is none."""
    path = folder / NAME
    if not path.is_file():
        return {}
    lines = gzip.decompress(path.read_bytes()).decode().splitlines()
    return dict(line.split("\t") for line in lines)


def mark(document: Any, known: Mapping[str, str]) -> None:  # noqa: ANN401 - Stanza is untyped
    """Correct which tokens of a tokenized Stanza document hold clitics."""
    for sentence in document.sentences:
        for token in sentence.tokens:
            expansion = known.get(token.text)
            if expansion is None:
                continue
            notes = [note for note in (token.misc or "").split("|") if note and note != _CLITICS]
            if " " in expansion:
                notes.append(_CLITICS)
            token.misc = "|".join(notes) or None
