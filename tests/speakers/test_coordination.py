import pytest
from statements.hand_made import told, written

from quotes.speakers.coordination import split


def parts(text, names=None, tags=None):
    words = written(text, tags, names=names)
    return [told(words, part) for part in split(words, 0, len(words))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("نبيل زياد وكريم الحسن", ["نبيل زياد", "وكريم الحسن"]),
        ("وزير النقل نبيل زياد ووزير الري كريم الحسن", ["وزير النقل نبيل زياد", "ووزير الري كريم الحسن"]),
        ("كل من الوزير والمتحدث", ["كل من الوزير", "والمتحدث"]),
        ("نبيل زياد ووزير الري", ["نبيل زياد", "ووزير الري"]),
        ("وزارة النقل ووزارة الري", ["وزارة النقل", "ووزارة الري"]),
        ("الأردن ومصر", ["الأردن", "ومصر"]),
        ("الأردن ومصر وتونس", ["الأردن", "ومصر", "وتونس"]),
        ("فرنسا وكوريا الجنوبية", ["فرنسا", "وكوريا الجنوبية"]),
        ("كل من البيت القديم والاستخبارات", ["كل من البيت القديم", "والاستخبارات"]),
        ("كل من نبيل زياد وكريم الحسن", ["كل من نبيل زياد", "وكريم الحسن"]),
    ],
)
def test_speakers_joined_by_and_are_divided(text, found):
    assert parts(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "وزير النقل",
        "وليد زياد",
        "وزير التعليم والبحث",
        "نائب رئيس الحكومة ووزير النقل نبيل زياد",
        "وزارة الثقافة والإعلام",
        "نبيل وا",
        "العلاقات بين الوزارة والأهالي",
    ],
)
def test_what_is_one_speaker_stays_whole(text):
    assert parts(text) == [text]


def test_labels_divide_names_that_no_lexicon_knows():
    text = "بلنكور لابيار وشانتيل مورو"
    assert parts(text, {"بلنكور لابيار": "PER", "وشانتيل مورو": "PER"}) == ["بلنكور لابيار", "وشانتيل مورو"]


def test_a_label_that_goes_on_holds_together():
    text = "شركة نبيل وكريم"
    assert parts(text, {"شركة نبيل وكريم": "ORG"}) == [text]
    assert parts(text) != [text]


def test_a_name_of_another_kind_is_not_joined_by_its_label():
    text = "شانتيل مورو وبلنكور"
    assert parts(text, {"شانتيل مورو": "PER", "وبلنكور": "ORG"}) == [text]


@pytest.mark.parametrize("text", ["نبيل وكريم", "الأردن ومصر وتونس", "وزير النقل", "نبيل"])
def test_parts_cover_the_phrase_in_order(text):
    words = written(text)
    found = split(words, 0, len(words))
    assert [found[0][0], *[a for _, a in found]] == [*[a for a, _ in found], len(words)]
    assert all(a < b for a, b in found)


def test_only_the_phrase_itself_is_divided():
    words = written("نبيل وكريم وسالم")
    assert split(words, 1, 2) == [(1, 2)]


def test_two_offices_before_one_name_are_one_persons():
    text = "نائب رئيس الحكومة ووزير النقل نبيل زياد"
    words = written(text, names={"نبيل زياد": "PER"})
    assert split(words, 0, len(words)) == [(0, len(words))]


def test_an_office_behind_a_name_begins_another_speaker():
    text = "وزير النقل نبيل زياد ونظيره المصري كريم سامي"
    words = written(text, names={"نبيل زياد": "PER", "كريم سامي": "PER"})
    assert split(words, 0, len(words)) == [(0, 4), (4, 8)]


def test_two_offices_behind_a_name_are_one_person_s_unless_a_name_follows():
    whole = "نبيل زياد، عضو المجلس ورئيس الحركة"
    assert parts(whole) == [whole]
    assert parts(f"{whole} كريم الحسن") == ["نبيل زياد، عضو المجلس", "ورئيس الحركة كريم الحسن"]


def test_both_of_a_place_and_a_body_speak():
    text = "كل من القصر الجمهوري والمخابرات العامة"
    names = {"القصر الجمهوري": "LOC", "والمخابرات العامة": "ORG"}
    assert parts(text, names) == ["كل من القصر الجمهوري", "والمخابرات العامة"]


def test_a_body_behind_a_comma_and_and_speaks_for_itself():
    text = "منظمة السلام، ولجنة الحقوق"
    assert parts(text, {text: "ORG"}) == ["منظمة السلام،", "ولجنة الحقوق"]
