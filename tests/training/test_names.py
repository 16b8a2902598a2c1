import pytest
from invented import ARTICLE, MINISTER, article, span, statement

from quotes.document import Speaker
from quotes.ranking.ranker import Ranker
from quotes.speakers.mention import content_words, surface, trimmed
from quotes.speakers.naming import namings
from quotes.speakers.reader import Reader
from quotes.surface.words import Words
from quotes.training.logit import Examples, train
from quotes.training.names import naming_groups, right_naming

OWN = "وزير النقل كريم الحسن"


def chosen(parser, phrase, speaker):
    """Give the kind and the words of the option that is right for a phrase."""
    words = Words(parser.parse(f"قال {phrase} إن الجسر مغلق"))
    place = span(words.text, phrase)
    found = trimmed(words, content_words(words, words.at(place.start), words.at(place.end - 1) + 1))
    options = namings(words, found)
    option = options[right_naming(words, found, options, speaker)]
    return option.kind, surface(words, found[option.first], found[option.last - 1] + 1)


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        (OWN, "كريم الحسن"),
        ("الحسن", "الحسن"),
        ("الوزير كريم", "كريم"),
        ("كريم الحسن وزير النقل", "كريم الحسن"),
    ],
)
def test_the_longest_part_of_a_persons_name_is_right(parser, phrase, name):
    assert chosen(parser, phrase, MINISTER) == ("person", name)


@pytest.mark.parametrize("phrase", ["الوزير", "وزير النقل", "المتحدث باسم البلدية"])
def test_a_phrase_without_the_persons_name_is_an_anaphor(parser, phrase):
    assert chosen(parser, phrase, MINISTER) == ("anaphor", phrase)


def test_an_organisation_is_right_where_it_is_named_whole(parser):
    speaker = Speaker("وزارة الري", "organisation")
    assert chosen(parser, "وزارة الري", speaker) == ("organisation", "وزارة الري")
    assert chosen(parser, "الوزارة", speaker)[0] == "anaphor"


def test_a_newspapers_name_may_be_an_honorific(parser):
    speaker = Speaker("صحيفة السفير", "organisation")
    assert chosen(parser, "صحيفة السفير", speaker) == ("organisation", "صحيفة السفير")


def test_a_description_is_a_name_of_the_unnamed(parser):
    speaker = Speaker("مصدر في البلدية", "unnamed")
    assert chosen(parser, "مصدر في البلدية", speaker) == ("unnamed", "مصدر في البلدية")


def test_no_options_but_the_anaphor_leave_it():
    assert right_naming(None, [], [], MINISTER) == 0


@pytest.fixture(scope="module")
def words(parser):
    return Words(parser.parse(ARTICLE))


def test_every_named_source_of_one_speaker_is_a_choice(words):
    groups = list(naming_groups(words, article()[1]))
    assert len(groups) == 3
    assert all(0 <= group.right < len(group.candidates) for group in groups)
    kinds = [group.candidates[group.right][0] for group in groups]
    assert kinds == ["person", "person", "anaphor"]


def test_statements_without_a_source_or_of_several_speakers_teach_nothing(words):
    nobody = statement(ARTICLE, "وأضاف", "أن العمال", None, MINISTER)
    several = statement(ARTICLE, "قال", "إن المرفأ", OWN, (MINISTER, Speaker("ليلى حداد", "person")))
    without = statement(ARTICLE, "قال", "إن المرفأ", OWN)
    assert list(naming_groups(words, [nobody, several, without])) == []


def test_a_source_of_marks_or_pronouns_alone_teaches_nothing(parser):
    text = "«…» قال هو إن الجسر مغلق"
    said = [statement(text, "قال", "إن الجسر مغلق", source, MINISTER) for source in ("«…»", "هو")]
    assert list(naming_groups(Words(parser.parse(text)), said)) == []


def test_learnt_names_are_read_again(words):
    ranker = Ranker(train(Examples([*naming_groups(words, article()[1])] * 3)))
    reader = Reader(words, ranker)
    spans = [gold.source for gold in article()[1] if gold.source]
    read = [reader.read(words.at(s.start), words.at(s.end - 1) + 1) for s in spans]
    assert [(m.kind, m.name) for m in read] == [
        ("person", "كريم الحسن"),
        ("person", "ليلى حداد"),
        ("role", "الوزير"),
    ]
