from collections import Counter

import pytest

from quotes.training.models.candidates import divisions_of
from quotes.training.models.conllu import Sentence, Token, Word
from quotes.training.models.divider import Divider, divide_news

STEMS = ["كتاب", "وزير", "سلام", "قرار", "مشروع", "تقرير", "حوار", "مسار"]
WHOLE = ["بترول", "بريد", "لسان", "وباء", "ورق", "لبنان"]


def ways(token):
    return {" ".join(division.words) for division in divisions_of(token)}


@pytest.mark.parametrize(
    ("token", "words"),
    [
        ("بترول", "بترول"),
        ("وبكتابه", "و ب كتاب ه"),
        ("للوزير", "ل الوزير"),
        ("للغة", "ل اللغة"),
        ("وزارته", "وزارة ه"),
        ("مستواها", "مستوى ها"),
        ("إليكم", "إلى كم"),
        ("نهبوه", "نهبوا ه"),
        ("أصدقائهم", "أصدقاء هم"),
        ("لها", "ل ها"),
    ],
)
def test_a_token_may_divide_as_the_treebanks_write_it(token, words):
    assert words in ways(token)


def test_the_whole_token_comes_first_and_no_stem_is_a_letter():
    assert divisions_of("بك")[0].words == ("بك",)
    assert ways("وه") == {"وه"}


def token(form, *words):
    tags = {"و": "CCONJ", "ب": "ADP", "ل": "ADP"}
    return Token(form, tuple(Word(word, upos=tags.get(word, "NOUN")) for word in words or (form,)))


@pytest.fixture(scope="module")
def counts():
    """News in which stems stand by themselves and with the article, as those that begin with a clitic's letter do."""
    found = Counter(dict.fromkeys([*STEMS, *WHOLE], 40))
    found.update({f"ال{stem}": 30 for stem in [*STEMS, *WHOLE]})
    found.update({f"{clitic}{stem}": 8 for stem in STEMS for clitic in "وبل"})
    return found


@pytest.fixture(scope="module")
def divider(counts):
    tokens = [token(stem) for stem in [*STEMS, *WHOLE[:4]]]
    tokens += [token(clitic + stem, clitic, stem) for stem in STEMS[:-1] for clitic in "وبل"]
    return Divider([Sentence(tuple(tokens))], counts)


def test_what_the_treebank_does_not_have_is_divided_by_what_the_news_have(divider):
    assert divider.divide("بمسار")[0] == ("ب", "مسار")
    assert divider.divide("لبنان")[0] == ("لبنان",)


def test_only_what_is_sure_and_frequent_is_kept(divider, counts):
    sure = divide_news(divider, counts, least=8, sure=0.5)
    assert sure["بمسار"] == ("ب", "مسار")
    assert "بمسار" not in divide_news(divider, counts, least=9, sure=0.5)
    assert divide_news(divider, counts, least=1, sure=1.1) == {}
    assert list(sure) == sorted(sure)


def test_the_same_words_give_the_same_weights(divider, counts):
    tokens = [token(stem) for stem in STEMS]
    twins = [Divider([Sentence(tuple(tokens))], counts) for _ in range(2)]
    assert twins[0].divide("بوزير") == twins[1].divide("بوزير")


def test_without_a_treebank_nothing_is_sure():
    assert Divider([], {}).divide("بترول")[1] <= 0.5
