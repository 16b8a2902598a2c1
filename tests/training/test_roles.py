import pytest
from invented import statement

from quotes.document import Speaker
from quotes.ranking.ranker import Ranker
from quotes.speakers.resolver import DECISIONS, Resolver
from quotes.speakers.roles import Office
from quotes.surface.words import Words
from quotes.training.roles import right_office, role_groups

OFFICES = [Office(name) for name in (None, "وزير النقل", "وزير النقل السوداني", "الوزير")]


@pytest.mark.parametrize(
    ("role", "right"),
    [
        (None, 0),
        ("وزير النقل", 1),
        ("وزير النقل السوداني", 2),
        ("وزير النقل السوداني السابق", 2),
        ("مدير الميناء", None),
    ],
)
def test_the_office_worded_most_like_the_gold_one_is_right(role, right):
    assert right_office(OFFICES, role) == right


def test_each_person_is_one_choice(parser):
    words = Words(parser.parse("قال وزير النقل كريم الحسن إن الجسر مغلق. وأضاف أن الطريق مفتوح."))
    minister = Speaker("كريم الحسن", "person", "وزير النقل")
    gold = [
        statement(words.text, "قال", "إن الجسر مغلق", "وزير النقل كريم الحسن", minister),
        statement(words.text, "وأضاف", "أن الطريق مفتوح", None, minister),
        statement(words.text, "وأضاف", "مفتوح", None, Speaker("الشرطة", "organisation")),
    ]
    resolver = Resolver(words, gold, {name: Ranker({}) for name in DECISIONS})
    (group,) = role_groups(resolver, gold)
    names = [office.name for office in resolver.offices("كريم الحسن")]
    assert names[group.right] == "وزير النقل"
    assert len(group.candidates) == len(names)
