import pytest

from quotes.arabic.unsaid import is_unsaid


@pytest.mark.parametrize(
    ("before", "lemma", "proclitics"),
    [("لم", "قال", ""), ("ولن", "نفى", ""), ("سوف", "أعلن", ""), ("اذا", "قال", ""), ("الوفد", "طالب", "وس")],
)
def test_what_is_denied_or_still_to_come_is_not_said(before, lemma, proclitics):
    assert is_unsaid(before, lemma, proclitics)


@pytest.mark.parametrize(
    ("before", "lemma"), [("لم", "استبعد"), ("لا", "استبعد"), ("الوزير", "قال"), ("", "قال")]
)
def test_what_is_told_is_said(before, lemma):
    assert not is_unsaid(before, lemma, "و")
