import pytest

from quotes.parsing import shortcuts
from quotes.parsing.parser import Parser

TEXTS = [
    "وقال الوزير للصحافيين إن الوفد سيصل غدا إلى المدينة وبأنه لن يغادرها قبل لقائهم.",
    "بحث السفير مع نظيره ملف الحدود والتعاون بينهما، ثم غادر العاصمة من دون أن يدلي بتصريح",
    "وللمجلس أن يستأنف جلساته. وكانت اللجنة دعت إلى ذلك: «نعم للحوار، ولا للتصعيد»، كما قالت. غادر الوفد",
]


def analyses(parser):
    return [doc.to_json() for doc in parser.parse_many(TEXTS * 2)]


@pytest.fixture(scope="module")
def plain():
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(shortcuts, "hasten", lambda *_: None)
        return analyses(Parser(threads=1))


@pytest.fixture(scope="module")
def parser():
    """A parser with the shortcuts, but without tokens that are known better than Stanza does."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("quotes.parsing.parser.read_known_tokens", lambda _: {})
        made = Parser(threads=1)
        analyses(made)
    return made


def test_nothing_is_answered_otherwise(parser, plain):
    assert analyses(parser) == plain


def test_a_second_reading_answers_from_memory(parser, plain):
    analyses(parser)
    pipeline = parser._pipeline
    for name in ("mwt", "lemma"):
        memory = pipeline.processors[name].process.args[0]
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(memory, "_answer", lambda _: pytest.fail("asked twice"))
            assert analyses(parser) == plain


def test_models_that_mend_subjects_after_decoding_are_left_to_stanza(parser):
    slow = []
    predict = parser._pipeline.processors["depparse"].trainer.model.predict
    again = shortcuts.partial(predict.func, predict.args[0], lambda *batch, **given: slow.append(given) or [])
    assert again(resolve_head_constraints=True) == []
    assert slow == [{"resolve_head_constraints": True}]
