import shutil

import pytest
from stanza.models.common.dropout import WordDropout

from quotes.parsing.models import COMPACT
from quotes.training.models.conllu import Sentence, Token, Word
from quotes.training.models.reading import WordReader

FORMS = ["زار", "السفير", "المدينة", "القديمة", "."]


@pytest.fixture(scope="module")
def reader(tmp_path_factory):
    """A reader with the package's weights."""
    folder = tmp_path_factory.mktemp("weights")
    for name in ("tokenize", "mwt", "pretrain", "pos", "lemma"):
        shutil.copyfile(COMPACT / "ar" / name / "compact.pt", folder / f"{name}.pt")
    return WordReader(folder)


@pytest.fixture
def sentences():
    return [Sentence(tuple(Token(form, (Word(form, upos="X"),)) for form in FORMS))] * 20


def tags(sentences):
    return [[word.upos for word in sentence.words] for sentence in sentences]


def test_lemmas_are_found_and_tags_too_if_wanted(reader, sentences):
    read = reader.read(sentences[:1], tags=True)
    assert [tags(read)[0][i] for i in (0, 1, 4)] == ["VERB", "NOUN", "PUNCT"]
    assert read[0].words[1].lemma == "سَفِير"
    assert tags(reader.read(sentences[:1], tags=False)) == [["X"] * 5]


def test_a_tagger_in_doubt_errs_as_it_did_before(reader, sentences):
    sure = tags(reader.read(sentences, tags=True))
    found = []
    for _ in range(2):
        with reader.doubting(0.5, 0.5, 7):
            found.append(tags(reader.read(sentences, tags=True)))
    assert found[0] == found[1] != sure
    assert tags(reader.read(sentences, tags=True)) == sure


def test_what_was_dropped_in_training_is_set_back(reader):
    model = reader._pipeline.processors["pos"].trainer.model
    drops = [part.dropprob for part in model.modules() if isinstance(part, WordDropout)]
    with reader.doubting(0.1, 0.1, 7):
        assert model.training
    assert [part.dropprob for part in model.modules() if isinstance(part, WordDropout)] == drops
    assert not model.training
