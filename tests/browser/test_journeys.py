"""What a reader does on the site, in a real browser, on a desk and on a phone."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

PATHS = [
    "/",
    "/quotes",
    "/quotes/statements",
    "/quotes/statements?_view=table",
    "/quotes/speakers",
    "/quotes/articles",
    "/quotes/articles/water",
    "/quotes/most_quoted",
    "/quotes?sql=select+*+from+statements",
    "/quotes/articles/none",
]

# Contrast of every piece of text against the background it stands on, by the formula of WCAG 2.2.
CONTRAST = """
() => {
  const canvas = document.createElement("canvas").getContext("2d", {willReadFrequently: true});
  const rgba = (color) => {
    canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = color; canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const light = ([r, g, b]) => [r, g, b].map((v) => v / 255)
    .map((v) => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const ground = (element) => {
    for (let each = element; each; each = each.parentElement) {
      const color = rgba(getComputedStyle(each).backgroundColor);
      if (color[3] === 255) return color;
    }
    return [255, 255, 255, 255];
  };
  const poor = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || !element.checkVisibility()) continue;
    if (element.closest("script, style, .CodeMirror")) continue;
    const [a, b] = [light(rgba(getComputedStyle(element).color)), light(ground(element))];
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (ratio < 4.5) poor.push([walker.currentNode.data.trim().slice(0, 30), ratio.toFixed(2)]);
  }
  return poor;
}
"""


@pytest.mark.parametrize("path", PATHS)
def test_pages_are_right_to_left_and_fit(page: Page, path: str) -> None:
    page.goto(path)
    assert page.evaluate("getComputedStyle(document.documentElement).direction") == "rtl"
    # Nothing sticks out sideways; wide tables scroll in a box of their own.
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PATHS[:7])
def test_text_is_readable(page: Page, path: str, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.goto(path)
    assert page.evaluate(CONTRAST) == []


def test_from_a_search_to_the_words_in_the_article(page: Page) -> None:
    page.goto("/")
    page.get_by_role("searchbox").fill("الوسطاءُ")
    page.keyboard.press("Enter")
    cards = page.locator("article.card")
    expect(cards).to_have_count(1)
    cards.get_by_role("link", name="وزيرة الخارجية تدعو").click()
    expect(page.locator("mark:target")).to_contain_text("أن بلادها أبلغت الوسطاء")
    expect(page.locator("mark:target")).to_be_in_viewport()
    page.locator("article.card").nth(1).get_by_role("link", name="صفحة القول").click()
    expect(page.locator(".excerpt mark")).to_contain_text("أن بلادها")
    page.get_by_role("link", name="ليلى المنصوري").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("ليلى المنصوري")
    expect(page.locator("article.card")).to_have_count(3)


def test_facets_narrow_and_widen(page: Page) -> None:
    page.goto("/quotes/statements")
    page.locator("#facet-kind").get_by_role("link", name="مختلط").click()
    expect(page.locator("article.card")).to_have_count(1)
    page.locator(".summary .chip").click()
    expect(page.locator("article.card")).to_have_count(8)


def test_filters_by_form(page: Page) -> None:
    page.goto("/quotes/statements")
    page.locator("summary", has_text="ترشيح").click()
    row = page.locator(".filter-row").first
    row.locator("select").first.select_option("kind")
    row.locator("input").fill("direct")
    page.get_by_role("button", name="طبِّق").click()
    expect(page.locator(".chip")).to_contain_text("النوع: مباشر")
    expect(page.locator("article.card")).to_have_count(2)


def test_pointing_at_words_lights_their_statement(page: Page) -> None:
    page.goto("/quotes/articles/water")
    mark = page.locator(".prose mark.direct")
    mark.hover()
    expect(mark).to_have_class("content direct lit")
    expect(page.locator("article.card.direct").first).to_have_class("card direct lit")


def test_the_language_is_remembered(page: Page) -> None:
    page.goto("/quotes/statements?kind=direct")
    page.get_by_role("link", name="English").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Attributed statements")
    assert "kind=direct" in page.url
    page.goto("/quotes/articles/water")
    assert page.evaluate("document.documentElement.dir") == "ltr"
    assert page.evaluate("getComputedStyle(document.querySelector('.prose p')).direction") == "rtl"


def test_the_keyboard_reaches_the_content_and_shows_where_it_is(page: Page) -> None:
    page.goto("/quotes/statements")
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    expect(page.locator(".skip")).to_be_in_viewport()
    page.keyboard.press("Tab")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


def test_it_works_without_scripts_and_asks_nobody_else(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.route("**/*.js*", lambda route: route.abort())
    page.goto("/quotes/articles/water")
    page.goto("/quotes/statements")
    expect(page.locator("article.card")).to_have_count(8)
    home = page.url.split("/quotes")[0]
    assert all(url.startswith((home, "data:")) for url in asked)


def test_hostile_words_do_nothing(page: Page) -> None:
    rows = json.loads(
        page.request.get("/quotes/statements.json?_shape=array&content__contains=script").text()
    )
    for path in ("/", f"/quotes/statements/{rows[0]['id']}", f"/quotes/speakers/{rows[0]['speaker']}"):
        page.goto(path)
        assert page.locator("main script, main img").count() == 0
