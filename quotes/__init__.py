"""Find who said what in Arabic diplomatic news.

>>> import quotes
>>> for statement in quotes.extract(text): ...

The extractor is imported at its first use, so that a newsroom can serve a database without torch.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from quotes.document import Cue, Document, Extraction, Span, Speaker, Statement
from quotes.errors import QuotesError

if TYPE_CHECKING:
    from quotes.extractor import Extractor, extract, load

__version__ = "0.1.0"
__all__ = [
    "Cue",
    "Document",
    "Extraction",
    "Extractor",
    "QuotesError",
    "Span",
    "Speaker",
    "Statement",
    "extract",
    "load",
]


def __getattr__(name: str) -> Any:  # noqa: ANN401 - PEP 562
    if name in {"Extractor", "extract", "load"}:
        from quotes import extractor  # noqa: PLC0415 - torch is loaded only where it is needed

        return getattr(extractor, name)
    raise AttributeError(f"module 'quotes' has no attribute {name!r}")
