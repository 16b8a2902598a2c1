"""A statement's page: the same statement elsewhere, whom it names, how to cite it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.site.citation import citations
from quotes.site.records import Card
from quotes.site.same import overlap, words_of


@pytest.fixture
async def page(season):
    async def get(content: str) -> str:
        query = {"_shape": "array", "content__startswith": content}
        rows = (await season.get("/quotes/statements.json", params=query)).json()
        return (await season.get(f"/quotes/statements/{rows[0]['id']}")).text

    return get


async def test_copies_and_nearly_the_same_words(page):
    text = await page("باتفاق ملزم يضمن حصة عادلة لدول المصب")
    elsewhere = text.split('id="elsewhere"')[1].split("</section>")[0]
    assert elsewhere.count('<article class="card') == 1
    text = await page("جئنا لنوقع لا لنخطب")
    elsewhere = text.split('id="elsewhere"')[1].split("</section>")[0]
    assert "جئنا لنوقع، لا لنخطب" in elsewhere
    assert "/quotes/articles/muscat-opening-reprint" in elsewhere


async def test_nothing_else_is_the_same(page):
    assert 'id="elsewhere"' not in await page("بالحادث")
    assert 'id="elsewhere"' not in await page("إن أول نشرة")


async def test_whom_it_names(page):
    facts = (await page("إن ليلى المنصوري أبلغت")).split('class="facts"')[1]
    assert "ذُكر فيه" in facts
    assert facts.index("سلام الجبوري") < facts.index("ليلى المنصوري") < facts.index("لفظ القول")


async def test_citations(page):
    text = await page("جئنا لنوقع لا لنخطب")
    prose, markdown, bibtex = re.findall(r'class="citation-text"[^>]*>([^<]*)</pre>', text)
    address = re.search(r"http://localhost/quotes/statements/\w{16}", prose)[0]
    assert prose == (
        "ليلى المنصوري، وزيرة الخارجية الأردنية: «جئنا لنوقع لا لنخطب»، وكالة الشروق، «انطلاق مؤتمر مسقط للأمن المائي»،"
        f" 16 يناير 2024، {address}"
    )
    assert markdown.startswith("&gt; جئنا لنوقع لا لنخطب\n&gt;\n&gt; — ليلى المنصوري")
    assert "(https://shorouq.example/2024/muscat-opening)" in markdown
    assert "author = {{ليلى المنصوري}}" in bibtex
    assert "date = {2024-01-16}" in bibtex


def card(content: str, **row: object) -> Card:
    known = {"id": "0" * 16, "outlet_name": None, "article_title": None, "article_url": None, "said_on": None}
    return Card({**known, "content": content, **row}, ({"name": content, "role": content},))


@given(st.text(max_size=60))
def test_citations_of_anything_keep_their_form(words):
    made = citations(card(words, article_title=words, outlet_name=words), "http://x.example/s")
    assert "\n" not in made["prose"]
    assert made["markdown"].count("\n") == 2
    assert "\u202e" not in "".join(made.values())
    entry = made["bibtex"]
    unescaped = re.sub(r"\\[{}%#&_$]", "", entry)
    assert unescaped.count("{") == unescaped.count("}")


async def test_a_citation_links_to_the_web_alone(site, first):
    # the article's address in the sample is javascript:alert(1)
    statement = await first("statements", article="reform")
    page = await site.get(f"/quotes/statements/{statement['id']}")
    assert "](javascript:" not in page.text
    assert f"]({'http://localhost'}/quotes/statements/{statement['id']})" in page.text


def test_likeness():
    assert overlap(words_of("باتفاق ملزم يضمن حصة"), words_of("باتفاقٍ ملزمٍ يضمن حصّة")) == 1
    assert overlap(words_of("كلمة واحدة"), words_of("كلمة واحدة")) == 0
    assert overlap(words_of("أ ب ج د"), words_of("أ ب ج د ه و ز ح ط")) == 0


@given(st.lists(st.sampled_from("ابجد"), max_size=9), st.lists(st.sampled_from("ابجد"), max_size=9))
def test_likeness_is_a_share_and_the_same_both_ways(one, other):
    assert 0 <= overlap(one, other) <= 1
    assert overlap(one, other) == overlap(other, one)


async def test_links_to_articles_of_any_id(site, first):
    statement = await first("statements", content__contains="script")
    text = (await site.get(f"/quotes/statements/{statement['id']}")).text
    link = re.search(r'class="button" href="([^"#]+)', text)[1]
    assert (await site.get(link)).status_code == 200
