"""Averages of the weights of the last steps, which Stanza's trainers then measure and save instead of the last step's.

An average of a small network's weights parses better than any single step of it, and costs no training.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

# The classes that train, measure and save: `update`, `predict` and `save` are what they have in common.
_PARSER = ("stanza.models.depparse.trainer", "GraphTrainer")
_TRAINERS = {"pos": ("stanza.models.pos.trainer", "Trainer"), "depparse": _PARSER}
_YOUNG = 10.0  # an average is as young as its trainer: at step n it reaches back about n tenths


class _Average:
    """The averaged weights of one model, and the way there and back."""

    def __init__(self, model: Any, share: float) -> None:  # noqa: ANN401 - Stanza is untyped
        self._weights = [p for p in model.parameters() if p.requires_grad]
        self._mean = [p.detach().clone() for p in self._weights]
        self._last = self._mean
        self._share = share
        self._steps = 0
        self._shown = False

    def show(self, *, average: bool) -> None:
        """Give the model its averaged weights, or those of its last step."""
        if average == self._shown:
            return
        if average:
            self._last = [p.detach().clone() for p in self._weights]
        for weight, value in zip(self._weights, self._mean if average else self._last, strict=True):
            weight.data.copy_(value)
        self._shown = average

    def add(self) -> None:
        """Take the weights of a step into the average."""
        self._steps += 1
        share = min(self._share, self._steps / (self._steps + _YOUNG))
        for mean, weight in zip(self._mean, self._weights, strict=True):
            mean.lerp_(weight.detach(), 1 - share)


@contextmanager
def averaged(processor: str, share: float) -> Iterator[None]:
    """Let the trainer of a processor measure and save averages, each step weighing `share` times the next one.

    Nothing changes if the share is nothing, or for a processor whose trainer does otherwise.
    """
    if not share or processor not in _TRAINERS:
        yield
        return
    module, name = _TRAINERS[processor]
    trainer = getattr(importlib.import_module(module), name)
    known: WeakKeyDictionary[Any, _Average] = WeakKeyDictionary()

    def of(this: Any) -> _Average:  # noqa: ANN401
        if this not in known:
            known[this] = _Average(this.model, share)
        return known[this]

    update = trainer.update

    def step(this: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401
        average = of(this)
        average.show(average=False)
        result = update(this, *args, **kwargs)
        average.add()
        return result

    def shown(method: Callable[..., Any]) -> Callable[..., Any]:
        def call(this: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401
            of(this).show(average=True)
            return method(this, *args, **kwargs)

        return call

    before = {name: trainer.__dict__.get(name) for name in ("update", "predict", "save")}
    trainer.update, trainer.predict, trainer.save = step, shown(trainer.predict), shown(trainer.save)
    try:
        yield
    finally:
        for name, method in before.items():
            if method is None:
                delattr(trainer, name)
            else:
                setattr(trainer, name, method)


def average(weights: Sequence[Path], out: Path) -> None:
    """Write the mean of weights that were trained on from the same ones, in half precision."""
    import torch  # noqa: PLC0415 - takes seconds to load

    loaded = [torch.load(path, map_location="cpu", weights_only=True) for path in weights]
    models = [one["model"] for one in loaded]
    loaded[0]["model"] = {
        name: torch.stack([model[name].float() for model in models]).mean(0).half() for name in models[0]
    }
    torch.save(loaded[0], out, _use_new_zipfile_serialization=False)
