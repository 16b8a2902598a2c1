import pytest

from quotes.arabic.verbs import load_nouns, load_verbs, speech_nouns, speech_verbs
from quotes.errors import QuotesError

HEAD = "lemma\troot\tform\tvowels\tintroduces\tobject\tact\tsure\n"


def verb(lemma):
    return next(verb for verb in speech_verbs() if verb.lemma == lemma)


def test_there_are_many():
    assert len(speech_verbs()) >= 300
    assert len(speech_nouns()) >= 150


def test_guideline_verbs_are_known():
    wanted = """شكر هنأ أشاد رحب تعهد وعد هدد توعد نفى طالب حث ناشد شدد اعتبر رأى وصف تساءل كشف أعلن أشار أكد
    دعا لفت أوضح أضاف ندد أعرب حذر اتهم رفض انتقد صرح ذكر نقل أفاد أورد استبعد عبر غرد كتب نشر بث حمّل طمأن"""
    assert set(wanted.split()) <= {verb.lemma for verb in speech_verbs()}


def test_acts_that_are_no_speech_are_not():
    assert not {"استقبل", "قرر", "وقع", "وافق", "أمر", "بحث", "ناقش", "زار", "شارك", "نص"} & {
        verb.lemma for verb in speech_verbs()
    }


def test_what_a_verb_introduces():
    assert verb("أشار").introduces == {"إلى", "أن", "quote"}
    assert verb("ندد").object == "none"
    assert verb("طالب").object == "addressee"
    assert verb("وصف").object == "content"
    assert verb("قال").sure
    assert not verb("بين").sure


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("قال\tق.و.ل\tI\ta~u\tأن\tnone\tsay", "7 cells"),
        ("قال\tق.و.ل\tXX\ta~u\tأن\tnone\tsay\tyes", "form is 'XX'"),
        ("قال\tق.و.ل\tI\t\tأن\tnone\tsay\tyes", "vowels belong to form I"),
        ("قال\tق.و\tI\ta~u\tأن\tnone\tsay\tyes", "root ق.و does not fit"),
        ("قال\tق.و.ل\tI\ta~u\tثم\tnone\tsay\tyes", "introduces has 'ثم'"),
        ("قال\tق.و.ل\tI\ta~u\tأن\tnone\tsing\tyes", "act is 'sing'"),
        ("قال\tق.و.ل\tI\ta~u\tأن\tnone\tsay\tperhaps", "sure is 'perhaps'"),
        ("\tق.و.ل\tI\ta~u\tأن\tnone\tsay\tyes", "cells|lemma is empty"),
    ],
)
def test_bad_verb_lines_are_named(tmp_path, line, problem):
    path = tmp_path / "verbs.tsv"
    path.write_text(HEAD + line + "\n", encoding="utf-8")
    with pytest.raises(QuotesError, match=rf"verbs\.tsv:2: .*({problem})"):
        load_verbs(path)


def test_a_lemma_stands_once(tmp_path):
    path = tmp_path / "verbs.tsv"
    line = "قال\tق.و.ل\tI\ta~u\tأن\tnone\tsay\tyes\n"
    path.write_text(HEAD + line + line, encoding="utf-8")
    with pytest.raises(QuotesError, match=r"verbs\.tsv:3: قال stands twice"):
        load_verbs(path)


def test_a_noun_belongs_to_a_verb(tmp_path):
    path = tmp_path / "nouns.tsv"
    path.write_text(
        "lemma\tverb\tintroduces\tplurals\tact\talone\nقول\tقال\tأن\tأقوال\tsay\tyes\n", encoding="utf-8"
    )
    assert load_nouns(path, frozenset({"قال"}))[0].plurals == ("أقوال",)
    with pytest.raises(QuotesError, match=r"nouns\.tsv:2: قال is not a speech verb"):
        load_nouns(path, frozenset())
