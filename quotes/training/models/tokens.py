"""What Stanza's tokenizer learns from: running text, and for each letter whether a token or a sentence ends there."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from quotes.training.models.conllu import Sentence, paragraphs

_INSIDE, _TOKEN, _SENTENCE, _CLITICS = 0, 1, 2, 3


def raw_text(sentences: Iterable[Sentence]) -> str:
    """Give the running text: a line for each paragraph, an empty line between."""
    return "\n\n".join(" ".join(s.text for s in paragraph) for paragraph in paragraphs(sentences))


def labels(sentence: Sentence) -> str:
    """Label each letter of a sentence's text: 0 inside a token, 1 its end, 2 a sentence's, 3 and 4 with clitics."""
    out = ""
    for i, token in enumerate(sentence.tokens):
        end = _CLITICS if len(token.words) > 1 else _TOKEN
        end += i == len(sentence.tokens) - 1
        out += str(_INSIDE) * (len(token.form) - 1) + str(end) + str(_INSIDE) * token.space_after
    return out[: len(sentence.text)]


def write_tokenizer_data(sentences: list[Sentence], folder: Path, part: str) -> None:
    """Write `PART.txt`, `PART.labels` and `PART.mwt.json` (expansions with their counts), as Stanza reads them."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{part}.txt").write_text(raw_text(sentences) + "\n", encoding="utf-8")
    lines = [str(_INSIDE).join(labels(s) for s in paragraph) for paragraph in paragraphs(sentences)]
    (folder / f"{part}.labels").write_text("\n\n".join(lines) + "\n", encoding="utf-8")
    expansions = Counter(
        (token.form, tuple(word.form for word in token.words))
        for sentence in sentences
        for token in sentence.tokens
        if len(token.words) > 1
    )
    (folder / f"{part}.mwt.json").write_text(json.dumps(list(expansions.items()), ensure_ascii=False))
