import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from statements.hand_made import written

from quotes.tagging.consistency import consistent
from tagging.toy import names, well_formed

LABELS = ["O", "B-PER", "I-PER", "B-ORG", "I-ORG"]


def divided(text, labelled):
    """Give the names of a text whose phrases were labelled so."""
    words = written(text, names=labelled)
    return names([word.text for word in words], consistent(words, words.labels))


def test_two_people_read_as_one_are_two_where_the_second_stands_alone_elsewhere():
    text = "بلنكور ودارتان يلتقيان غدا. وصل دارتان أمس."
    found = divided(text, {"بلنكور ودارتان": "PER", "دارتان": "PER"})
    assert found[:2] == [("PER", "بلنكور"), ("PER", "ودارتان")]


def test_a_name_that_the_tagger_did_not_see_behind_another_is_one():
    text = "وصل دارتان أمس. بلنكور ودارتان يلتقيان غدا."
    assert ("PER", "ودارتان") in divided(text, {"دارتان": "PER", "بلنكور": "PER"})


@pytest.mark.parametrize(
    "text",
    ["بلنكور ودارتان يلتقيان غدا.", "بلنكور ودارتان يلتقيان. ثم عاد ودارتان بلنكور. وصل دارتان."],
)
def test_what_is_said_nowhere_else_stays_one_name(text):
    found = divided(text, {"بلنكور ودارتان": "PER", "ودارتان بلنكور": "PER", "وصل دارتان": "ORG"})
    assert found[0] == ("PER", "بلنكور ودارتان")


def test_a_noun_before_a_name_is_none_of_it():
    found = divided("قال بلنكور. أعلن المجلس فوز بلنكور.", {"فوز بلنكور": "PER", "بلنكور": "PER"})
    assert found == [("PER", "بلنكور"), ("PER", "بلنكور")]


@pytest.mark.parametrize("name", ["سامر بلنكور", "زيغفريد بلنكور"])
def test_first_names_stay_with_their_names(name):
    found = divided(f"قال بلنكور. وصل {name}.", {name: "PER", "بلنكور": "PER"})
    assert found == [("PER", "بلنكور"), ("PER", name)]


@settings(max_examples=200)
@given(
    st.lists(st.tuples(st.sampled_from(["فوز", "ودارتان", "دارتان", "سامر", "."]), st.sampled_from(LABELS)))
)
def test_names_stay_well_formed_and_nothing_changes_twice(pairs):
    words = written(" ".join(word for word, _ in pairs))
    labels = ["O"] * len(words)
    for k, (_, label) in enumerate(pairs[: len(words)]):
        before = labels[k - 1] if k else "O"
        labels[k] = label if not label.startswith("I-") or before[2:] == label[2:] else "O"
    once = consistent(words, labels)
    assert len(once) == len(labels)
    assert well_formed(once)
    assert consistent(words, once) == once
    assert [label for label in once if label.endswith("ORG")] == [x for x in labels if x.endswith("ORG")]


def test_a_public_figure_behind_another_name_is_somebody_else():
    found = divided("دارتان هيلاري كلينتون في قمة.", {"دارتان هيلاري كلينتون": "PER"})
    assert found == [("PER", "دارتان"), ("PER", "هيلاري كلينتون")]


def test_a_patronymic_is_no_new_name():
    text = "وصل خالد بن محمد بن سلمان أمس."
    assert divided(text, {"خالد بن محمد بن سلمان": "PER"}) == [("PER", "خالد بن محمد بن سلمان")]


@pytest.mark.parametrize(
    ("particle", "name"), [("فإن", "بلنكور"), ("فان", "فان بلنكور"), ("بأن", "بلنكور"), ("بان", "بان بلنكور")]
)
def test_a_particle_is_no_name_though_one_is_spelt_like_it(particle, name):
    text = f"وصل {particle} بلنكور أمس."
    assert divided(text, {f"{particle} بلنكور": "PER"}) == [("PER", name)]


def test_a_common_noun_behind_a_name_that_stands_alone_elsewhere_is_none_of_it():
    found = divided("وصل بلنكور. شكر بلنكور الضيوف.", {"بلنكور": "PER", "بلنكور الضيوف": "PER"})
    assert found == [("PER", "بلنكور"), ("PER", "بلنكور")]
    assert divided("شكر بلنكور الضيوف.", {"بلنكور الضيوف": "PER"}) == [("PER", "بلنكور الضيوف")]


def test_an_accusative_behind_a_name_is_none_of_it():
    assert divided("بدا بلنكور غاضبا.", {"بلنكور غاضبا": "PER"}) == [("PER", "بلنكور")]
    assert divided("بدا بلنكور ماريا.", {"بلنكور ماريا": "PER"}) == [("PER", "بلنكور ماريا")]


def test_a_plural_with_the_article_is_no_name_by_itself():
    assert divided("قال المنظمون نعم.", {"المنظمون": "PER"}) == []
    assert divided("قال المأمون سامي نعم.", {"المأمون سامي": "PER"}) == [("PER", "المأمون سامي")]
