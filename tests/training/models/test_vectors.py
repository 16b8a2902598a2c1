import sys

import pytest
import torch

from quotes.errors import QuotesError
from quotes.training.models.settings import read_settings
from quotes.training.models.vectors import save_pretrain, train_vectors

LINES = [["وصل", "الوفد", "أمس"], ["وصل", "السفير", "أمس"], ["غادر", "الوفد", "أمس"]] * 30
SETTINGS = read_settings()["vectors"] | {"size": 6, "epochs": 1}


def test_vectors_that_stanza_reads(tmp_path):
    path = tmp_path / "v.txt"
    assert train_vectors(LINES, SETTINGS, path) == 5
    save_pretrain(path, 3, tmp_path / "p.pt")
    kept = torch.load(tmp_path / "p.pt", weights_only=True)
    assert tuple(kept["emb"].shape) == (3 + 4, 6)
    assert torch.allclose(kept["emb"][4:].norm(dim=1), torch.tensor(2.0), atol=1e-3)
    assert "أمس" in kept["vocab"]["_unit2id"]


def test_the_same_lines_give_the_same_bytes(tmp_path):
    for name in ("one", "two"):
        train_vectors(LINES, SETTINGS, tmp_path / name)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_too_few_words_are_told_in_a_line(tmp_path):
    with pytest.raises(QuotesError, match="too few"):
        train_vectors(LINES[:1], SETTINGS, tmp_path / "v.txt")


def test_a_missing_package_is_told_in_a_line(tmp_path, monkeypatch):
    for name in ("gensim", "gensim.models"):
        monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(QuotesError, match=r"pip install 'arabic-quotes\[train\]'"):
        train_vectors(LINES, SETTINGS, tmp_path / "v.txt")


@pytest.mark.parametrize("body", ["", "no vectors here\nat all\n", None])
def test_a_file_that_holds_no_vectors(tmp_path, body):
    path = tmp_path / "v.txt"
    if body is not None:
        path.write_text(body)
    with pytest.raises(QuotesError, match="cannot be read as word vectors") as error:
        save_pretrain(path, 3, tmp_path / "p.pt")
    assert "\n" not in str(error.value)
