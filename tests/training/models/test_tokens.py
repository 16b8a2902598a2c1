import json

from quotes.training.models.tokens import labels, raw_text, write_tokenizer_data
from training.models import toy


def test_each_letter_has_a_label_and_each_token_one_end():
    for sentence in toy.sentences():
        marked = labels(sentence)
        assert len(marked) == len(sentence.text)
        ends = [label for label in marked if label != "0"]
        assert len(ends) == len(sentence.tokens)
        assert [end in "34" for end in ends] == [len(t.words) > 1 for t in sentence.tokens]
        assert [end in "24" for end in ends] == [False] * (len(ends) - 1) + [True]
        assert all(label == "0" for label, char in zip(marked, sentence.text, strict=True) if char == " ")


def test_files_as_stanza_reads_them(tmp_path):
    made = toy.sentences()[:6]
    write_tokenizer_data(made, tmp_path, "train")
    text = (tmp_path / "train.txt").read_text()
    assert text == raw_text(made) + "\n"
    marked = (tmp_path / "train.labels").read_text()
    assert [len(line) for line in marked.split("\n")] == [len(line) for line in text.split("\n")]
    counted = json.loads((tmp_path / "train.mwt.json").read_text())
    expected = sum(len(token.words) > 1 for sentence in made for token in sentence.tokens)
    assert sum(count for _, count in counted) == expected
    assert all("".join(words) == form for (form, words), _ in counted)
