import random
import re
from dataclasses import replace

from quotes.training.models.conllu import Sentence, Token, Word
from quotes.training.models.variants import Style, draw, noisy
from training.models import toy

PLAIN = Style(False, False, "", False, "", False, False)


def changed(**habits):
    return replace(PLAIN, **habits)


def test_each_habit_alone():
    assert PLAIN.spell("إلى") == "إلى"
    assert changed(bare_hamza=True).spell("أن") == "ان"
    assert changed(unmarked=True).spell("وفقاً") == "وفقا"
    assert changed(final_ya="ي").spell("على") == "علي"
    assert changed(final_ya="ى").spell("في") == "فى"
    assert changed(final_ha=True).spell("مدينة") == "مدينه"
    assert changed(indic_digits=True).spell("2015") == "٢٠١٥"
    assert changed(latin_comma=True).spell("،") == ","


def test_what_ends_a_word_within_a_token_is_left():
    everything = Style(True, True, "ي", True, "", False, False)
    assert everything.spell("على", final=False) == "على"
    assert everything.spell("مدينة", final=False) == "مدينة"


def test_the_same_seed_gives_the_same_copy_and_trees_stay():
    made = toy.sentences()
    first, second = list(noisy(made, 5)), list(noisy(made, 5))
    assert first == second
    assert first != list(noisy(made, 6))
    for plain, copy in zip(made, first, strict=True):
        assert [(w.head, w.deprel, w.upos) for w in copy.words] == [
            (w.head, w.deprel, w.upos) for w in plain.words
        ]
        assert [len(t.words) for t in copy.tokens] == [len(t.words) for t in plain.tokens]
        assert copy.name == f"{plain.name}-noisy"


def test_quotation_marks_come_in_pairs():
    copies = [s for seed in range(12) for s in noisy(toy.sentences(), seed)]
    marks = {"".join(re.findall('[“”«»"]', s.text)) for s in copies}
    assert marks == {"", '""', "“”", "«»"}


def test_all_styles_are_drawn():
    chance = random.Random(1)
    drawn = [draw(chance) for _ in range(300)]
    assert {style.quotes for style in drawn} == {"", "“”", "«»"}
    assert {style.final_ya for style in drawn} == {"", "ي", "ى"}
    assert all(
        0 < sum(getattr(s, name) for s in drawn) < 300 for name in ("bare_hamza", "final_ha", "indic_digits")
    )


def test_a_number_has_the_lemma_that_it_is_written_as():
    number = Sentence((Token("2015", (Word("2015", "2015", "NUM", "Q---------"),)),), "s", document="d")
    seen = {(s.tokens[0].form, s.words[0].lemma) for seed in range(40) for s in noisy([number], seed)}
    assert seen == {("2015", "2015"), ("٢٠١٥", "٢٠١٥")}
