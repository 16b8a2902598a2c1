from dataclasses import replace

import pytest
from invented import article

from evaluation.spoken import DOCUMENT, LAYLA, SALEM, TEXT, WORDS, said
from quotes.document import Document, Extraction
from quotes.evaluation.evaluate import CUT, Evaluation, describe, evaluate
from quotes.evaluation.scoring import Pair, pairs
from quotes.reading import GoldDocument

GOLD = said((2, 8))
WORDING = "الطريق الجبلي سيفتح غدا، والحافلات ستعود صباحا"


class Remembering:
    """Finds in each article what it was told to, in place of the extractor with its models."""

    def __init__(self, found):
        self.found = found

    def extract_many(self, documents):
        for document in documents:
            yield Extraction(document, tuple(self.found[document.id]))


def lines(gold, predicted):
    return list(Evaluation([pairs(DOCUMENT, gold, predicted)]).errors())


def test_each_article_is_compared_with_its_own_gold():
    marfa, statements = article()
    gold = [GoldDocument(marfa, statements), GoldDocument(DOCUMENT, (GOLD,))]
    found = {"marfa": statements[:3], "tariq": [GOLD, said((12, 19), by=(LAYLA,))]}
    evaluation = Evaluation(list(evaluate(iter(gold), Remembering(found))))
    assert [len(document) for document in evaluation.documents] == [4, 2]
    figures = evaluation.figures
    assert figures["attributed"] == {"p": 0.8, "r": 0.8, "f1": 0.8}  # 4 right of 5 found, of 5 to be found
    assert figures["exact"] == figures["attributed"]
    assert (figures["documents"], figures["gold"], figures["predicted"]) == (2, 5, 5)
    assert [line.split()[:2] for line in evaluation.errors()] == [
        ["missed", "marfa:"],
        ["spurious", "tariq:"],
    ]


def test_gold_against_itself_has_no_errors():
    marfa, statements = article()
    evaluation = Evaluation(
        list(evaluate([GoldDocument(marfa, statements)], Remembering({"marfa": statements})))
    )
    assert list(evaluation.errors()) == []
    assert evaluation.figures["attributed"] == {"p": 1.0, "r": 1.0, "f1": 1.0}


def test_nothing_to_evaluate():
    evaluation = Evaluation(list(evaluate([], Remembering({}))))
    assert evaluation.figures["documents"] == evaluation.figures["gold"] == 0


def test_an_article_without_statements_counts():
    evaluation = Evaluation(list(evaluate([GoldDocument(DOCUMENT, ())], Remembering({"tariq": [GOLD]}))))
    assert (evaluation.figures["documents"], evaluation.figures["predicted"]) == (1, 1)


def test_a_missed_statement():
    assert lines([GOLD], []) == [f"missed    tariq: سالم [أعلن] {WORDING}"]


def test_a_spurious_statement_of_nobody():
    assert lines([], [replace(GOLD, speakers=())]) == [f"spurious  tariq: — [أعلن] {WORDING}"]


def test_a_pair_that_hardly_overlaps_is_missed_and_spurious():
    assert lines([GOLD], [said((2, 3))]) == [  # 4/9
        f"missed    tariq: سالم [أعلن] {WORDING}",
        "spurious  tariq: سالم [أعلن] الطريق الجبلي",
    ]


def test_a_wrong_span():
    assert lines([GOLD], [said((2, 5))]) == [
        f"span 0.73 tariq: سالم [أعلن] {WORDING} ≠ الطريق الجبلي سيفتح غدا"
    ]


def test_a_wrong_speaker():
    assert lines([GOLD], [said((2, 8), by=(LAYLA,))]) == [f"speaker   tariq: سالم [أعلن] {WORDING} ≠ ليلى"]
    assert lines([GOLD], [said((2, 8), by=(SALEM, LAYLA))])[0].endswith("≠ سالم، ليلى")
    assert lines([GOLD], [said((2, 8), by=())])[0].endswith("≠ —")


def test_wrong_span_and_wrong_speaker_are_two_errors():
    assert [line.split()[0] for line in lines([GOLD], [said((2, 5), by=(LAYLA,))])] == ["span", "speaker"]


@pytest.mark.parametrize("change", [{"kind": "mixed"}, {"cue": 1}, {"source": None}])
def test_kind_cue_and_source_are_not_described(change):
    assert lines([GOLD], [said((2, 8), **change)]) == []


def test_pieces_are_joined_and_long_contents_cut_in_the_middle():
    (line,) = describe(Pair(DOCUMENT, said((2, 3), (7, 8)), None, 0.0))
    assert line.endswith("الطريق الجبلي … ستعود صباحا")
    assert len(TEXT) > CUT
    whole = replace(said((0, 19)), content=(replace(WORDS[0], end=len(TEXT)),))
    (line,) = describe(Pair(DOCUMENT, whole, None, 0.0))
    start, _, end = line.partition("[أعلن] ")[2].partition(" … ")
    assert TEXT.startswith(start)
    assert TEXT.endswith(end)
    assert CUT - 2 <= len(start) + len(end) <= CUT


def test_an_error_is_one_line_though_the_content_is_more():
    text = "قال سالم إن الماء\nعذب\n\nوبارد"
    broken = replace(GOLD, content=(replace(WORDS[0], start=9, end=len(text)),))
    (line,) = describe(Pair(Document(text, id="ma"), broken, None, 0.0))
    assert line.endswith("إن الماء عذب وبارد")
