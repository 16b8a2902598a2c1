import pytest

from quotes.statements.candidates import candidates
from quotes.statements.starts import OBJECT_REACH, REACH, starts
from statements.hand_made import at, written


def listed(text, word="قال", **kinds):
    words = written(text, **kinds)
    cues = candidates(words)
    return words, cues[at(words, word)], cues


def found(text, word="قال"):
    words, cue, _ = listed(text, word)
    return [(words[s.index].text, s.opener) for s in starts(words, cue)]


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("قال الوزير أمس أن الوفد سيصل غدا.", ("أن", "أن")),
        ("قال الوزير: «وصلنا أمس».", ("«", "quote")),
        ("قال الوزير «وصلنا أمس».", ("«", "quote")),
        ("قال الوزير: وصلنا أمس.", ("وصلنا", "colon")),
        ("قال الوزير:\n\nوصلنا أمس.", ("وصلنا", "colon")),
        ("قال الوزير:\n«وصلنا أمس».", ("«", "quote")),
        ("قال كلمة طيبة.", ("كلمة", "object")),
        ("«وصلنا أمس»، قال الوزير.", ("«", "before")),
        ("«وصلنا أمس» قال الوزير.", ("«", "before")),
    ],
)
def test_the_right_start_is_listed(text, right):
    assert right in found(text)


def test_a_colon_before_a_quotation_leaves_the_start_to_it():
    assert "colon" not in {opener for _, opener in found("قال الوزير: «وصلنا أمس».")}


@pytest.mark.parametrize(
    ("quotation", "counts"),
    [("«»", False), ("«…»", False), ("« ، »", False), ("«نعم»", True), ("«نعم", True)],
)
def test_a_quotation_without_words_is_no_start(quotation, counts):
    assert (("«", "quote") in found(f"قال الوزير {quotation}")) == counts


def test_a_quotation_without_words_before_the_cue_is_no_start():
    assert all(opener != "before" for _, opener in found("وصلنا «…»، قال الوزير."))


def test_no_start_lies_in_the_next_sentence():
    assert "أن" not in {word for word, _ in found("قال الوزير كلمة. واتضح أن الوفد سيصل.")}


def test_a_cue_that_ends_the_text_has_no_start():
    assert found("الوزير قال") == []
    assert found("الوزير قال:\n") == []


def test_starts_are_in_range_in_order_and_single():
    words, cue, _ = listed("«وصلنا»، قال الوزير أمس: نعم، في حديث «طويل» إلى أن غادر.")
    options = starts(words, cue)
    ahead = [s.index for s in options if s.index > cue.index]
    assert len(set(options)) == len(options)
    assert ahead == sorted(ahead)
    assert all(0 <= s.index < len(words) for s in options)


@pytest.mark.parametrize("filler", ["كلمة", "أن", "إلى كلمة", "«كلمة»"])
def test_a_long_sentence_has_no_more_starts_than_the_cue_reaches(filler):
    (short, cue, _), (long, other, _) = (listed("قال " + " ".join([filler] * n)) for n in (100, 1000))
    assert starts(short, cue) == starts(long, other)
    assert all(s.index < cue.index + REACH for s in starts(long, other))


def test_bare_phrases_are_looked_for_only_near():
    words, cue, _ = listed("قال " + " ".join(["كلمة"] * 100))
    assert {s.opener for s in starts(words, cue)} == {"object"}
    assert len(starts(words, cue)) == OBJECT_REACH


def test_no_bare_phrase_begins_within_a_name():
    text = "أعلنت ليلى الحسن الاستقالة."
    words = written(text, names={"ليلى الحسن": "PER"})
    found = {words[s.index].text for s in starts(words, candidates(words)[0])}
    assert found == {"ليلى", "الاستقالة"}


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("«نعم للسلام». بهذه الكلمات رد الوزير على السؤال.", "رد"),
        ("«نعم للسلام»، هكذا رد الوزير.", "رد"),
        ("«نعم للسلام».\nهذا ما قاله الوزير.", "قاله"),
    ],
)
def test_what_points_back_leads_to_the_quotation_before_it(text, word):
    assert ("«", "before") in found(text, word)


@pytest.mark.parametrize(
    "text", ["«نعم للسلام». وصل الوفد. هكذا قال الوزير.", "«نعم للسلام». أمس قال الوزير."]
)
def test_no_quotation_is_pointed_back_to_from_afar(text):
    assert "before" not in {opener for _, opener in found(text)}
