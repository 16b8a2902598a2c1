"""What a desk does on a season of news: from the front page to a comparison and back, charts, citing."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from browser.conftest import opened

pytestmark = pytest.mark.browser

WORDS = {
    "ar": {
        "search": "بحث",
        "judge": "رأي",
        "page": "صفحة القول",
        "place": "موضعه في المقال",
        "compare": "قارن",
    },
    "en": {
        "search": "Search",
        "judge": "Opinion",
        "page": "Statement page",
        "place": "Its place in the article",
        "compare": "Compare",
    },
}


@pytest.mark.parametrize("language", ["ar", "en"])
def test_from_the_front_page_to_a_comparison(season: Page, language: str) -> None:
    say = WORDS[language]
    season.goto("/")
    if language == "en":
        season.get_by_role("link", name="English").click()
        expect(season.locator("html")).to_have_attribute("dir", "ltr")
    # home -> search
    season.get_by_role("searchbox").fill("الاتفاق")
    season.get_by_role("button", name=say["search"]).click()
    expect(season.locator("article.card").first).to_be_visible()
    # search -> facet
    season.locator("#facet-act").get_by_role("link", name=say["judge"]).click()
    cards = season.locator("article.card")
    expect(season.locator(".chip").nth(1)).to_contain_text(say["judge"])
    # facet -> statement
    card = cards.filter(has_text="خير من الخلاف الدائم")
    card.get_by_role("link", name=say["page"]).click()
    expect(season.locator(".excerpt mark")).to_contain_text("أن الاتفاق المؤقت خير من الخلاف الدائم")
    # statement -> article and back
    season.get_by_role("link", name=say["place"]).click()
    expect(season.locator("mark:target")).to_be_in_viewport()
    season.locator("article.card", has_text="خير من الخلاف").get_by_role("link", name=say["page"]).click()
    # statement -> speaker
    season.locator("h1").get_by_role("link", name="إيريك لوند").click()
    expect(season.get_by_role("heading", level=1)).to_have_text("إيريك لوند")
    expect(season.locator("figure.chart .plot-svg")).to_be_visible()
    # speaker -> compare
    season.locator(".compare-form input[name=b]").fill("دمير")
    season.locator(".compare-form button").click()
    expect(season.locator("#pick-a")).to_have_value("إيريك لوند")
    expect(season.locator("#pick-b")).to_have_value("أوزان دمير")
    assert re.search(r"/-/compare\?a=\w+&b=", season.url)
    expect(season.locator("section.day")).to_have_count(2)
    expect(season.locator("#day-2024-02-01")).to_be_visible()


def test_charts_are_drawn_the_way_the_page_reads(chromium: Browser, season_address: str) -> None:
    with opened(chromium, season_address, "desktop") as page:
        for language, rightmost in (("ar", "first"), ("en", "last")):
            page.context.add_cookies([{"name": "quotes_language", "value": language, "url": season_address}])
            page.goto("/")
            expect(page.locator(".plot-svg")).to_be_visible()
            bars = page.locator(".plot-svg g[aria-label=rect] rect")
            # three kinds over the days on which something was said in them
            assert bars.count() == page.locator("figure.chart td[data-count]:not([data-count='0'])").count()
            ticks = page.locator(".plot-svg g[aria-label='x-axis tick label'] text")
            places = [tick.bounding_box()["x"] for tick in ticks.all()]  # type: ignore[index]
            assert places == sorted(places, reverse=rightmost == "first")
            assert ("ديسمبر" if language == "ar" else "Dec") in ticks.first.text_content()  # type: ignore[operator]


def test_a_chart_tells_its_numbers_under_the_pointer(chromium: Browser, season_address: str) -> None:
    with opened(chromium, season_address, "desktop") as page:
        page.goto("/")
        page.locator(".plot-svg g[aria-label=rect] rect").first.hover(force=True)
        expect(page.locator(".plot-svg g[aria-label=tip] text")).to_contain_text(
            re.compile(r"2024: \d|2023: \d")
        )


def test_nothing_of_a_page_breaks_a_strict_policy(chromium: Browser, season_address: str) -> None:
    allowed = ("script-src", "style-src", "img-src", "connect-src", "form-action")
    policy = "; ".join(["default-src 'none'", *(f"{one} 'self'" for one in allowed)])

    def strictly(route: object) -> None:
        answer = route.fetch()  # type: ignore[attr-defined]
        headers = {**answer.headers, "content-security-policy": policy}
        route.fulfill(response=answer, headers=headers)  # type: ignore[attr-defined]

    with opened(chromium, season_address, "desktop") as page:
        said: list[str] = []
        page.on("console", lambda message: said.append(message.text))
        page.route("**/*", strictly)
        page.goto("/")
        expect(page.locator(".plot-svg")).to_be_visible()
        page.locator(".plot-svg g[aria-label=rect] rect").first.hover(force=True)
        page.goto("/quotes/articles/draft")
        page.locator(".prose mark").first.hover()
        expect(page.locator("#peek")).to_be_visible()
        page.goto("/-/compare?a=بدر الحارثي&b=ليلى المنصوري")
        expect(page.locator(".plot-svg")).to_be_visible()
        assert said == []


def test_words_tell_who_said_them_under_the_pointer(chromium: Browser, season_address: str) -> None:
    with opened(chromium, season_address, "desktop") as page:
        page.goto("/quotes/articles/amman-baghdad")
        peek = page.locator("#peek")
        page.locator(".prose mark mark").hover()
        expect(peek).to_contain_text("ليلى المنصوري")
        expect(peek).to_contain_text("77%")
        peek.get_by_role("link", name="صفحة القول").hover()
        page.wait_for_timeout(500)
        expect(peek).to_be_visible()
        page.mouse.move(5, 5)
        expect(peek).to_be_hidden()


def test_words_tell_who_said_them_under_a_finger(chromium: Browser, season_address: str) -> None:
    with opened(chromium, season_address, "phone", has_touch=True, is_mobile=True) as page:
        page.goto("/quotes/articles/draft")
        peek = page.locator("#peek")
        page.locator(".prose mark.mixed").tap()
        expect(peek).to_contain_text("المبعوث الأممي")
        box = peek.bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 390
        page.locator(".prose mark.mixed").tap()
        expect(peek).to_be_hidden()
        page.locator(".prose mark.mixed").tap()
        page.locator("h1").tap()
        expect(peek).to_be_hidden()


def test_a_citation_is_copied(chromium: Browser, season_address: str) -> None:
    rights = ["clipboard-read", "clipboard-write"]
    with opened(chromium, season_address, "desktop", permissions=rights) as page:
        page.goto("/quotes/statements?_search=لنخطب")
        page.locator("article.card").first.get_by_role("link", name="صفحة القول").click()
        page.get_by_role("button", name="انسخ").first.click()
        expect(page.locator(".copied-note")).to_have_text("نُسخ")
        copied = page.evaluate("navigator.clipboard.readText()")
        assert copied == page.locator("#citation-prose").text_content()


def test_filters_on_a_speakers_page(season: Page) -> None:
    season.goto("/quotes/speakers?_search=المنصوري")
    season.get_by_role("link", name="ليلى المنصوري").click()
    season.get_by_label("النوع").select_option("direct")
    season.locator(".narrow button").click()
    expect(season.locator("article.card")).to_have_count(3)
    season.get_by_role("link", name="كل ما يطابق").click()
    expect(season.locator("article.card")).to_have_count(3)


@pytest.mark.parametrize("path", ["/", "/-/compare?a=بدر الحارثي&b=ليلى المنصوري", "/quotes/articles/draft"])
def test_pages_say_it_all_without_scripts(chromium: Browser, season_address: str, path: str) -> None:
    with opened(chromium, season_address, "phone", java_script_enabled=False) as page:
        page.goto(path)
        if "articles" in path:
            expect(page.locator("aside .how").first).to_contain_text("72%")
        else:
            page.locator("figure.chart summary").click()
            expect(page.locator("figure.chart td").first).to_be_visible()
