import pytest
import spacy
from invented import ARTICLE

from quotes.component import QuotesComponent
from quotes.errors import QuotesError


def component(**config):
    nlp = spacy.blank("ar")
    return nlp.add_pipe("quotes", config=config)


def test_spacy_finds_the_component_and_it_gives_the_extractors_statements(extractor, parser):
    doc = component()(parser.parse(ARTICLE))
    assert doc._.statements == extractor.extract(ARTICLE).statements
    assert len(doc._.statements) > 2


def test_less_sure_statements_can_be_left_out(parser):
    doc = component(min_confidence=1.0)(parser.parse(ARTICLE))
    assert all(s.confidence == 1.0 for s in doc._.statements)


def test_a_pipeline_runs_it_on_every_doc(parser):
    nlp = spacy.blank("ar")
    nlp.add_pipe("quotes")
    docs = list(nlp.pipe([parser.parse(ARTICLE), parser.parse("لا شيء هنا.")]))
    assert [bool(doc._.statements) for doc in docs] == [True, False]


def test_a_doc_without_a_parse_is_refused():
    with pytest.raises(QuotesError, match="the doc has no DEP"):
        component()(spacy.blank("ar")("قال الوزير"))


def test_an_empty_doc_has_no_statements():
    assert component()(spacy.blank("ar")(""))._.statements == ()
    assert isinstance(component(), QuotesComponent)
