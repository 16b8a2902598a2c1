"""WCAG 2.2 AA, as far as axe-core can tell, on every page; and what it cannot tell: the keyboard's way, motion."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from browser.conftest import SIZES, opened

pytestmark = pytest.mark.browser

PAGES = {
    "home": "/",
    "database": "/quotes",
    "statements": "/quotes/statements",
    "search": f"/quotes/statements?_search={quote('المياه')}",
    "nothing found": "/quotes/statements?_search=xyzzy",
    "filtered": "/quotes/statements?kind=direct&_facet=kind",
    "full table": "/quotes/statements?_view=table",
    "speakers": "/quotes/speakers",
    "articles": "/quotes/articles",
    "mentions": "/quotes/mentions",
    "article": "/quotes/articles/draft",
    "speaker": f"speakers:name={quote('سلام الجبوري')}",
    "statement": f"statements:content__startswith={quote('جئنا')}",
    "nested statement": f"statements:content__startswith={quote('إن ليلى')}",
    "way to a speaker": f"statements:content__startswith={quote('أن بلاده سلمت')}",
    "unknown speaker": f"statements:content__startswith={quote('الماء يجري')}",
    "why unknown": "/quotes/statements?_facet=unresolved",
    "question": "/quotes/most_quoted",
    "question with cards": "/quotes/day_statements?day=2024-01-16",
    "sql": "/quotes?sql=select+*+from+statements",
    "compare": f"/-/compare?a={quote('بدر الحارثي')}&b={quote('ليلى المنصوري')}",
    "compare outlets": f"/-/compare?of=outlets&a={quote('الشروق')}&b={quote('المرفأ')}",
    "compare whom": f"/-/compare?a={quote('وزير')}",
    "cookbook": "/-/cookbook",
    "api": "/-/api-guide",
    "review": "/quotes/-/review",
    "not found": "/quotes/articles/none",
}
WCAG = {"wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"}
# axe-core takes cursive letters, which change as they join, for a font's icons, and measures no contrast of them.
CURSIVE = """
;axe.configure({rules: [{id: "color-contrast", matches: (node) =>
  !node.closest("[disabled], [aria-disabled=true]") && node.nodeName !== "OPTION" &&
  [...node.childNodes].some((one) => one.nodeType === Node.TEXT_NODE && one.data.trim())}]});
"""
AXE = Axe(AXE_SCRIPT + CURSIVE)
# Datasette's editor of SQL, which is not ours to label.
ELSEWHERE = [[".CodeMirror"], [".cm-editor"]]


def address(page: Page, path: str) -> str:
    """Give a page's path; a row's page is named by its table and a filter."""
    if path.startswith("/"):
        return path
    table, query = path.split(":", 1)
    rows = json.loads(page.request.get(f"/quotes/{table}.json?_shape=array&{query}").text())
    return f"/quotes/{table}/{rows[0]['id']}"


def violations(page: Page, rule: str | None = None) -> list[str]:
    """Give what is wrong by WCAG 2.2 AA at all, and seriously by any of axe-core's rules, or by one of them alone."""
    options: dict[str, Any] = {"resultTypes": ["violations"]}
    if rule:
        options["runOnly"] = {"type": "rule", "values": [rule]}
    found = AXE.run(page, context={"exclude": ELSEWHERE}, options=options).response["violations"]
    return [
        f"{one['id']} ({one['impact']}): {node['target']} {node['html'][:150]} {node['failureSummary'][:200]}"
        for one in found
        if WCAG & set(one["tags"]) or one["impact"] in {"serious", "critical"}
        for node in one["nodes"]
    ]


def violations_in_both_schemes(page: Page) -> list[str]:
    """Give the same of a page in light colours, and what its dark ones, which change nothing else, add to it."""
    page.emulate_media(color_scheme="light")
    wrong = violations(page)
    page.emulate_media(color_scheme="dark")
    return wrong + [f"dark: {one}" for one in violations(page, "color-contrast")]


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
def test_axe_finds_nothing(chromium: Browser, season_address: str, path: str, language: str) -> None:
    still = {"reduced_motion": "reduce"}
    with opened(chromium, season_address, "desktop", **still) as page:
        page.context.add_cookies([{"name": "quotes_language", "value": language, "url": season_address}])
        page.goto(address(page, path))
        wrong = []
        for width, height in SIZES.values():
            page.set_viewport_size({"width": width, "height": height})
            wrong += [f"{width} {one}" for one in violations_in_both_schemes(page)]
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "sticks out"
        assert wrong == []
        assert page.evaluate("document.documentElement.lang") == language
        # Reflow (1.4.10): the width of a page of 1280 pixels at four times its size.
        page.set_viewport_size({"width": 320, "height": 700})
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, "sticks out at 320 pixels"


def test_axe_can_find_something(season: Page) -> None:
    season.goto("/")
    season.evaluate(
        "document.querySelector('main').insertAdjacentHTML('beforeend', '<img src=\"/none.png\">')"
    )
    assert any("image-alt" in one for one in violations(season))


def test_axe_sees_colours_that_dark_ones_alone_have(season: Page) -> None:
    season.goto("/")
    rule = "@media (prefers-color-scheme: dark) { main a { color: #555 !important; background: #444 } }"
    season.evaluate(
        "rule => { const sheet = new CSSStyleSheet(); sheet.replaceSync(rule);"
        " document.adoptedStyleSheets.push(sheet); }",
        rule,
    )
    wrong = violations_in_both_schemes(season)
    assert wrong
    assert all(one.startswith("dark: color-contrast") for one in wrong)


def test_arabic_says_so_on_english_pages(chromium: Browser, season_address: str) -> None:
    with opened(chromium, season_address, "desktop") as page:
        page.context.add_cookies([{"name": "quotes_language", "value": "en", "url": season_address}])
        for path in PAGES.values():
            page.goto(address(page, path))
            unmarked = page.evaluate(
                """() => {
                  const found = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
                  while (walker.nextNode()) {
                    const element = walker.currentNode.parentElement;
                    if (element.closest("script, style, textarea, pre, datalist, [aria-hidden=true]")) continue;
                    if (/[\\u0621-\\u064a]/.test(walker.currentNode.data) && element.closest("[lang]").lang !== "ar")
                      found.push(walker.currentNode.data.trim().slice(0, 60));
                  }
                  return found;
                }"""
            )
            assert unmarked == [], path


@pytest.fixture
def keyboard(chromium: Browser, season_address: str) -> Iterator[Page]:
    """Give a page on which nothing moves."""
    with opened(chromium, season_address, "desktop", reduced_motion="reduce") as page:
        yield page


def reach(page: Page, selector: str, most: int = 80) -> None:
    """Press Tab until an element has the focus, visibly."""
    for _ in range(most):
        page.keyboard.press("Tab")
        assert page.evaluate(
            "(document.activeElement === document.body)"
            " || getComputedStyle(document.activeElement).outlineStyle !== 'none'"
        )
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    pytest.fail(f"{most} times Tab did not reach {selector}")


def test_the_skip_link_leads_past_the_menu(keyboard: Page) -> None:
    keyboard.goto("/quotes/statements")
    keyboard.keyboard.press("Tab")
    expect(keyboard.locator(".skip")).to_be_in_viewport()
    keyboard.keyboard.press("Enter")
    keyboard.keyboard.press("Tab")
    assert keyboard.evaluate("document.activeElement.closest('main') !== null")


def test_facets_open_close_and_narrow_by_keyboard(keyboard: Page) -> None:
    keyboard.goto("/quotes/statements")
    reach(keyboard, "#facet-kind > summary", 400)
    keyboard.keyboard.press("Enter")
    expect(keyboard.locator("#facet-kind ul")).to_be_hidden()
    keyboard.keyboard.press("Enter")
    keyboard.keyboard.press("Tab")
    keyboard.keyboard.press("Enter")
    expect(keyboard.locator(".chip")).to_contain_text("النوع")


def test_a_statement_peeks_out_under_the_keyboards_focus(keyboard: Page) -> None:
    keyboard.goto("/quotes/articles/draft")
    peek = keyboard.locator("#peek")
    reach(keyboard, ".prose .ref")
    expect(peek).to_be_visible()
    expect(peek).to_contain_text("مصدر دبلوماسي")
    expect(peek).to_contain_text("72%")
    assert keyboard.evaluate("document.activeElement.getAttribute('aria-describedby')") == "peek"
    keyboard.keyboard.press("Escape")
    expect(peek).to_be_hidden()
    keyboard.keyboard.press("Tab")
    expect(peek).to_contain_text("إيريك لوند")
    keyboard.keyboard.press("Enter")
    expect(keyboard.locator("article.card:target")).to_contain_text("متوازنة")


def test_numbers_under_a_chart_open_by_keyboard(keyboard: Page) -> None:
    keyboard.goto("/")
    reach(keyboard, "figure.chart summary")
    keyboard.keyboard.press("Enter")
    expect(keyboard.locator("figure.chart table")).to_be_visible()


def test_nothing_moves_where_motion_is_not_wanted(keyboard: Page) -> None:
    keyboard.goto("/")
    assert keyboard.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
    moving = "document.getAnimations().length"
    assert keyboard.evaluate(moving) == 0
