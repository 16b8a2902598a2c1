"""The Content-Security-Policy forbids nothing that a page of the site, or of Datasette's own, has need of."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

import pytest
from datasette.app import Datasette
from playwright.sync_api import Browser, Page, expect

from browser.conftest import serving

sys.path.append(str(Path(__file__).parents[1] / "site"))
from sample_site import build

pytestmark = pytest.mark.browser

SECRET = "a secret of this test's"  # noqa: S105
ALPHA = not version("datasette").startswith("0.")
OURS = [
    "/",
    "/quotes",
    "/quotes/statements",
    "/quotes/statements?_view=table&_facet=rule",
    "/quotes/statements?_search=script",
    "/quotes/speakers",
    "/quotes/articles",
    "/quotes/articles/water",
    "/quotes/articles/hostile~2F~2E~2E~2F~3Cb~3E",
    "/quotes/spans/1",
    "/quotes/most_quoted",
    "/quotes/day_statements?day=2024-03-04",
    "/quotes?sql=select+*+from+statements",
    "/quotes?sql=selec",
    "/quotes/articles/none",
]
DATASETTES = [
    "/-/versions",
    "/-/plugins",
    "/-/settings",
    "/-/threads",
    "/-/actor",
    "/-/allow-debug",
    "/-/permissions",
    "/-/messages",
    "/-/patterns",
    "/-/logout",
]
ALPHAS = [
    "/-/jump",
    "/-/schema",
    "/-/api",
    "/-/queries",
    "/-/create-token",
    "/-/allowed",
    "/-/rules",
    "/-/check",
    "/-/debug/autocomplete",
    "/quotes/-/queries",
    "/quotes/-/queries/store?sql=select+1",
    "/quotes/-/execute-write",
    "/quotes/-/schema",
]
LISTEN = """
window.violations = [];
document.addEventListener("securitypolicyviolation", (event) => window.violations.push(
  `${event.effectiveDirective}: ${event.blockedURI} ${event.sourceFile ?? ""} ${event.sample}`));
"""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory, chromium: Browser) -> Iterator[Page]:
    """Give a page that is signed in as the user who may do everything."""
    database = build(tmp_path_factory.mktemp("policy") / "quotes.db")
    cookie = Datasette(secret=SECRET).sign({"a": {"id": "root"}}, "actor")
    with serving(database, ["--secret", SECRET, *(["--root"] if ALPHA else [])]) as address:
        context = chromium.new_context(base_url=address)
        context.add_cookies([{"name": "ds_actor", "value": cookie, "url": address}])
        context.add_init_script(LISTEN)
        yield context.new_page()
        context.close()


@pytest.mark.parametrize("path", [*OURS, *DATASETTES, *(ALPHAS if ALPHA else ())])
def test_nothing_is_refused(root: Page, path: str) -> None:
    said: list[str] = []
    root.on("console", lambda message: said.append(message.text))
    answer = root.goto(path)
    assert answer
    assert answer.status in {200, 400, 404} if path in OURS else answer.status == 200
    root.wait_for_load_state("networkidle")
    assert root.evaluate("window.violations") == []
    assert [words for words in said if "Content Security Policy" in words] == []
    policy = answer.headers["content-security-policy"]
    assert "unsafe-inline" not in policy.split("style-src-attr")[0]
    if path in OURS:
        assert "nonce" not in policy
        assert "style-src-attr" not in policy


def test_what_gets_into_a_page_does_not_run(root: Page) -> None:
    root.goto("/quotes/statements")
    root.evaluate("""() => {
        document.body.insertAdjacentHTML("beforeend", '<img src=x onerror="window.ran = 1"><p style="color: red">');
        const script = document.body.appendChild(document.createElement("script"));
        script.textContent = "window.ran = 2";
        script.src = "https://elsewhere.example/x.js";
    }""")
    expect(root.locator("body > img")).to_be_attached()
    root.wait_for_function("window.violations.length >= 3")
    assert root.evaluate("window.ran") is None


@pytest.mark.parametrize("path", ["/quotes", "/quotes?sql=select+id+from+statements"])
def test_sql_is_written_in_an_editor(root: Page, path: str) -> None:
    root.goto(path)
    editor = root.locator(".cm-content" if ALPHA else ".CodeMirror-code")
    expect(editor).to_contain_text("select")
    assert root.evaluate(
        "getComputedStyle(document.querySelector('.cm-scroller, .CodeMirror-scroll')).position"
    ) == ("relative")
    root.locator("#sql-format").click()
    expect(editor.locator("> div")).not_to_have_count(1)
    root.locator(".sql input[type=submit]").last.click()
    expect(root.locator("table.rows-and-columns")).to_be_visible()
