from dataclasses import replace

import pytest
from invented import article

from quotes.document import Document
from quotes.ranking.ranker import Ranker
from quotes.reading.gold import GoldDocument
from quotes.training import folds as module
from quotes.training.folds import cross_validate
from quotes.training.rankers import NAMES


def copies(size):
    document, statements = article()
    return [GoldDocument(replace(document, id=f"copy-{k}"), statements) for k in range(size)]


def ids(found):
    return [{pair.document.id for pair in article} for article in found]


@pytest.fixture
def seen(monkeypatch):
    """Let training be quick, and note the texts that each fold learns from."""
    noted = []

    def untrained(texts, exercises, also=()):
        noted.append([*texts, *also])
        return {name: Ranker({}) for name in NAMES}

    monkeypatch.setattr(module, "train_rankers", untrained)
    return noted


@pytest.mark.usefixtures("seen")
def test_every_article_is_measured_once_those_of_a_fold_together(parser):
    found = ids(cross_validate(copies(5), parser, 2))
    assert found == [{"copy-0"}, {"copy-2"}, {"copy-4"}, {"copy-1"}, {"copy-3"}]


def test_models_learn_from_the_other_folds_alone(parser, seen):
    texts = [GoldDocument(Document(f"قال سالم إن الجسر {k} مغلق", id=str(k)), ()) for k in range(5)]
    list(cross_validate(texts, parser, 3))
    learnt = [[texts.words.text.split()[4] for texts, _ in fold] for fold in seen]
    assert learnt == [["1", "2", "4"], ["0", "2", "3"], ["0", "1", "3", "4"]]


def test_what_is_there_besides_teaches_every_fold_and_is_not_measured(parser, seen):
    texts = [GoldDocument(Document(f"قال سالم إن الجسر {k} مغلق", id=str(k)), ()) for k in range(4)]
    assert len(list(cross_validate(texts[:3], parser, 3, also=texts[3:]))) == 3
    learnt = [[texts.words.text.split()[4] for texts, _ in fold] for fold in seen]
    assert learnt == [["1", "2", "3"], ["0", "2", "3"], ["0", "1", "3"]]


def test_more_folds_than_articles_measure_each_once(parser, seen):
    assert len(list(cross_validate(copies(2), parser, 4))) == 2
    assert [len(fold) for fold in seen] == [1, 1, 2, 2]


@pytest.mark.usefixtures("seen")
def test_no_articles_give_no_pairs(parser):
    assert list(cross_validate([], parser, 2)) == []


def test_what_the_other_copies_teach_is_found(parser):
    found = list(cross_validate(copies(4), parser, 2))
    assert len(found) == 4
    for pairs in found:
        assert len([pair for pair in pairs if pair.gold]) == 4
        assert all(pair.overlap == 1 and pair.right_speaker for pair in pairs)
