"""Of two statements over one content, that of the cue which carries it stays."""

import pytest
from invented import span

from quotes.document import Cue, Statement
from quotes.statements.candidates import candidates
from quotes.statements.doubles import without_doubles
from quotes.surface.words import Words

GOING_ON = "ومضى يقول إن الجسر مغلق."
SUPPORT = "وجدد الوزير دعوته الأطراف إلى الهدوء."
HEARSAY = "ونقل عن الوزير قوله إن الجسر مغلق."


@pytest.fixture(scope="module")
def kept(parser):
    def run(text, *found):
        words = Words(parser.parse(text))
        statements = [
            Statement(
                Cue(span(text, cue), cue),
                (span(text, content),),
                "indirect",
                span(text, source) if source else None,
                rule=rule,
            )
            for cue, content, rule, source in found
        ]
        return [s.cue.span.of(text) for s in without_doubles(words, statements, candidates(words))]

    return run


def test_a_verb_of_going_on_leaves_the_content_to_the_verb_beside_it(kept):
    both = ("ومضى", "إن الجسر مغلق", "perfect أن", None), ("يقول", "إن الجسر مغلق", "imperfect أن", None)
    assert kept(GOING_ON, *both) == ["يقول"]


def test_a_support_verb_leaves_the_content_to_its_noun(kept):
    verb = ("وجدد", "دعوته الأطراف إلى الهدوء", "perfect object", "الوزير")
    noun = ("دعوته", "إلى الهدوء", "masdar إلى", None)
    assert kept(SUPPORT, verb, noun) == ["دعوته"]
    assert kept(SUPPORT, verb) == ["وجدد"]


def test_hearsay_without_an_agency_is_the_nouns(kept):
    verb = ("ونقل", "عن الوزير قوله إن الجسر مغلق", "passive عن", None)
    noun = ("قوله", "إن الجسر مغلق", "masdar أن", "الوزير")
    assert kept(HEARSAY, verb, noun) == ["قوله"]


def test_an_agency_that_is_not_named_again_quotes_somebody(kept):
    text = HEARSAY.replace("ونقل", "ونقلت")
    verb = ("ونقلت", "عن الوزير قوله إن الجسر مغلق", "perfect عن", None)
    noun = ("قوله", "إن الجسر مغلق", "masdar أن", "الوزير")
    assert kept(text, verb, noun) == ["ونقلت", "قوله"]


def test_an_agency_that_quotes_somebody_says_something_itself(kept):
    verb = ("ونقل", "عن الوزير قوله إن الجسر مغلق", "perfect عن", "الوزير")
    noun = ("قوله", "إن الجسر مغلق", "masdar أن", None)
    assert kept(HEARSAY, verb, noun) == ["ونقل", "قوله"]


def test_a_particle_over_the_same_content_stays(kept):
    verb = ("ومضى", "إن الجسر مغلق", "perfect أن", None)
    particle = ("يقول", "إن الجسر مغلق", "particle", None)
    assert kept(GOING_ON, verb, particle) == ["ومضى", "يقول"]


@pytest.mark.parametrize(
    ("text", "cues"),
    [
        ("وتابع الوزير قائلا إن الجسر مغلق.", ["وتابع"]),
        ("وتابع الوزير زيارته، قائلا إن الجسر مغلق.", ["قائلا"]),
    ],
)
def test_a_participle_goes_with_the_verb_before_it_unless_a_mark_parts_them(kept, text, cues):
    verb = ("وتابع", "إن الجسر مغلق", "perfect أن", "الوزير")
    participle = ("قائلا", "إن الجسر مغلق", "participle أن", None)
    assert kept(text, verb, participle) == cues
