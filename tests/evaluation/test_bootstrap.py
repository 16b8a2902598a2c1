from evaluation.spoken import DOCUMENT, said
from quotes.evaluation.bootstrap import intervals
from quotes.evaluation.scoring import pairs, tally

RIGHT = tally(pairs(DOCUMENT, [said((2, 8))], [said((2, 8))]))
MISSED = tally(pairs(DOCUMENT, [said((2, 8))], []))


def test_articles_that_are_all_right_leave_no_doubt():
    assert set(intervals([RIGHT] * 5).values()) >= {(1.0, 1.0)}
    assert intervals([RIGHT] * 5)["attributed"] == (1.0, 1.0)


def test_the_interval_holds_the_figure_and_narrows_with_more_articles():
    few, many = intervals([RIGHT, MISSED] * 3)["exact"], intervals([RIGHT, MISSED] * 60)["exact"]
    figure = 2 / 3  # one of two gold statements found, nothing else: P 1, R 1/2
    assert few[0] < figure < few[1]
    assert few[0] < many[0] < figure < many[1] < few[1]


def test_the_same_articles_give_the_same_interval():
    assert intervals([RIGHT, MISSED, RIGHT]) == intervals([RIGHT, MISSED, RIGHT])


def test_nothing_found_is_nought():
    assert intervals([MISSED])["attributed"] == (0.0, 0.0)
    assert intervals([MISSED])["speaker"] == (0.0, 0.0)


def test_no_articles_have_no_intervals():
    assert intervals([]) == {}
