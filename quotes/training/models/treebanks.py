"""The parts of a treebank: what is learnt from, what choices are measured on, what scores are reported of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from quotes.errors import QuotesError
from quotes.training.models.conllu import Sentence, read_sentences

PARTS = ("train", "dev", "test")


@dataclass(frozen=True, slots=True)
class Treebank:
    """A treebank's sentences by part; `dev` and `test` are empty in one that is only learnt from."""

    name: str
    train: list[Sentence]
    dev: list[Sentence]
    test: list[Sentence]


def read_treebank(folder: Path) -> Treebank:
    """Read a folder of Universal Dependencies: `…-train.conllu`, `…-dev.conllu`, `…-test.conllu`.

    A treebank that has a test part alone, as PUD has, is learnt from.

    Raises:
        QuotesError: there is no such folder, a part is missing or there twice, or a file is not CoNLL-U.
    """
    if not folder.is_dir():
        raise QuotesError(f"--treebank {folder}: no such folder")
    found = {part: sorted(folder.glob(f"*{part}.conllu")) for part in PARTS}
    for part, paths in found.items():
        if len(paths) > 1:
            raise QuotesError(
                f"--treebank {folder}: {len(paths)} files end in {part}.conllu; give a folder with one"
            )
    read = {part: read_sentences(paths[0]) if paths else [] for part, paths in found.items()}
    if read["test"] and not read["train"] and not read["dev"]:
        return Treebank(folder.name, read["test"], [], [])
    missing = [part for part in PARTS if not read[part]]
    if missing:
        raise QuotesError(f"--treebank {folder}: no file ends in {missing[0]}.conllu")
    return Treebank(folder.name, read["train"], read["dev"], read["test"])


def checked(treebanks: list[Treebank]) -> list[Treebank]:
    """Hold the first treebank to be one that can be measured on, with the tokens that people write.

    Raises:
        QuotesError: it has no development part, or its clitics are words of their own without a surface token.
    """
    first = treebanks[0]
    if not first.dev:
        raise QuotesError(f"--treebank {first.name}: has a test part alone; name one with three parts first")
    if not any(len(token.words) > 1 for sentence in first.train for token in sentence.tokens):
        raise QuotesError(
            f"--treebank {first.name}: has no multiword tokens, so that clitics cannot be learnt; "
            "take the release of UD v2"
        )
    return treebanks


def divisions(sentences: Iterable[Sentence], share: float) -> dict[str, tuple[str, ...]]:
    """Give the words of each token that is divided (or left whole) one way in at least `share` of its occurrences."""
    seen: dict[str, Counter[tuple[str, ...]]] = {}
    for sentence in sentences:
        for token in sentence.tokens:
            seen.setdefault(token.form, Counter())[tuple(word.form for word in token.words)] += 1
    usual = {form: ways.most_common(1)[0] for form, ways in seen.items()}
    return {form: way for form, (way, count) in usual.items() if count >= share * seen[form].total()}
