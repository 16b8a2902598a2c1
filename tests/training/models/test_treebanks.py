import shutil

import pytest

from quotes.errors import QuotesError
from quotes.training.models.conllu import Sentence, Token, Word, write_sentences
from quotes.training.models.treebanks import checked, divisions, read_treebank
from training.models import toy


def test_three_parts(tmp_path):
    read = read_treebank(toy.treebank(tmp_path / "toy"))
    assert read.name == "toy"
    assert [*read.dev, *read.test, *read.train] == toy.sentences()


def test_a_test_part_alone_is_learnt_from(tmp_path):
    folder = toy.treebank(tmp_path / "pud")
    for part in ("train", "dev"):
        (folder / f"ar_toy-ud-{part}.conllu").unlink()
    read = read_treebank(folder)
    assert (len(read.train), read.dev, read.test) == (12, [], [])
    with pytest.raises(QuotesError, match="test part alone"):
        checked([read])


@pytest.mark.parametrize("part", ["train", "dev", "test"])
def test_a_missing_part_is_named(tmp_path, part):
    folder = toy.treebank(tmp_path / "toy")
    (folder / f"ar_toy-ud-{part}.conllu").unlink()
    with pytest.raises(QuotesError, match=rf"no file ends in {part}\.conllu"):
        read_treebank(folder)


def test_a_part_that_is_there_twice(tmp_path):
    folder = toy.treebank(tmp_path / "toy")
    shutil.copy(folder / "ar_toy-ud-dev.conllu", folder / "other-dev.conllu")
    with pytest.raises(QuotesError, match="2 files end in dev"):
        read_treebank(folder)


def test_no_such_folder(tmp_path):
    with pytest.raises(QuotesError, match="no such folder"):
        read_treebank(tmp_path / "nothing")


def test_a_treebank_without_surface_tokens_is_refused(tmp_path):
    alone = [Sentence((Token("وصل", (Word("وصل", head=0, deprel="root"),)),), "s")]
    for part in ("train", "dev", "test"):
        write_sentences(alone, tmp_path / f"{part}.conllu")
    with pytest.raises(QuotesError, match="no multiword tokens"):
        checked([read_treebank(tmp_path)])


def token(form, *words):
    return Token(form, tuple(Word(word) for word in words))


def test_only_tokens_that_are_divided_one_way_are_known():
    always, mostly, mixed = token("وصل", "وصل"), token("لأن", "لأن"), token("مما", "مما")
    tokens = [
        *[always] * 2,
        *[mostly] * 9,
        token("لأن", "ل", "أن"),
        mixed,
        token("مما", "من", "ما"),
        token("بيد", "ب", "يد"),
    ]
    known = divisions([Sentence(tuple(tokens))], 0.9)
    assert known == {"وصل": ("وصل",), "لأن": ("لأن",), "بيد": ("ب", "يد")}
