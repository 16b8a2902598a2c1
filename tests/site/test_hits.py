"""Hits are marked where the search found them, in the text as it was written."""

from __future__ import annotations

import re
from html import unescape
from itertools import pairwise
from urllib.parse import parse_qsl, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.arabic.places import MARK
from quotes.site.hits import Hits
from quotes.site.marks import Mark, paragraphs, with_hits
from quotes.site.queries import parse


def marked(text: str, search: str, lemmas: str | None = None) -> list[str]:
    hits = Hits(parse(search), stored=lemmas is not None)
    return [text[start:end] for start, end in hits.places(text, lemmas)]


@pytest.mark.parametrize(
    ("text", "search", "found"),
    [
        ("وَلِلوُزَراءِ رأيٌ آخر", "وزير", ["وَلِلوُزَراءِ"]),
        ("الـوزيـر، والوزارة؛ والوزراء!", "وزراء", ["الـوزيـر", "والوزراء"]),
        ("سيزورها غدا", "زار", ["سيزورها"]),
        ("لوقف إطلاق النار في المدينة", "«وقف اطلاق النار»", ["لوقف إطلاق النار"]),
        ("وقف ثم إطلاق النار", "«وقف اطلاق»", []),
        ("قال unicef وUNICEF", "Unicef", ["unicef", "وUNICEF"]),
        ("القرار ٢٢٥٤ والقرار 22540", "2254", ["٢٢٥٤"]),
        ("القمة والقمم", "قمة -قرار", ["القمة", "والقمم"]),
        ("القمة والقرار", "قمة OR قرارات", ["القمة", "والقرار"]),
        ("على الطاولة", "على طاولة", ["الطاولة"]),
        ("قال عبد الرحمن", "عبدالرحمن", ["عبد", "الرحمن"]),
        ("لا شيء", "", []),
        ("", "وزير", []),
    ],
)
def test_what_is_marked(text: str, search: str, found: list[str]):
    assert marked(text, search) == found


def test_what_the_database_keeps_of_a_text_decides():
    lemmas = f"{MARK}رأى +{MARK}غنطوس {MARK}زاد"
    assert marked("رأى الغناطيس", "غنطوس", lemmas) == ["الغناطيس"]
    assert marked("رأى الغناطيس", "غنطوس") == []
    hits = Hits(parse("غنطوس"), stored=True)
    assert hits.places("الغناطيس", f"{MARK}رأى +{MARK}غنطوس", last=True) == ((0, 8),)


def test_hits_are_escaped_and_cannot_turn_the_text_round():
    text = "<b>\u202eوزراء</b>"
    html = with_hits(text, [(3, 9)])
    assert html == '&lt;b&gt;<mark class="hit">وزراء</mark>&lt;/b&gt;'


@given(
    st.text(alphabet="وزيرا ءلبة<>&\u064e\u0640\u202e\n.2U", max_size=40),
    st.sampled_from(["وزير", "«وزير ا»", "2U"]),
)
def test_marking_changes_no_letter(text: str, search: str):
    places = Hits(parse(search), stored=False).places(text)
    assert all(0 <= start < end <= len(text) for start, end in places)
    assert all(before[1] <= after[0] for before, after in pairwise(places))
    html = str(with_hits(text, places))
    assert unescape(re.sub(r"</?mark[^>]*>", "", html)) == text.replace("\u202e", "")


def test_hits_stand_within_the_marks_of_statements():
    marks = [Mark(0, 9, "content", "s1", "direct", 1, "قول", last=True), Mark(4, 9, "hit")]
    (line,) = paragraphs("قال وزير عاد", marks)
    assert '<mark class="hit">وزير </mark></mark>' in line or '<mark class="hit">وزير</mark>' in line


async def test_cards_of_a_search_are_marked_and_lead_to_marked_articles(site):
    page = (await site.get("/quotes/statements?_search=وسيط")).text
    assert '<mark class="hit">الوسطاء</mark>' in page
    (link,) = re.findall(r'class="where" dir="auto" href="([^"]+)"', page)
    assert "?_search=" in link
    article = (await site.get(unescape(link).split("#")[0])).text
    assert '<mark class="hit">الوسطاء</mark>' in article
    assert 'class="content indirect"' in article


async def test_nothing_is_marked_without_a_search(site):
    for path in ("/quotes/statements", "/quotes/articles/water", "/"):
        assert 'class="hit"' not in (await site.get(path)).text


async def test_the_ranked_question_has_cards_hits_json_and_csv(site):
    page = (await site.get("/quotes/search?words=وزيرة")).text
    assert page.count('<article class="card') == 3
    # found by the role alone, and marked there
    assert page.count('<span class="role"><bdi><mark class="hit">وزيرة</mark> الخارجية</bdi>') == 3
    assert "hit" not in re.findall(r'(?s)<blockquote class="said.*?</blockquote>', page)[0]
    found = (await site.get("/quotes/search.json?words=حوار&_shape=array")).json()
    assert [row["content"][:3] for row in found] == ["لن "]
    assert found[0]["relevance"] > 0
    assert "relevance" in (await site.get("/quotes/search.csv?words=حوار")).text


async def test_the_ranked_question_of_nothing_is_no_error(site):
    for words in ("", '"', "-", "OR"):
        assert (
            await site.get("/quotes/search.json", params={"words": words, "_shape": "array"})
        ).json() == []


async def test_one_order_leads_to_the_other(site):
    table = (await site.get("/quotes/statements?_search=وزير")).text
    (nav,) = re.findall(r'(?s)<nav class="order".*?</nav>', table)
    assert re.findall(r'href="([^"]+)"( aria-current="true")?', nav) == [
        ("/quotes/statements?_search=%D9%88%D8%B2%D9%8A%D8%B1", ' aria-current="true"'),
        ("/quotes/search?words=%D9%88%D8%B2%D9%8A%D8%B1", ""),
    ]
    ranked = (await site.get("/quotes/search?words=وزير")).text
    (nav,) = re.findall(r'(?s)<nav class="order".*?</nav>', ranked)
    assert nav.index('aria-current="true"') > nav.index("words=")
    assert 'class="order"' not in (await site.get("/quotes/statements")).text


async def order(site, path: str) -> list[str]:
    """Give the addresses of either order on a page: the newest first, then the most relevant."""
    (nav,) = re.findall(r'(?s)<nav class="order".*?</nav>', (await site.get(path)).text)
    return [link.replace("&amp;", "&") for link in re.findall(r'href="([^"]+)"', nav)]


async def test_filters_go_along_from_one_order_to_the_other(site):
    start = "/quotes/statements?kind__exact=indirect&_search=من&said_on__gte=2024-03-05&_facet=act&_next=1"
    _, ranked = await order(site, start)
    table, same = await order(site, ranked)
    assert same == ranked
    query = dict(parse_qsl(urlsplit(table).query))
    assert query == {"_search": "من", "kind": "indirect", "said_on__gte": "2024-03-05", "_facet": "act"}
    page = (await site.get(ranked)).text
    assert "النوع: غير مباشر" in page
    assert "لا يُعمل في هذا الترتيب بالمرشّحات: <bdi>التاريخ</bdi>" in page
    assert '<input type="hidden" name="kind" value="indirect">' in page
    # That chip leads to the same search without the filter.
    chip = re.search(r'class="chip" href="([^"]+)"', page)[1].replace("&amp;", "&")
    assert "kind" not in (await order(site, chip))[1]


async def test_filters_count_in_what_is_ranked(site):
    async def kinds(**filters: str) -> list[str]:
        params = {"words": "وزيرة OR كلام OR بلادها", "_shape": "array", **filters}
        return sorted(row["kind"] for row in (await site.get("/quotes/search.json", params=params)).json())

    everything = await kinds()
    assert set(everything) == {"direct", "indirect"}
    assert await kinds(kind="direct") == [kind for kind in everything if kind == "direct"]
    assert await kinds(kind="direct", year="2023") == []
    assert await kinds(status="rejected") == []
