import pytest

from quotes.arabic.inflection import FORMS_FILE, expand_all, forms_text, inflected, load_forms
from quotes.arabic.nominals import accusative, before_pronoun
from quotes.errors import QuotesError


def forms(lemma, tense):
    return {form for row in inflected() if (row.lemma, row.tense) == (lemma, tense) for form in row.forms}


def test_the_file_is_up_to_date():
    assert forms_text(expand_all()) == FORMS_FILE.read_text(encoding="utf-8"), (
        "run python -m quotes.arabic.inflection"
    )


def test_verbs_are_conjugated():
    assert {"قال", "قالت", "قالا", "قالتا", "قالوا", "قلن", "قلت", "قلنا"} <= forms("قال", "perfect")
    assert {"يقول", "تقول", "يقولون", "يقولوا", "يقل"} <= forms("قال", "imperfect")
    assert "قيل" in forms("قال", "passive")
    assert {"دعا", "دعت", "دعوا"} <= forms("دعا", "perfect")
    assert {"يدعو", "يدعون"} <= forms("دعا", "imperfect")


def test_participles_are_declined():
    assert {"داعيا", "داعية", "داعين"} <= forms("دعا", "participle")
    assert {"متهما", "متهمة", "متهمين"} <= forms("اتهم", "participle")
    assert "متبنيا" in forms("تبنى", "participle")


def test_masdars_of_derived_forms():
    assert {"ترجيح", "ترجيحا", "ترجيحات"} <= forms("رجح", "masdar") | forms("ترجيح", "noun")


def test_endings():
    assert accusative("مؤكد") == "مؤكدا"
    assert accusative("دعوة") == "دعوة"
    assert accusative("نداء") == "نداء"
    assert before_pronoun("دعوة") == ("دعوت",)
    assert before_pronoun("قالوا") == ("قالو",)
    assert before_pronoun("رأى") == ("رآ",)
    assert set(before_pronoun("نداء")) == {"نداء", "نداؤ", "ندائ"}


def test_a_bad_line_is_named(tmp_path):
    path = tmp_path / "forms.tsv"
    path.write_text("lemma\ttense\tfeatures\tforms\nقال\tfuture\t3ms\tسيقول\n", encoding="utf-8")
    with pytest.raises(QuotesError, match=r"forms\.tsv:2: tense is 'future'"):
        load_forms(path)
