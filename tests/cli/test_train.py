"""`quotes train`: models from news, entity corpora and gold articles, into the place that was asked for."""

from __future__ import annotations

import json
import sys

import pytest
from invented import article

import quotes.cli.train
from cli.commands import gold, json_lines, refused, run
from quotes.ranking.ranker import WEIGHTS, load
from quotes.tagging.tagger import MODEL, Tagger
from quotes.training import annotations, clusters, rankers, subjects, tagger
from quotes.training.annotations import without_text
from quotes.training.rankers import NAMES

pytestmark = pytest.mark.usefixtures("shared", "exercises")

EXERCISE = """- id: toy-01
  note: a bridge
  text: أعلن حارس الجسر سامر النجار أن الجسر مغلق. وأضاف أن العمل بدأ.
  statements:
    - {cue: أعلن, source: حارس الجسر سامر النجار, content: [أن الجسر مغلق], kind: indirect,
       speakers: [{name: سامر النجار, role: حارس الجسر, kind: person}]}
    - {cue: وأضاف, source: null, content: [أن العمل بدأ], kind: indirect,
       speakers: [{name: سامر النجار, role: حارس الجسر, kind: person}]}
"""
ENTITIES = """زار O
سامر B-PERS
النجار I-PERS
مدينة O
صور B-LOC

زارت O
ليلى B-PERS
حداد I-PERS
شركة B-ORG
الأرز I-ORG

"""


def contents(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


@pytest.fixture
def exercises(tmp_path, monkeypatch):
    """Let one passage stand for the exercises of the package."""
    folder = tmp_path / "exercises"
    folder.mkdir()
    (folder / "toy.yaml").write_text(EXERCISE, encoding="utf-8")
    monkeypatch.setattr(quotes.cli.train, "EXERCISES", folder)
    return folder


@pytest.fixture
def path(tmp_path):
    return json_lines(tmp_path / "gold.jsonl", [gold(*article())])


@pytest.fixture
def entities(tmp_path):
    path = tmp_path / "entities.txt"
    path.write_text(ENTITIES * 3, encoding="utf-8")
    return path


def test_weights_are_written_where_they_were_asked_for(tmp_path, path):
    packaged = contents(WEIGHTS)
    results = [run("train", "rankers", path, "--out", tmp_path / name) for name in ("first", "second")]
    assert [result.exit_code for result in results] == [0, 0], results[0].stderr
    written = [line.split()[0] for line in results[0].stdout.splitlines()]
    assert sorted(written) == sorted(str(tmp_path / "first" / f"{name}.json.gz") for name in NAMES)
    assert {p.name for p in (tmp_path / "first").iterdir()} == {f"{name}.json.gz" for name in NAMES}
    assert load("starts", tmp_path / "first").weights
    assert contents(tmp_path / "first") == contents(tmp_path / "second")
    assert contents(WEIGHTS) == packaged


def test_rankers_learn_from_the_exercises_too(tmp_path, path, monkeypatch):
    learnt = []

    def noted(*texts):
        learnt.extend(reading.words.text for part in texts for reading, _ in part)
        return {}

    monkeypatch.setattr(rankers, "train_rankers", noted)
    result = run("train", "rankers", path, "--out", tmp_path / "out")
    assert result.exit_code == 0, result.stderr
    assert learnt[0] == article()[0].text
    assert [text[:14] for text in learnt[1:]] == ["أعلن حارس الجس"]


def test_gold_that_is_given_also_is_kept_apart(tmp_path, path, monkeypatch):
    counts = []
    monkeypatch.setattr(
        rankers, "train_rankers", lambda *texts: counts.append([len(part) for part in texts]) or {}
    )
    result = run("train", "rankers", path, path, "--also", path, "--out", tmp_path / "out")
    assert result.exit_code == 0, result.stderr
    assert counts == [[2, 1, 1]]


@pytest.mark.parametrize("given", [True, False])
def test_names_are_labelled_anew_where_a_corpus_is_given(tmp_path, path, entities, monkeypatch, given):
    asked = []
    monkeypatch.setattr(rankers, "relabel", lambda texts, corpus: asked.append((len(texts), len(corpus))))
    monkeypatch.setattr(rankers, "train_rankers", lambda texts, exercises, also: {})
    options = ("--names", entities) if given else ()
    result = run("train", "rankers", path, *options, "--out", tmp_path / "out")
    assert result.exit_code == 0, result.stderr
    assert asked == ([(1, 1)] if given else [])


@pytest.mark.parametrize(("command", "out"), [("rankers", "starts.json.gz"), ("names", "names.crfsuite")])
def test_bad_gold_after_good_leaves_the_models_alone(tmp_path, path, entities, command, out):
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / out).write_bytes(b"before")
    (tmp_path / "bad.jsonl").write_text("{oops")
    target = folder if command == "rankers" else folder / out
    bad = tmp_path / "bad.jsonl"
    result = run("train", command, path, bad, "--names", entities, "--out", target)
    refused(result, "bad.jsonl:1: is not JSON")
    assert contents(folder) == {out: b"before"}


def test_a_file_as_folder_of_weights(tmp_path, path):
    out = tmp_path / "out"
    out.write_text("before")
    result = run("train", "rankers", path, "--out", out)
    assert result.exit_code == 2
    assert "Invalid value for '--out'" in result.stderr
    assert out.read_text() == "before"


def test_a_tagger_is_trained_on_corpora_and_on_gold_speakers(tmp_path, path, entities):
    packaged = MODEL.read_bytes()
    outs = [tmp_path / "new" / name for name in ("one.crfsuite", "two.crfsuite")]
    results = [run("train", "names", path, "--names", entities, "--out", out) for out in outs]
    assert [result.exit_code for result in results] == [0, 0], results[0].stderr
    assert results[0].stdout.startswith(f"{outs[0]}  ")
    assert outs[0].read_bytes() == outs[1].read_bytes()
    assert Tagger(outs[0])
    assert MODEL.read_bytes() == packaged


def test_the_last_tagger_learns_the_gold_speakers(tmp_path, path, entities, monkeypatch):
    learnt = []
    own = tagger.train_tagger

    def noted(corpus, out):
        learnt.append(corpus)
        return own(corpus, out)

    monkeypatch.setattr(tagger, "train_tagger", noted)
    result = run("train", "names", path, "--names", entities, "--out", tmp_path / "names.crfsuite")
    assert result.exit_code == 0, result.stderr
    first, second = learnt
    assert second[: len(first)] == first
    (added,) = second[len(first) :]
    named = [word.text for word, label in zip(added.words, added.labels, strict=True) if label[2:] == "PER"]
    assert {"كريم", "الحسن", "ليلى", "حداد"} <= set(named)


def test_a_tagger_needs_a_corpus(tmp_path, path):
    out = tmp_path / "names.crfsuite"
    refused(run("train", "names", path, "--out", out), "--names: give at least one corpus")
    assert not out.exists()


@pytest.mark.parametrize("command", ["names", "rankers"])
@pytest.mark.parametrize(
    ("body", "said"),
    [(None, "cannot be read"), ("", "holds no sentences"), ("قال\n", ":1: should be a word")],
)
def test_a_corpus_that_is_none_is_named(tmp_path, path, command, body, said):
    corpus, out = tmp_path / "corpus.txt", tmp_path / "out"
    if body is not None:
        corpus.write_text(body, encoding="utf-8")
    refused(run("train", command, path, "--names", corpus, "--out", out), corpus, said)
    assert not out.exists()


def test_clusters_are_made_of_the_articles_of_every_path(tmp_path, news, monkeypatch):
    asked = []

    def counted(documents, out):
        asked.append((sorted(d.id for d in documents), out))
        return 7

    monkeypatch.setattr(clusters, "train_clusters", counted)
    out = tmp_path / "clusters.tsv.gz"
    result = run("train", "clusters", news / "harbour.txt", news / "more.jsonl", "--out", out)
    assert result.exit_code == 0, result.stderr
    assert result.stdout == f"{out}  7 words\n"
    assert asked == [(["harbour", "quiet"], out)]


def test_clusters_without_their_packages(tmp_path, news, monkeypatch):
    for name in ("gensim", "gensim.models"):
        monkeypatch.setitem(sys.modules, name, None)
    out = tmp_path / "clusters.tsv.gz"
    refused(run("train", "clusters", news, "--out", out), "gensim", "pip install 'arabic-quotes[train]'")
    assert not out.exists()


def test_clusters_of_a_path_that_is_not_there(tmp_path):
    pytest.importorskip("gensim")
    pytest.importorskip("sklearn")
    out = tmp_path / "clusters.tsv.gz"
    refused(run("train", "clusters", tmp_path / "missing", "--out", out), "no such file or folder")
    assert not out.exists()


def test_subjects_are_counted_in_the_articles_of_every_path(tmp_path, news, monkeypatch):
    asked = []

    def counted(documents, of_words, out):
        asked.append((sorted(d.id for d in documents), "المتحدث" in of_words, out))
        return 7

    monkeypatch.setattr(subjects, "train_subjects", counted)
    out = tmp_path / "subjects.tsv.gz"
    result = run("train", "subjects", news / "harbour.txt", news / "more.jsonl", "--out", out)
    assert result.exit_code == 0, result.stderr
    assert result.stdout == f"{out}  7 words\n"
    assert asked == [(["harbour", "quiet"], True, out)]


def test_annotated_articles_are_found_in_news(tmp_path, path, monkeypatch):
    item = json.loads(path.read_text(encoding="utf-8").splitlines()[0])
    annotation = without_text(item)
    monkeypatch.setattr(annotations, "read_annotations", lambda: {annotation["text"]: annotation})
    news = json_lines(tmp_path / "news.jsonl", [{"text": "خبر آخر"}, {"id": "x", "text": item["text"]}])
    result = run("train", "annotated", news, "--out", tmp_path / "new" / "more.jsonl")
    assert result.exit_code == 0, result.stderr
    assert result.stdout.endswith("1 of 1 articles\n")
    (found,) = [
        json.loads(line)
        for line in (tmp_path / "new" / "more.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    assert found["statements"] == item["statements"]


def test_news_without_annotated_articles_is_refused(tmp_path):
    news = json_lines(tmp_path / "news.jsonl", [{"text": "خبر آخر"}])
    out = tmp_path / "more.jsonl"
    refused(run("train", "annotated", news, "--out", out), str(news), "annotated articles")
    assert not out.exists()
