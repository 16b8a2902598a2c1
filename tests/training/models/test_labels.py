import pytest
import torch
from stanza.models.common.biaffine import DeepBiaffineScorer
from stanza.models.depparse.model import GraphParser

from quotes.training.models.labels import of_arcs_alone


class Vocabulary(dict):
    def __len__(self):
        return 9


def parser(relations=5):
    """A parser with random weights whose states are given, so that nothing but its scorers counts."""
    torch.manual_seed(5)
    model = GraphParser.__new__(GraphParser)
    torch.nn.Module.__init__(model)
    model.args = {"linearization": True, "distance": True}
    model.vocab = {"deprel": Vocabulary()}
    model.num_relations = relations
    model.drop = torch.nn.Dropout(0)
    model.crit = torch.nn.CrossEntropyLoss(ignore_index=-1, reduction="sum")
    for name, size in (("unlabeled", 1), ("deprel", relations), ("linearization", 1), ("distance", 1)):
        scorer = DeepBiaffineScorer(6, 6, 4, size, pairwise=True)
        torch.nn.init.normal_(scorer.scorer.W_bilin.weight)
        setattr(model, name, scorer)
    states = torch.randn(2, 4, 6)
    model.embed = lambda *_: states
    return model


def batch(padding):
    """Two sentences of three words: what Stanza hands to a parser."""
    heads = torch.tensor([[0, 1, 2], [2, 0, 2]])
    labels = torch.tensor([[4, 5, 6], [7, 4, 8]])
    given = [None] * 15
    given[0] = torch.zeros(2, 4, dtype=torch.long)
    given[1] = padding
    given[2] = torch.zeros(6, 3)
    given[9], given[10] = heads, labels
    return given


@pytest.mark.parametrize("train", [True, False])
def test_the_loss_is_that_of_stanza(train):
    model = parser().train(train)
    given = batch(torch.zeros(2, 4, dtype=torch.bool))
    model.training = True
    theirs, _ = GraphParser.loss(model, *given)
    with of_arcs_alone():
        ours, _ = GraphParser.loss(model, *given)
    assert ours.item() == pytest.approx(theirs.item(), rel=1e-5)


def test_padding_teaches_nothing():
    model = parser().train()
    padding = torch.tensor([[False] * 4, [False, False, False, True]])
    given = batch(padding)
    with of_arcs_alone():
        before, _ = GraphParser.loss(model, *given)
        given[9] = torch.tensor([[0, 1, 2], [2, 0, 0]])
        given[10] = torch.tensor([[4, 5, 6], [7, 4, 4]])
        after, _ = GraphParser.loss(model, *given)
    assert before.item() == pytest.approx(after.item())


def test_stanza_learns_its_own_way_afterwards():
    before = GraphParser.loss
    with of_arcs_alone():
        assert GraphParser.loss is not before
    assert GraphParser.loss is before


def test_a_label_that_the_weights_never_met_teaches_nothing():
    """Stanza gives it the number of the unknown, which is before those of the labels."""
    model = parser().train()
    given = batch(torch.zeros(2, 4, dtype=torch.bool))
    given[10] = torch.tensor([[4, 5, 1], [7, 4, 8]])
    with of_arcs_alone():
        loss, _ = GraphParser.loss(model, *given)
        given[10] = torch.tensor([[4, 5, 6], [7, 4, 8]])
        other, _ = GraphParser.loss(model, *given)
    assert torch.isfinite(loss)
    assert loss.item() != pytest.approx(other.item())
