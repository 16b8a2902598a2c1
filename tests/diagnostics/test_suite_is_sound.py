"""The diagnostic suite is sound: every passage loads, and its gold keeps to the annotation guidelines."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from quotes.reading.passages import GoldArticle, GoldStatement, read_passages

from .load import files, load

SUITE = list(load())
MARKS = '«»“”„"‹›'
QUOTED = re.compile(r"[«“\"‹](.+?)[»”\"›]", re.DOTALL)
UNSEEN = "\u200e\u200f \u00a0"
NAME_WORDS = 3


def statements() -> list[tuple[str, str, GoldStatement]]:
    return [(a["id"], a["text"], s) for a in SUITE for s in a["statements"]]


def contents(text: str, statement: GoldStatement) -> list[str]:
    return [text[start:end] for start, end in statement["content"]]


def test_there_are_enough_passages() -> None:
    assert len(SUITE) >= 200
    for path in files():
        assert sum(1 for _ in read_passages(path)) >= 8, path.name


def test_ids_are_unique_and_name_their_phenomenon() -> None:
    assert [i for i, count in Counter(a["id"] for a in SUITE).items() if count > 1] == []
    assert [a["id"] for a in SUITE if not re.fullmatch(re.escape(a["outlet"]) + r"-\d\d", a["id"])] == []


def test_texts_are_unique() -> None:
    assert [t for t, count in Counter(a["text"] for a in SUITE).items() if count > 1] == []


@pytest.mark.parametrize("article", SUITE, ids=lambda article: article["id"])
def test_spans_are_in_order_and_trimmed(article: GoldArticle) -> None:
    text = article["text"]
    for statement in article["statements"]:
        spans = [statement["cue"], *statement["content"]]
        spans += [statement["source"]] if statement["source"] else []
        assert all(text[start:end] == text[start:end].strip() for start, end in spans)
        assert statement["content"] == sorted(statement["content"])
        assert all(not text[start:end].endswith((".", "،")) for start, end in statement["content"])


def test_no_content_contains_its_cue() -> None:
    """A cue may stand between two spans of the content, never in one."""
    wrong = [
        name
        for name, _, s in statements()
        if any(start < s["cue"][1] and s["cue"][0] < end for start, end in s["content"])
    ]
    assert wrong == []


def test_a_participle_has_no_source() -> None:
    participle = re.compile(r"و?(م\w+(ا|اً|ًا|ة|ين|تين)|قائل\w*|لافت\w*|داعي\w*|نافي\w*|واصف\w*)")
    wrong = [
        (name, text[slice(*s["cue"])])
        for name, text, s in statements()
        if s["source"] and participle.fullmatch(text[slice(*s["cue"])])
    ]
    assert [w for w in wrong if w[1] not in {"مطالبة", "مزاعم"}] == []


def test_kinds_agree_with_the_marks() -> None:
    wrong = [(name, s["kind"]) for name, text, s in statements() if not kind_agrees(text, s)]
    assert wrong == []


def kind_agrees(text: str, statement: GoldStatement) -> bool:
    """Direct: marks or a colon stand before; mixed: marks within; indirect: none, save about a name."""
    spans = contents(text, statement)
    before = text[: statement["content"][0][0]].rstrip(UNSEEN)[-1:]
    if statement["kind"] == "direct":
        bare = all(span[0] not in MARKS and span[-1] not in MARKS for span in spans)
        return bare and before != "" and before in MARKS + ":'"
    marked = any(mark in span for span in spans for mark in MARKS)
    if statement["kind"] == "mixed":
        return marked or (len(spans) > 1 and before in MARKS)
    quoted = [words for span in spans for words in QUOTED.findall(span)]
    return all(len(words.split()) < NAME_WORDS for words in quoted)
