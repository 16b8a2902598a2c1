import pytest
import torch
from stanza.models.depparse.trainer import GraphTrainer, Trainer

from quotes.training.models.averaging import average, averaged


class Steps(torch.nn.Module):
    """A model of one weight, which each step raises by one."""

    def __init__(self):
        super().__init__()
        self.weight = torch.nn.Parameter(torch.zeros(1))


class Walker:
    def __init__(self):
        self.model = Steps()


@pytest.fixture
def trainer(monkeypatch):
    """Stanza's trainer, whose methods note the weight that they meet."""
    met = []

    def update(this):
        met.append(("update", this.model.weight.item()))
        this.model.weight.data += 1

    monkeypatch.setattr(Trainer, "update", update)
    for name in ("predict", "save"):
        monkeypatch.setattr(
            Trainer, name, lambda this, name=name: met.append((name, this.model.weight.item()))
        )
    return met


def walk(share, *calls):
    walker = Walker()
    with averaged("depparse", share):
        for call in calls:
            getattr(GraphTrainer, call)(walker)
    return walker


def test_what_is_measured_and_saved_is_an_average_and_training_goes_on_from_the_last_step(trainer):
    walk(0.5, "update", "update", "update", "predict", "save", "update")
    assert [weight for name, weight in trainer if name == "update"] == [0, 1, 2, 3]
    mean = 0.0
    for step, weight in enumerate((1, 2, 3), 1):
        share = min(0.5, step / (step + 10))
        mean = share * mean + (1 - share) * weight
    assert dict(trainer[3:5]) == pytest.approx({"predict": mean, "save": mean})


def test_no_share_changes_nothing(trainer):
    walk(0, "update", "update", "predict")
    assert trainer == [("update", 0), ("update", 1), ("predict", 2)]


def test_the_trainer_is_itself_again_afterwards(trainer):
    before = {name: getattr(GraphTrainer, name) for name in ("update", "predict", "save")}
    walk(0.9, "update")
    assert {name: getattr(GraphTrainer, name) for name in before} == before
    assert not vars(GraphTrainer).keys() & before.keys()


def test_a_processor_that_cannot_be_averaged_is_left_alone(trainer):
    with averaged("lemma", 0.9):
        assert not vars(GraphTrainer).keys() & {"update", "predict", "save"}


def test_weights_are_averaged_one_by_one(tmp_path):
    for i in (1, 2):
        torch.save({"model": {"w": torch.tensor([i, 4.0 * i])}, "config": i}, tmp_path / f"{i}.pt")
    average([tmp_path / "1.pt", tmp_path / "2.pt"], tmp_path / "mean.pt")
    found = torch.load(tmp_path / "mean.pt", weights_only=True)
    assert found["model"]["w"].tolist() == [1.5, 6]
    assert found["model"]["w"].dtype == torch.half
    assert found["config"] == 1
