"""Invented articles with their statements, for the site's tests: every shape a page must show."""

from __future__ import annotations

from pathlib import Path

from quotes.document import Cue, Document, Extraction, Kind, Link, Span, Speaker, Statement, Step
from quotes.store import Run, Store

MINISTER = Speaker("ليلى المنصوري", "person", "وزيرة الخارجية")
SPOKESMAN = Speaker("سامر الحداد", "person", "المتحدث باسم الوزارة")
PRESIDENT = Speaker("عمر الكيلاني", "person", "الرئيس")
FINANCE = Speaker("كريم ناصر", "person", "وزير المالية")
BANK = Speaker("هدى سليم", "person", "محافظة المصرف المركزي")
DIPLOMAT = Speaker("مصدر دبلوماسي", "unnamed")
HOSTILE = Speaker('<img src=x onerror="alert(1)">\u202eعكس', "person", "<script>alert('role')</script>")

WATER = Document(
    id="water",
    title="وزيرة الخارجية تدعو إلى استئناف محادثات المياه",
    outlet="وكالة الشروق",
    url="https://news.example/water",
    published="2024-03-05",
    text="""وزيرة الخارجية تدعو إلى استئناف محادثات المياه

قالت وزيرة الخارجية ليلى المنصوري «لن نغلق باب الحوار، ونأمل أن يعود الجميع إلى الطاولة قريبا».

وأضافت أن بلادها أبلغت الوسطاء استعدادها لتوقيع اتفاق مؤقت.

وأكد المتحدث باسم الوزارة سامر الحداد أن الرئيس عمر الكيلاني تعهد بدعم القرى التي تضررت من الجفاف.

وكانت الشركة المشغلة للسد، وفق مصدر دبلوماسي، قد أوقفت الضخ يومين.""",
)
REFORM = Document(
    id="reform",
    title="الإصلاح المالي يدخل مرحلته الثانية",
    outlet="صحيفة المرفأ",
    url="javascript:alert(1)",
    published="2024-03-06",
    text="""الإصلاح المالي يدخل مرحلته الثانية

شدد وزير المالية كريم ناصر ومحافظة المصرف المركزي هدى سليم على أن الإصلاح «لا رجعة فيه»، وأن الخطة ماضية.

ووصفت ليلى المنصوري الخطوة بأنها بداية طريق طويل.""",
)
HOSTILE_ARTICLE = Document(
    id="hostile/../<b>",
    title="<script>alert('title')</script> عنوان\u202e مقلوب",
    outlet="<b>صحيفة</b>",
    published="2024-03-04",
    text="""<script>alert('title')</script> عنوان\u202e مقلوب

قال فلان "</mark></p><script>alert('content')</script>\u202e كلام".""",
)


def statement(  # noqa: PLR0913 - one keyword for each part of a statement
    document: Document,
    *,
    cue: str,
    content: tuple[str, ...],
    speakers: tuple[Speaker, ...],
    kind: Kind,
    lemma: str,
    source: str | None = None,
    parent: int | None = None,
    confidence: float = 0.9,
    way: tuple[tuple[Step, str], ...] = (),
) -> Statement:
    """Make a statement of words that each stand once in the document, after its title.

    `way` is how the speaker was come to from the words beside the cue.
    """

    def spot(words: str) -> Span:
        start = document.text.index(words, len(document.title or ""))
        return Span(start, start + len(words))

    own = Link("source", spot(source)) if source else Link("dropped", spot(cue))
    return Statement(
        cue=Cue(spot(cue), lemma),
        content=tuple(spot(words) for words in content),
        kind=kind,
        source=spot(source) if source else None,
        speakers=speakers,
        rule="test",
        confidence=confidence,
        parent=parent,
        chain=(own, *(Link(step, spot(words)) for step, words in way)),
    )


EXTRACTIONS = (
    Extraction(
        WATER,
        (
            statement(
                WATER,
                cue="قالت",
                source="وزيرة الخارجية ليلى المنصوري",
                content=("لن نغلق باب الحوار، ونأمل أن يعود الجميع إلى الطاولة قريبا",),
                speakers=(MINISTER,),
                kind="direct",
                lemma="قال",
            ),
            statement(
                WATER,
                cue="وأضافت",
                content=("أن بلادها أبلغت الوسطاء استعدادها لتوقيع اتفاق مؤقت",),
                speakers=(MINISTER,),
                kind="indirect",
                lemma="أضاف",
                way=(("antecedent", "وزيرة الخارجية ليلى المنصوري"),),
            ),
            statement(
                WATER,
                cue="وأكد",
                source="المتحدث باسم الوزارة سامر الحداد",
                content=("أن الرئيس عمر الكيلاني تعهد بدعم القرى التي تضررت من الجفاف",),
                speakers=(SPOKESMAN,),
                kind="indirect",
                lemma="أكد",
            ),
            statement(
                WATER,
                cue="تعهد",
                source="الرئيس عمر الكيلاني",
                content=("بدعم القرى التي تضررت من الجفاف",),
                speakers=(PRESIDENT,),
                kind="indirect",
                lemma="تعهد",
                parent=2,
            ),
            statement(
                WATER,
                cue="وفق",
                source="مصدر دبلوماسي",
                content=("وكانت الشركة المشغلة للسد", "قد أوقفت الضخ يومين"),
                speakers=(DIPLOMAT,),
                kind="indirect",
                lemma="وفق",
                confidence=0.62,
            ),
        ),
    ),
    Extraction(
        REFORM,
        (
            statement(
                REFORM,
                cue="شدد",
                source="وزير المالية كريم ناصر ومحافظة المصرف المركزي هدى سليم",
                content=("على أن الإصلاح «لا رجعة فيه»، وأن الخطة ماضية",),
                speakers=(FINANCE, BANK),
                kind="mixed",
                lemma="شدد",
            ),
            statement(
                REFORM,
                cue="ووصفت",
                source="ليلى المنصوري",
                content=("الخطوة بأنها بداية طريق طويل",),
                speakers=(MINISTER,),
                kind="indirect",
                lemma="وصف",
            ),
        ),
    ),
    Extraction(
        HOSTILE_ARTICLE,
        (
            statement(
                HOSTILE_ARTICLE,
                cue="قال",
                source="فلان",
                content=("</mark></p><script>alert('content')</script>\u202e كلام",),
                speakers=(HOSTILE,),
                kind="direct",
                lemma="قال",
            ),
        ),
    ),
)


HUGE = Speaker("اسم طويل " * 11_000, "person", "صفة " * 25_000)
CONTROLS = Speaker("نبيل\x00\x0b\ufffe\u202e كامل", "organisation", '=HYPERLINK("http://elsewhere.example")')
STORM = Document(
    id="storm",
    title="=1+1 <script>alert('storm')</script>\x08 مطر",
    outlet="@SUM(1)\u202e",
    url="https://news.example/?a=1&b=<2>",
    published="2024-03",
    text="""=1+1 <script>alert('storm')</script>\x08 مطر

قال الأول: «=cmd|' /C calc'!A0». ثم قال الثاني: «+1\x0b<script>alert(1)</script>\u202e». وأضاف «]]>&amp;<!--».""",
)
RAIN = Extraction(
    STORM,
    (
        statement(
            STORM,
            cue="قال الأول",
            content=("=cmd|' /C calc'!A0",),
            speakers=(HUGE,),
            kind="direct",
            lemma="قال",
        ),
        statement(
            STORM,
            cue="قال الثاني",
            content=("+1\x0b<script>alert(1)</script>\u202e",),
            speakers=(CONTROLS, HUGE),
            kind="direct",
            lemma="قال",
        ),
        statement(STORM, cue="وأضاف", content=("]]>&amp;<!--",), speakers=(), kind="direct", lemma="أضاف"),
    ),
)


def huge(name: str, word: str) -> Extraction:
    """Make an article whose title, outlet, speaker, role and quotation are a word over and over: 100 kB each."""
    text = (word * (100_000 // len(word.encode()))).strip()
    document = Document(
        id=name,
        title=text,
        outlet=text,
        published="2024-03-07",
        text=f"{text}\n\nقال الكبير «بداية {text} نهاية».",
    )
    made = statement(
        document,
        cue="قال",
        source="الكبير",
        content=(f"بداية {text} نهاية",),
        speakers=(Speaker(text, "person", text),),
        kind="direct",
        lemma="قال",
    )
    return Extraction(document, (made,))


def storm(path: Path) -> Path:
    """Build a database of one article that is worse than any."""
    with Store.open(path) as store:
        store.save(Run("0.1", "compact"), [RAIN])
    return path


def build(path: Path) -> Path:
    """Build a database of the invented articles."""
    with Store.open(path) as store:
        store.save(Run("0.1", "compact"), EXTRACTIONS)
    return path
