import pytest
from hypothesis import given
from hypothesis import strategies as st
from statements.hand_made import favouring, written

from quotes.arabic.orthography import fold
from quotes.speakers.roles import LONGEST, NamePlaces, offices

WORDS = "وزير النقل نبيل زياد الدكتور رئيس لجنة في و ـ ، ( ) « » - .".split()  # noqa: SIM905 - reads better
NAMES = {"نبيل زياد": "PER", "ليلى الحسن": "PER"}


def places_in(text, tags=None):
    return NamePlaces(written(text, tags, names=NAMES))


def listed(text, name="نبيل زياد", ruled=(), chosen=None, meant=()):
    return offices(places_in(text), name, ruled, chosen, meant)


def named(*given, **more):
    return [office.name for office in listed(*given, **more)]


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("قال وزير النقل نبيل زياد نعم", "وزير النقل"),
        ("قال وزير النقل الدكتور نبيل زياد نعم", "وزير النقل"),
        ("قال وزير النقل، نبيل زياد نعم", "وزير النقل"),
        ("قال نبيل زياد، وزير النقل، نعم", "وزير النقل"),
        ("قال نبيل زياد وزير النقل نعم", "وزير النقل"),
        ("قال نبيل زياد وهو مدير الميناء نعم", "مدير الميناء"),
        ("قال نبيل زياد نعم. وعاد وزير النقل زياد أمس", "وزير النقل"),
        ("قال نبيل زياد (رئيس اللجنة) نعم", "رئيس اللجنة"),
    ],
)
def test_the_right_office_is_listed(text, office):
    assert office in named(text)


def test_no_office_comes_first():
    found = named("قال وزير النقل نبيل زياد نعم")
    assert found[0] is None
    assert None not in found[1:]


def test_without_a_mention_there_is_what_the_rules_read():
    assert named("قال الوزير نعم", ruled=["وزير النقل"]) == [None, "وزير النقل"]
    assert named("قال الوزير نعم") == [None]


def test_what_stands_for_the_name_elsewhere_is_listed():
    found = {office.name: office.evidence for office in listed("قال نبيل زياد", meant=["مدير الميناء"])}
    assert "meant" in found["مدير الميناء"]


def test_one_wording_is_one_office_with_the_evidence_of_every_place():
    text = "قال وزير النقل نبيل زياد نعم. نبيل زياد، وزير النقل، غادر"
    found = [office for office in listed(text) if office.name == "وزير النقل"]
    assert len(found) == 1
    assert {f.split()[0] for f in found[0].evidence} >= {"before", "set"}


def test_evidence_tells_what_the_rules_chose():
    found = {
        o.name: o.evidence
        for o in listed("قال وزير النقل نبيل زياد", ruled=["وزير النقل"], chosen="وزير النقل")
    }
    assert "chosen True" in found["وزير النقل"]
    assert all("chosen True" not in evidence for name, evidence in found.items() if name != "وزير النقل")


def test_an_office_has_no_more_words_than_offices_have_and_crosses_no_sentence():
    text = "غادر المدير. " + " ".join(["نائب"] * 40) + " نبيل زياد " + "، ".join(["عضو"] * 40)
    found = named(text)[1:]
    assert found
    assert all(len(name.replace("،", "").split()) <= LONGEST and "المدير" not in name for name in found)


def test_weights_choose_the_office():
    found = listed("قال وزير النقل نبيل زياد نعم. قال نبيل زياد، مدير الميناء، نعم")
    evidence = [office.evidence for office in found]
    right = [office.name for office in found].index("مدير الميناء")
    assert favouring(evidence, right).best(evidence)[0] == right


@pytest.mark.parametrize(
    ("text", "name", "places"),
    [
        ("قال نبيل زياد ثم عاد زياد", "نبيل زياد", [(1, 3), (5, 6)]),
        ("قال نبيل بن زياد ثم غاب نبيل", "نبيل زياد", [(1, 4)]),
        ("قال الجسر", "نبيل زياد", []),
    ],
)
def test_where_a_person_is_named(text, name, places):
    assert places_in(text).mentions(name) == places


@pytest.mark.parametrize("word", ["ـ", "ـــ", "و", "-"])
def test_what_has_no_letters_is_no_office(word):
    found = named(f"قال {word} نبيل زياد {word}، {word}", ruled=[word], meant=[word])
    assert found[0] is None
    assert all(fold(name).strip() for name in found[1:])


@given(st.lists(st.sampled_from(WORDS)))
def test_any_text_has_offices_or_none(text):
    found = listed(" ".join(["قال", *text, "نبيل زياد", *text]))
    assert found[0].name is None
    assert all(office.name.strip() and office.evidence for office in found[1:])


def test_a_name_that_begins_like_an_office_is_none():
    assert "أمينة الحسن" not in named("قالت أمينة الحسن نعم. غادرت أمينة الحسن", name="أمينة الحسن")


def test_an_adjective_begins_no_office():
    found = named("في مؤتمر صحفي مشترك مع نبيل زياد نعم")
    assert not any(name and name.startswith("صحفي") for name in found)


def test_a_name_that_is_everywhere_is_looked_for_at_so_many_places():
    assert len(places_in("نبيل زياد غادر " * 300).mentions("نبيل زياد")) < 20
    assert named("نبيل " * 2000)[0] is None
