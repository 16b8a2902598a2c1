import pytest
from statements.hand_made import at, written

from quotes.document import Speaker
from quotes.speakers.bodies import countries
from quotes.speakers.mention import Mention
from speakers.readers import memory, read

NAMES = {"نبيل زياد": "PER", "ليلى الحسن": "PER"}
TEXT = "التقى وزير النقل نبيل زياد الوزيرة ليلى الحسن أمس.\nثم عاد."
NABIL = Speaker("نبيل زياد", "person", "وزير النقل")
LEILA = Speaker("ليلى الحسن", "person", "الوزيرة")
CITY = Speaker("صحيفة المدينة", "organisation")


def recalled(text=TEXT, spoke=()):
    """Give a memory in which some have spoken."""
    found = memory(text, NAMES)
    for speaker in spoke:
        found.spoke(0, (speaker,))
    return found


@pytest.mark.parametrize(
    ("mention", "speaker"),
    [
        ("زياد", NABIL),
        ("نبيل زياد", NABIL),
        ("وزير النقل", NABIL),
        ("الوزيرة", LEILA),
        ("صحيفة المدينة", CITY),
        ("مصادر مطلعة", Speaker("مصادر مطلعة", "unnamed")),
        ("وزير", Speaker("وزير", "unnamed")),
        ("المبعوث المصري", Speaker("المبعوث المصري", "unnamed", "المبعوث المصري")),
    ],
)
def test_whom_a_mention_means(mention, speaker):
    found = recalled()
    assert found.speaker(read(mention), len(found.reader.words) - 1) == speaker


def test_a_name_that_the_text_gives_no_office_keeps_that_of_its_mention():
    assert recalled().speaker(read("المدير كريم سامي"), 0) == Speaker("كريم سامي", "person", "المدير")


def test_an_office_goes_back_to_whoever_spoke_in_it():
    kareem = Speaker("كريم", "person", "وزير النقل")
    assert recalled(spoke=[kareem]).speaker(read("وزير النقل"), 0) == kareem


@pytest.mark.parametrize(("pronoun", "speaker"), [("هو", NABIL), ("هي", LEILA)])
def test_a_pronoun_means_the_last_speaker_of_its_gender(pronoun, speaker):
    assert recalled(spoke=[LEILA, NABIL]).speaker(read(pronoun), 0) == speaker
    assert recalled(spoke=[NABIL, LEILA]).speaker(read(pronoun), 0) == speaker


def test_a_pronoun_means_nobody_before_anybody_spoke():
    assert recalled().speaker(read("هو"), 0) is None


def test_a_document_means_its_issuer_and_later_alone_the_same():
    text = "قال بيان وزارة النقل نعم. وأضاف البيان لا."
    found = memory(text)
    words = found.reader.words
    issued = found.reader.read(at(words, "بيان"), at(words, "بيان") + 3)
    assert found.speaker(issued, 1) == Speaker("وزارة النقل", "organisation")
    assert found.speaker(read("البيان"), at(words, "البيان")) == Speaker("وزارة النقل", "organisation")


def test_a_document_of_nobody_is_the_last_organisation_that_spoke():
    assert recalled(spoke=[CITY, NABIL]).speaker(read("البيان"), 0) == CITY
    assert recalled().speaker(read("البيان"), 0) == Speaker("البيان", "unnamed")


def test_the_head_of_an_organisation_is_short_for_its_name():
    ministry = Speaker("وزارة النقل", "organisation")
    assert recalled(spoke=[ministry]).speaker(read("الوزارة"), 0) == ministry
    assert recalled().speaker(read("الوزارة"), 0) == Speaker("الوزارة", "organisation")


def test_unnamed_people_are_those_who_spoke_before():
    official = Speaker("مسؤول أردني", "unnamed")
    assert recalled(spoke=[official]).speaker(read("المسؤول"), 0) == official
    assert recalled(spoke=[official]).speaker(read("مسؤول"), 0) == Speaker("مسؤول", "unnamed")


@pytest.mark.parametrize("after", [" أمس", ".", "،", "»", " (أمس)"])
def test_the_longest_name_of_a_country_stands_for_it(after):
    text = f"زار الوفد أميركا ثم عاد من الولايات المتحدة{after}"
    assert countries(written(text))["US"] == "الولايات المتحدة"
    assert memory(text).speaker(read("أميركا"), 0).name == "الولايات المتحدة"


def test_organisations_are_found_by_their_first_word():
    found = memory("ذكرت صحيفة المدينة أمس. وكتبت صحيفة الوادي، وصحيفة المدينة. وغادر.")
    assert [s.name for s in found.organisations(read("الصحيفة"))] == ["صحيفة المدينة", "صحيفة الوادي"]
    assert {s.kind for s in found.organisations(read("الصحيفة"))} == {"organisation"}
    assert found.organisations(read("الوزارة")) == []


def test_a_word_for_an_organisation_alone_is_no_name_of_one():
    assert memory("ذكرت صحيفة أمس. وكتبت صحيفة في خبر.").organisations(read("الصحيفة")) == []


def test_labels_carry_an_organisation_s_name():
    text = "ذكرت صحيفة بلنكور لابيار أمس."
    assert memory(text).organisations(read("الصحيفة")) == []
    labelled = memory(text, {"بلنكور لابيار": "ORG"})
    assert [s.name for s in labelled.organisations(read("الصحيفة"))] == ["صحيفة بلنكور لابيار"]


def test_a_body_s_name_ends_where_another_noun_with_the_article_begins():
    text = "أعلن مجلس النواب التمسك بالاتفاق."
    assert [s.name for s in memory(text).organisations(read("المجلس"))] == ["مجلس النواب"]


def test_speaking_is_counted():
    found = recalled(spoke=[NABIL, LEILA, NABIL])
    assert [found.times((s,)) for s in (NABIL, LEILA, CITY)] == [2, 1, 0]
    assert found.times(()) == 0
    assert [s for _, s in found.spoken] == [NABIL, LEILA, NABIL]


@pytest.mark.parametrize(
    ("speakers", "gender", "answer"),
    [
        ((NABIL,), "m", "yes"),
        ((NABIL,), "f", "no"),
        ((LEILA,), "f", "yes"),
        ((LEILA,), None, "unknown"),
        ((NABIL, LEILA), "m", "unknown"),
        ((CITY,), "f", "unknown"),
        ((), "f", "unknown"),
    ],
)
def test_gender_agrees_or_not_or_is_not_known(speakers, gender, answer):
    assert recalled().agreement(speakers, gender) == answer


@pytest.mark.parametrize(
    ("text", "gender", "answer"),
    [
        ("وصل السفير بلنكور لابيار.", "m", "likely"),
        ("وصل السفير بلنكور لابيار.", "f", "unlikely"),
        ("عادت السفيرة بلنكور لابيار.", "f", "yes"),
        ("عادت السفيرة بلنكور لابيار.", "m", "no"),
        ("وصل بلنكور لابيار.", "f", "unlikely"),
    ],
)
def test_the_title_of_a_man_is_given_to_women_too(text, gender, answer):
    found = memory(text, {"بلنكور لابيار": "PER"})
    assert found.agreement((Speaker("بلنكور لابيار", "person"),), gender) == answer


@pytest.mark.parametrize(
    ("speakers", "gender", "is_man"),
    [
        ((NABIL,), "f", True),
        ((NABIL,), "m", False),
        ((NABIL,), None, False),
        ((LEILA,), "f", False),
        ((CITY,), "f", False),
        ((NABIL, LEILA), "f", False),
        ((Speaker("نبيل", "person"),), "f", False),
    ],
)
def test_a_man_by_his_first_name_is_no_woman(speakers, gender, is_man):
    """A single name may be a surname (ريما خلف)."""
    assert recalled().is_man(speakers, gender) is is_man


def test_a_mention_teaches_gender_and_number():
    found = recalled()
    speaker = found.speaker(read("صحيفة المدينة"), 0)
    assert found.agreement((speaker,), "f") == "yes"
    sources = found.speaker(read("مصادر مطلعة"), 0)
    assert found.is_plural((sources,))
    assert not found.is_plural((speaker,))


def test_people_named_before_come_before_those_named_after():
    found = recalled()
    words = found.reader.words
    assert [s for _, s in found.named(len(words) - 1)] == [LEILA, NABIL]
    assert [s for _, s in found.named(at(words, "نبيل"))] == [NABIL, LEILA]
    assert len(found.named(0)) == 2


def test_people_between_two_words_nearest_first():
    found = recalled()
    end = len(found.reader.words)
    assert [s for _, s in found.people_before(end, 0)] == [LEILA, NABIL]
    assert found.people_before(end, end - 1) == []


def test_offices_of_people_are_known_and_others_have_none():
    assert recalled().roles(NABIL) == ["وزير النقل"]
    assert recalled().roles(CITY) == []


def test_a_description_that_is_a_surname_means_the_person():
    mention = Mention("unnamed", "زياد", None, "زياد", definite=True)
    assert recalled().speaker(mention, 0) == NABIL


def test_a_dual_means_the_last_two_who_were_named():
    found = recalled()
    end = len(found.reader.words) - 1
    assert found.last_pair(end) == (NABIL, LEILA)
    assert found.last_pair(4) is None


def test_organisations_are_known_by_what_they_are_and_where():
    found = memory("نشرت صحيفة المدينة خبرا. ثم كتبت صحيفة الساحل.", {"المدينة": "ORG", "الساحل": "ORG"})
    coast = Speaker("صحيفة الساحل", "organisation")
    assert found.organisations(read("الصحيفة")) == [CITY, coast]
    assert [s for _, s in found.organisations_before(6, 3)] == [CITY]
    assert [s for _, s in found.organisations_before(99, 3)] == [coast, CITY]


def test_a_name_in_quotation_marks_belongs_to_its_organisation():
    found = memory('كشفت صحيفة "المدينة" أمس. وكتبت صحيفة «الوادي الجديد» لا. وذكرت صحيفة "لم تغلق.')
    names = [s.name for s in found.organisations(read("الصحيفة"))]
    assert names == ['صحيفة "المدينة"', "صحيفة «الوادي الجديد»"]


def test_organisations_that_the_tagger_sees_need_no_word_for_what_they_are():
    found = memory("عاد من بلنكور أمس. وأصدرت بيانا.", {"بلنكور": "ORG"})
    assert found.organisations_before(len(found.reader.words), 1) == [(2, Speaker("بلنكور", "organisation"))]


def test_of_two_with_one_surname_the_gender_of_the_verb_tells():
    found = memory("وصل نبيل زياد أمس. وصلت ليلى زياد اليوم.", {"نبيل زياد": "PER", "ليلى زياد": "PER"})
    for gender, name in (("m", "نبيل زياد"), ("f", "ليلى زياد")):
        mention = Mention("person", "زياد", None, "زياد", gender)
        assert found.speaker(mention, 0) == Speaker(name, "person")
