import pytest
from invented import ARTICLE, MINISTER, article, span, statement

from quotes.document import Document, Span
from quotes.evaluation.configurations import CONFIGURATIONS, by_configuration, configurations, cue_form
from quotes.evaluation.scoring import pairs

DOCUMENT, STATEMENTS = article()


def of(text, one, others=()):
    return set(configurations(Document(text), one, [one, *others]))


@pytest.mark.parametrize(
    ("cue", "form"),
    [
        ("وقال", "verb"),
        ("يؤكد", "verb"),
        ("مشيرا", "participle"),
        ("دعوته", "noun"),
        ("وبحسب", "particle"),
        ("على حد قوله", "particle"),
        (":", "colon"),
    ],
)
def test_a_cues_form(cue, form):
    assert cue_form(cue) == form


def test_statements_of_an_article():
    found = [set(configurations(DOCUMENT, s, STATEMENTS)) for s in STATEMENTS]
    assert found == [
        {"indirect", "cue before", "verb"},
        {"indirect", "cue before", "verb", "dropped subject"},
        {"direct", "cue before", "verb"},
        {"indirect", "cue before", "particle"},
    ]


def test_the_place_of_the_cue():
    text = "«لن نغادر»، قال سالم، «قبل الفجر»."
    cut = statement(text, "قال", ("لن نغادر", "قبل الفجر"), "سالم", MINISTER, "direct")
    after = statement(text, "قال", "لن نغادر", "سالم", MINISTER, "direct")
    assert "cue within" in of(text, cut)
    assert "cue after" in of(text, after)


def test_a_headline_is_the_first_line_of_several():
    text = "سالم: الجسر مغلق\nأغلق الجسر أمس."
    line = statement(text, ":", "الجسر مغلق", "سالم")
    assert {"headline", "colon"} <= of(text, line)
    assert "headline" not in of(text.split("\n", maxsplit=1)[0], line)


def test_a_statement_within_another_is_nested():
    inner = statement(ARTICLE, "وأضاف", "أن العمال", None)
    whole = statement(ARTICLE, "قال", ARTICLE[span(ARTICLE, "إن المرفأ").start : 140], None)
    assert whole.content[0] != Span(0, 0)
    assert "nested" in of(ARTICLE, inner, [whole])
    assert "nested" not in of(ARTICLE, whole, [inner])


def test_every_pair_counts_in_its_configurations():
    found = by_configuration([pairs(DOCUMENT, STATEMENTS, STATEMENTS[:3])])
    assert set(found) == set(CONFIGURATIONS)
    assert found["verb"].figures()["content@0.8"] == {"p": 1.0, "r": 1.0, "f1": 1.0}
    assert found["particle"].seen["gold"] == 1
    assert found["particle"].seen["predicted"] == 0
    assert found["mixed"].seen["gold"] == 0
