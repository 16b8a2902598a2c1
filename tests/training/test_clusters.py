import gzip
import sys
from types import ModuleType

import pytest

from quotes.document import Document
from quotes.errors import QuotesError
from quotes.tagging import features
from quotes.training import clusters
from quotes.training.clusters import Sentences, train_clusters

NOUNS = (
    "الجسر",
    "المرفأ",
    "الطريق",
    "المصنع",
    "السوق",
    "المتحف",
    "الملعب",
    "المخبز",
    "البستان",
    "المسبح",
    "النادي",
)
NEWS = [
    Document(f"{noun} مفتوح منذ أسبوع\nأعلنت البلدية أن {noun} مغلق يوم {day}\n")
    for noun in NOUNS
    for day in (1, 22, 333)
]


@pytest.fixture
def small(monkeypatch):
    """Let a few words do for clusters."""
    monkeypatch.setattr(clusters, "COARSE", 2)
    monkeypatch.setattr(clusters, "FINE", 6)


@pytest.fixture
def stand_ins(monkeypatch):
    """Let gensim and scikit-learn look as if they were there; give the module that a test may take away."""
    made = {name: ModuleType(name) for name in ("gensim", "gensim.models", "sklearn", "sklearn.cluster")}
    made["gensim.models"].Word2Vec = made["sklearn.cluster"].MiniBatchKMeans = None
    for name, module in made.items():
        monkeypatch.setitem(sys.modules, name, module)


def rows(path):
    lines = gzip.decompress(path.read_bytes()).decode().splitlines()
    assert lines[0].startswith("# ")
    return [line.split("\t") for line in lines[1:]]


def test_sentences_are_lines_of_folded_words_that_can_be_gone_through_again():
    sentences = Sentences([Document("أُغلقت المدرسةُ في 2023\n\nنعم.\n"), Document("عادت هدى إلى البيت")])
    found = [["اغلقت", "المدرسه", "في", "0"], ["عادت", "هدي", "الي", "البيت"]]
    assert [list(sentences), list(sentences)] == [found, found]
    assert len(sentences) == 2


def test_no_articles_have_no_sentences():
    assert list(Sentences([Document(""), Document("\n \n«»")])) == []


@pytest.mark.parametrize(("missing", "named"), [("gensim", "gensim"), ("sklearn", "sklearn")])
@pytest.mark.usefixtures("stand_ins")
def test_a_missing_package_is_said_in_a_line(tmp_path, monkeypatch, missing, named):
    for name in [name for name in sys.modules if name.partition(".")[0] == missing]:
        monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(QuotesError, match=rf"^{named}\S* is missing: pip install 'arabic-quotes\[train\]'$"):
        train_clusters(NEWS, tmp_path / "clusters.tsv.gz")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.usefixtures("small")
def test_every_frequent_word_is_in_a_coarse_and_a_fine_cluster(tmp_path):
    path = tmp_path / "new" / "clusters.tsv.gz"
    count = train_clusters(NEWS, path)
    found = rows(path)
    assert count == len(found)
    assert {word for word, _, _ in found} == {
        *["مفتوح", "منذ", "اسبوع", "اعلنت", "البلديه", "ان", "مغلق", "يوم"],
        *(noun.replace("أ", "ا") for noun in NOUNS),
    }
    assert found == sorted(found)
    assert {coarse for _, coarse, _ in found} <= {"0", "1"}
    assert {fine for _, _, fine in found} <= set("012345")


@pytest.mark.usefixtures("small")
def test_the_same_articles_give_the_same_bytes(tmp_path):
    paths = [tmp_path / "one.gz", tmp_path / "two.gz"]
    for path in paths:
        train_clusters(NEWS, path)
    assert paths[0].read_bytes() == paths[1].read_bytes()
    assert paths[0].read_bytes()[4:8] == bytes(4)  # no time of day in the gzip head


@pytest.mark.usefixtures("small")
def test_the_tagger_reads_what_was_written(tmp_path, monkeypatch):
    path = tmp_path / "clusters.tsv.gz"
    train_clusters(NEWS, path)
    monkeypatch.setattr(features, "CLUSTERS", path)
    assert features.clusters.__wrapped__() == {word: (coarse, fine) for word, coarse, fine in rows(path)}


@pytest.mark.usefixtures("small")
def test_no_more_words_are_kept_than_asked_for(tmp_path):
    path = tmp_path / "clusters.tsv.gz"
    assert train_clusters(NEWS, path, most=4) == len(rows(path)) == 4


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize(
    ("documents", "said"),
    [([], "too few"), (NEWS[:1], "too few"), (NEWS[:6], r"only \d+ frequent words; 600")],
)
def test_too_few_articles_are_said_in_a_line(tmp_path, monkeypatch, documents, said):
    monkeypatch.setattr(clusters, "FINE", 600)
    path = tmp_path / "clusters.tsv.gz"
    with pytest.raises(QuotesError, match=said) as raised:
        train_clusters(documents, path)
    assert "\n" not in str(raised.value)
    assert not path.exists()
