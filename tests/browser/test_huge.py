"""Names, titles and texts of 100 kB: no page scrolls sideways, and none repeats them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from datasette_auth_passwords.utils import hash_password
from playwright.sync_api import Browser, Page, expect
from sample_site import EXTRACTIONS, huge
from sqlite_utils import Database

from browser.conftest import SIZES, opened, serving
from browser.test_editing import EDITORS, PASSPHRASE
from quotes.site.server import metadata_for
from quotes.store import Run, Store

pytestmark = pytest.mark.browser

WORDS = {"spaced": "كلمة طويلة ", "solid": "طويل"}
LIST_WEIGHT = 100_000
# What of the article stands on the page of its own: a name and the text of a statement, as text and as data.
OWN_WEIGHT = {"articles": 300_000, "speakers": 300_000, "statements": 1_300_000}


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("huge") / "quotes.db"
    with Store.open(path) as store:
        store.save(Run("0.1", "compact"), [*EXTRACTIONS, *(huge(*one) for one in WORDS.items())])
    return path


@pytest.fixture(scope="module")
def base(database: Path) -> Iterator[str]:
    """Serve it with an editor set up, as docs/corrections.md says."""
    editors = database.with_name("editors.yml")
    editors.write_text(EDITORS, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("RANA_HASH", hash_password(PASSPHRASE, iterations=1000))
        with metadata_for(database, editors) as described, serving(database, metadata=described) as address:
            yield address


@pytest.fixture(params=list(SIZES))
def page(request: pytest.FixtureRequest, chromium: Browser, base: str) -> Iterator[Page]:
    with opened(chromium, base, request.param, reduced_motion="reduce") as one:
        yield one


def ids(database: Path, table: str) -> list[str]:
    """Give the ids of what is huge in a table."""
    column = {"statements": "content", "articles": "title"}.get(table, "name")
    found = Database(database).execute(f"select id from {table} where length({column}) > 9000 order by id")  # noqa: S608
    return [one for (one,) in found]


def lists(database: Path) -> list[str]:
    speakers, outlets = ids(database, "speakers"), ids(database, "outlets")
    word, long = quote("بداية"), quote("كلمة" * 200)
    facets = "_facet=outlet&_facet=role&_facet=article"
    return [
        "/",
        "/quotes",
        "/quotes/statements",
        f"/quotes/statements?{facets}",
        f"/quotes/statements?speaker={speakers[0]}&outlet={outlets[1]}",
        f"/quotes/statements?content__contains={long}",
        "/quotes/statements?_view=table",
        f"/quotes/statements?_search={word}",
        f"/quotes/statements?_search={long}",
        f"/quotes/search?words={word}&speaker={speakers[0]}",
        "/quotes/speakers",
        "/quotes/articles",
        "/quotes/articles?_view=table",
        "/quotes/outlets",
        "/quotes/roles",
        "/quotes/aliases",
        "/quotes/most_quoted",
        "/quotes/day_statements?day=2024-03-07",
        "/-/compare",
        f"/-/compare?a={speakers[0]}&b={speakers[1]}",
        f"/-/compare?of=outlets&a={outlets[0]}&b={outlets[1]}",
        f"/-/compare?of=outlets&a={quote('طويل')}",
    ]


def weight(page: Page, path: str) -> int:
    """Open a page, which must not scroll sideways, and give its size in bytes."""
    answer = page.goto(path)
    assert answer
    assert answer.status == 200, path
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), path
    return len(answer.body())


def test_lists_hold_what_is_huge(page: Page, database: Path) -> None:
    weights = {path: weight(page, path) for path in lists(database)}
    # The words of a search stand in the address of every link.
    assert {path: n for path, n in weights.items() if n > LIST_WEIGHT and len(path) < 1000} == {}


@pytest.mark.parametrize("table", OWN_WEIGHT)
def test_pages_of_what_is_huge_hold_it(page: Page, database: Path, table: str) -> None:
    for key in ids(database, table):
        assert weight(page, f"/quotes/{table}/{key}") < OWN_WEIGHT[table]


@pytest.mark.parametrize("table", ["outlets", "roles"])
def test_rows_of_what_is_huge_hold_it(page: Page, database: Path, table: str) -> None:
    for key in ids(database, table):
        assert weight(page, f"/quotes/{table}/{key}") < 200_000


def test_what_lists_cut_stands_whole_where_they_lead(page: Page, database: Path) -> None:
    page.goto("/quotes/day_statements?day=2024-03-07")
    card = page.locator("article.card").first
    expect(card.locator("blockquote")).not_to_contain_text("نهاية")
    card.locator(".read-on a").click()
    expect(page.locator(".page-statement > .said")).to_contain_text("نهاية")
    page.locator("h1 .who a").click()
    whole = page.locator(".speaker-head .in-full")
    whole.locator("summary").click()
    expect(whole.locator("p")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    name = whole.locator("p").inner_text()
    names = Database(database).execute("select name from speakers where length(name) > 9000")
    assert name in {one.strip() for (one,) in names}


def test_an_editors_pages_hold_what_is_huge(page: Page, database: Path) -> None:
    page.goto("/-/login")
    page.locator("[name=username]").fill("rana")
    page.locator("[name=password]").fill(PASSPHRASE)
    page.keyboard.press("Enter")
    expect(page.locator(".actor")).to_have_text("rana")
    (outlet, *_) = ids(database, "outlets")
    for path in ("/quotes/-/review", f"/quotes/-/review?outlet={outlet}"):
        assert weight(page, path) < 500_000
        expect(page.locator("#review")).to_be_visible()
    for table in ("statements", "speakers"):
        weight(page, f"/quotes/{table}/{ids(database, table)[0]}")
        expect(page.locator(".review")).to_be_visible()
