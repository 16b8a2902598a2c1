import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.arabic.cues import lookup, support_of
from quotes.arabic.orthography import fold


def features(form):
    number = "".join(str(part) for part in (form.person, form.gender, form.number) if part)
    return f"{form.verb.lemma if form.verb else form.lemma} {form.tense} {number}"


@pytest.mark.parametrize(
    ("token", "reading", "clitics"),
    [
        ("قال", "قال perfect 3ms", ("", "", False)),
        ("وأضاف", "أضاف perfect 3ms", ("و", "", False)),
        ("وأضافت", "أضاف perfect 3fs", ("و", "", False)),
        ("فتقول", "قال imperfect 3fs", ("ف", "", False)),
        ("سيقول", "قال imperfect 3ms", ("س", "", False)),
        ("وسيطالبون", "طالب imperfect 3mp", ("وس", "", False)),
        ("ليضيف", "أضاف imperfect 3ms", ("ل", "", False)),
        ("قالوا", "قال perfect 3mp", ("", "", False)),
        ("أكدا", "أكد perfect 3md", ("", "", False)),
        ("يطالبونه", "طالب imperfect 3mp", ("", "ه", False)),
        ("ووصفتها", "وصف perfect 3fs", ("و", "ها", False)),
        ("تتهمه", "اتهم imperfect 3fs", ("", "ه", False)),
        ("تراه", "رأى imperfect 3fs", ("", "ه", False)),
        ("اتهموه", "اتهم perfect 3mp", ("", "ه", False)),
        ("مشيراً", "أشار participle ms", ("", "", False)),
        ("مشيرًا", "أشار participle ms", ("", "", False)),
        ("ومؤكدا", "أكد participle ms", ("و", "", False)),
        ("معتبرة", "اعتبر participle fs", ("", "", False)),
        ("داعين", "دعا participle mp", ("", "", False)),
        ("قوله", "قال masdar ms", ("", "ه", False)),
        ("دعوته", "دعا masdar fs", ("", "ه", False)),
        ("لاعلان", "أعلن masdar ms", ("ل", "", False)),
        ("بتأكيده", "أكد masdar ms", ("ب", "ه", False)),
        ("بالقول", "قال masdar ms", ("ب", "", True)),
        ("للاتهامات", "اتهم masdar fp", ("ل", "", True)),
        ("والدعوة", "دعا masdar fs", ("و", "", True)),
        ("«واكدت:", "أكد perfect 3fs", ("و", "", False)),
    ],
)
def test_readings(token, reading, clitics):
    best = lookup(token)[0]
    assert features(best.form) == reading
    assert (best.proclitics, best.enclitic, best.article) == clitics


def test_plural_and_dual_look_alike():
    assert {features(match.form) for match in lookup("منددين")} == {"ندد participle md", "ندد participle mp"}


def test_all_readings_are_given():
    assert {"ذكر perfect 3ms", "ذكّر perfect 3ms", "ذكر masdar ms"} <= {
        features(m.form) for m in lookup("ذكر")
    }


@pytest.mark.parametrize(
    "token",
    [
        "وصل",
        "كتاب",
        "البيت",
        "في",
        "مدينة",
        "المدينة",
        "بينهم",
        "الحكم",
        "هناك",
        "مصر",
        "لندن",
        "يجب",
        "2015",
        "،",
        ":",
        "كان",
    ],
)
def test_other_words_are_no_cues(token):
    assert lookup(token) == ()


def test_the_letters_tell_which_verb_is_likelier():
    assert lookup("أعلن")[0].form.tense == "perfect"
    assert lookup("إعلان")[0].form.tense == "masdar"


def test_a_masdar_has_its_object_in_li():
    assert "ل" not in lookup("استبعد")[0].form.introduces
    assert "ل" in lookup("استبعاده")[0].form.introduces


def test_a_noun_of_feeling_needs_a_support_verb():
    assert [match.form.noun.alone for match in lookup("قلقه") if match.form.noun] == [False]
    assert [match.form.noun.alone for match in lookup("دعوته") if match.form.noun] == [True]


@given(st.text(alphabet="والقفبسلكأإهيتمنا دعرشىةءؤئ«»:", max_size=12))
def test_any_word_can_be_looked_up(token):
    for match in lookup(token):
        assert match.proclitics in fold(token)
        assert match.enclitic in fold(token)
        assert match.form.lemma


def test_support_verbs():
    assert {verb.lemma for verb in support_of("ووجهت")} == {"وجه"}
    (gratitude,) = support_of("قدم")
    assert gratitude.takes("شكر")
    assert not gratitude.takes("تأكيد")
    assert support_of("كتاب") == ()
