import pytest

from quotes.errors import QuotesError
from quotes.training.models.conllu import lines_of, paragraphs, read_sentences, write_sentences
from training.models import toy

ROW = "1\tوصل\tوَصَل\tVERB\tVP-A-3MS--\t_\t0\troot\t_\t_"


def test_what_is_written_is_read(tmp_path):
    made = toy.sentences()
    write_sentences(made, tmp_path / "new" / "a.conllu")
    assert read_sentences(tmp_path / "new" / "a.conllu") == made


def test_a_sentence_in_conllu():
    first = toy.sentences()[1]
    written = lines_of(first)
    assert written.endswith("\n\n")
    assert f"# text = {first.text}\n" in written
    assert [line.split("\t")[0] for line in written.split("\n") if "\t" in line][-1] == str(len(first.words))


def test_tokens_of_several_words_and_words_that_nobody_wrote(tmp_path):
    path = tmp_path / "a.conllu"
    path.write_text(
        "# newpar id = p\n# sent_id = x\n1-2\tوقال\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n"
        "1\tو\tوَ\tCCONJ\tC\t_\t0\troot\t_\t_\n2\tقال\tقَال\tVERB\tV\t_\t1\tparataxis\t_\t_\n"
        "2.1\tهو\t_\tPRON\t_\t_\t_\t_\t2:nsubj\t_\n3\t:\t:\tPUNCT\tG\t_\t1\tpunct\t_\t_\n"
    )
    (sentence,) = read_sentences(path)
    assert [(t.form, [w.form for w in t.words], t.space_after) for t in sentence.tokens] == [
        ("وقال", ["و", "قال"], False),
        (":", [":"], True),
    ]
    assert sentence.text == "وقال:"
    assert sentence.opens


def test_paragraphs_begin_where_sentences_say():
    made = toy.sentences()[:5]
    assert [len(p) for p in paragraphs(made)] == [2, 2, 1]


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (None, "cannot be read"),
        (b"\xff\xfe", "not UTF-8"),
        ("", "holds no sentences"),
        ("# text = x\n", ":1: a sentence without words"),
        ("1\tوصل\n", ":1: 2 columns"),
        (f"{ROW}\n\n# text = x\nx{ROW}\n", ":4: 'x1' is no number"),
        (ROW.replace("\t0\t", "\t_\t"), "without a head"),
        (f"1-2\tوصل{chr(9) + '_'}" + "\t_" * 7 + f"\n{ROW}\n", "not closed"),
    ],
)
def test_a_file_that_is_not_conllu_is_told_in_a_line(tmp_path, body, said):
    path = tmp_path / "a.conllu"
    if body is not None:
        path.write_bytes(body if isinstance(body, bytes) else body.encode())
    with pytest.raises(QuotesError, match=said) as error:
        read_sentences(path)
    assert str(path) in str(error.value)
    assert "\n" not in str(error.value)
