import pytest

from quotes.arabic.tables import DATA, read_table
from quotes.errors import QuotesError


@pytest.fixture
def table(tmp_path):
    def write(text):
        path = tmp_path / "table.tsv"
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_comments_and_empty_lines_are_skipped(table):
    rows = list(read_table(table("# note\nword\tkind\n\nقال\ta\n# more\nأكد\tb\n"), ("word", "kind")))
    assert [(row["word"], row.number) for row in rows] == [("قال", 4), ("أكد", 6)]


def test_header_must_be_the_one_wanted(table):
    with pytest.raises(QuotesError, match=r"table\.tsv:1: the header"):
        list(read_table(table("word\tsort\n"), ("word", "kind")))


def test_row_with_a_cell_too_few(table):
    with pytest.raises(QuotesError, match=r"table\.tsv:2: 1 cells, 2 wanted"):
        list(read_table(table("word\tkind\nقال\n"), ("word", "kind")))


def test_cells(table):
    (row,) = read_table(table("word\tkind\tmore\nقال\t-\ta, b\n"))
    assert row.optional("kind") is None
    assert row.items("more") == ("a", "b")
    with pytest.raises(QuotesError, match=r":2: kind is '-', not one of x"):
        row.one_of("kind", {"x"})
    with pytest.raises(QuotesError, match=r":2: more has 'b'"):
        row.items("more", {"a"})


@pytest.mark.parametrize("path", sorted(DATA.glob("*.tsv")), ids=lambda path: path.name)
def test_every_row_of_every_file_can_be_read(path):
    assert list(read_table(path))
    assert path.read_text(encoding="utf-8").startswith("#"), "a data file says what it holds"
