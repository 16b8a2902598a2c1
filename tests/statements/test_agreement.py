import pytest

from quotes.statements.agreement import agreement
from quotes.statements.candidates import candidates
from statements.hand_made import at, written


def told(text, cue, word, **kinds):
    words = written(text, **kinds)
    return agreement(words, candidates(words)[at(words, cue)], at(words, word))


@pytest.mark.parametrize(
    ("text", "cue", "word", "gender", "number"),
    [
        ("دعا الوزير إلى الهدوء.", "دعا", "الوزير", "m ms", "s -"),
        ("دعا الوزيرة إلى الهدوء.", "دعا", "الوزيرة", "m fs", "s -"),
        ("دعا مسؤولين إلى الهدوء.", "دعا", "مسؤولين", "m mp", "s oblique"),
        ("دعت مسؤولون إلى الهدوء.", "دعت", "مسؤولون", "f mp", "s nominative"),
        ("طالبوا الشركة بالدفع.", "طالبوا", "الشركة", "m fs", "p -"),
        ("طالب فرنسا بالدفع.", "طالب", "فرنسا", "m place", "s -"),
        ("طالب الناشرات بالدفع.", "طالب", "الناشرات", "m feminine", "s feminine"),
        ("طالب القوم بالدفع.", "طالب", "القوم", "m -", "s -"),
        ("دعوته المسؤولين إلى الهدوء.", "دعوته", "المسؤولين", "- mp", "- oblique"),
    ],
)
def test_a_verb_stands_to_a_noun_in_gender_number_and_case(text, cue, word, gender, number):
    assert told(text, cue, word) == (gender, number)


def test_names_have_the_gender_of_first_names_and_no_case():
    names = {"ليلى": "PER", "حمدين": "PER"}
    assert told("دعا ليلى إلى الهدوء.", "دعا", "ليلى", names=names) == ("m name f", "s name")
    assert told("دعا حمدين إلى الهدوء.", "دعا", "حمدين", names=names) == ("m name None", "s name")


def test_marks_and_the_end_of_the_text_agree_with_nothing():
    words = written("«نعم» قال")
    cue = candidates(words)[at(words, "قال")]
    assert agreement(words, cue, 0) == agreement(words, cue, len(words)) == ("m -", "s -")
