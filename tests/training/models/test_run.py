"""The whole chain on a treebank of invented sentences: from its files and raw news to models that parse."""

import json
import shutil

import pytest
import torch
from cli.commands import refused, run

from quotes.parsing.models import PROCESSORS
from quotes.parsing.parser import Parser
from training.models import toy

STAGES = [
    *["prepare", "divide", "tokenize", "mwt", "vectors", "pretrain", "lemma", "pos", "depparse", "read"],
    *["refine-mistaken-3", "refine-doubted-3", "refine", "layout", "scores"],
]


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """Train once, on a treebank and raw news."""
    folder = tmp_path_factory.mktemp("models")
    toy.treebank(folder / "toy")
    toy.news(folder / "news.jsonl")
    toy.settings(folder / "small.toml")
    result = again(folder)
    assert result.exit_code == 0, result.stderr or result.exception
    shutil.copytree(folder / "out", folder / "first")
    return folder, result


def again(folder, *options, settings="small.toml", out="out"):
    return run(
        *["train", "models", "--treebank", folder / "toy", "--corpus", folder / "news.jsonl"],
        *["--out", folder / out, "--settings", folder / settings, "--threads", 1, *options],
    )


def stages(result, state):
    return [line.split(":")[0].split(" ")[0] for line in result.stderr.splitlines() if line.endswith(state)]


def test_every_stage_is_told_and_scores_are_printed(made):
    _, result = made
    assert stages(result, "...") == STAGES
    lines = result.stdout.splitlines()
    assert [line.split(":")[0] for line in lines] == [
        "toy dev, raw",
        "toy dev, tokens",
        "toy test, raw",
        "toy test, tokens",
    ]
    assert all("LAS" in line for line in lines)


def test_the_folder_is_one_that_parses(made):
    folder, _ = made
    doc = Parser(str(folder / "out"), 1).parse("وقال السفير إن الوفد سيصل.")
    assert [token.text for token in doc] == ["و", "قال", "السفير", "إن", "الوفد", "س", "يصل", "."]
    assert sum(token.dep_ == "root" for token in doc) >= 1


def test_weights_and_what_they_were_made_of_are_listed(made):
    folder, _ = made
    listing = json.loads((folder / "out" / "resources.json").read_text())
    assert set(listing["ar"]["packages"]["default"]) == set(PROCESSORS)
    card = (folder / "out" / "MODEL_CARD.md").read_text(encoding="utf-8")
    scores = json.loads((folder / "out.work" / "scores.json").read_text())
    assert "toy: train" in card
    assert "news.jsonl" in card
    assert f"| {scores['toy test']['raw']['LAS']:.1f} |" in card


def test_what_is_done_is_not_done_again(made):
    folder, _ = made
    weights = folder / "out" / "ar" / "depparse" / "compact.pt"
    before = weights.stat().st_mtime_ns
    result = again(folder)
    assert result.exit_code == 0, result.stderr
    assert stages(result, "done before") == STAGES
    assert weights.stat().st_mtime_ns == before
    assert result.stdout == made[1].stdout


def test_only_what_a_change_reaches_is_made_anew_and_an_interruption_loses_nothing(made, monkeypatch):
    folder, _ = made
    work = folder / "out.work"
    kept = {path.name: path.read_bytes() for path in (work / "stages").iterdir()}
    toy.settings(folder / "other.toml", "\n")
    (folder / "other.toml").write_text(toy.SETTINGS.replace("max_steps = 4", "max_steps = 2"))
    with monkeypatch.context() as patch:
        patch.setattr("stanza.models.parser.main", interrupted)
        assert again(folder, settings="other.toml").exit_code != 0
    assert not (work / "stages" / "depparse.json").exists()
    result = again(folder, settings="other.toml")
    assert result.exit_code == 0, result.stderr
    assert stages(result, "done before") == STAGES[:8]
    assert stages(result, "...") == STAGES[8:]
    assert kept["mwt.json"] == (work / "stages" / "mwt.json").read_bytes()


def interrupted(_):
    raise KeyboardInterrupt


def test_the_same_run_gives_the_same_weights(made):
    folder, first = made
    toy.settings(folder / "small.toml")
    result = again(folder, out="twin")
    assert result.exit_code == 0, result.stderr
    assert result.stdout == first.stdout
    for name in (*PROCESSORS, "pretrain"):
        ours, theirs = (weights(folder / out / "ar" / name / "compact.pt") for out in ("first", "twin"))
        assert ours.keys() == theirs.keys()
        assert all(torch.equal(ours[key], theirs[key]) for key in ours)


def weights(path):
    loaded = torch.load(path, weights_only=True)
    return loaded.get("model") or {"emb": loaded["emb"]}


def test_a_trainer_that_fails_says_so_in_a_line(made, monkeypatch, tmp_path):
    folder, _ = made

    def broken(_):
        raise RuntimeError("the matrix\nis singular")

    monkeypatch.setattr("stanza.models.tagger.main", broken)
    (tmp_path / "s.toml").write_text(toy.SETTINGS.replace("tag_emb_dim = 4", "tag_emb_dim = 5"))
    result = run(
        *["train", "models", "--treebank", folder / "toy", "--corpus", folder / "news.jsonl", "--out"],
        *[folder / "out", "--settings", tmp_path / "s.toml"],
    )
    assert result.exit_code == 1
    assert result.stderr.splitlines()[-1].startswith(
        "Error: pos: training failed (RuntimeError: the matrix is singular)"
    )


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ([], "give --corpus"),
        (["--corpus", "nothing"], "no such file or folder"),
        (["--corpus", "news.jsonl", "--settings", "nothing.toml"], "cannot be read"),
    ],
)
def test_what_is_asked_for_wrongly_is_told_before_anything_is_done(tmp_path, options, said):
    toy.treebank(tmp_path / "toy")
    toy.news(tmp_path / "news.jsonl")
    given = [option if option.startswith("--") else tmp_path / option for option in options]
    result = run("train", "models", "--treebank", tmp_path / "toy", "--out", tmp_path / "out", *given)
    refused(result, said)
    assert not (tmp_path / "out").exists()
