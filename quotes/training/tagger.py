"""Train the name tagger: on corpora of named entities, then on the speakers of gold articles as well."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import pycrfsuite

from quotes.arabic.orthography import fold
from quotes.document import Statement
from quotes.surface.words import Words
from quotes.tagging.features import features
from quotes.tagging.tagger import Tagger, lines
from quotes.training.bio import Labelled

_PARAMETERS = {
    "c1": 0.1,
    "c2": 0.3,
    "max_iterations": 150,
    "feature.minfreq": 2,
    "feature.possible_transitions": True,
}
_SHORTEST = 3  # letters of a surname that is looked for alone

Name = tuple[int, int, str]
Gold = tuple[Words, Sequence[Statement]]


def train_tagger(corpus: Iterable[Labelled], path: Path) -> Tagger:
    """Train on labelled words and write the model to `path` (L-BFGS; nothing is random)."""
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params(_PARAMETERS)
    for item in corpus:
        described = features(item.words)
        for line in lines(item.words):
            trainer.append([described[k] for k in line], [item.labels[k] for k in line])
    path.parent.mkdir(parents=True, exist_ok=True)
    trainer.train(str(path))
    return Tagger(path)


def with_speakers(texts: Iterable[Gold], tagger: Tagger) -> Iterator[Labelled]:
    """Label gold articles: the names of their speakers for sure, other names as a first tagger sees them."""
    for words, statements in texts:
        labels = tagger.tag(words)
        for start, end, kind in speaker_names(words, statements):
            _put(labels, start, end, kind)
        yield Labelled(words, labels)


def cross_labels(corpus: Sequence[Labelled], texts: Sequence[Gold], folds: int) -> list[list[str]]:
    """Label each gold article by a tagger that did not see it: what a ranker is trained on must be as unsure
    as what it will meet."""
    out: list[list[str]] = [[] for _ in texts]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "names.crfsuite"
        first = train_tagger(corpus, path)
        known = list(with_speakers(texts, first))
        for fold in range(folds):
            others = [item for k, item in enumerate(known) if k % folds != fold]
            tagger = train_tagger([*corpus, *others], path)
            for k in range(fold, len(texts), folds):
                out[k] = tagger.tag(texts[k][0])
    return out


def speaker_names(words: Words, statements: Iterable[Statement]) -> list[Name]:
    """Find where an article names its gold speakers, in full or by a later part (a surname); longest first."""
    found: list[Name] = []
    for name, kind in sorted({(s.name, s.kind) for st in statements for s in st.speakers}):
        if kind == "unnamed":
            continue
        parts = [p for p in ("".join(c for c in w if c.isalnum()) for w in fold(name).split()) if p]
        for wanted in _shorter(parts) if kind == "person" else [parts]:
            label = "PER" if kind == "person" else "ORG"
            found += [(k, k + len(wanted), label) for k in _places(words, wanted)]
    taken: set[int] = set()
    kept = []
    for start, end, label in sorted(found, key=lambda n: (n[0] - n[1], n[0])):
        if not taken & set(range(start, end)):
            taken |= set(range(start, end))
            kept.append((start, end, label))
    return kept


def _shorter(parts: list[str]) -> list[list[str]]:
    """List the ways to shorten a person's name: from the front, or to its first two words."""
    whole = [parts[i:] for i in range(len(parts))] + ([parts[:2]] if len(parts) > 2 else [])  # noqa: PLR2004
    return [p for p in whole if len(p) > 1 or len(p[0]) >= _SHORTEST]


def _places(words: Words, wanted: Sequence[str]) -> Iterator[int]:
    size = len(wanted)
    for k in range(len(words) - size + 1 if size else 0):
        rest = [words.norm(j) for j in range(k + 1, k + size)]
        if wanted[0] in _unbound(words.norm(k)) and rest == list(wanted[1:]):
            yield k


def _unbound(norm: str) -> tuple[str, ...]:
    """Give a word with and without what may be written onto it."""
    return (norm, norm[1:]) if norm[:1] in set("ولبف") else (norm,)


def _put(labels: list[str], start: int, end: int, kind: str) -> None:
    """Label words as one name; what is left of names that it cuts is labelled anew."""
    after = end
    while after < len(labels) and labels[after].startswith("I-"):
        labels[after] = "O"
        after += 1
    before = start
    while before > 0 and labels[before].startswith("I-"):
        before -= 1
    labels[before:start] = ["O"] * (start - before)
    labels[start:end] = [f"B-{kind}", *[f"I-{kind}"] * (end - start - 1)]
