import pytest
from statements.hand_made import place, written

from quotes.speakers.mention import content_words, surface, trimmed
from quotes.speakers.name_words import looks_named
from quotes.speakers.phrases import parse_one
from speakers.readers import read


@pytest.mark.parametrize(
    ("text", "kind", "name", "role"),
    [
        ("وزير النقل نبيل زياد", "person", "نبيل زياد", "وزير النقل"),
        ("وزير الخارجية الأردني نبيل زياد", "person", "نبيل زياد", "وزير الخارجية الأردني"),
        ("المتحدثة باسم البلدية ليلى حداد", "person", "ليلى حداد", "المتحدثة باسم البلدية"),
        ("نبيل زياد، وزير النقل", "person", "نبيل زياد", "وزير النقل"),
        ("السيد نبيل زياد", "person", "نبيل زياد", None),
        ("كل من نبيل زياد", "person", "نبيل زياد", None),
        ("نبيل زياد الذي غادر", "person", "نبيل زياد", None),
        ("الوزير", "role", "الوزير", "الوزير"),
        ("وزير النقل", "role", "وزير النقل", "وزير النقل"),
        ("وزير", "role", "وزير", None),
        ("الأردن", "organisation", "الأردن", None),
        ("وزارة النقل", "organisation", "وزارة النقل", None),
        ("صحيفة المدينة", "organisation", "صحيفة المدينة", None),
        ("بيان الوزارة", "document", "بيان الوزارة", None),
        ("مصادر مطلعة", "unnamed", "مصادر مطلعة", None),
        ("المسؤول نفسه", "unnamed", "المسؤول", None),
        ("هو", "pronoun", "هو", None),
    ],
)
def test_a_phrase_says_who_and_what_its_speaker_is(text, kind, name, role):
    mention = read(text)
    assert (mention.kind, mention.name, mention.role) == (kind, name, role)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("كريم علي", "كريم علي"),
        ("علي كريم", "علي كريم"),
        ("وزير النقل علي كريم", "علي كريم"),
        ("وزير النقل كريم علي زياد", "كريم علي زياد"),
        ("وزير النقل كريم علي", "كريم علي"),
    ],
)
@pytest.mark.parametrize("labelled", [True, False])
def test_ali_in_a_name_is_no_preposition(text, name, labelled):
    mention = read(text, {name: "PER"} if labelled else {})
    assert (mention.kind, mention.name) == ("person", name)


@pytest.mark.parametrize(
    ("text", "gender", "plural", "definite"),
    [
        ("الوزيرة", "f", False, True),
        ("الوزير", "m", False, True),
        ("وزير", "m", False, False),
        ("مصادر مطلعة", "m", True, False),
        ("المصادر", "m", True, True),
        ("الوزراء", "m", True, True),
        ("ليلى زياد", "f", False, True),
        ("وهي", "f", False, False),
    ],
)
def test_gender_number_and_article_are_told(text, gender, plural, definite):
    mention = read(text)
    assert (mention.gender, mention.plural, mention.definite) == (gender, plural, definite)


def test_nothing_is_left_of_marks_alone():
    assert read("«»") is None


def test_the_issuer_of_a_document_stands_behind_it():
    words = written("بيان صادر عن الوزارة", {"صادر": "ADJ"})
    assert parse_one(words, 0, 4).issuer == (3,)
    assert read("البيان").issuer == ()


@pytest.mark.parametrize(
    ("text", "phrase", "given"),
    [
        ("قال الوزير", "الوزير", "الوزير"),
        ("قال الوزير والسفير", "والسفير", "السفير"),
        ("قالت ليلى وكريم سامي", "وكريم سامي", "كريم سامي"),
        ("قال كريم ووسام سامي", "ووسام سامي", "وسام سامي"),
        ("وفقا لوزير النقل", "لوزير النقل", "وزير النقل"),
        ("وفقا للوزير", "للوزير", "الوزير"),
        ("وفقا وللوزير", "وللوزير", "الوزير"),
        ("قال وليد زياد", "وليد زياد", "وليد زياد"),
        ("قالت لبنى", "لبنى", "لبنى"),
        ("زار بيروت", "بيروت", "بيروت"),
        ("قالت صحيفة «المدينة» أمس", "صحيفة «المدينة", "صحيفة «المدينة»"),
        ("قالت صحيفة “المدينة” أمس", "صحيفة “المدينة", "صحيفة “المدينة”"),
        ('قالت صحيفة "المدينة" أمس', 'صحيفة "المدينة', 'صحيفة "المدينة"'),
        ('قال "نبيل زياد" أمس', '"نبيل زياد', "نبيل زياد"),
        ("قالت صحيفة (المدينة) أمس", "صحيفة (المدينة", "صحيفة (المدينة)"),
        ("قال وزير\n النقل", "وزير\n النقل", "وزير النقل"),
    ],
)
def test_a_phrase_is_given_whole_without_its_clitics(text, phrase, given):
    words = written(text)
    assert surface(words, *place(words, phrase)) == given


def test_marks_and_what_stands_in_brackets_are_no_content():
    words = written("نبيل زياد (48 عاما)، وزير [سابق] للنقل")
    assert [words[k].text for k in content_words(words, 0, len(words))] == ["نبيل", "زياد", "وزير", "للنقل"]


def test_a_phrase_all_in_brackets_keeps_its_words():
    words = written("(نبيل زياد)")
    assert content_words(words, 0, len(words)) == [1, 2]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("كل من نبيل زياد", "نبيل زياد"),
        ("نبيل زياد الذي غادر", "نبيل زياد"),
        ("نبيل زياد أمس", "نبيل زياد"),
        ("نبيل زياد نفسه", "نبيل زياد"),
        ("هذا الوزير", "الوزير"),
        ("من", "من"),
    ],
)
def test_what_names_nobody_is_left_out_at_the_edges(text, kept):
    words = written(text)
    assert " ".join(words[k].text for k in trimmed(words, list(range(len(words))))) == kept


def test_names_are_known_by_the_lexicon_or_the_tag():
    words = written("نبيل بلنكورت جسر", {"بلنكورت": "X"})
    assert [looks_named(words, k) for k in range(4)] == [True, True, False, False]


@pytest.mark.parametrize(
    "behind", ["في بيان صدر أمس", "خلال لقائه وفدا من التجار", "في كلمته أمام المجلس", "بعد اجتماع طويل"]
)
def test_an_occasion_tells_nobody(behind):
    words = written(f"وزير النقل {behind}")
    assert [words[k].text for k in trimmed(words, content_words(words, 0, len(words)))] == ["وزير", "النقل"]


def test_a_name_that_the_lexicon_knows_has_no_clitic():
    words = written("لامين سامي")
    assert surface(words, 0, 2) == "لامين سامي"


@pytest.mark.parametrize(("names", "given"), [({"لوزير سامي": "PER"}, "لوزير سامي"), ({}, "وزير سامي")])
def test_the_first_letter_of_a_name_that_the_tagger_sees_is_no_clitic(names, given):
    words = written("قال لوزير سامي", names=names)
    assert surface(words, *place(words, "لوزير سامي")) == given
