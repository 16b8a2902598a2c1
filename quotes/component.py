"""The extractor as a spaCy component: `nlp.add_pipe("quotes")` gives `doc._.statements`."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from quotes.errors import QuotesError
from quotes.extractor import Decider


class QuotesComponent:
    """Finds the statements of docs that carry a Universal Dependencies parse of Arabic, by whatever parser.

    Tokens should be UD words (clitics apart, as in the Arabic treebanks). Offsets are characters of `doc.text`.
    """

    def __init__(self, min_confidence: float) -> None:
        self._decider = Decider(min_confidence)
        if not Doc.has_extension("statements"):
            Doc.set_extension("statements", default=())

    def __call__(self, doc: Doc) -> Doc:
        """Set `doc._.statements`, a tuple of `quotes.Statement`.

        Raises:
            QuotesError: the doc has no heads or no part-of-speech tags.
        """
        for needed in ("DEP", "POS"):
            if len(doc) and not doc.has_annotation(needed):
                raise QuotesError(f"the component `quotes` needs a parse before it: the doc has no {needed}")
        doc._.statements = self._decider.decide(doc)
        return doc


@Language.factory(
    "quotes",
    requires=["token.pos", "token.dep", "token.head"],
    assigns=["doc._.statements"],
    default_config={"min_confidence": 0.0},
)
def make_component(nlp: Language, name: str, min_confidence: float) -> QuotesComponent:
    """Make the component; spaCy finds it by the package's entry point."""
    return QuotesComponent(min_confidence)
