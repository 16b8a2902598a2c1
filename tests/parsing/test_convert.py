import pytest
import spacy

from quotes.parsing.cleaning import pieces
from quotes.parsing.convert import to_doc

from .stanza_documents import document

VOCAB = spacy.blank("ar").vocab


def convert(text, sentences, **analysis):
    (piece,) = pieces(text)
    return to_doc(VOCAB, text, [(piece, document(piece.text, sentences, **analysis))])


def tokens(doc):
    return [t.text for t in doc]


def test_a_token_is_a_word_with_its_analysis():
    doc = convert(
        "وقال الوزير.",
        [[("وقال", ["و", "قال"]), "الوزير", "."]],
        head=[0, 1, 2, 1],
        deprel=["root", "parataxis", "nsubj", "punct"],
        upos=["CCONJ", "VERB", "NOUN", "PUNCT"],
        lemma=["وَ", "قَال", "وَزِير", "."],
        feats=[None, "Aspect=Perf|Gender=Masc", None, None],
    )
    assert doc.text == "وقال الوزير."
    assert [(t.text, t.pos_, t.lemma_, t.dep_, t.head.i) for t in doc] == [
        ("و", "CCONJ", "وَ", "root", 0),
        ("قال", "VERB", "قَال", "parataxis", 0),
        ("الوزير", "NOUN", "وَزِير", "nsubj", 1),
        (".", "PUNCT", ".", "punct", 0),
    ]
    assert doc[1].morph.to_dict() == {"Aspect": "Perf", "Gender": "Masc"}


def test_the_norm_is_the_form_that_was_meant():
    doc = convert("للأمم", [[("للأمم", ["ل", "الأمم"])]], head=[2, 0], deprel=["case", "root"])
    assert [(t.text, t.norm_) for t in doc] == [("ل", "ل"), ("لأمم", "الامم")]


def test_blanks_and_what_the_parser_did_not_see_are_kept():
    text = "\u200f قال  الوزير\u200c نعم \t"
    doc = convert(text, [["قال", "الوزير", "نعم"]], head=[0, 1, 1], deprel=["root", "nsubj", "obj"])
    assert doc.text == text
    assert [t.text for t in doc if t.pos_ != "SPACE"] == ["قال", "الوزير", "نعم"]
    assert doc[0].pos_ == "SPACE"
    heads = {t.text: t.head.text for t in doc if t.pos_ != "SPACE"}
    assert heads == {"قال": "قال", "الوزير": "قال", "نعم": "قال"}


def test_invisible_characters_within_a_word_stay_in_it():
    text = "قا\u200dل ال\u200fوزير"
    doc = convert(text, [["قال", "الوزير"]], head=[0, 1], deprel=["root", "nsubj"])
    assert tokens(doc) == ["قا\u200dل", "ال\u200fوزير"]
    assert [t.norm_ for t in doc] == ["قال", "الوزير"]


def test_sentences_have_roots_of_their_own():
    doc = convert(
        "وصل. غادر السفير",
        [["وصل", "."], ["غادر", "السفير"]],
        head=[0, 1, 0, 1],
        deprel=["root", "punct"] * 2,
    )
    assert [t.head.text for t in doc] == ["وصل", "وصل", "غادر", "غادر"]


def test_a_word_without_letters_hands_its_dependents_to_its_head():
    # three words are read into two letters: the first has none
    analysis = {"head": [4, 1, 1, 0], "deprel": ["obl", "case", "dep", "root"]}
    doc = convert("لي قال", [[("لي", ["و", "ل", "ي"]), "قال"]], **analysis)
    assert [(t.text, t.head.text) for t in doc] == [("ل", "قال"), ("ي", "قال"), ("قال", "قال")]


def test_pieces_join_into_one_text():
    text = "وصل الوفد\r\n\r\nغادر"
    parts = list(pieces(text))
    made = [document(p.text, [p.text.split()], head=[0, 1], deprel=["root", "nsubj"]) for p in parts[:1]]
    made += [document("غادر", [["غادر"]], head=[0], deprel=["root"])]
    doc = to_doc(VOCAB, text, zip(parts, made, strict=True))
    assert doc.text == text
    assert [(t.text, t.head.text) for t in doc if t.pos_ != "SPACE"] == [
        ("وصل", "وصل"),
        ("الوفد", "وصل"),
        ("غادر", "غادر"),
    ]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\x00", "\u200f" * 5000])
def test_texts_without_words(text):
    doc = to_doc(VOCAB, text, [])
    assert doc.text == text
    assert {t.pos_ for t in doc} <= {"SPACE"}
