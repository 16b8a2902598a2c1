"""Small closed classes of words that the extractor looks at: negations, relatives, prepositions, time words …"""

from __future__ import annotations

from functools import cache

from quotes.arabic.orthography import fold
from quotes.arabic.tables import DATA, read_table

CLASSES = frozenset(
    {
        "negation",
        "conditional",
        "relative",
        "auxiliary",
        "again",
        "subordinator",
        "preposition",
        "demonstrative",
        "pronoun",
        "occasion",
        "occasion_lead",
        "time",
        "hearer",
        "coordinator",
        "question",
        "reflexive",
        "counterpart",
        "resumptive",
    }
)
# Prepositions and conjunctions of one letter, written onto the next word, or apart before a mark (لـ«المدينة»).
CLITICS = frozenset("بلكوف")


@cache
def _classes() -> dict[str, str]:
    out: dict[str, str] = {}
    for row in read_table(DATA / "function_words.tsv", ("word", "class")):
        out.setdefault(fold(row.required("word")), row.one_of("class", CLASSES))
    return out


def class_of(norm: str) -> str:
    """Give the class of a folded word (`negation`, `relative`, `time` …), an empty string for any other word."""
    return _classes().get(norm, "")
