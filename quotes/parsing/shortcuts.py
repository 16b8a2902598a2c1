"""Make a loaded Stanza pipeline faster without changing what it answers, but for tokens that are known better.

- The networks that expand clitics (mwt) and find lemmas spell a word letter by letter and see nothing but the word (and
  its tag). Each different word goes to them once; a word whose expansion Stanza would take from its dictionary anyway
  does not go there at all. Words of a length are spelt together.
- Trees are decoded by `quotes.parsing.trees`, and labels are scored for the arcs of the tree alone, where Stanza
  scores those of every pair of words.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import torch
from stanza.models.common.doc import LEMMA, TEXT, UPOS, Document
from stanza.models.common.vocab import VOCAB_PREFIX_SIZE
from stanza.models.depparse.model import GraphParser
from torch.nn import functional

from quotes.parsing.known_tokens import mark
from quotes.parsing.remembered import Memory
from quotes.parsing.trees import best_tree

Process = Callable[[Any], Any]
Tagged = tuple[str, str | None]


def hasten(pipeline: Any, known: Mapping[str, str]) -> None:  # noqa: ANN401 - Stanza is untyped
    """Put the shortcuts into a pipeline wherever its models allow them.

    Args:
        pipeline: of Stanza, with all of the parser's processors.
        known: expansions of tokens that are divided as it says (`quotes.parsing.known_tokens`); the one thing that
            changes answers.
    """
    hasten_tokens(pipeline, known)
    lemma = pipeline.processors["lemma"]
    if not lemma.use_identity and not lemma.trainer.has_contextual_lemmatizers():
        lemma.process = partial(_lemmatize, Memory(partial(_lemmas, lemma.process)))
    parser = pipeline.processors["depparse"].trainer.model
    if isinstance(parser, GraphParser) and not parser.args.get("use_arc_embedding"):
        parser.predict = partial(_arcs, parser, parser.predict)


def hasten_tokens(pipeline: Any, known: Mapping[str, str]) -> None:  # noqa: ANN401
    """Do what `hasten` does for a pipeline that may divide text into words and do no more."""
    mwt = pipeline.processors.get("mwt")
    if mwt is not None:
        mwt.process = partial(_expand, Memory(partial(_expansions, mwt, mwt.process, known)), known)


def _expand(memory: Memory[str, str], known: Mapping[str, str], document: Any) -> Any:  # noqa: ANN401
    """Do for a document what Stanza's processor of clitics does."""
    mark(document, known)
    found = memory.recall(document.get_mwt_expansions(evaluation=True))
    document.set_mwt_expansions(found, process_manual_expanded=False)
    return document


def _expansions(mwt: Any, process: Process, known: Mapping[str, str], tokens: list[str]) -> list[str]:  # noqa: ANN401
    """Expand tokens: as is known, from the dictionary where Stanza would prefer it, else by the network."""
    found = {token: known[token] for token in tokens if token in known}
    if mwt.config.get("ensemble_dict") and not mwt.config.get("dict_only"):
        found = {t: e for t in tokens if (e := mwt.trainer.dict_expansion(t)) is not None} | found
    asked = sorted((t for t in tokens if t not in found), key=len)
    if asked:
        rows = [{"id": (i,), "text": token, "misc": "MWT=Yes"} for i, token in enumerate(asked, 1)]
        answered = process(Document([rows])).sentences[0].tokens
        found |= {t: " ".join(w.text for w in a.words) for t, a in zip(asked, answered, strict=True)}
    return [found[token] for token in tokens]


def _lemmatize(memory: Memory[Tagged, str], document: Any) -> Any:  # noqa: ANN401
    """Do for a document what Stanza's lemmatizer does."""
    found = memory.recall((text, upos) for text, upos in document.get([TEXT, UPOS]))
    document.set([LEMMA], found)
    return document


def _lemmas(process: Process, words: list[Tagged]) -> list[str]:
    order = sorted(range(len(words)), key=lambda i: len(words[i][0]))
    rows = [{"id": (n,), "text": words[i][0], "upos": words[i][1]} for n, i in enumerate(order, 1)]
    answered = process(Document([rows])).sentences[0].words
    found = {i: word.lemma for i, word in zip(order, answered, strict=True)}
    return [found[i] for i in range(len(words))]


def _arcs(
    model: Any,  # noqa: ANN401
    slow: Callable[..., Any],
    *batch: Any,  # noqa: ANN401
    resolve_head_constraints: bool = False,
) -> list[list[list[Any]]]:
    """Predict heads and labels as `GraphParser.predict` does: a list of [head, label] for each sentence."""
    if resolve_head_constraints:  # needs the scores of all labels
        found: list[list[list[Any]]] = slow(*batch, resolve_head_constraints=True)
        return found
    lengths = batch[12]
    states = model.embed(*batch)
    scores = functional.log_softmax(_arc_scores(model, states), 2).numpy()
    trees = [best_tree(scores[i, :n, :n]) for i, n in enumerate(lengths)]
    heads = torch.zeros(states.shape[:2], dtype=torch.long)
    for i, (tree, n) in enumerate(zip(trees, lengths, strict=True)):
        heads[i, :n] = torch.from_numpy(tree)
    labels = (_label_scores(model.deprel, states, heads).argmax(2) + VOCAB_PREFIX_SIZE).tolist()
    names = model.vocab["deprel"]
    return [
        [[int(head), name] for head, name in zip(tree[1:], names.unmap(row[1:n]), strict=True)]
        for tree, row, n in zip(trees, labels, lengths, strict=True)
    ]


def _arc_scores(model: Any, states: Any) -> Any:  # noqa: ANN401
    """Score every word as the head of every other, as `GraphParser.forward_scores` does."""
    scores = model.unlabeled(states, states).squeeze(3)
    size = states.size(1)
    places = torch.arange(size)
    offset = (places.view(1, 1, -1) - places.view(1, -1, 1)).expand(len(states), -1, -1)
    if model.args["linearization"]:
        order = model.linearization(states, states).squeeze(3)
        scores += functional.logsigmoid(order * torch.sign(offset).float())
    if model.args["distance"]:
        guess = 1 + functional.softplus(model.distance(states, states).squeeze(3))
        scores += -torch.log((offset.abs().float() - guess) ** 2 / 2 + 1)
    return scores.masked_fill_(torch.eye(size, dtype=torch.bool).unsqueeze(0), -float("inf"))


def _label_scores(scorer: Any, states: Any, heads: Any) -> Any:  # noqa: ANN401
    """Score the labels of each word's arc to its head: what a `DeepBiaffineScorer` gives for those pairs."""
    word = functional.pad(scorer.hidden_func(scorer.W1(states)), (0, 1), value=1.0)
    head = functional.pad(scorer.hidden_func(scorer.W2(states)), (0, 1), value=1.0)
    head = torch.gather(head, 1, heads.unsqueeze(2).expand(-1, -1, head.size(2)))
    bilinear = scorer.scorer.W_bilin
    inner = torch.einsum("nli,ijo->nljo", word, bilinear.weight)
    return torch.einsum("nljo,nlj->nlo", inner, head) + bilinear.bias
