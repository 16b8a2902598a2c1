from quotes.statements.seams import is_definite
from quotes.statements.source_features import features
from quotes.statements.sources import Source
from statements.hand_made import written
from statements.test_sources import listed


def test_definite_words_have_the_article():
    words = written("الوزير وزير للوزير")
    assert [is_definite(words, k) for k in range(4)] == [True, False, True, False]


def test_a_seam_within_a_source_is_told_from_one_at_its_end():
    text = "حث المجلس الدولتين على وقف القتال."
    words, cue, content, found = listed(text, "حث", "على وقف القتال")
    described = features(words, cue, content, found)
    short, long = (described[found.index(Source(1, end, "after"))] for end in (2, 3))
    assert "after parted definite NOUN definite NOUN" in short
    assert "after seam definite NOUN definite NOUN" in long
    assert "after seam definite NOUN definite NOUN" not in short


def test_a_source_that_holds_the_object_of_its_cue_is_told():
    text = "حث المجلس الدولتين على وقف القتال."
    arcs = {"المجلس": ("حث", "nsubj"), "الدولتين": ("حث", "obj")}
    words, cue, content, found = listed(text, "حث", "على وقف القتال", arcs=arcs)
    described = features(words, cue, content, found)
    short, long = (described[found.index(Source(1, end, "after"))] for end in (2, 3))
    assert "after holds obj" in long
    assert not any("holds" in feature for feature in short)


def test_two_definite_words_that_do_not_agree_are_told():
    text = "حث المجلس الدولة على وقف القتال."
    words, cue, content, found = listed(text, "حث", "على وقف القتال")
    described = features(words, cue, content, found)
    short, long = (described[found.index(Source(1, end, "after"))] for end in (2, 3))
    assert "after both definite False True NOUN" in long
    assert not any("both definite" in feature for feature in short)
