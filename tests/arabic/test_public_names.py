import pytest

from quotes.arabic.orthography import fold
from quotes.arabic.public_names import listed_names, load_public_names, part_of_names, public_names
from quotes.errors import QuotesError


def found(text):
    return listed_names([fold(word) for word in text.split()])


def test_names_are_found_whole_and_the_longest_first():
    assert found("التقى أنطونيو غوتيريش أمس") == {1: (3, "PER")}
    assert found("قال بان كي مون") == {1: (4, "PER")}


def test_a_clitic_may_stand_before_a_name():
    assert found("ولفرانس برس") == {0: (2, "ORG")}
    assert found("شولتس وأنطونيو غوتيريش")[1] == (3, "PER")


def test_other_words_are_no_names():
    assert found("أنطونيو قال غوتيريش") == {}
    assert found("") == {}


def test_parts_of_names_are_known_by_where_they_stand():
    assert part_of_names(fold("غوتيريش")) == part_of_names(fold("وغوتيريش")) == "last"
    assert part_of_names(fold("هيلاري")) == "first"
    assert part_of_names(fold("المرفأ")) == ""


def test_every_listed_name_is_found_in_itself():
    for parts in public_names():
        assert listed_names(parts)[0] == (len(parts), "PER")


@pytest.mark.parametrize(
    ("line", "problem"),
    [("سامر النجار\tx\tLB", "gender is 'x'"), ("سامر النجار\tm", "2 cells"), ("\tm\tLB", "empty")],
)
def test_a_wrong_line_is_named(tmp_path, line, problem):
    path = tmp_path / "names.tsv"
    path.write_text(f"name\tgender\tcountry\n{line}\n")
    with pytest.raises(QuotesError, match=f"names.tsv:2: .*{problem}"):
        load_public_names(path)
