"""Invented gold articles, written with their statements marked in place."""

from __future__ import annotations

from quotes.document import Cue, Document, Kind, Span, Speaker, Statement

ARTICLE = """المرفأ يفتح أبوابه أمام السفن
قال وزير النقل كريم الحسن إن المرفأ سيفتح أبوابه أمام السفن يوم الأحد. وأضاف أن العمال أنهوا إصلاح الأرصفة كلها.
وأكدت المتحدثة باسم البلدية ليلى حداد: «لن تتأخر الأعمال يوما واحدا».
وبحسب الوزير، فإن كلفة المشروع لم تتجاوز ما كان مقررا.
"""
MINISTER = Speaker("كريم الحسن", "person", "وزير النقل")
SPOKESWOMAN = Speaker("ليلى حداد", "person", "المتحدثة باسم البلدية")


def span(text: str, words: str, after: int = 0) -> Span:
    """Find words in a text."""
    start = text.index(words, after)
    return Span(start, start + len(words))


def statement(  # noqa: PLR0913, PLR0917 - the parts of a statement
    text: str,
    cue: str,
    content: str | tuple[str, ...],
    source: str | None,
    speaker: Speaker | tuple[Speaker, ...] = (),
    kind: Kind = "indirect",
) -> Statement:
    """Describe a statement by its words in a text."""
    spans = (content,) if isinstance(content, str) else content
    return Statement(
        Cue(span(text, cue), cue),
        tuple(span(text, part) for part in spans),
        kind,
        span(text, source) if source else None,
        (speaker,) if isinstance(speaker, Speaker) else speaker,
        "gold",
    )


def article() -> tuple[Document, tuple[Statement, ...]]:
    """Give the article with its statements."""
    text = ARTICLE
    return Document(text, id="marfa"), (
        statement(
            text,
            "قال",
            "إن المرفأ سيفتح أبوابه أمام السفن يوم الأحد",
            "وزير النقل كريم الحسن",
            MINISTER,
        ),
        statement(text, "وأضاف", "أن العمال أنهوا إصلاح الأرصفة كلها", None, MINISTER),
        statement(
            text,
            "وأكدت",
            "لن تتأخر الأعمال يوما واحدا",
            "المتحدثة باسم البلدية ليلى حداد",
            SPOKESWOMAN,
            "direct",
        ),
        statement(text, "وبحسب", "فإن كلفة المشروع لم تتجاوز ما كان مقررا", "الوزير", MINISTER),
    )
