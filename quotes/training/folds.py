"""Cross-validation: each part of the gold articles is measured by models that were trained on the other parts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quotes.evaluation.scoring import Pair, pairs
from quotes.extractor import decide
from quotes.parsing.parser import Parser
from quotes.reading.gold import GoldDocument
from quotes.statements.finder import Finder
from quotes.training.bio import Labelled
from quotes.training.rankers import is_article, read_texts, relabel, train_rankers


def cross_validate(  # noqa: PLR0913, PLR0917 - what there is to learn from, by kind
    gold: Sequence[GoldDocument],
    parser: Parser,
    folds: int,
    exercises: Sequence[GoldDocument] = (),
    corpus: Sequence[Labelled] = (),
    also: Sequence[GoldDocument] = (),
) -> Iterator[list[Pair]]:
    """Pair each article's statements with those found by models that never saw it.

    Article k is in fold k modulo `folds`, so that the outlets of a file in their order are spread evenly. The
    exercises are trained on in every fold, and so is the gold that is `also` there. With a corpus of named entities
    the taggers of names are trained anew too, which is needed where the package's own tagger was trained on this gold.
    """
    texts = list(read_texts([*gold, *also], parser))
    passages = list(read_texts(exercises, parser))
    if corpus:
        whole = [text for text in passages if is_article(text[0].words.text)]
        relabel([*texts, *whole], corpus, folds)
    measured, more = texts[: len(gold)], texts[len(gold) :]
    for fold in range(folds):
        others = [text for k, text in enumerate(measured) if k % folds != fold]
        rankers = train_rankers(others, passages, more)
        finder = Finder(rankers)
        for item, (reading, _) in list(zip(gold, measured, strict=True))[fold::folds]:
            found = decide(reading, finder, rankers)
            yield pairs(item.document, item.statements, found)
