"""Invented articles with their statements, made by hand, so that the store is tested without a parser."""

from __future__ import annotations

from quotes.document import Cue, Document, Extraction, Kind, Link, Span, Speaker, Statement, Step
from quotes.store import Run

RUN = Run("quotes 0.1 (lexicon)", "compact (weights)")
LATER = Run("quotes 0.2 (lexicon)", "compact (weights)")

ENVOY = Speaker("رنا الخوري", "person", "المبعوثة الخاصة")
MINISTER = Speaker("ماجد الصباغ", "person", "وزير الري")
GOVERNOR = Speaker("وائل شاهين", "person", "محافظ الميناء")
LEAGUE = Speaker("رابطة الصيادين", "organisation")

FERRY = Document(
    id="ferry",
    title="عودة العبّارات إلى الميناء القديم",
    outlet="وكالة الساحل",
    url="https://coast.example/ferry",
    published="2023-05-02",
    text="""عودة العبّارات إلى الميناء القديم
قالت المبعوثة الخاصة رنا الخوري إن العبّارات ستعود إلى الميناء قبل الصيف.
وأعلن المحافظ وائل شاهين ورابطة الصيادين أن الرصيف «جاهز تماما».
«سنفتح المدرج»، أكدت الخوري، «ولن ننتظر أحدا».""",
)
RIVER = Document(
    id="river",
    title="خلاف على مياه النهر",
    outlet="صحيفة الضفة",
    published="03/05/2023",
    text="""خلاف على مياه النهر
قال وزير الري ماجد الصباغ إن رنا الخورى أبلغته أن الوفد سيصل غدا.
وأضاف أن المفاوضات لم تبدأ بعد.""",
)
EMPTY = Document(id="empty", published="2023-05-02", text="افتُتح الجسر الجديد أمس بلا خطب.")


def statement(  # noqa: PLR0913 - one keyword for each part of a statement
    document: Document,
    cue: str,
    lemma: str,
    content: str | tuple[str, ...],
    *speakers: Speaker,
    source: str | None = None,
    kind: Kind = "indirect",
    parent: int | None = None,
    confidence: float = 0.9,
    way: tuple[tuple[Step, str], ...] = (),
) -> Statement:
    """Make a statement of words that are looked for after the title; `way` is how its speaker was come to."""

    def spot(words: str) -> Span:
        start = document.text.index(words, len(document.title or ""))
        return Span(start, start + len(words))

    own = Link("source", spot(source)) if source else Link("dropped", spot(cue))
    pieces = (content,) if isinstance(content, str) else content
    return Statement(
        cue=Cue(spot(cue), lemma),
        content=tuple(spot(piece) for piece in pieces),
        kind=kind,
        source=spot(source) if source else None,
        speakers=speakers,
        rule="by hand",
        confidence=confidence,
        parent=parent,
        chain=(own, *(Link(step, spot(words)) for step, words in way)),
    )


FERRY_STATEMENTS = (
    statement(
        FERRY,
        "قالت",
        "قال",
        "إن العبّارات ستعود إلى الميناء قبل الصيف",
        ENVOY,
        source="المبعوثة الخاصة رنا الخوري",
    ),
    statement(
        FERRY,
        "وأعلن",
        "أعلن",
        "أن الرصيف «جاهز تماما»",
        GOVERNOR,
        LEAGUE,
        source="المحافظ وائل شاهين ورابطة الصيادين",
        kind="mixed",
    ),
    statement(
        FERRY,
        "أكدت",
        "أكد",
        ("سنفتح المدرج", "ولن ننتظر أحدا"),
        Speaker(ENVOY.name, "person"),
        source="الخوري",
        kind="direct",
        way=(("name", "رنا الخوري"),),
    ),
)
RIVER_STATEMENTS = (
    statement(
        RIVER,
        "قال",
        "قال",
        "إن رنا الخورى أبلغته أن الوفد سيصل غدا",
        MINISTER,
        source="وزير الري ماجد الصباغ",
    ),
    # nested, and its speaker in another spelling
    statement(
        RIVER,
        "أبلغته",
        "أبلغ",
        "أن الوفد سيصل غدا",
        Speaker("رنا الخورى", "person"),
        source="رنا الخورى",
        parent=0,
    ),
    statement(
        RIVER,
        "وأضاف",
        "أضاف",
        "أن المفاوضات لم تبدأ بعد",
        MINISTER,
        way=(("antecedent", "وزير الري ماجد الصباغ"), ("name", "ماجد الصباغ")),
    ),
)
EXTRACTIONS = (
    Extraction(FERRY, FERRY_STATEMENTS),
    Extraction(RIVER, RIVER_STATEMENTS),
    Extraction(EMPTY),
)
