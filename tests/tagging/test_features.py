import gzip

import pytest
from hypothesis import given, settings
from texts import mixtures

from quotes.surface.words import Words
from quotes.tagging import features as module
from quotes.tagging.features import clusters, features

TEXT = "قال الوزير سالم: «المرفأ مفتوح منذ 12 يوما»\nورحبت هدى بذلك"


@pytest.fixture(scope="module")
def words(parser):
    return Words(parser.parse(TEXT))


@pytest.fixture(scope="module")
def described(words):
    return {word.text: set(items) for word, items in zip(words, features(words), strict=True)}


def test_a_word_is_described_by_its_letters(described):
    assert {"w=المرفا", "p1=ا", "p3=الم", "s2=فا"} <= described["المرفأ"]
    assert "shape=digit" in described["12"]
    assert any(item.startswith("shape=ال ") for item in described["المرفأ"])


def test_the_lexicon_speaks_of_words_it_knows(described):
    assert "l=cue:perfect" in described["قال"]
    assert any(item.startswith("l=t:role") for item in described["الوزير"])
    assert "l=given" in described["هدى"]
    assert "c=preposition" in described["منذ"]


def test_neighbours_are_seen_within_a_line(described):
    assert {"1:w=الوزير", "2:w=سالم", "-1:edge", "-2:edge"} <= described["قال"]
    assert {"-2:w=قال", "-1:w=الوزير", "1:m=:"} <= described["سالم"]
    assert {"-1:edge", "-2:edge", "1:w=هدي"} <= described["ورحبت"]
    assert {"1:edge", "2:edge"} <= described["بذلك"]


def test_words_in_quotation_marks_are_told_from_others(described):
    assert "quoted=True" in described["مفتوح"]
    assert "quoted=False" in described["سالم"]


def test_a_mark_has_no_letters(described):
    assert "m=:" in described[":"]
    assert not any(item.startswith(("w=", "shape=", "p1=")) for item in described[":"])


def test_clusters_of_a_word_and_its_neighbours_are_named(words, monkeypatch):
    monkeypatch.setattr(module, "clusters", lambda: {"سالم": ("7", "70")})
    found = {word.text: set(items) for word, items in zip(words, features(words), strict=True)}
    assert {"c1=7", "c2=70"} <= found["سالم"]
    assert {"1:c1=7", "1:c2=70"} <= found["الوزير"]
    assert not any(item.startswith("c1=") for item in found["المرفأ"])


def test_clusters_are_read_without_their_head(tmp_path, monkeypatch):
    path = tmp_path / "clusters.tsv.gz"
    path.write_bytes(gzip.compress("# word\tcoarse\tfine\nجسر\t1\t20\nمرفا\t2\t30\n".encode()))
    monkeypatch.setattr(module, "CLUSTERS", path)
    assert clusters.__wrapped__() == {"جسر": ("1", "20"), "مرفا": ("2", "30")}


def test_clusters_of_the_package_are_numbers():
    assert clusters()
    assert all(coarse.isdigit() and fine.isdigit() for coarse, fine in clusters().values())


@settings(max_examples=40)
@given(mixtures())
def test_every_word_of_any_text_is_described_the_same_twice(parser, text):
    words = Words(parser.parse(text))
    found = features(words)
    assert len(found) == len(words)
    assert all(items[0] == "bias" for items in found)
    assert features(words) == found
