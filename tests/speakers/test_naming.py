import pytest
from statements.hand_made import favouring, written

from quotes.speakers.naming import LONGEST, Naming, features, is_stop, namings


def listed(text, names=None):
    words = written(text, names=names)
    found = [w.index for w in words if not w.is_mark]
    return words, found, namings(words, found)


def told(text, names=None):
    words, found, options = listed(text, names)
    return {(o.kind, " ".join(words[k].text for k in found[o.first : o.last])) for o in options}


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("وزير النقل نبيل زياد", "person", "نبيل زياد"),
        ("نبيل زياد، وزير النقل", "person", "نبيل زياد"),
        ("المتحدثة باسم البلدية ليلى حداد لصحيفة المدينة", "person", "ليلى حداد"),
        ("وزارة النقل الأردنية في بيان", "organisation", "وزارة النقل الأردنية"),
        ("بيان صادر عن وزارة النقل", "organisation", "وزارة النقل"),
        ("مصادر مطلعة في العاصمة", "unnamed", "مصادر مطلعة في العاصمة"),
        ("الوزير نفسه", "anaphor", "الوزير نفسه"),
    ],
)
def test_the_right_naming_is_listed(text, kind, name):
    assert (kind, name) in told(text)


def test_the_anaphor_comes_first_and_is_the_whole_phrase():
    _, found, options = listed("وزير النقل نبيل زياد")
    assert options[0] == Naming("anaphor", 0, len(found))
    assert all(option.kind != "anaphor" for option in options[1:])


@pytest.mark.parametrize("text", ["الوزير", "وزير النقل، نبيل زياد، في بيان", "في", "مصادر في وزارة النقل"])
def test_namings_are_single_and_within_the_phrase(text):
    _, found, options = listed(text)
    assert len(set(options)) == len(options)
    assert all(0 <= o.first < o.last <= len(found) for o in options)


def test_a_person_has_no_more_words_than_names_have():
    _, _, options = listed(" ".join(["جسر"] * 30))
    assert max(o.last - o.first for o in options if o.kind == "person") == LONGEST


def test_no_person_spans_a_comma_or_a_preposition():
    assert ("person", "نبيل زياد وزير") not in told("نبيل زياد، وزير النقل")
    assert not any("باسم" in n or "في" in n for k, n in told("نبيل في زياد") if k == "person")


def test_a_label_lets_an_organisation_begin_inside():
    assert ("organisation", "نورسات") in told("محطة تلفزيون نورسات", {"نورسات": "ORG"})
    assert ("organisation", "نورسات") not in told("محطة تلفزيون نورسات")


@pytest.mark.parametrize(
    ("word", "names", "stops"),
    [
        ("في", None, True),
        ("الذي", None, True),
        ("على", None, True),
        ("وهو", None, True),
        ("نبيل", None, False),
        ("علي", {"علي": "PER"}, False),
        ("علي", None, False),
    ],
)
def test_words_that_stand_in_no_name(word, names, stops):
    assert is_stop(written(word, names=names), 0) == stops


@pytest.mark.parametrize("labelled", [True, False])
def test_ali_is_part_of_a_name(labelled):
    name = "كريم علي زياد"
    assert ("person", name) in told(f"وزير النقل {name}", {name: "PER"} if labelled else None)


def described(text, names=None):
    words, found, options = listed(text, names)
    return options, features(words, found, options, ("person", 2, 4))


def test_every_naming_is_described():
    options, found = described("وزير النقل نبيل زياد")
    assert len(found) == len(options)
    assert all(isinstance(f, str) and f for one in found for f in one)


@pytest.mark.parametrize(
    "right", [Naming("anaphor", 0, 4), Naming("person", 2, 4), Naming("organisation", 0, 4)]
)
def test_weights_choose_the_naming(right):
    options, found = described("وزير النقل نبيل زياد")
    wanted = options.index(right)
    assert favouring(found, wanted).best(found)[0] == wanted


def test_labels_speak_for_the_name_they_cover():
    options, plain = described("وزير النقل نبيل زياد")
    named, labelled = described("وزير النقل نبيل زياد", {"نبيل زياد": "PER"})
    whole = options.index(Naming("person", 2, 4))
    assert set(labelled[named.index(Naming("person", 2, 4))]) != set(plain[whole])


def test_what_the_rules_say_speaks():
    words, found, options = listed("وزير النقل نبيل زياد")
    one, other = (features(words, found, options, ("person", *place)) for place in ((2, 4), (0, 2)))
    assert one != other


def test_the_edges_of_a_name_lie_inside_of_quotation_marks_or_not():
    words, found, options = listed("صحيفة «روز اليوم»")
    described = features(words, found, options, ("organisation", 0, 3))
    within = {
        o: [f for f in told if "within quotes" in f] for o, told in zip(options, described, strict=True)
    }
    assert within[Naming("organisation", 0, 3)] != within[Naming("person", 1, 2)]
    assert within[Naming("person", 1, 2)] == ["person within quotes False True"]


def test_quotation_marks_are_no_commas():
    def commas(text):
        words, found, options = listed(text)
        described = features(words, found, options, ("organisation", 0, len(found)))
        return {f for option in described for f in option if "comma" in f}

    assert commas("صحيفة «الميناء»") == commas("صحيفة الميناء")
    assert commas("صحيفة، الميناء") != commas("صحيفة الميناء")


def test_a_verb_ends_a_name():
    assert ("person", "نبيل يهدد") not in told("نبيل يهدد الجميع")
    assert ("person", "نبيل زياد آل ثاني") in told("نبيل زياد آل ثاني")


def test_what_and_joins_is_no_part_of_a_name():
    names = {"نبيل": "PER", "وسالم": "PER"}
    assert ("person", "نبيل وسالم") not in told("نبيل وسالم", names)
    assert ("person", "نبيل والوزارة") not in told("نبيل والوزارة")
    assert ("person", "نبيل وليد") in told("نبيل وليد")
    assert ("person", "نبيل والتر") in told("نبيل والتر")


def test_a_clitic_that_stands_apart_is_no_part_of_a_name():
    assert not any("لـ" in name.split() for kind, name in told("نبيل زياد لـ المدينة") if kind == "person")


def test_a_preposition_is_a_stop_whatever_the_tagger_says():
    assert not any(
        "في" in name.split() for kind, name in told("نبيل في زياد", {"في": "PER"}) if kind == "person"
    )
    assert ("person", "علي زياد") in told("علي زياد", {"علي زياد": "PER"})


def test_no_name_goes_on_with_an_adverb_in_the_accusative():
    words = written("سالم بلنكور مجدداً")
    people = {(n.first, n.last) for n in namings(words, [0, 1, 2]) if n.kind == "person"}
    assert {(0, 1), (0, 2)} <= people
    assert (0, 3) not in people


@pytest.mark.parametrize(
    ("text", "names", "person"),
    [("المنظمون", {}, False), ("المأمون سامي", {"المأمون سامي": "PER"}, True), ("خلدون", {}, True)],
)
def test_a_plural_with_the_article_is_nobodys_name(text, names, person):
    words = written(text, names=names)
    assert any(option.kind == "person" for option in namings(words, [0])) is person
