"""A treebank of invented sentences in PADT's style, and news of the same words."""

from __future__ import annotations

import json
from itertools import product
from pathlib import Path

from quotes.training.models.conllu import Sentence, Token, Word, write_sentences

NOUNS = {"الوزير": "وَزِير", "السفير": "سَفِير", "الوفد": "وَفد", "المبعوث": "مَبعُوث", "الرئيس": "رَئِيس"}
PLACES = {"المدينة": "مَدِينَة", "العاصمة": "عَاصِمَة", "الحدود": "حَدّ", "القمة": "قِمَّة"}
FUTURE = {"يصل": "وَصَل", "يغادر": "غَادَر", "يعود": "عَاد", "يشارك": "شَارَك"}

# A run that takes seconds: next to no steps, and the smallest networks.
SETTINGS = """
[vectors]
size = 8
epochs = 1
least = 2
most = 200
[tokenize]
steps = 120
eval_steps = 60
max_seqlen = 60
batch_size = 8
hidden_dim = 16
emb_dim = 16
lr0 = 0.02
[mwt]
hidden_dim = 8
emb_dim = 8
num_epoch = 1
batch_size = 20
[pos]
hidden_dim = 8
char_hidden_dim = 8
char_emb_dim = 8
transformed_dim = 8
word_emb_dim = 4
tag_emb_dim = 4
deep_biaff_hidden_dim = 8
composite_deep_biaff_hidden_dim = 8
max_steps = 4
eval_interval = 2
[lemma]
hidden_dim = 8
emb_dim = 8
pos_dim = 8
num_epoch = 1
[depparse]
batch_size = 200
hidden_dim = 8
num_layers = 1
deep_biaff_hidden_dim = 8
deep_biaff_output_dim = 8
char_hidden_dim = 8
char_emb_dim = 8
transformed_dim = 8
word_emb_dim = 4
tag_emb_dim = 4
max_steps = 4
eval_interval = 2
second_optim_start_step = 3
[refine]
seeds = [3]
max_steps = 2
eval_interval = 1
"""


def noun(form: str, lemma: str, head: int, deprel: str, case: str = "1") -> Word:
    names = {"1": "Nom", "2": "Gen"}
    feats = f"Case={names[case]}|Definite=Def|Number=Sing"
    return Word(form, lemma, "NOUN", f"N------S{case}D", feats, head, deprel)


def particle(form: str, lemma: str, upos: str, head: int, deprel: str) -> Word:
    xpos = {"ADP": "P", "CCONJ": "C", "SCONJ": "C", "AUX": "F", "PUNCT": "G"}[upos] + "---------"
    return Word(form, lemma, upos, xpos, "_", head, deprel)


def verb(form: str, lemma: str, head: int, deprel: str, xpos: str = "VP-A-3MS--") -> Word:
    return Word(form, lemma, "VERB", xpos, "Gender=Masc|Number=Sing|Person=3", head, deprel)


def whole(*words: Word) -> list[Token]:
    return [Token(word.form, (word,)) for word in words]


def arrival(who: str, where: str) -> list[Token]:
    """وصل الوفد إلى المدينة."""
    tokens = whole(
        verb("وصل", "وَصَل", 0, "root"),
        noun(who, NOUNS[who], 1, "nsubj"),
        particle("إلى", "إِلَى", "ADP", 4, "case"),
        noun(where, PLACES[where], 1, "obl:arg", "2"),
    )
    return closed(tokens, 1)


def speech(who: str, whom: str, what: str) -> list[Token]:
    """وقال الوزير إن الوفد سيصل."""
    said = Token("وقال", (particle("و", "وَ", "CCONJ", 0, "root"), verb("قال", "قَال", 1, "parataxis")))
    will = verb(what, FUTURE[what], 2, "ccomp", "VIIA-3MS--")
    comes = Token(f"س{what}", (particle("س", "سَ", "AUX", 7, "aux"), will))
    middle = whole(
        noun(who, NOUNS[who], 2, "nsubj"),
        particle("إن", "إِنَّ", "SCONJ", 7, "mark"),
        noun(whom, NOUNS[whom], 7, "nsubj"),
    )
    return closed([said, *middle, comes], 1)


def quotation(who: str, where: str) -> list[Token]:
    """زار السفير "المدينة"."""
    mark = particle('"', '"', "PUNCT", 4, "punct")
    tokens = whole(
        verb("زار", "زَار", 0, "root"),
        noun(who, NOUNS[who], 1, "nsubj"),
        mark,
        noun(where, PLACES[where], 1, "obj"),
        mark,
    )
    tokens[2] = Token('"', (mark,), space_after=False)
    tokens[3] = Token(where, tokens[3].words, space_after=False)
    return closed(tokens, 1)


def closed(tokens: list[Token], head: int) -> list[Token]:
    last = tokens[-1]
    stop = particle(".", ".", "PUNCT", head, "punct")
    return [*tokens[:-1], Token(last.form, last.words, space_after=False), Token(".", (stop,))]


def sentences() -> list[Sentence]:
    """Give all sentences that the words make, two a document."""
    made = [arrival(*pair) for pair in product(NOUNS, PLACES)]
    made += [speech(a, b, c) for a, b, c in product(NOUNS, NOUNS, FUTURE) if a != b]
    made += [quotation(*pair) for pair in product(NOUNS, PLACES)]
    made = [made[(17 * i) % len(made)] for i in range(len(made))]
    return [
        Sentence(tuple(tokens), f"s{i}", opens=i % 2 == 0, document="" if i % 2 else f"d{i // 2}")
        for i, tokens in enumerate(made)
    ]


def treebank(folder: Path) -> Path:
    """Write a treebank of three parts."""
    made = sentences()
    for part, some in (("train", made[24:]), ("dev", made[:12]), ("test", made[12:24])):
        write_sentences(some, folder / f"ar_toy-ud-{part}.conllu")
    return folder


def news(path: Path) -> Path:
    """Write articles as JSON lines."""
    texts = [sentence.text for sentence in sentences()]
    path.write_text(
        "".join(
            json.dumps({"id": f"n{i}", "text": "\n".join(texts[i : i + 4])}, ensure_ascii=False) + "\n"
            for i in range(0, len(texts), 4)
        ),
        encoding="utf-8",
    )
    return path


def settings(path: Path, changes: str = "") -> Path:
    """Write the settings of a run that takes seconds."""
    path.write_text(SETTINGS + changes, encoding="utf-8")
    return path
