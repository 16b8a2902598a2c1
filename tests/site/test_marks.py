"""Marks that nest, cross, are cut in pieces or run over paragraphs still make sound HTML."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from quotes.site.marks import Mark, paragraphs, surroundings


def mark(start: int, end: int, statement: str = "a", part: str = "content", last: bool = True) -> Mark:
    return Mark(start, end, part, statement, "direct", 1, "القول 1", last)  # type: ignore[arg-type]


class Balance(HTMLParser):
    """Fails where an element is closed that was not the last to be opened."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.text = ""
        self.feed(str(html))
        assert not self.open

    def handle_starttag(self, tag, attrs):
        self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if "a" not in self.open:
            self.text += data


def test_no_marks():
    assert paragraphs("سطر\n\n  \nسطر <b>", []) == ["سطر", "سطر &lt;b&gt;"]


def test_crossing_marks_are_reopened():
    (html,) = paragraphs("abcdef", [mark(0, 4), mark(2, 6, "b")])
    Balance(html)
    assert re.sub(r"<[^>]+>", "|", str(html)) == "|ab|cd|||1||ef||1|"
    assert html.count('id="at-b"') == 1


def test_a_mark_over_two_paragraphs_has_one_anchor_and_one_number():
    first, second = paragraphs("ab\n\ncd", [mark(0, 6)])
    assert "<mark" in first
    assert "<mark" in second
    assert (first + second).count('id="at-a"') == 1
    assert (first + second).count("ref direct") == 1


def test_a_mark_that_ends_in_white_space_keeps_its_number():
    html = "".join(paragraphs("ab\n\ncd", [mark(0, 4)]))
    assert html.count("ref direct") == 1


def test_surroundings():
    text = "one\n\ntwo\n\nthree\n\nfour"
    start, end = surroundings(text, text.index("three"), text.index("three") + 2)
    assert text[start:end] == "two\n\nthree\n\nfour"


spans = st.tuples(st.integers(0, 30), st.integers(0, 30), st.sampled_from(["content", "cue", "source"]))


@given(st.text(alphabet="اب <&\n\r\u202e", max_size=30), st.lists(spans, max_size=8))
def test_any_marks_make_sound_html(text, found):
    marks = [
        mark(min(a, b), max(a, b), f"s{i}", part, part == "content") for i, (a, b, part) in enumerate(found)
    ]
    lines = paragraphs(text, [m for m in marks if m.end <= len(text)])
    shown = [Balance(line).text for line in lines]
    expected = [line for line in re.split(r"[\n\r]", text) if line.strip()]
    assert shown == [line.replace("\u202e", "") for line in expected]
    ids = re.findall(r' id="([^"]+)"', "".join(lines))
    assert len(ids) == len(set(ids))
