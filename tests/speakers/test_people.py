import pytest
from statements.hand_made import written

from quotes.speakers.people import LONGEST_ROLE, key
from quotes.speakers.running import title_before
from speakers.readers import people


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("عبد الله الحسن", "عبدالله الحسن"),
        ("أبو زياد", "ابو زياد"),
        ("نبيل بن زياد", "نبيل زياد"),
        ("نبيل الحسن", "نَبيل الحسن"),
        ("«نبيل» الحسن", "نبيل حسن"),
    ],
)
def test_spellings_of_a_name_have_one_key(one, other):
    assert key(one) == key(other)


def test_other_names_have_other_keys():
    assert key("نبيل زياد") != key("زياد نبيل")
    assert key("«»") == ()


def test_sources_name_people():
    found = people("قال نبيل زياد نعم. قالت الوزارة لا.", sources=["نبيل زياد", "الوزارة"])
    assert [place for place, _ in found.mentions] == [1]
    assert found.name(key("نبيل زياد"), "") == "نبيل زياد"


def test_labels_name_people_that_no_lexicon_knows():
    text = "وصل بلنكور لابيار أمس."
    assert people(text, {"بلنكور لابيار": "PER"}).mentions == [(1, key("بلنكور لابيار"))]
    assert people(text, {"بلنكور لابيار": "ORG"}).mentions == []


def test_two_names_side_by_side_are_two():
    names = {"بلنكور لابيار": "PER", "شانتيل مورو": "PER"}
    found = people("وصل بلنكور لابيار شانتيل مورو أمس.", names)
    assert [name for _, name in found.mentions] == [key("بلنكور لابيار"), key("شانتيل مورو")]


def test_an_office_before_a_name_needs_no_label():
    found = people("التقى وزير النقل نبيل زياد، أمس.")
    assert found.roles(key("نبيل زياد")) == ["وزير النقل"]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("التقى وزير النقل بلنكور لابيار أمس.", "وزير النقل"),
        ("التقى بلنكور لابيار، وزير النقل، وفدا.", "وزير النقل"),
        ("التقى بلنكور لابيار وفدا.", None),
    ],
)
def test_an_office_stands_before_or_behind_a_labelled_name(text, role):
    assert people(text, {"بلنكور لابيار": "PER"}).role(key("بلنكور لابيار")) == role


@pytest.mark.parametrize(
    ("labelled", "whole"),
    [
        ("بلنكور ولد", "بلنكور ولد الشيخ لابيار"),
        ("بلنكور بن لابيار آل", "بلنكور بن لابيار آل شانتيل"),
        ("بلنكور لابيار", "بلنكور لابيار"),
    ],
)
def test_a_name_that_the_tagger_cut_is_whole(labelled, whole):
    found = people(f"وصل {whole} غادر المكان.", {labelled: "PER"})
    assert found.name(key(whole), "") == whole


def test_an_office_is_not_taken_over_a_conjunction():
    found = people("أضاف المتحدث أن الوزير بلنكور سافر.", {"بلنكور": "PER"})
    assert found.name(key("بلنكور"), "") == "بلنكور"
    assert found.role(key("بلنكور")) == "الوزير"


def test_an_office_is_not_taken_over_another_name():
    names = {"نبيل زياد": "PER", "كريم الحسن": "PER"}
    found = people("التقى وزير النقل نبيل زياد كريم الحسن أمس.", names)
    assert found.role(key("كريم الحسن")) is None


FULL = {"نبيل بلنكور لابيار": "PER", "لابيار": "PER", "كريم الحسن": "PER"}
TEXT = "وصل نبيل بلنكور لابيار أمس مع كريم الحسن، ثم عاد لابيار."


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("لابيار", "نبيل بلنكور لابيار"),
        ("نبيل لابيار", "نبيل بلنكور لابيار"),
        ("الحسن", "كريم الحسن"),
        ("كريم الحسن", "كريم الحسن"),
        ("سالم", "سالم"),
        ("كريم لابيار", "كريم لابيار"),
    ],
)
def test_the_longest_name_that_holds_a_short_one_is_full(short, full):
    assert people(TEXT, FULL).full(short) == key(full)


def test_two_names_read_as_one_are_no_fuller_name():
    names = {"بلنكور لابيار": "PER", "شانتيل مورو": "PER"}
    text = "وصل بلنكور لابيار، ثم شانتيل مورو."
    glued = people(f"{text} بلنكور لابيار شانتيل مورو", {}, ["بلنكور لابيار شانتيل مورو"])
    assert len(glued.full("مورو")) == 4
    apart = ["بلنكور لابيار", "شانتيل مورو", "بلنكور لابيار شانتيل مورو"]
    assert people(f"{text} بلنكور لابيار شانتيل مورو", {}, apart).full("مورو") == key("شانتيل مورو")
    assert people(text, names).full("مورو") == key("شانتيل مورو")


def test_offices_of_a_shorter_form_belong_to_the_full_name():
    names = {"نبيل بلنكور": "PER", "بلنكور": "PER"}
    found = people("وصل نبيل بلنكور أمس، وزير النقل بلنكور متفائل.", names)
    assert found.roles(key("نبيل بلنكور")) == ["وزير النقل"]
    assert found.holders == {key("نبيل بلنكور"): ["وزير النقل"]}


def test_of_equal_offices_one_beside_a_cue_stands():
    text = "المدير نبيل زياد متفائل. قال الوزير نبيل زياد نعم."
    cited = people(text, {"نبيل زياد": "PER"}, ["الوزير نبيل زياد"])
    assert cited.role(key("نبيل زياد")) == "الوزير"
    assert people(text, {"نبيل زياد": "PER"}).role(key("نبيل زياد")) == "المدير"


def test_an_office_that_only_compares_is_the_last_choice():
    text = "التقى نظيره المصري كريم سامي أمس. عاد الوزير كريم سامي."
    assert people(text, {"كريم سامي": "PER"}).role(key("كريم سامي")) == "الوزير"
    alone = text.split(".", maxsplit=1)[0]
    assert people(alone, {"كريم سامي": "PER"}).role(key("كريم سامي")) == "نظيره المصري"


def test_the_fullest_office_stands_unless_it_is_too_long():
    long = "مدير " + " ".join(["النقل"] * LONGEST_ROLE)
    text = f"قال الوزير نبيل زياد. قال وزير النقل نبيل زياد. قال {long} نبيل زياد."
    sources = ["الوزير نبيل زياد", "وزير النقل نبيل زياد", f"{long} نبيل زياد"]
    found = people(text, {}, sources)
    assert long in found.roles(key("نبيل زياد"))
    assert found.role(key("نبيل زياد")) == "وزير النقل"


def test_who_is_not_named_has_no_office():
    found = people("قال الوزير نبيل زياد نعم.", {}, ["الوزير نبيل زياد"])
    assert found.role(key("سالم")) is None
    assert found.roles(key("سالم")) == []
    assert found.name(key("سالم"), "سالم نفسه") == "سالم نفسه"


def test_a_surname_finds_its_first_name_where_no_label_is():
    found = people("وصل بانتور لابيار أمس. قال لابيار نعم.", {}, ["لابيار"])
    assert found.full("لابيار") == key("بانتور لابيار")
    apart = people("وصل بانتور\nلابيار متفائل.", {}, ["لابيار"])
    assert apart.full("لابيار") == key("لابيار")


def test_genders_come_from_given_names_and_offices():
    found = people("قالت الوزيرة بلنكور نعم. قال نبيل زياد لا.", {}, ["الوزيرة بلنكور", "نبيل زياد"])
    assert found.genders == {key("بلنكور"): "f", key("نبيل زياد"): "m"}


def test_people_stand_in_the_order_of_the_text():
    text = "كريم الحسن متفائل. قال نبيل زياد نعم."
    found = people(text, {"كريم الحسن": "PER"}, ["نبيل زياد"])
    assert [place for place, _ in found.mentions] == sorted(place for place, _ in found.mentions)
    assert found.mentions[0] == (0, key("كريم الحسن"))


def test_ali_is_part_of_a_labelled_name():
    found = people("التقى الوزير كريم علي زياد أمس.", {"كريم علي زياد": "PER"})
    assert found.full("زياد") == key("كريم علي زياد")
    assert found.role(key("كريم علي زياد")) == "الوزير"


def test_an_adjective_is_no_office():
    found = people("جاء ذلك في مؤتمر صحافي عقده المتحدث باسم الوزارة كريم سامي.", {"كريم سامي": "PER"})
    assert found.role(key("كريم سامي")) == "المتحدث باسم الوزارة"


@pytest.mark.parametrize("labelled", ["أخيراً", "سالم أخيراً"])
def test_an_accusative_is_nobody_s_name(labelled):
    text = f"وصل {labelled} إلى المدينة"
    assert people(text, {labelled: "PER"}).mentions == []


def test_a_name_begins_behind_the_titles_that_the_tagger_took_along():
    found = people("وصل البرلمان النائب كريم الحسن أمس", {"البرلمان النائب كريم الحسن": "PER"})
    assert found.full("الحسن") == key("كريم الحسن")


def test_a_bare_noun_before_a_name_ends_no_office():
    text = "أعلن رئيس المجلس فوز كريم الحسن في الانتخابات"
    words = written(text, {"فوز": "NOUN"}, names={"كريم الحسن": "PER"})
    assert title_before(words, 4) is None
    words = written("أعلن رئيس المجلس كريم الحسن أمس", names={"كريم الحسن": "PER"})
    assert title_before(words, 3) == 1


def test_a_noun_before_a_surname_is_no_first_name():
    found = people("فوز زياد كبير. وصل زياد.", names={"زياد": "PER"})
    assert found.full("زياد") == ("زياد",)


def test_a_name_that_the_tagger_took_together_with_a_verb_ends_before_it():
    found = people("كريم زياد يهدد بالرد", {"كريم زياد يهدد": "PER"})
    assert [name for _, name in found.mentions] == [key("كريم زياد")]


def test_of_two_longer_names_the_one_that_begins_as_names_do_is_the_full_one():
    names = {"فوز لابيار": "PER", "بانتور لابيار": "PER"}
    for text in ("فوز لابيار كبير. وصل بانتور لابيار.", "وصل بانتور لابيار. فوز لابيار كبير."):
        assert people(text, names).full("لابيار") == key("بانتور لابيار")


def test_of_equally_long_names_the_one_named_most_is_full():
    text = "وصل نبيل زياد. عاد كريم زياد. قال كريم زياد."
    found = people(text, {"نبيل زياد": "PER", "كريم زياد": "PER"}, sources=["كريم زياد"])
    assert found.full("زياد") == key("كريم زياد")
    assert found.full("زياد", "f") == key("زياد")


def test_public_figures_are_of_their_gender():
    found = people("وصلت هيلاري كلينتون أمس.", {"هيلاري كلينتون": "PER"})
    assert found.gender(key("هيلاري كلينتون")) == "f"
    assert found.gender(key("بلنكور لابيار")) is None
    assert found.gender(()) is None


def test_a_surname_in_another_spelling_is_the_one_that_sounds_alike():
    found = people("وصل يورغوس أنغيلو. قال أنجيلو نعم.", {"يورغوس أنغيلو": "PER", "أنجيلو": "PER"})
    assert found.full("أنجيلو") == key("يورغوس أنغيلو")


def test_a_surname_that_sounds_like_two_is_neither_and_a_first_name_is_none():
    names = {"يورغوس أنغيلو": "PER", "ماريو أنجلو": "PER", "أنجيلو": "PER", "سارة سامر": "PER"}
    found = people(
        "وصل يورغوس أنغيلو. زار ماريو أنجلو دمشق. قال أنجيلو نعم. عادت سارة سامر. قال سمير لا.", names
    )
    assert found.full("أنجيلو") == key("أنجيلو")
    assert found.full("سمير") == key("سمير")


def test_a_first_name_of_public_figures_has_their_gender():
    found = people("وصلت أنغيلا لابيار.", {"أنغيلا لابيار": "PER"})
    assert found.named_gender(key("أنغيلا لابيار")) == "f"
