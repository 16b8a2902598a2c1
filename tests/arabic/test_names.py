import pytest

from quotes.arabic.names import (
    gender_of,
    is_plural_of_people,
    load_first_names,
    load_nationalities,
    load_organisations,
    load_places,
    load_titles,
    nationality_of,
    organisation_of,
    place_of,
    title_of,
    titles_of,
)
from quotes.errors import QuotesError


@pytest.mark.parametrize(
    ("word", "title", "kind", "gender", "number"),
    [
        ("وزير", "وزير", "role", "m", "s"),
        ("الوزيرة", "وزيرة", "role", "f", "s"),
        ("وزراء", "وزير", "role", "m", "p"),
        ("وزيرا", "وزير", "role", "m", "d"),
        ("والمتحدثة", "متحدثة", "role", "f", "s"),
        ("للناطق", "ناطق", "role", "m", "s"),
        ("مسؤولو", "مسؤول", "unnamed", "m", "p"),
        ("مصادر", "مصدر", "unnamed", "m", "p"),
        ("السيد", "السيد", "honorific", "m", "s"),
        ("اللواء", "لواء", "rank", "m", "s"),
        ("الخارجية", "خارجية", "organisation", "f", "s"),
        ("لوكالة", "وكالة", "media", "f", "s"),
        ("البيان", "بيان", "document", "m", "s"),
    ],
)
def test_titles(word, title, kind, gender, number):
    found = title_of(word)
    assert found is not None
    assert (found.word, found.kind, found.gender, found.number) == (title, kind, gender, number)


def test_a_title_can_be_of_two_kinds():
    assert {title.kind for title in titles_of("عميد")} == {"role", "rank"}
    assert title_of("قال") is None


@pytest.mark.parametrize(
    ("phrase", "code", "kind"),
    [
        ("أميركا", "US", "country"),
        ("الولايات المتحدة", "US", "country"),
        ("واشنطن", "US", "capital"),
        ("والرياض", "SA", "capital"),
        ("لإيران", "IR", "country"),
        ("الاتحاد الأوروبي", "EU", "union"),
        ("سلطنة عمان", "OM", "country"),
    ],
)
def test_places(phrase, code, kind):
    found = place_of(phrase)
    assert found is not None
    assert (found.code, found.kind) == (code, kind)


@pytest.mark.parametrize(
    ("word", "code"),
    [("الأميركي", "US"), ("أمريكية", "US"), ("الروس", "RU"), ("والمصريون", "EG"), ("سعوديين", "SA")],
)
def test_nationalities(word, code):
    found = nationality_of(word)
    assert found is not None
    assert found.code == code


def test_organisations():
    assert organisation_of("رويترز").kind == "media"
    assert organisation_of("البيت الأبيض").code == "US"
    assert organisation_of("وحماس").kind == "organisation"
    assert organisation_of("الكتاب") is None


@pytest.mark.parametrize(
    ("name", "gender"), [("أنجيلا", "f"), ("محمد", "m"), ("عبد الله", "m"), ("فيديريكا", "f"), ("بيت", None)]
)
def test_gender_of_given_names(name, gender):
    assert gender_of(name) == gender


@pytest.mark.parametrize(
    ("load", "text", "problem"),
    [
        (load_titles, "word\tgender\tplural\tkind\nوزير\tx\t-\trole\n", "gender is 'x'"),
        (load_places, "name\tcode\tkind\nمصر\tEG\ttown\n", "kind is 'town'"),
        (load_nationalities, "masculine\tfeminine\tplural\tcode\nمصري\tمصرية\n", "2 cells"),
        (load_organisations, "name\tkind\tcode\nحماس\tgroup\t-\n", "kind is 'group'"),
        (load_first_names, "name\tgender\nمحمد\tx\n", "gender is 'x'"),
    ],
)
def test_bad_lines_are_named(tmp_path, load, text, problem):
    path = tmp_path / "file.tsv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(QuotesError, match=rf"file\.tsv:2: {problem}"):
        load(path)


@pytest.mark.parametrize(
    ("word", "many"),
    [("المنظمون", True), ("والمنظمون", True), ("منظمون", False), ("خلدون", False), ("الزيتونة", False)],
)
def test_plurals_of_people_are_no_names(word, many):
    assert is_plural_of_people(word) is many
