from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given

from evaluation.spoken import DOCUMENT, LAYLA, SALEM, TEXT, WORDS, said, statements
from quotes.document import Document, Span, Speaker
from quotes.evaluation.scoring import ACCURACY, DETECTION, Pair, Tally, pairs, tally

NONE = {"p": 0.0, "r": 0.0, "f1": 0.0}


def overlap(gold, predicted):
    """Give the overlap of two statements, 0 where they do not pair."""
    return pairs(DOCUMENT, [gold], [predicted])[0].overlap


def figures(gold, predicted):
    return tally(pairs(DOCUMENT, gold, predicted)).figures()


def accuracies(gold, predicted):
    """Give which of the accuracies of one pair are 1."""
    found = figures([gold], [predicted])
    return {name for name in (*ACCURACY, "role") if found[name] == 1.0}


def test_the_words_of_the_text():
    assert len(WORDS) == 20
    assert [WORDS[i].of(TEXT) for i in (0, 1, 2, 8, 19)] == ["أعلن", "سالم", "الطريق", "صباحا", "واحد"]


@pytest.mark.parametrize(
    ("gold", "predicted", "expected"),
    [
        ([(2, 8)], [(2, 8)], 1.0),
        ([(2, 6)], [(3, 7)], 0.8),  # 5 and 5 words, 4 shared
        ([(2, 4)], [(3, 3)], 0.5),  # 3 and 1 words
        ([(2, 5)], [(3, 3)], 0.4),  # 4 and 1 words
        ([(2, 11)], [(2, 9)], 16 / 18),
        ([(2, 5)], [(6, 8)], 0.0),
        ([(2, 3), (6, 8)], [(2, 8)], 10 / 12),  # content in two pieces
        ([(2, 3), (6, 8)], [(6, 8), (2, 3)], 1.0),
        ([(2, 5), (4, 8)], [(2, 8)], 1.0),  # words that are covered twice count once
    ],
)
def test_overlap_is_the_f1_of_words(gold, predicted, expected):
    assert overlap(said(*gold), said(*predicted)) == pytest.approx(expected)
    assert overlap(said(*predicted), said(*gold)) == pytest.approx(expected)


def test_punctuation_is_no_word():
    bare = said((2, 8))
    with_marks = replace(bare, content=(Span(TEXT.index(":"), TEXT.index("»") + 2),))
    assert overlap(bare, with_marks) == 1.0
    assert overlap(replace(bare, content=(Span(TEXT.index(":"), TEXT.index("«") + 1),)), with_marks) == 0.0


def test_a_word_that_is_touched_is_covered():
    part = Span(WORDS[2].end - 1, WORDS[3].start + 1)
    assert overlap(said((2, 3)), replace(said((2, 3)), content=(part,))) == 1.0


def test_vowel_marks_do_not_split_a_word():
    text = "قالَ مُحَمَّدٌ نعم"
    gold = replace(said((2, 2)), content=(Span(5, 14),))
    first_letter = replace(gold, content=(Span(5, 6),))
    assert pairs(Document(text), [gold], [first_letter])[0].overlap == 1.0


def test_pairs_have_the_greatest_total_overlap():
    # the two that are most alike (12/13) do not pair, because then the others would have 6/10: 10/11 + 10/12 is more
    gold, predicted = [said((0, 5)), said((2, 6))], [said((0, 6)), said((0, 4))]
    found = {
        (gold.index(p.gold), predicted.index(p.predicted)): p.overlap
        for p in pairs(DOCUMENT, gold, predicted)
    }
    assert found == {(0, 1): pytest.approx(10 / 11), (1, 0): pytest.approx(10 / 12)}


def test_a_statement_pairs_once():
    gold, predicted = [said((2, 8))], [said((2, 7)), said((2, 8)), said((3, 8))]
    assert pairs(DOCUMENT, gold, predicted) == [
        Pair(DOCUMENT, gold[0], predicted[1], 1.0),
        Pair(DOCUMENT, None, predicted[0], 0.0),
        Pair(DOCUMENT, None, predicted[2], 0.0),
    ]


def test_statements_without_a_word_in_common_do_not_pair():
    gold, predicted = said((2, 5)), said((6, 8))
    assert pairs(DOCUMENT, [gold], [predicted]) == [
        Pair(DOCUMENT, gold, None, 0.0),
        Pair(DOCUMENT, None, predicted, 0.0),
    ]


@pytest.mark.parametrize(
    ("predicted", "hits"),
    [
        ((2, 6), {"attributed", "content@0.8", "content@0.5", "exact"}),
        ((3, 7), {"attributed", "content@0.8", "content@0.5"}),  # 0.8
        ((4, 7), {"content@0.5"}),  # 6/9
        ((5, 7), {"content@0.5"}),  # 4/8
        ((6, 7), set()),  # 2/7
    ],
)
def test_thresholds_count_from_their_value_on(predicted, hits):
    found = figures([said((2, 6))], [said(predicted)])
    assert {name for name in DETECTION if found[name] == {"p": 1.0, "r": 1.0, "f1": 1.0}} == hits
    assert all(found[name] == NONE for name in set(DETECTION) - hits)


def test_the_figures_of_a_document_by_hand():
    gold = [said((2, 8)), said((12, 15), by=(LAYLA,), source=None), said((16, 19), kind="indirect")]
    predicted = [
        said((2, 8), by=(Speaker("سالم", "person"),)),  # exact; right speaker, no role
        said((12, 14), by=(SALEM,), cue=10, kind="mixed"),  # 6/7; the rest is wrong
        said((16, 17), kind="indirect"),  # 4/6; right but for the span
        said((9, 11)),
    ]
    assert figures(gold, predicted) == {
        "attributed": {"p": 0.25, "r": 0.3333, "f1": 0.2857},  # 1 of 4 and of 3
        "content@0.8": {"p": 0.5, "r": 0.6667, "f1": 0.5714},
        "content@0.5": {"p": 0.75, "r": 1.0, "f1": 0.8571},
        "exact": {"p": 0.25, "r": 0.3333, "f1": 0.2857},
        "speaker": 0.6667,
        "full_name": 0.6667,
        "kind": 0.6667,
        "cue": 0.6667,
        "source": 0.6667,
        "role": 0.5,  # of the two whose gold speaker has one
        "gold": 3,
        "predicted": 4,
    }


def test_accuracies_are_over_pairs_alone():
    found = figures([said((2, 6)), said((12, 15))], [said((2, 6)), said((16, 19))])
    assert found["content@0.5"] == {"p": 0.5, "r": 0.5, "f1": 0.5}
    assert all(found[name] == 1.0 for name in (*ACCURACY, "role"))


@pytest.mark.parametrize(
    ("change", "wrong"),
    [
        ({}, set()),
        ({"kind": "mixed"}, {"kind"}),
        ({"cue": 1}, {"cue"}),
        ({"source": None}, {"source"}),
        ({"source": 0}, {"source"}),
        ({"by": ()}, {"speaker", "full_name", "role"}),
        ({"by": (LAYLA,)}, {"speaker", "full_name", "role"}),
        ({"by": (SALEM, LAYLA)}, {"speaker", "full_name"}),
        ({"by": (replace(SALEM, name="سالم الأشقر"),)}, {"full_name"}),
        ({"by": (replace(SALEM, name="السيد سالم"),)}, set()),
        ({"by": (replace(SALEM, role="مُديرُ النقلِ"),)}, set()),  # 2 of 2 and 3 words
        ({"by": (replace(SALEM, role="مدير المدرسة الكبيرة"),)}, {"role"}),  # 1 of 3 and 3
    ],
)
def test_each_accuracy(change, wrong):
    gold = said((2, 8))
    assert accuracies(gold, said((2, 8), **change)) == {*ACCURACY, "role"} - wrong


def test_two_speakers_may_stand_in_any_order():
    both = said((2, 8), by=(SALEM, LAYLA))
    assert {"speaker", "full_name"} <= accuracies(both, said((2, 8), by=(LAYLA, SALEM)))
    assert not {"speaker", "full_name"} & accuracies(both, said((2, 8), by=(SALEM, SALEM)))


def test_nobody_is_right_where_gold_has_nobody():
    nobody = said((2, 8), by=(), source=None)
    assert accuracies(nobody, nobody) == set(ACCURACY)
    assert "speaker" not in accuracies(nobody, said((2, 8)))


def test_nothing_found_and_nothing_to_find():
    for gold, predicted in ([], []), ([said((2, 8))], []), ([], [said((2, 8))]):
        found = figures(gold, predicted)
        assert (found["gold"], found["predicted"]) == (len(gold), len(predicted))
        assert all(found[name] == NONE for name in DETECTION)


@given(statements())
def test_gold_against_itself_is_perfect(gold):
    found = figures(gold, list(reversed(gold)))
    expected = 1.0 if gold else 0.0
    assert all(found[name] == {"p": expected, "r": expected, "f1": expected} for name in DETECTION)
    assert all(found[name] == expected for name in ACCURACY)
    assert found["role"] == float(any(s.speakers and s.speakers[0].role for s in gold))


@given(statements(), statements())
def test_every_statement_is_in_one_pair(gold, predicted):
    found = pairs(DOCUMENT, gold, predicted)
    assert [s for s in gold if sum(p.gold is s for p in found) != 1] == []
    assert [s for s in predicted if sum(p.predicted is s for p in found) != 1] == []
    assert len(found) == len(gold) + len(predicted) - sum(p.overlap > 0 for p in found)
    assert all(0 <= p.overlap <= 1 for p in found)


@given(statements(), statements())
def test_no_other_pairs_would_overlap_more(gold, predicted):
    few, many = sorted((gold, predicted), key=len)
    best = max(
        sum(overlap(a, b) for a, b in zip(few, order, strict=False)) for order in permutations(many, len(few))
    )
    assert sum(p.overlap for p in pairs(DOCUMENT, gold, predicted)) == pytest.approx(best)


@given(statements(), statements())
def test_stricter_figures_are_lower(gold, predicted):
    found = figures(gold, predicted)
    for side in ("p", "r", "f1"):
        attributed, strict, loose, exact = (found[name][side] for name in DETECTION)
        assert max(attributed, exact) <= strict <= loose <= 1


@given(statements(), statements(), statements())
def test_tallies_add_up(gold, predicted, more):
    first, second = pairs(DOCUMENT, gold, predicted), pairs(DOCUMENT, more, gold)
    assert (tally(first) + tally(second)).figures() == tally(first + second).figures()
    assert (Tally() + tally(first)).figures() == tally(first).figures()
