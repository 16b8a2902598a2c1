"""Take the README's pictures of the site, of invented articles: a script, `python tests/browser/pictures.py`."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from urllib.parse import quote

from playwright.sync_api import Page, sync_playwright

sys.path.append(str(Path(__file__).parents[1]))
from sample import build_sample

from browser.conftest import ARGUMENTS, opened, serving

IMAGES = Path(__file__).parents[2] / "docs" / "images"


def article(page: Page) -> None:
    """An article with its statements marked in place, one of them telling who said it."""
    page.goto("/quotes/articles/amman-baghdad")
    page.locator(".prose mark mark").hover()


def speaker(page: Page) -> None:
    """A speaker: statements over time by act, whom the speaker speaks about."""
    page.goto("/quotes/speakers?_search=" + quote("الجبوري"))
    page.locator(".index-list a").first.click()


def compare(page: Page) -> None:
    """Two speakers side by side."""
    page.goto(f"/-/compare?a={quote('ليلى المنصوري')}&b={quote('بدر الحارثي')}")


def main() -> None:
    """Write docs/images."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=ARGUMENTS)
        with serving(build_sample(Path(folder) / "quotes.db")) as address:
            for show in (article, speaker, compare):
                with opened(browser, address, "desktop") as page:
                    show(page)
                    page.wait_for_timeout(500)
                    page.screenshot(path=IMAGES / f"{show.__name__}.png")
        browser.close()


if __name__ == "__main__":
    main()
