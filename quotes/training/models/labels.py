"""A third off the time of training the parser: labels are learnt for the treebank's arcs alone.

Stanza scores the labels of every pair of words and then learns from those of the arcs. The loss is the same, but for
which units are dropped: one draw a step for all scorers.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


@contextmanager
def of_arcs_alone() -> Iterator[None]:
    """Let Stanza's parsers learn so."""
    from stanza.models.depparse.model import GraphParser  # noqa: PLC0415 - torch takes seconds to load

    before = GraphParser.loss
    GraphParser.loss = _loss
    try:
        yield
    finally:
        GraphParser.loss = before


def _loss(model: Any, *batch: Any) -> tuple[Any, None]:  # noqa: ANN401 - Stanza is untyped
    """Give what `GraphParser.loss` does."""
    import torch  # noqa: PLC0415
    from torch.nn.functional import logsigmoid, softplus  # noqa: PLC0415

    padding, letters, heads, labels = batch[1], batch[2], batch[9], batch[10]
    states = model.embed(*batch)
    words, others = model.drop(states), model.drop(states)
    places = torch.arange(states.size(1))
    offset = (places.view(1, 1, -1) - places.view(1, -1, 1)).expand(len(states), -1, -1)
    order = model.linearization(words, others).squeeze(3)
    guess = 1 + softplus(model.distance(words, others).squeeze(3))
    nearness = -torch.log((offset.abs().float() - guess) ** 2 / 2 + 1)
    scores = model.unlabeled(words, others).squeeze(3) + nearness.detach()
    scores = scores + logsigmoid(order * torch.sign(offset).float()).detach()
    scores = scores.masked_fill(
        torch.eye(states.size(1), dtype=torch.bool) | padding.unsqueeze(1), -torch.inf
    )
    padded = padding[:, 1:]
    loss = model.crit(scores[:, 1:].flatten(0, 1), heads.masked_fill(padded, -1).flatten())

    arcs = heads.unsqueeze(2)
    found = _label_scores(model.deprel, words[:, 1:], others, heads)
    # A label that the weights gone on from have never met is none of theirs (-1: nothing is learnt there).
    wanted = (
        (labels - (len(model.vocab["deprel"]) - model.num_relations)).clamp(min=-1).masked_fill(padded, -1)
    )
    loss = loss + model.crit(found.flatten(0, 1), wanted.flatten())
    after = torch.gather(order[:, 1:], 2, arcs).flatten()
    behind = (torch.gather(offset[:, 1:], 2, arcs) > 0).flatten().long().masked_fill(padded.flatten(), -1)
    loss = loss + model.crit(torch.stack((-after / 2, after / 2), 1), behind)
    loss = loss - torch.gather(nearness[:, 1:], 2, arcs).squeeze(2).masked_fill(padded, 0).sum()
    return loss / letters.size(0), None


def _label_scores(scorer: Any, words: Any, others: Any, heads: Any) -> Any:  # noqa: ANN401
    """Score the labels of each word's arc to its head."""
    import torch  # noqa: PLC0415
    from torch.nn.functional import pad  # noqa: PLC0415

    word = pad(scorer.dropout(scorer.hidden_func(scorer.W1(words))), (0, 1), value=1.0)
    head = pad(scorer.dropout(scorer.hidden_func(scorer.W2(others))), (0, 1), value=1.0)
    head = torch.gather(head, 1, heads.unsqueeze(2).expand(-1, -1, head.size(2)))
    bilinear = scorer.scorer.W_bilin
    inner = torch.einsum("nli,ijo->nljo", word, bilinear.weight)
    return torch.einsum("nljo,nlj->nlo", inner, head) + bilinear.bias
