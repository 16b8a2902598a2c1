import pytest
from statements.hand_made import favouring

from quotes.document import Speaker
from quotes.speakers.anaphors import itself, meanings
from speakers.readers import memory, read

NAMES = {"نبيل زياد": "PER", "ليلى الحسن": "PER"}
TEXT = "التقى وزير النقل نبيل زياد الوزيرة ليلى الحسن أمس. ذكرت صحيفة المدينة نعم."
NABIL = Speaker("نبيل زياد", "person", "وزير النقل")
LEILA = Speaker("ليلى الحسن", "person", "الوزيرة")
CITY = Speaker("صحيفة المدينة", "organisation")
OFFICIAL = Speaker("مسؤول أردني", "unnamed")


def meant(mention, spoke=(), text=TEXT):
    found = memory(text, NAMES)
    for speaker in spoke:
        found.spoke(0, (speaker,))
    return meanings(read(mention), len(found.reader.words) - 1, found)


@pytest.mark.parametrize(
    ("mention", "spoke", "speaker"),
    [
        ("الوزير", [], NABIL),
        ("الوزيرة", [], LEILA),
        ("المسؤول", [OFFICIAL], OFFICIAL),
        ("المسؤول", [NABIL, OFFICIAL], NABIL),
        ("الصحيفة", [], CITY),
        ("البيان", [CITY], CITY),
        ("مصادر مطلعة", [], Speaker("مصادر مطلعة", "unnamed")),
    ],
)
def test_whom_a_mention_means_is_among_its_meanings(mention, spoke, speaker):
    assert speaker in [m.speaker for m in meant(mention, spoke)]


def test_each_meaning_is_listed_once():
    found = [(m.speaker.kind, m.speaker.name) for m in meant("الوزير", [NABIL, LEILA, NABIL, CITY, NABIL])]
    assert len(set(found)) == len(found)


def test_each_meaning_has_evidence():
    for meaning in meant("الوزير", [NABIL, CITY]):
        assert meaning.evidence
        assert all(isinstance(f, str) and f for f in meaning.evidence)


@pytest.mark.parametrize(("mention", "role"), [("الوزير", "الوزير"), ("البيان", None)])
def test_a_mention_may_mean_its_own_words(mention, role):
    assert list(itself(read(mention))) == [
        Speaker(mention, "unnamed", role),
        Speaker(mention, "organisation"),
    ]


@pytest.mark.parametrize("speaker", [NABIL, LEILA, CITY])
def test_weights_choose_the_meaning(speaker):
    found = meant("الوزير", [NABIL, LEILA, CITY])
    right = [m.speaker for m in found].index(speaker)
    evidence = [m.evidence for m in found]
    assert favouring(evidence, right).best(evidence)[0] == right


def test_who_spoke_last_differs_from_who_spoke_before():
    def evidence(*spoke):
        return next(m.evidence for m in meant("المسؤول", spoke) if m.speaker == CITY)

    assert evidence(CITY, NABIL) != evidence(NABIL, CITY)


def test_an_office_that_fits_speaks_for_its_holder():
    first = {m.speaker: set(m.evidence) for m in meant("وزير النقل", [NABIL])}[NABIL]
    other = {m.speaker: set(m.evidence) for m in meant("وزير الري", [NABIL])}[NABIL]
    assert first != other


def test_many_speakers_have_a_bounded_number_of_meanings():
    def count(size):
        return len(meant("المسؤول", [Speaker(f"مسؤول {n}", "unnamed") for n in range(size)]))

    assert count(30) == count(60) < 50


def test_many_names_have_a_bounded_number_of_meanings():
    letters = "بتثجحخدذرزسشصضطظعغفقكلمن"

    def count(size):
        names = [f"لا{a}{b}ور" for a in letters for b in letters][:size]
        text = "، ".join(names)
        found = memory(text, dict.fromkeys(names, "PER"))
        return len(meanings(read("المسؤول"), 0, found))

    assert count(30) == count(60) < 50


def test_whom_the_same_words_meant_before_is_evidence():
    found = memory(TEXT, NAMES)
    mention = read("الوزير")
    at = len(found.reader.words) - 1
    assert all("meant before never" in " ".join(m.evidence) for m in meanings(mention, at, found))
    found.remember(mention, NABIL)
    told = {m.speaker: " ".join(m.evidence) for m in meanings(mention, at, found)}
    assert "meant before words True" in told[NABIL]
    assert all("meant before words False" in told[one] for one in told if one != NABIL)
    again = {m.speaker: " ".join(m.evidence) for m in meanings(read("الوزير نفسه"), at, found)}
    assert "meant before never" not in again[NABIL]
    assert "meant before never" in " ".join(meanings(read("الصحيفة"), at, found)[0].evidence)


def test_an_office_of_another_kind_lacks_a_word():
    def evidence(mention):
        found = meant(mention, [NABIL])
        return next(m.evidence for m in found if m.speaker == NABIL)

    assert {f for f in evidence("وزير الري") if f.startswith("lacks 1")}
    assert not {f for f in evidence("وزير النقل") if f.startswith("lacks 1")}


def test_a_mention_that_points_back_says_so():
    def evidence(text):
        found = memory(text, NAMES)
        found.spoke(0, (NABIL,))
        at = next(k for k, word in enumerate(found.reader.words) if word.text == "المسؤول")
        return {f for m in meanings(read("المسؤول"), at, found) for f in m.evidence if f.endswith("again")}

    assert evidence("قال المسؤول ذاته نعم.")
    assert evidence("قال ذلك المسؤول نعم.")
    assert not evidence("قال المسؤول نعم.")


def test_a_feminine_mention_means_no_man():
    assert NABIL not in [m.speaker for m in meant("الوزيرة", [NABIL])]
    assert NABIL in [m.speaker for m in meant("الوزير", [NABIL])]
