import pytest
from statements.hand_made import Preferring, favouring, written

from quotes.ranking.ranker import Ranker
from quotes.speakers.naming import Naming, features, namings
from quotes.speakers.phrases import parse_one
from quotes.speakers.reader import Reader


def phrase(text, **kinds):
    """Give words, their content words, the rules' mention and the namings."""
    words = written(text, **kinds)
    found = [w.index for w in words if not w.is_mark]
    return words, found, parse_one(words, 0, len(words)), namings(words, found)


def read(text, kind, name, **kinds):
    """Read a text with a ranker that prefers one naming."""
    words, found, ruled, options = phrase(text, **kinds)
    place = Reader(words, Ranker({})).place(found, ruled)
    described = features(words, found, options, place)
    texts = [" ".join(words[k].text for k in found[o.first : o.last]) for o in options]
    wanted = next(n for n, o in enumerate(options) if o.kind == kind and texts[n] == name)
    return Reader(words, Preferring(described[wanted])).read(0, len(words))


@pytest.mark.parametrize(
    ("text", "kind", "name", "role"),
    [
        ("وزير النقل نبيل زياد", "person", "نبيل زياد", "وزير النقل"),
        ("وزير النقل بلنكور", "person", "بلنكور", "وزير النقل"),
        ("بلنكور لابيار وزير النقل", "person", "بلنكور لابيار", "وزير النقل"),
        ("السيد نبيل زياد", "person", "نبيل زياد", None),
        ("وزارة النقل", "organisation", "وزارة النقل", None),
        ("بلنكور لابيار", "organisation", "بلنكور لابيار", None),
        ("وزير النقل نبيل زياد", "unnamed", "وزير النقل نبيل زياد", None),
    ],
)
def test_the_ranker_decides_what_names_the_speaker(text, kind, name, role):
    mention = read(text, kind, name)
    assert (mention.kind, mention.name, mention.role) == (kind, name, role)


def test_honorifics_are_no_part_of_a_role():
    assert read("السيد وزير النقل الدكتور بلنكور", "person", "بلنكور").role == "وزير النقل"


def test_a_given_name_tells_the_gender():
    assert read("المدير ليلى زياد", "person", "ليلى زياد").gender == "f"


def test_an_anaphor_is_what_the_rules_say():
    assert read("الوزير", "anaphor", "الوزير") == parse_one(written("الوزير"), 0, 1)


def test_an_anaphor_names_nobody_even_where_the_rules_see_a_name():
    office = read("وزير النقل نبيل زياد", "anaphor", "وزير النقل نبيل زياد")
    assert (office.kind, office.name, office.role) == ("role", "وزير النقل نبيل زياد", "وزير النقل نبيل زياد")
    people = read("نبيل زياد", "anaphor", "نبيل زياد")
    assert (people.kind, people.name, people.role) == ("unnamed", "نبيل زياد", None)


def test_a_pronoun_is_no_choice():
    words = written("وهو")
    assert Reader(words, Preferring()).read(0, 1).kind == "pronoun"


def test_nothing_is_left_of_marks():
    words = written("«»، نعم")
    assert Reader(words, Preferring()).read(0, 3) is None


def test_weights_read_off_the_features_choose_the_name():
    words, found, ruled, options = phrase("وزير النقل نبيل زياد", names={"نبيل زياد": "PER"})
    described = features(words, found, options, Reader(words, Ranker({})).place(found, ruled))
    ranker = favouring(described, options.index(Naming("person", 2, 4)))
    assert Reader(words, ranker).read(0, 4).name == "نبيل زياد"


def test_the_place_is_where_the_rules_see_the_name():
    words, found, ruled, _ = phrase("وزير النقل، نبيل زياد")
    assert Reader(words, Ranker({})).place(found, ruled) == ("person", 2, 4)


def test_a_long_phrase_is_read_only_so_far():
    words = written("نبيل " + "كلمة " * 400)
    counted = []

    class Counting(Ranker):
        def best(self, candidates):
            counted.append(len(candidates))
            return 0, 1.0

    reader = Reader(words, Counting({}))
    assert reader.read(0, 200) is not None
    assert reader.read(0, 400) is not None
    assert counted[0] == counted[1] < 2000
