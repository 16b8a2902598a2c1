"""Which speakers are one: pairs of names, pairs of articles, and many speakers at once in any order."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import assume, given
from hypothesis import strategies as st

from quotes.arabic.spelling import alike, name_words
from quotes.document import SpeakerKind
from quotes.registry import country_of, office_of
from quotes.registry.grouping import Joined, candidates, joined, pair, rule_pairs
from quotes.registry.matching import Known, compare

HERE = Path(__file__).parent
PAIRS = yaml.safe_load((HERE / "pairs.yaml").read_text("utf-8"))
ARTICLES = yaml.safe_load((HERE / "articles.yaml").read_text("utf-8"))
_BODIES = ("وزارة", "حركة", "الحكومة", "الإتحاد", "منظمة", "الخارجية", "الاتحاد", "مجلس", "البرلمان", "الجيش")
# Known misses: بنعمر for بن عمر, which would make نيامين of بنيامين; ج and خ for a Spanish j.
_MISSED = {"جمال بنعمر", "لويس موخيكا"}
LEAST = 0.95


def known(name: str, role: str | None = None, number: int = 0, kind: SpeakerKind = "person") -> Known:
    offices = frozenset({office} if (office := role and office_of(role)) else ())
    countries = frozenset({country} if (country := country_of(role, name, kind)) else ())
    return Known(str(number), name, kind, offices, countries)


def verdict(*names: str) -> str:
    kind: SpeakerKind = "organisation" if any(name.startswith(_BODIES) for name in names) else "person"
    one, other = (known(name, kind=kind) for name in names)
    there, back = compare(one, other), compare(other, one)
    assert there == back
    return there.verdict


@pytest.mark.parametrize("expected", ["same", "different", "unsure"])
def test_pairs_of_names(expected: str):
    found = {other: verdict(one, other) for one, other in PAIRS[expected]}
    wrong = {name for name, answer in found.items() if answer != expected}
    assert wrong == (_MISSED if expected == "same" else set())


def test_pairs_of_names_as_a_figure():
    assert len(PAIRS["same"]) + len(PAIRS["different"]) >= 120
    right = sum(verdict(one, other) == "same" for one, other in PAIRS["same"])
    wrong = sum(verdict(one, other) == "same" for one, other in PAIRS["different"])
    assert 2 * right / (right + wrong + len(PAIRS["same"])) >= LEAST


def grouped(case: dict[str, Any]) -> bool:
    speakers = [known(*case["one"], number=0), known(*case["other"], number=1)]
    return bool(rule_pairs(speakers))


@pytest.mark.parametrize("case", ARTICLES, ids=lambda case: f"{case['one'][0]}, {case['other'][0]}")
def test_two_articles(case: dict[str, Any]):
    assert grouped(case) == case["same"]


def test_there_are_enough_articles():
    assert len(ARTICLES) >= 40


SPEAKERS = [
    known(*said, number=k)
    for k, said in enumerate(case[which] for which in ("one", "other") for case in ARTICLES)
]
some = st.lists(st.sampled_from(SPEAKERS), unique=True, max_size=30)
opinions = st.dictionaries(
    st.lists(st.sampled_from([one.id for one in SPEAKERS]), min_size=2, max_size=2, unique=True).map(
        lambda names: pair(*names)
    ),
    st.sampled_from(["same", "different", "unsure"]),
    max_size=4,
)


@given(some, st.randoms())
def test_the_order_of_speakers_makes_no_difference(speakers, chance):
    shuffled = chance.sample(speakers, len(speakers))
    assert joined(shuffled, {}, {}) == joined(speakers, {}, {})


@given(some)
def test_no_pair_is_missed_that_is_the_same(speakers):
    """Only pairs of like words are compared; those of unlike words are never one."""
    offered = {pair(one.id, other.id) for one, other in candidates(speakers)}
    for one in speakers:
        for other in speakers:
            if one.id < other.id and compare(one, other).verdict == "same":
                assert pair(one.id, other.id) in offered


@given(some, opinions)
def test_editors_count_more_than_rules(speakers, said):
    ids = {one.id for one in speakers}
    said = {names: opinion for names, opinion in said.items() if ids.issuperset(names)}
    same = {names for names, opinion in said.items() if opinion == "same"}
    shown = {one: max(names) for names in same for one in names}
    # Groups of more that editors made are tested with the store.
    assume(len({one for names in same for one in names}) == 2 * len(same))
    found = joined(speakers, said, shown)
    groups: dict[str, str] = {one: one for one in ids}
    for names in same:
        groups |= dict.fromkeys(names, max(names))
    for one in found:
        members = {name for name in ids if groups[name] == groups[one.speaker]}
        groups |= dict.fromkeys(members, groups[one.shown_as])
    for (one, other), opinion in said.items():
        if opinion == "different" and groups[one] == groups[other]:
            assert (one, other) in same


def test_a_surname_of_two_people_is_nobodys():
    full = [
        known("سامي الحداد", "وزير الخارجية اللبناني", 1),
        known("رامي الحداد", "وزير الخارجية اللبناني", 2),
    ]
    alone = known("الحداد", "وزير الخارجية اللبناني", 3)
    assert joined([full[0], alone], {}, {}) == [Joined("3", "1", "surname")]
    assert joined([*full, alone], {}, {}) == []


def test_unnamed_speakers_are_never_one():
    one, other = (known("مسؤول أميركي", number=k, kind="unnamed") for k in (1, 2))
    assert compare(one, other).verdict == "different"


@given(st.text())
def test_any_text_has_words(name):
    words = name_words(name)
    assert all(words)
    assert all(alike(word, word) == "equal" for word in words)
