"""Train the extractor's choices on gold articles: `quotes train rankers GOLD.jsonl`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, starmap
from pathlib import Path

from quotes.document import Statement
from quotes.parsing.parser import Parser
from quotes.ranking.ranker import Ranker, save
from quotes.reading.gold import GoldDocument
from quotes.speakers.resolver import DECISIONS as RESOLVING
from quotes.statements.finder import DECISIONS, Finder, Reading
from quotes.training.bio import Labelled
from quotes.training.decisions import (
    Beforehand,
    decisions,
    particle_sources,
    reporting,
    speaker_decisions,
)
from quotes.training.logit import Examples, Group, train
from quotes.training.names import naming_groups
from quotes.training.tagger import cross_labels

NAMES = (*DECISIONS, *RESOLVING)
L2 = 1.0
FOLDS = 4
# As how many decisions of the articles that are gold `also` one counts of the gold articles, which are of many outlets.
GOLD = 3
EXERCISE = 3  # as how many decisions of an article one of an exercise counts: it shows what is rare in news
ARTICLE = 110  # words of an exercise that is a whole article

Text = tuple[Reading, tuple[Statement, ...]]


def read_texts(gold: Iterable[GoldDocument], parser: Parser) -> Iterator[Text]:
    """Parse gold articles and list what may be a cue in each."""
    items = list(gold)
    finder = Finder({})
    for item, doc in zip(items, parser.parse_many(i.document.text for i in items), strict=True):
        yield finder.read(doc), item.statements


def relabel(texts: Sequence[Text], corpus: Sequence[Labelled], folds: int = FOLDS) -> None:
    """Label the names of each text anew, by taggers that did not see it (see `cross_labels`)."""
    found = cross_labels(corpus, [(reading.words, gold) for reading, gold in texts], folds)
    for (reading, _), labels in zip(texts, found, strict=True):
        reading.words.labels = labels


def train_rankers(
    texts: Sequence[Text], exercises: Sequence[Text] = (), also: Sequence[Text] = ()
) -> dict[str, Ranker]:
    """Train one model for each kind of decision, on gold articles and on what is gold `also` but of narrower news.

    The choice of an end looks at how likely the cues around are to report, that of a source at where the content
    begins, that of a particle at its source, that of an antecedent at how mentions are read; for training, each text's
    likelihoods, starts, sources and readings come from a model of the other folds, or they would be surer than they
    are on new text. The exercises teach what is said, but who speaks only where they are whole articles: in passages
    of a few sentences antecedents are nearer, and they add nothing there (docs/accuracy.md).
    """
    whole = [text for text in exercises if is_article(text[0].words.text)]
    return _finder_rankers(texts, exercises, also) | _speaker_rankers([*texts, *also, *whole])


def is_article(text: str) -> bool:
    """Say whether an exercise is long enough to show who speaks as an article does."""
    return len(text.split()) >= ARTICLE


def _finder_rankers(
    texts: Sequence[Text], exercises: Sequence[Text], also: Sequence[Text]
) -> dict[str, Ranker]:
    pool = {name: Examples() for name in DECISIONS}
    every = [*texts, *also, *exercises]
    weights = [GOLD] * len(texts) + [1] * len(also) + [EXERCISE] * len(exercises)
    for (reading, gold), before, weight in zip(every, _cross_fitted(every), weights, strict=True):
        for name, group in decisions(reading, gold, before):
            pool[name].add(group, weight)
    return {name: Ranker(train(examples, l2=L2)) for name, examples in pool.items()}


def _speaker_rankers(texts: Sequence[Text]) -> dict[str, Ranker]:
    folds = _folds(texts)
    groups = [list(naming_groups(reading.words, gold)) for reading, gold in texts]
    pool = {name: Examples() for name in RESOLVING}
    pool["names"] = Examples(chain.from_iterable(groups))
    for fold in range(folds):
        names = {"names": Ranker(train(_others(groups, fold, folds), l2=L2))}
        for reading, gold in texts[fold::folds]:
            for name, group in speaker_decisions(reading, gold, names):
                pool[name].add(group)
    return {name: Ranker(train(examples, l2=L2)) for name, examples in pool.items()}


def _cross_fitted(texts: Sequence[Text]) -> list[Beforehand]:
    """Say of each text what models of the other folds say of it, as `Beforehand` has it."""
    folds = _folds(texts)
    starts = [list(reporting(reading, gold)) for reading, gold in texts]
    out: dict[int, Beforehand] = {}
    for fold in range(folds):
        others = [text for k, text in enumerate(texts) if folds == 1 or k % folds != fold]
        choices = Examples(chain.from_iterable(starmap(particle_sources, others)))
        sources = Ranker(train(choices, l2=L2, steps=60))
        ranker = Ranker(train(_others(starts, fold, folds), l2=L2, steps=60))
        for k in range(fold, len(texts), folds):
            out[k] = Beforehand(texts[k][0].reports(ranker), ranker, sources)
    return [out[k] for k in range(len(texts))]


def _folds(texts: Sequence[Text]) -> int:
    return min(FOLDS, len(texts))


def _others(groups: Sequence[list[Group]], fold: int, folds: int) -> Examples:
    """Give the decisions of the texts of all other folds; where there is one fold, its own."""
    others = (of_text for k, of_text in enumerate(groups) if folds == 1 or k % folds != fold)
    return Examples(chain.from_iterable(others))


def save_rankers(rankers: dict[str, Ranker], folder: Path) -> list[Path]:
    """Write the models' weights into a folder."""
    return [save(name, ranker.weights, folder) for name, ranker in rankers.items()]
