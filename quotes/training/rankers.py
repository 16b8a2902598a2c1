"""Train the extractor's choices on gold articles: `quotes train rankers GOLD.jsonl`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from quotes.document import Statement
from quotes.parsing.parser import Parser
from quotes.ranking.ranker import Ranker, save
from quotes.reading.gold import GoldDocument
from quotes.speakers.resolver import DECISIONS as RESOLVING
from quotes.statements.finder import DECISIONS, Finder, Reading
from quotes.training.bio import Labelled
from quotes.training.decisions import decisions, reporting, speaker_decisions
from quotes.training.logit import Group, train
from quotes.training.names import naming_groups
from quotes.training.tagger import cross_labels

NAMES = (*DECISIONS, *RESOLVING)
L2 = 1.0


FOLDS = 4

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


def train_rankers(texts: Sequence[Text], exercises: Sequence[Text] = ()) -> dict[str, Ranker]:
    """Train one model for each kind of decision.

    The choice of an end looks at how likely the cues around are to report, that of an antecedent at how mentions are
    read; for training, each text's likelihoods and readings come from a model of the other folds, or they would be
    surer than they are on new text. The exercises teach what is said, not who speaks: in passages of a few sentences
    antecedents are nearer than in articles (measured: they cost 1.6 points of speaker accuracy).
    """
    found = _finder_rankers([*texts, *exercises])
    return found | _speaker_rankers(texts)


def _finder_rankers(texts: Sequence[Text]) -> dict[str, Ranker]:
    pool: dict[str, list[Group]] = {name: [] for name in DECISIONS}
    for (reading, gold), reports in zip(texts, _cross_fitted(texts), strict=True):
        for name, group in decisions(reading, gold, reports):
            pool[name].append(group)
    return {name: Ranker(train(groups, l2=L2)) for name, groups in pool.items()}


def _speaker_rankers(texts: Sequence[Text]) -> dict[str, Ranker]:
    groups = [list(naming_groups(reading.words, gold)) for reading, gold in texts]
    pool: dict[str, list[Group]] = {name: [] for name in RESOLVING}
    pool["names"] = [group for of_text in groups for group in of_text]
    for fold in range(min(FOLDS, len(texts))):
        others = [g for k, of_text in enumerate(groups) if k % FOLDS != fold for g in of_text]
        names = {"names": Ranker(train(others or pool["names"], l2=L2))}
        for reading, gold in texts[fold::FOLDS]:
            for name, group in speaker_decisions(reading, gold, names):
                pool[name].append(group)
    return {name: Ranker(train(found, l2=L2)) for name, found in pool.items()}


def _cross_fitted(texts: Sequence[Text]) -> list[dict[int, float]]:
    folds = min(FOLDS, len(texts))
    groups = [list(reporting(reading, gold)) for reading, gold in texts]
    out: list[dict[int, float]] = [{} for _ in texts]
    for fold in range(folds):
        others = [g for k, found in enumerate(groups) if k % folds != fold or folds == 1 for g in found]
        ranker = Ranker(train(others, l2=L2, steps=60))
        for k in range(fold, len(texts), folds):
            out[k] = texts[k][0].reports(ranker)
    return out


def save_rankers(rankers: dict[str, Ranker], folder: Path) -> list[Path]:
    """Write the models' weights into a folder."""
    return [save(name, ranker.weights, folder) for name, ranker in rankers.items()]
