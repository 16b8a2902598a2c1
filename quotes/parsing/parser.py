"""Text -> spaCy `Doc` through Stanza: loading, batching."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any

import spacy
from spacy.tokens import Doc
from spacy.vocab import Vocab

from quotes.errors import QuotesError
from quotes.parsing.cleaning import Piece, pieces
from quotes.parsing.convert import to_doc
from quotes.parsing.known_tokens import read_known_tokens
from quotes.parsing.models import PROCESSORS, Models, find
from quotes.parsing.sentences import divide

# Characters parsed together: batches of sentences are fuller, and faster, than those of one short article.
BATCH = 40_000


class Parser:
    """Parses Arabic text with Stanza; the weights are loaded at the first use.

    Args:
        models: `compact` (in the package), `padt` (Stanza's official ones, installed before) or a folder.
        threads: how many threads torch may use; None leaves it to torch.

    Raises:
        QuotesError: there are no such models.
    """

    def __init__(self, models: str = "compact", threads: int | None = None) -> None:
        self.models: Models = find(models)
        self.vocab: Vocab = spacy.blank("ar").vocab
        self._threads = threads

    @cached_property
    def _pipeline(self) -> Any:  # noqa: ANN401 - Stanza is untyped
        import stanza  # noqa: PLC0415 - torch takes seconds to load
        import torch  # noqa: PLC0415

        from quotes.parsing.shortcuts import hasten  # noqa: PLC0415

        logging.getLogger("stanza").setLevel(logging.ERROR)
        if self._threads:
            torch.set_num_threads(self._threads)
        try:
            pipeline = stanza.Pipeline(
                "ar",
                dir=str(self.models.folder),
                processors=",".join(PROCESSORS),
                download_method=None,
                use_gpu=False,
                verbose=False,
            )
            hasten(pipeline, read_known_tokens(self.models.folder))
        except Exception as error:  # unpickling foreign weights fails in many ways
            raise QuotesError(
                f"--models {self.models.name}: the weights in {self.models.folder} cannot be loaded "
                f"({str(error).strip().splitlines()[0][:160] if str(error).strip() else type(error).__name__})"
            ) from error
        return pipeline

    def parse(self, text: str) -> Doc:
        """Parse one text; `doc.text == text`."""
        return next(self.parse_many([text]))

    def parse_many(self, texts: Iterable[str]) -> Iterator[Doc]:
        """Parse texts in batches, giving each one's `Doc` in order.

        Raises:
            QuotesError: a text is not valid Unicode, or the weights cannot be loaded.
        """
        batch: list[tuple[str, list[Piece]]] = []
        size = 0
        for text in texts:
            if any("\ud800" <= char <= "\udfff" for char in text):
                raise QuotesError("a text holds half a surrogate pair, which is not valid Unicode")
            batch.append((text, list(pieces(text))))
            size += len(text)
            if size >= BATCH:
                yield from self._parse_batch(batch)
                batch, size = [], 0
        yield from self._parse_batch(batch)

    def _parse_batch(self, batch: list[tuple[str, list[Piece]]]) -> Iterator[Doc]:
        """Parse a batch's pieces, a bounded number of characters at a time."""
        flat = [piece for _, cut in batch for piece in cut]
        analysed: list[Any] = []
        group: list[Piece] = []
        size = 0
        for piece in flat:
            group.append(piece)
            size += len(piece.text)
            if size >= BATCH:
                analysed += self.analyse([piece.text for piece in group])
                group, size = [], 0
        analysed += self.analyse([piece.text for piece in group])
        at = 0
        for text, cut in batch:
            yield to_doc(self.vocab, text, zip(cut, analysed[at : at + len(cut)], strict=True))
            at += len(cut)

    def analyse(self, texts: list[str]) -> list[Any]:
        """Give Stanza's own analysis of each text, without the way back to an article's offsets."""
        if not texts:
            return []
        import torch  # noqa: PLC0415

        with torch.inference_mode():
            split = self._pipeline.bulk_process(texts, processors=PROCESSORS[:2])
            return list(self._pipeline.process([divide(one) for one in split], processors=PROCESSORS[2:]))

    def analyse_words(self, document: Any) -> Any:  # noqa: ANN401 - Stanza is untyped
        """Analyse a Stanza document whose sentences are divided into words already."""
        import torch  # noqa: PLC0415

        with torch.inference_mode():
            return self._pipeline.process(document, processors=PROCESSORS[2:])
