import pytest

from quotes.ranking.ranker import Ranker
from quotes.statements.candidates import candidates
from quotes.statements.colons import LONGEST_HEADLINE, LONGEST_SOURCE, Attribution, features, find
from statements.hand_made import favouring, place, told, written

BODY = "عنوان قصير\n"  # the first line of a text is read as a headline


def listed(text):
    """Give who may say what, by the words of each colon's options."""
    words = written(text)
    return [[(told(words, o.source), told(words, o.content)) for o in options] for options in find(words)]


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("الوزير: لن نسمح بذلك", "الوزير", "لن نسمح بذلك"),
        ("أزمة المياه، وزير الري: لن نسمح بذلك", "وزير الري", "لن نسمح بذلك"),
        ("الوزير في المجلس: لن نسمح بذلك", "الوزير", "لن نسمح بذلك"),
        ("الوزير للصحافة: لن نسمح بذلك", "الوزير", "لن نسمح بذلك"),
        ("الوزير: «لن نسمح بذلك» مجددا", "الوزير", "لن نسمح بذلك"),
        ("الوزير: لن نسمح. سنعمل غدا\nوصل الوفد.", "الوزير", "لن نسمح. سنعمل غدا"),
        (f"{BODY}الوزير: لن نسمح بذلك. وغادر.", "الوزير", "لن نسمح بذلك"),
        (f"{BODY}صحيفة «المدينة»: لن نسمح بذلك.", "صحيفة «المدينة»", "لن نسمح بذلك"),
    ],
)
def test_the_right_attribution_is_listed(text, source, content):
    assert (source, content) in listed(text)[0]


@pytest.mark.parametrize(
    "text",
    [
        ": لن نسمح",
        "الوزير:",
        "الوزير:\nلن نسمح",
        "الوزير: «»",
        "الوزير: ...",
        "النتيجة 3 : 2 للفريق",
        "وصل الوفد 12:30 مساء",
        " ".join(["كلمة"] * (LONGEST_SOURCE + 1)) + ": لن نسمح",
    ],
)
def test_what_attributes_nothing_is_not_listed(text):
    assert listed(text) == []


def test_each_colon_has_its_own_options():
    assert [options[0] for options in listed("الوزير: سنعمل\nالسفير: سنغادر\n")] == [
        ("الوزير", "سنعمل"),
        ("السفير", "سنغادر"),
    ]


def test_options_are_single_and_sources_stand_before_their_colon():
    words = written("أزمة، وزير الري في المجلس، أمس، للصحافة: لن نسمح بذلك")
    (options,) = find(words)
    assert len(set(options)) == len(options) > 1
    for option in options:
        assert 0 <= option.source[0] < option.source[1] <= option.colon
        assert option.colon < option.content[0] < option.content[1] <= len(words)
        assert words[option.source[1] - 1].text != "،"


def test_twice_as_many_colons_have_at_most_about_twice_the_options():
    once, twice = (sum(map(len, find(written("الوزير، أمس: نعم " * n)))) for n in (20, 40))
    assert 0 < twice <= 2 * once + LONGEST_SOURCE


def test_a_long_first_line_is_not_read_as_one_headline():
    line = " ".join(["وصل الوفد."] * LONGEST_HEADLINE)
    (options,) = find(written(f"الوزير: {line}"))
    assert all(option.content[1] - option.content[0] <= LONGEST_HEADLINE + 3 for option in options)


@pytest.mark.parametrize(
    ("text", "opener"),
    [
        ("الوزير: لن نسمح", "headline"),
        ("الوزير: «لن نسمح»", "quote"),
        (f"{BODY}الوزير: لن نسمح", "colon"),
        (f"{BODY}الوزير: «لن نسمح»", "quote"),
    ],
)
def test_what_opens_the_content(text, opener):
    words = written(text)
    assert [option.opener(words) for options in find(words) for option in options] == [opener]


def test_the_colon_is_the_cue():
    cue = Attribution(4, (2, 4), (5, 9)).cue
    assert (cue.first, cue.index, cue.lemma, cue.is_verbal) == (4, 4, ":", False)


def described(text):
    words = written(text)
    (options,) = find(words)
    return words, options, features(words, options, candidates(words))


TEXT = "أزمة المياه، وزير الري في المجلس: لن نسمح بذلك"


def test_the_choice_is_none_or_one_of_the_options():
    _, options, found = described(TEXT)
    assert len(found) == len(options) + 1
    assert all(isinstance(f, str) and f for one in found for f in one)
    assert not set(found[0]) & {f for one in found[1:] for f in one}


def test_weights_choose_the_source():
    words, options, found = described(TEXT)
    right = 1 + [o.source for o in options].index(place(words, "وزير الري"))
    chosen = favouring(found, right)
    shared = set.intersection(*map(set, found[1:]))
    assert Ranker({**chosen.weights, **dict.fromkeys(shared, 4.0)}).choose(found, 0.5)[0] == right


def test_weights_choose_no_attribution():
    _, _, found = described(TEXT)
    assert favouring(found, 0).choose(found, 0.5)[0] == 0


def test_a_speech_verb_before_the_colon_speaks():
    words = written("قال الوزير: لن نسمح بذلك")
    (options,) = find(words)
    assert features(words, options, candidates(words))[0] != features(words, options, {})[0]


@pytest.mark.parametrize(
    ("text", "alone", "known"),
    [
        ("وصل نبيل زياد.\nنبيل زياد: «نعم».", "line", True),
        ("نبيل زياد: «نعم».", "line", False),
        ("وصل. نبيل زياد: «نعم».", "sentence", False),
        ("المدير نبيل زياد: «نعم».", "no", False),
    ],
)
def test_a_name_alone_before_a_colon_is_told(text, alone, known):
    words = written(text, names={"نبيل زياد": "PER"})
    (options,) = find(words)
    described = features(words, options, {})[1]
    assert any(f.startswith(f"yes alone {alone} headline") for f in described)
    assert any(f.startswith(f"yes alone {alone} known {known}") for f in described)
