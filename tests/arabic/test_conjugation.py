"""The forms of the verbs that report no speech: the file is what the rules make of the list."""

from __future__ import annotations

from quotes.arabic.conjugation import CONJUGATIONS_FILE, Conjugation, Verb, conjugate, text, verbs


def test_the_file_is_what_is_made_of_the_list():
    made = text(word for verb in verbs() for word in conjugate(verb))
    assert made == CONJUGATIONS_FILE.read_text("utf-8"), "run `python -m quotes.arabic.conjugation`"


def test_a_verb_and_the_words_that_come_of_it():
    made = list(conjugate(Verb("شارك", "ش.ر.ك", "III", "")))
    assert made[0].kind == "verb"
    assert {"شاركت", "يشاركون", "نشارك"} <= set(made[0].forms)
    assert Conjugation("مشاركة", "noun", ("مشاركة",)) in made
    assert Conjugation("مشارك", "adjective", ("مشارك",)) in made


def test_a_last_weak_radical_shows_with_the_article():
    made = list(conjugate(Verb("قضى", "ق.ض.ي", "I", "a~i")))
    assert Conjugation("قاضي", "adjective", ("قاضي", "قاض")) in made
