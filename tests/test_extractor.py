from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from invented import ARTICLE, MINISTER, SPOKESWOMAN
from texts import mixtures

import quotes
from quotes.document import Document, Statement, statement_id, statement_json
from quotes.evaluation.evaluate import Evaluation, evaluate
from quotes.extractor import data_fingerprint, keep, once, worth
from quotes.reading import read_gold

SEED = Path(__file__).parent.parent / "seeds" / "seed.gold.jsonl"
OTHER = "أعلنت وزارة الزراعة أن موسم القمح كان وفيرا. وحذرت من نقص المخازن."


@pytest.fixture(scope="module")
def found(extractor):
    return extractor.extract(ARTICLE).statements


def test_the_statements_of_an_article(found):
    assert [s.cue.span.of(ARTICLE) for s in found] == ["قال", "وأضاف", "وأكدت", "وبحسب"]
    assert [s.kind for s in found] == ["indirect", "indirect", "direct", "indirect"]
    assert [s.speakers for s in found] == [(MINISTER,), (MINISTER,), (SPOKESWOMAN,), (MINISTER,)]


def test_the_seed_article(extractor):
    figures = Evaluation(list(evaluate(read_gold(SEED), extractor))).figures
    assert figures["gold"] == 16
    found = figures["content@0.8"]
    assert isinstance(found, dict)
    assert found["r"] * 16 >= 14


def test_an_article_alone_or_among_others_gives_the_same(extractor, found):
    texts = [OTHER, ARTICLE, "", OTHER]
    many = [e.statements for e in extractor.extract_many(texts)]
    assert many[1] == found
    assert many[0] == many[3] == extractor.extract(OTHER).statements
    assert many[2] == ()


def test_extract_is_a_function_too(found):
    assert quotes.extract(ARTICLE) == found


def test_less_sure_statements_can_be_left_out(found):
    least = sorted(s.confidence for s in found)[1]
    some = quotes.Extractor(min_confidence=least).extract(ARTICLE).statements
    assert [s.cue for s in some] == [s.cue for s in found if s.confidence >= least]


def check(text: str, statements: tuple[Statement, ...]) -> None:
    """Check what holds of the statements of any text."""
    places = [s.cue.span.start for s in statements]
    assert places == sorted(places)
    for k, statement in enumerate(statements):
        source = [statement.source] if statement.source else []
        for span in (statement.cue.span, *statement.content, *source):
            assert 0 <= span.start < span.end <= len(text)
            assert span.of(text) == span.of(text).strip()
        assert statement.content == tuple(sorted(statement.content))
        assert all(a.end <= b.start for a, b in zip(statement.content, statement.content[1:], strict=False))
        assert 0.0 <= statement.confidence <= 1.0
        assert statement.parent is None or (0 <= statement.parent < len(statements) and statement.parent != k)
        assert all(speaker.name.strip() for speaker in statement.speakers)


@settings(max_examples=30)
@given(mixtures())
def test_spans_stand_in_any_text_and_a_second_run_finds_the_same(extractor, text):
    document = Document(text)
    first = extractor.extract(document).statements
    check(text, first)
    assert extractor.extract(document).statements == first
    ids = [statement_id(document, s) for s in first]
    assert len(set(ids)) == len(ids)


@settings(max_examples=10)
@given(st.lists(st.sampled_from(ARTICLE.split("\n")), max_size=5).map("\n".join))
def test_json_gives_the_text_back(extractor, text):
    document = Document(text)
    for statement in extractor.extract(document).statements:
        row = statement_json(document, statement)
        for part in (row["cue"], *row["content"], *([row["source"]] if row["source"] else [])):
            assert text[part["start"] : part["end"]] == part["text"]


def test_a_lead_that_is_printed_twice_counts_once(extractor, found):
    lead = ARTICLE.splitlines()[1]
    twice = extractor.extract(f"{lead}\n{lead}\n").statements
    assert len(twice) == len({s.content[0].of(f"{lead}\n{lead}\n") for s in twice})


def test_short_words_may_be_said_twice():
    def said(place: int) -> Statement:
        span = quotes.Span(place, place + 3)
        return Statement(quotes.Cue(span, "قال"), (quotes.Span(place + 4, place + 9),), "direct")

    text = "قال مرحبا قال مرحبا"
    assert len(once(text, [said(0), said(10)])) == 2


@pytest.mark.parametrize(
    ("rule", "sourced", "spoken", "is_worth"),
    [
        ("passive أن", False, True, False),
        ("passive أن", True, True, True),
        ("masdar ب", False, False, False),
        ("masdar ب", False, True, True),
        ("perfect أن", False, False, True),
    ],
)
def test_hearsay_and_bare_nouns_of_speech_are_no_statements(found, rule, sourced, spoken, is_worth):
    one = replace(
        found[0],
        rule=rule,
        source=found[0].source if sourced else None,
        speakers=found[0].speakers if spoken else (),
    )
    assert worth(one) is is_worth


def test_parents_follow_their_statements(found):
    nested = [found[0], replace(found[1], parent=0), replace(found[2], parent=1)]
    assert [s.parent for s in keep(nested, lambda s: s is not nested[0])] == [None, 0]


def test_versions_name_code_data_and_models(extractor):
    code, models = extractor.versions
    assert quotes.__version__ in code
    assert data_fingerprint() in code
    assert models.startswith("compact (")


def test_a_short_content_repeats_another_where_its_line_does():
    text = "قال مرحبا\nقال مرحبا\nثم قال مرحبا"

    def said(place: int) -> Statement:
        return Statement(
            quotes.Cue(quotes.Span(place, place + 3), "قال"), (quotes.Span(place + 4, place + 9),), "direct"
        )

    assert [s.cue.span.start for s in once(text, [said(0), said(10), said(23)])] == [0, 23]
