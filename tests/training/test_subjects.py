import gzip
from collections import Counter

import pytest

from quotes.document import Document
from quotes.errors import QuotesError
from quotes.tagging import subjects as read
from quotes.training.subjects import count, preferences, train_subjects

SAID = [["قال", "المدير", "ان", "الجسر", "جاهز"], ["وصرح", "المدير", "ان", "الجسر", "مغلق"]]
NEWS = [Document("قال المدير إن الجسر جاهز\nزار الوزير الجسر\n") for _ in range(80)]


def test_what_follows_a_verb_of_speech_is_counted():
    seen, behind = count(SAID)
    assert behind == {"المدير": 2}
    assert seen["الجسر"] == 2


@pytest.mark.parametrize(
    "words", [["اكد", "اهميه", "الجسر"], ["زار", "الجسر", "اليوم"], ["قول", "المدير", "هذا"]]
)
def test_what_follows_other_words_is_not(words):
    """Nor what may be an object, as after أكد."""
    assert not count([words])[1]


def test_a_word_speaks_the_more_often_it_is_a_subject():
    seen = Counter({"المدير": 300, "اليوم": 3000, "الجسر": 3000, "غيرها": 30000})
    behind = Counter({"المدير": 60, "اليوم": 90, "غيرها": 750})
    found = preferences(seen, behind, {})
    assert found["المدير"] > found["اليوم"] == 0 > found["الجسر"]


def test_a_rare_word_goes_by_its_cluster():
    seen = Counter({"مدير": 4000, "نجار": 10, "جسر": 10, "طريق": 4000, "قط": 10})
    behind = Counter({"مدير": 400})
    clusters = {"مدير": ("0", "1"), "نجار": ("0", "1"), "طريق": ("0", "2"), "جسر": ("0", "2")}
    found = preferences(seen, behind, clusters)
    assert found["نجار"] > found["جسر"]
    assert found["قط"] == 0


def test_words_met_too_seldom_are_left_out():
    assert set(preferences(Counter({"مدير": 6, "وزير": 5}), Counter({"مدير": 1}), {})) == {"مدير"}


def test_the_extractor_reads_what_was_written(tmp_path, monkeypatch):
    path = tmp_path / "new" / "subjects.tsv.gz"
    assert train_subjects(NEWS, {}, path) > 0
    monkeypatch.setattr(read, "SUBJECTS", path)
    found = read.preferences.__wrapped__()
    assert int(found["المدير"]) > 0
    assert int(found["الجسر"]) < 0
    assert "0" not in found.values()
    lines = gzip.decompress(path.read_bytes()).decode().splitlines()
    assert lines[0].startswith("# ")
    assert lines[1:] == sorted(lines[1:])


def test_the_same_articles_give_the_same_bytes(tmp_path):
    paths = [tmp_path / "one.gz", tmp_path / "two.gz"]
    for path in paths:
        train_subjects(NEWS, {}, path)
    assert paths[0].read_bytes() == paths[1].read_bytes()


def test_articles_without_speech_are_said_in_a_line(tmp_path):
    path = tmp_path / "subjects.tsv.gz"
    with pytest.raises(QuotesError, match="no verbs of speech"):
        train_subjects([Document("زار الوزير الجسر")], {}, path)
    assert not path.exists()
