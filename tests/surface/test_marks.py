import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.surface.marks import QUOTES, pair_marks, run_on


def test_guillemets_pair():
    closing, inside = pair_marks(["قال", "«", "نعم", "»", "."])
    assert closing == {1: 3}
    assert inside == [-1, 1, 1, 1, -1]


def test_nested_marks_belong_to_the_innermost_quotation():
    closing, inside = pair_marks(["«", "قال", "“", "لا", "”", "ثم", "»"])
    assert closing == {0: 6, 2: 4}
    assert inside == [0, 0, 2, 2, 2, 0, 0]


def test_straight_marks_open_and_close_in_turn():
    closing, inside = pair_marks(['"', "نعم", '"', "ثم", '"', "لا", '"'])
    assert closing == {0: 2, 4: 6}
    assert inside == [0, 0, 0, -1, 4, 4, 4]


def test_marks_of_two_styles_pair():
    assert pair_marks(["“", "نعم", "»"])[0] == {0: 2}


def test_a_straight_mark_closes_no_guillemet():
    closing, _ = pair_marks(["«", "نعم", '"', "لا", '"', "»"])
    assert closing == {0: 5, 2: 4}


def test_a_guillemet_closes_no_straight_mark():
    closing, _ = pair_marks(['"', "نعم", "»", "لا", '"'])
    assert closing == {0: 4}


def test_what_is_never_closed_ends_with_its_line():
    closing, inside = pair_marks(["«", "نعم", "\n", "لا", "»"])
    assert closing == {0: 2}
    assert inside == [0, 0, -1, -1, -1]


def test_what_is_never_closed_ends_with_the_text():
    assert pair_marks(["ثم", '"', "نعم"]) == ({1: 3}, [-1, 1, 1])


def test_a_closing_mark_that_nothing_opened_is_passed_over():
    assert pair_marks(["نعم", "»", "«", "لا", "»"])[0] == {2: 4}


@pytest.mark.parametrize(
    ("texts", "pairs"),
    [
        (["»", "نعم", "«"], {0: 2}),
        (["»", "نعم", "«", "ثم", "»", "لا", "«"], {0: 2, 4: 6}),
        (["«", "نعم", "«", "ثم"], {0: 2}),
        (["«", "نعم", "»", "«", "لا", "«"], {0: 2, 3: 5}),
        (["«", "نعم", "«", "ثم", "»"], {0: 5, 2: 4}),
        (["«", "نعم", "\n", "ثم", "»", "قال", "«", "لا"], {0: 2, 6: 8}),
    ],
)
def test_marks_that_are_turned_round_are_seen_unless_an_earlier_line_explains_them(texts, pairs):
    assert pair_marks(texts)[0] == pairs


def test_no_text_has_no_quotations():
    assert pair_marks([]) == ({}, [])


@given(st.lists(st.sampled_from([*sorted(QUOTES), "نعم", "\n"]), max_size=40))
def test_quotations_nest_within_their_lines(texts):
    closing, inside = pair_marks(texts)
    lines = [texts[:i].count("\n") for i in range(len(texts) + 1)]
    for start, end in closing.items():
        assert texts[start] in QUOTES
        assert end > start
        assert lines[end] == lines[start]
        if end < len(texts):
            assert texts[end] in QUOTES | {"\n"}
        # no other quotation begins inside and ends outside
        assert all(closing[k] <= end for k in range(start + 1, end) if k in closing)
    around = [max((s for s, e in closing.items() if s <= i <= e), default=-1) for i in range(len(texts))]
    assert inside == [-1 if text == "\n" else k for text, k in zip(texts, around, strict=True)]


def later(texts):
    return run_on(texts, pair_marks(texts)[0])


def test_a_quotation_runs_on_to_the_line_that_closes_it():
    texts = ["قال", "«", "نعم", "\n", "ثم", "نعم", "\n", "لا", "»", "."]
    assert later(texts) == {1: [(4, 6), (7, 8)]}


def test_a_quotation_that_another_one_follows_does_not_run_on():
    assert later(["«", "نعم", "\n", "قال", "«", "لا", "»"]) == {}
    assert later(["«", "نعم", "\n", "ثم", "لا"]) == {}
    assert later(['"', "نعم", "\n", "لا", '"']) == {}


def test_a_quotation_runs_on_for_a_few_lines_only():
    assert later(["«", "نعم", *["\n", "لا"] * 40, "»"]) == {}


@given(st.lists(st.sampled_from([*sorted(QUOTES), "نعم", "\n"]), max_size=40))
def test_what_runs_on_lies_behind_its_line(texts):
    closing, _ = pair_marks(texts)
    for opening, ranges in run_on(texts, closing).items():
        assert texts[closing[opening]] == "\n"
        assert all(closing[opening] < a < b < len(texts) for a, b in ranges)
        assert all("\n" not in texts[a:b] and not QUOTES & set(texts[a:b]) for a, b in ranges)
