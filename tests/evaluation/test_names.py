import pytest
from hypothesis import given
from hypothesis import strategies as st
from texts import texts

from quotes.evaluation.names import folded_words, full_name, name_words, same_name

_PARTS = (
    "سالم السالم عبد الله أبو مازن ال سعود آل بن السيد الدكتورة هُدى هدى الأمير لطيفة لطيفه وزارة - . NATO"
)


def names():
    """Give names as the press has them, and any text."""
    return st.lists(st.sampled_from(_PARTS.split()), max_size=5).map(" ".join) | texts()


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("سالم الحداد", {"سالم", "حداد"}),
        ("السيّد سالم الحدّاد", {"سالم", "حداد"}),
        ("الدكتورة هدى بن عمر", {"هدي", "عمر"}),
        ("د. هدى", {"هدي"}),
        ("عبد الله", {"عبدالله"}),
        ("عبد  الله", {"عبدالله"}),
        ("عبد\nالله", {"عبدالله"}),
        ("أبو مازن", {"ابومازن"}),
        ("آل سعود", {"سعود"}),
        ("معبد الشمس", {"معبد", "شمس"}),  # ends like «عبد», but is another word
        ("الله", {"الله"}),  # too short to take an article off
        ("«نشرة الضفة»", {"نشره", "ضفه"}),
        ("السيد", {"السيد"}),  # nothing else names anybody
        ("الشيخ الأمير", {"الشيخ", "الامير"}),
        ("", set()),
        ("… - «»", set()),
    ],
)
def test_words_that_tell_a_name(name, words):
    assert name_words(name) == words


def test_marks_are_no_words():
    assert folded_words("مُديرُ «النقل»، والبريد!") == ["مدير", "النقل", "والبريد"]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("سالم الحداد", "الحداد"),
        ("سالم الحداد", "سالم"),
        ("الوزير سالم", "سالم"),
        ("فخامة الرئيس سالم", "الرئيس سالم"),
        ("أمينة إبراهيم", "امينه ابراهيم"),
        ("عبد الله ناصر", "عبدالله ناصر"),
        ("سالم كامل عمر الحداد", "سالم كامل عمر النجار"),  # 3 of 5 words
    ],
)
def test_names_of_the_same(a, b):
    assert same_name(a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("سالم الحداد", "سالم النجار"),  # 1 of 3
        ("سالم عمر الحداد", "سالم عمر النجار"),  # 2 of 4
        ("عبد الله", "عبد الرحيم"),
        ("سالم", ""),
        ("", ""),
        ("«»", "سالم"),
    ],
)
def test_names_of_others(a, b):
    assert not same_name(a, b)


def test_full_names_have_all_words():
    assert full_name("السيد سالم الحداد", "سالم حدّاد")
    assert full_name("الحداد سالم", "سالم الحداد")
    assert not full_name("سالم الحداد", "الحداد")


@given(names(), names())
def test_names_compare_alike_from_both_sides(a, b):
    assert same_name(a, b) == same_name(b, a)
    assert full_name(a, b) == full_name(b, a)


@given(names(), names())
def test_the_same_full_name_is_the_same_name(a, b):
    assert full_name(a, a)
    assert same_name(a, a) == bool(name_words(a))
    if full_name(a, b):
        assert same_name(a, b) == bool(name_words(a))


@given(names(), names())
def test_a_part_of_a_name_is_the_same_name(a, b):
    if name_words(a) and name_words(a) <= name_words(b):
        assert same_name(a, b)


@given(
    st.lists(st.sampled_from(_PARTS.split()), min_size=1, max_size=5),
    st.sampled_from([" ", "  ", "\n", "\u00a0"]),
)
def test_blanks_tell_no_names_apart(parts, blank):
    assert name_words(blank.join(parts)) == name_words(" ".join(parts))
