"""Scores of models on gold sentences: the CoNLL 2018 scorer, from raw text and from gold tokens."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

from quotes.parsing.parser import Parser
from quotes.training.models.conllu import Sentence, lines_of
from quotes.training.models.tokens import raw_text

METRICS = ("Tokens", "Sentences", "Words", "UPOS", "Lemmas", "UAS", "LAS")
Scores = dict[str, float]


def score(models: Path, sentences: list[Sentence], threads: int | None = None) -> dict[str, Scores]:
    """Score models end to end (`raw`) and with the gold tokens given (`tokens`): F1 in hundredths by metric."""
    parser = Parser(str(models), threads)
    text = raw_text(sentences)
    raw = parser.analyse(text.split("\n\n"))
    return {
        "raw": _compare(sentences, "".join(f"{document:C}\n\n" for document in raw)),
        "tokens": _compare(sentences, f"{_from_tokens(parser, sentences):C}\n\n"),
    }


def _from_tokens(parser: Parser, sentences: list[Sentence]) -> Any:  # noqa: ANN401 - Stanza is untyped
    from stanza.models.common.doc import Document  # noqa: PLC0415 - torch takes seconds to load

    rows = [_rows(sentence) for sentence in sentences]
    return parser.analyse_words(Document(rows))


def _rows(sentence: Sentence) -> list[dict[str, Any]]:
    """Describe a sentence's tokens and words to Stanza, without any analysis."""
    rows: list[dict[str, Any]] = []
    number = 1
    for token in sentence.tokens:
        if len(token.words) > 1:
            rows.append({"id": (number, number + len(token.words) - 1), "text": token.form})
        for word in token.words:
            rows.append({"id": (number,), "text": word.form})
            number += 1
    return rows


def _compare(sentences: list[Sentence], found: str) -> Scores:
    from udtools import udeval  # noqa: PLC0415 - a dependency of training

    gold = "".join(map(lines_of, sentences))
    read = [udeval.load_conllu(io.StringIO(text), "", {}) for text in (gold, found)]
    scores = udeval.evaluate(*read)
    return {metric: round(100 * scores[metric].f1, 2) for metric in METRICS}
