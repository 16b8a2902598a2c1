from quotes.training.models.tags import lemma_examples, mistagged
from training.models import toy


def test_about_as_many_words_get_a_wrong_tag_as_were_asked_for():
    made = toy.sentences() * 10
    copies = list(mistagged(made, 0.1, 3))
    pairs = [(a, b) for s, t in zip(made, copies, strict=True) for a, b in zip(s.words, t.words, strict=True)]
    wrong = sum(a.upos != b.upos for a, b in pairs) / len(pairs)
    assert 0.03 < wrong < 0.1
    assert all((a.form, a.head, a.deprel, a.lemma) == (b.form, b.head, b.deprel, b.lemma) for a, b in pairs)
    assert copies == list(mistagged(made, 0.1, 3))


def test_no_share_changes_nothing():
    made = toy.sentences()
    assert list(mistagged(made, 0, 3)) == made


def test_a_pair_of_word_and_lemma_is_kept_a_few_times():
    kept = [word for s in lemma_examples(toy.sentences() * 3, most=2) for word in s.words]
    keys = [(w.form, w.upos, w.lemma) for w in kept]
    assert set(keys) == {(w.form, w.upos, w.lemma) for s in toy.sentences() for w in s.words}
    assert max(map(keys.count, keys)) == 2


def test_what_is_left_of_a_sentence_is_a_tree():
    for sentence in lemma_examples(toy.sentences()):
        assert [word.head for word in sentence.words] == list(range(len(sentence.words)))
        assert all(len(token.words) == 1 for token in sentence.tokens)
