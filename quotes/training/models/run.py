"""From treebanks and news to a folder of models: the stages of a training run, in order."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable
from functools import cached_property
from importlib.metadata import version
from itertools import product
from pathlib import Path
from typing import Any

from quotes.parsing.models import PROCESSORS
from quotes.training.models import trainers
from quotes.training.models.averaging import average
from quotes.training.models.card import Run, write_card
from quotes.training.models.conllu import Sentence, write_sentences
from quotes.training.models.divider import Divider, divide_news
from quotes.training.models.layout import lay_out
from quotes.training.models.news import divided, news_lines, settle
from quotes.training.models.order import Order
from quotes.training.models.scores import score
from quotes.training.models.stages import Stages
from quotes.training.models.tags import lemma_examples, mistagged
from quotes.training.models.tokens import write_tokenizer_data
from quotes.training.models.treebanks import Treebank, divisions
from quotes.training.models.variants import noisy
from quotes.training.models.vectors import save_pretrain, train_vectors

_SEED = 11
_READ = ("mistaken", "doubted")  # what the parser is refined on: tags wrong at random, and as a tagger errs


class Training:
    """A training run; `run` does what is not done yet."""

    def __init__(self, order: Order, report: Callable[[str], None]) -> None:
        self._order = order
        self._settings = order.settings
        self._stages = Stages(order.work / "stages", report)
        self._data = order.work / "data"
        self._weights = order.work / "weights"

    def run(self) -> dict[str, dict[str, dict[str, float]]]:
        """Make the models; give their scores, as `quotes.training.models.scores` has them, by test set.

        Raises:
            QuotesError: a stage failed; those before it are done and stay so.
        """
        import torch  # noqa: PLC0415 - takes seconds to load

        if self._order.threads:
            torch.set_num_threads(self._order.threads)
        self._prepare()
        self._divide()
        self._train_tokens()
        self._make_vectors()
        self._train_analysis()
        return self._finish()

    @cached_property
    def _learnt(self) -> list[Sentence]:
        """Give all training sentences, then their noisy copies."""
        plain = [s for treebank in self._order.treebanks for s in treebank.train]
        return [*plain, *noisy(plain, _SEED)]

    @property
    def _main(self) -> Treebank:
        return self._order.treebanks[0]

    def _file(self, name: str) -> Path:
        return self._data / name

    def _prepare(self) -> None:
        """Write what each trainer reads."""

        def work() -> None:
            first = self._main
            write_tokenizer_data(self._learnt, self._data, "train")
            write_tokenizer_data(first.dev, self._data, "dev")
            write_sentences(self._learnt, self._file("train.conllu"))
            write_sentences(first.dev, self._file("dev.conllu"))
            share = self._settings["tags"]["share"]
            write_sentences(mistagged(self._learnt, share, _SEED), self._file("mistagged.conllu"))
            write_sentences(mistagged(first.dev, share, _SEED), self._file("mistagged-dev.conllu"))
            own = lemma_examples([*first.train, *noisy(first.train, _SEED)])
            write_sentences(own, self._file("lemmas.conllu"))

        names = ("train.conllu", "dev.conllu", "mistagged.conllu", "lemmas.conllu", "train.txt", "dev.txt")
        self._stages.run(
            "prepare",
            work,
            inputs=self._order.sources,
            outputs=map(self._file, names),
            settings=self._settings["tags"],
        )

    def _divide(self) -> None:
        """Write how tokens divide: those of the treebanks, and those of news whose division is sure."""
        order, settings = self._order, self._settings["segments"]

        def work() -> None:
            known = divisions(self._learnt, settings["share"])
            if order.news:
                counts = Counter(word for line in news_lines(order.read_news(order.news)) for word in line)
                plain = [sentence for treebank in order.treebanks for sentence in treebank.train]
                found = divide_news(Divider(plain, counts), counts, settings["least"], settings["sure"])
                known = found | known
            _write(self._file("divisions.json"), known)

        inputs = [self._file("train.conllu"), *order.news]
        self._stages.run(
            "divide", work, inputs=inputs, outputs=[self._file("divisions.json")], settings=settings
        )

    def _train(self, processor: str, **files: Path) -> None:
        out = self._weights / f"{processor}.pt"
        log = self._order.work / f"{processor}.log"
        settings = self._settings.get(processor, {})
        if processor.startswith("refine"):
            settings = {**self._settings["depparse"], **self._settings["refine"]}
            del settings["seeds"]
            settings["seed"] = int(processor.rpartition("-")[2])

        def work() -> None:
            trainers.train(processor, settings, dict(files), out, log)
            trainers.halve(out)

        self._stages.run(processor, work, inputs=files.values(), outputs=[out], settings=settings)

    def _train_tokens(self) -> None:
        """Train what divides text into sentences, tokens and words."""
        self._train(
            "tokenize",
            txt_file=self._file("train.txt"),
            label_file=self._file("train.labels"),
            mwt_json_file=self._file("dev.mwt.json"),
            dev_txt_file=self._file("dev.txt"),
            dev_label_file=self._file("dev.labels"),
            dev_conll_gold=self._file("dev.conllu"),
        )
        self._train(
            "mwt",
            train_file=self._file("train.conllu"),
            eval_file=self._file("dev.conllu"),
            gold_file=self._file("dev.conllu"),
        )

    def _make_vectors(self) -> None:
        """Make word vectors of news that the new tokenizer divides, unless they were given."""
        order, settings = self._order, self._settings["vectors"]
        vectors = order.vectors or self._file("vectors.txt")

        def work() -> None:
            from quotes.training.models.reading import token_reader  # noqa: PLC0415 - torch takes seconds

            lines = list(news_lines(order.read_news(order.news)))
            read = token_reader(self._weights, self._divisions)
            ways = settle(lines, read, settings["least"])
            plain = [[w.form for w in s.words] for treebank in order.treebanks for s in treebank.train]
            train_vectors([*divided(lines, ways), *plain], settings, vectors)

        if order.vectors is None:
            inputs = [*order.news, self._weights / "tokenize.pt", self._weights / "mwt.pt"]
            self._stages.run("vectors", work, inputs=inputs, outputs=[vectors], settings=settings)
        out = self._weights / "pretrain.pt"
        self._stages.run(
            "pretrain",
            lambda: save_pretrain(vectors, settings["most"], out),
            inputs=[vectors],
            outputs=[out],
            settings=settings["most"],
        )

    def _train_analysis(self) -> None:
        """Train what tags, lemmatizes and parses."""
        dev, vectors = self._file("dev.conllu"), self._weights / "pretrain.pt"
        self._train("lemma", train_file=self._file("lemmas.conllu"), eval_file=dev)
        self._train(
            "pos", wordvec_pretrain_file=vectors, train_file=self._file("train.conllu"), eval_file=dev
        )
        train, dev = self._file("mistagged.conllu"), self._file("mistagged-dev.conllu")
        self._train("depparse", wordvec_pretrain_file=vectors, train_file=train, eval_file=dev)
        if self._settings["refine"]["seeds"]:
            self._refine(vectors)

    def _refine(self, vectors: Path) -> None:
        """Train the parser on with what it reads at work, a few times over, and take the mean."""
        self._read_as_at_work()
        first, out = self._weights / "depparse.pt", self._weights / "refine.pt"
        refined = [first]
        for name, seed in product(_READ, self._settings["refine"]["seeds"]):
            train, dev = self._file(f"{name}.conllu"), self._file("read-dev.conllu")
            files = {"wordvec_pretrain_file": vectors, "train_file": train, "eval_file": dev}
            self._train(f"refine-{name}-{seed}", continue_from=first, **files)
            refined.append(self._weights / f"refine-{name}-{seed}.pt")
        self._stages.run("refine", lambda: average(refined, out), inputs=refined, outputs=[out])

    def _read_as_at_work(self) -> None:
        """Give the treebank lemmas, and wrong tags, such as the parser reads at work."""
        settings = self._settings["doubt"]
        wrong, doubted, dev = (self._file(f"{name}.conllu") for name in (*_READ, "read-dev"))

        def work() -> None:
            from quotes.training.models.reading import WordReader  # noqa: PLC0415 - torch takes seconds

            reader = WordReader(self._weights)
            mistaken = list(mistagged(self._learnt, self._settings["tags"]["share"], _SEED))
            write_sentences(reader.read(mistaken, tags=False), wrong)
            with reader.doubting(settings["units"], settings["words"], _SEED):
                write_sentences(reader.read(self._learnt, tags=True), doubted)
            write_sentences(reader.read(self._main.dev, tags=True), dev)

        names = ("tokenize", "mwt", "pretrain", "pos", "lemma")
        inputs = [self._file("mistagged.conllu"), *(self._weights / f"{name}.pt" for name in names)]
        self._stages.run("read", work, inputs=inputs, outputs=[wrong, doubted, dev], settings=settings)

    @property
    def _divisions(self) -> dict[str, tuple[str, ...]]:
        found = json.loads(self._file("divisions.json").read_text())
        return {token: tuple(words) for token, words in found.items()}

    def _finish(self) -> dict[str, dict[str, dict[str, float]]]:
        """Lay the weights out, score them and write their card."""
        order = self._order
        weights = {name: self._weights / f"{name}.pt" for name in (*PROCESSORS, "pretrain")}
        if self._settings["refine"]["seeds"]:
            weights["depparse"] = self._weights / "refine.pt"
        listing, found = order.out / "resources.json", order.work / "scores.json"
        inputs = [*weights.values(), self._file("divisions.json")]
        self._stages.run(
            "layout",
            lambda: lay_out(weights, self._divisions, order.out),
            inputs=inputs,
            outputs=[listing],
            settings=str(order.out),
        )
        sets = {f"{self._main.name} dev": self._main.dev}
        sets |= {f"{treebank.name} test": treebank.test for treebank in order.treebanks if treebank.test}
        self._stages.run(
            "scores",
            lambda: _write(found, {name: score(order.out, s, order.threads) for name, s in sets.items()}),
            inputs=[listing, *order.sources],
            outputs=[found],
        )
        scores: dict[str, dict[str, dict[str, float]]] = json.loads(found.read_text())
        told = f"of {_named(order.news)}" if order.vectors is None else f"given, {order.vectors.name}"
        versions = {name: version(name) for name in ("stanza", "torch")}
        write_card(Run(order.treebanks, told, versions, scores), order.out)
        return scores


def _named(paths: Iterable[Path]) -> str:
    return ", ".join(path.name for path in paths)


def _write(path: Path, value: Any) -> None:  # noqa: ANN401 - anything that JSON can hold
    path.write_text(json.dumps(value, indent=1), encoding="utf-8")
