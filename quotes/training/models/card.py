"""The model card: what a run made, of what, and how well it reads; written from the run."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from quotes.training.models.conllu import Sentence
from quotes.training.models.scores import METRICS, Scores
from quotes.training.models.treebanks import PARTS, Treebank

_MEGABYTE = 1e6


@dataclass(frozen=True, slots=True)
class Run:
    """What a card tells of a run; `scores` by test set, and within by what was given (`raw`, `tokens`)."""

    treebanks: Sequence[Treebank]
    vectors: str
    versions: Mapping[str, str]
    scores: Mapping[str, Mapping[str, Scores]]


def write_card(run: Run, folder: Path) -> Path:
    """Write `MODEL_CARD.md` into a folder of models."""
    path = folder / "MODEL_CARD.md"
    path.write_text("\n".join(_lines(run, folder)) + "\n", encoding="utf-8")
    return path


def _lines(run: Run, folder: Path) -> list[str]:
    size = sum(p.stat().st_size for p in folder.rglob("*") if p.is_file()) / _MEGABYTE
    made = ", ".join(f"{name} {version}" for name, version in run.versions.items())
    return [
        "# Compact Arabic models",
        "A folder of Stanza models (`resources.json`, `ar/PROCESSOR/compact.pt`): tokenize, mwt, pos, lemma, depparse",
        "and the word vectors that pos and depparse read. `tokens.tsv.gz` holds tokens whose division into words is",
        f"known, which `quotes` looks up and Stanza alone does not. {size:.0f} MB. Made by `quotes train models` with",
        f"{made}.",
        "",
        "## Data",
        *(_told(treebank) for treebank in run.treebanks),
        f"- Word vectors: {run.vectors}.",
        "- A noisy copy of the training parts: spelling variants and the quotation marks of the press.",
        "",
        "## Licence",
        "The weights derive from the treebanks and have their licences (UD Arabic-PADT: CC BY-NC-SA 3.0;",
        "UD Arabic-PUD: CC BY-SA 3.0); the word vectors come from news text collected for research. The licence of",
        "this project's code (Apache-2.0) does not extend to these weights.",
        "",
        "## Scores (CoNLL 2018 scorer, F1)",
        f"| test set | {' | '.join(METRICS)} |",
        "|---" * (len(METRICS) + 1) + "|",
        *(
            f"| {name}, {_GIVEN[given]} | {' | '.join(f'{scores[metric]:.1f}' for metric in METRICS)} |"
            for name, by_given in run.scores.items()
            for given, scores in by_given.items()
        ),
        "",
        "The development and test parts were not learnt from; settings and steps were chosen on the development part.",
        "",
        "## Known limits",
        "Newswire and newspapers only. In PADT's style a sentence-initial و is the root and the main verb its",
        "`parataxis` child; names are tagged X; lemmas are vocalised.",
    ]


_GIVEN = {"raw": "raw text", "tokens": "gold tokens"}


def _told(treebank: Treebank) -> str:
    parts = [(part, getattr(treebank, part)) for part in PARTS]
    told = ", ".join(f"{part} {_words(sentences):,} words" for part, sentences in parts if sentences)
    return f"- {treebank.name}: {told}."


def _words(sentences: Sequence[Sentence]) -> int:
    return sum(len(sentence.words) for sentence in sentences)
