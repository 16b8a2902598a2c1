"""What an editor does in a real browser: signs in, corrects, merges, reviews; and everybody sees it at once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from datasette_auth_passwords.utils import hash_password
from playwright.sync_api import Browser, Page, expect
from sample_site import build

from browser.conftest import SIZES, opened, serving
from browser.test_accessibility import violations, violations_in_both_schemes
from quotes.site.server import metadata_for

pytestmark = pytest.mark.browser

PASSPHRASE = "a long password"  # noqa: S105 - of this test alone
EDITORS = """plugins:
  quotes: {editors: [rana]}
  datasette-auth-passwords: {rana_password_hash: {$env: RANA_HASH}}
"""


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the invented articles with an editor set up, as docs/corrections.md says."""
    folder = tmp_path_factory.mktemp("editing")
    (folder / "editors.yml").write_text(EDITORS, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("RANA_HASH", hash_password(PASSPHRASE, iterations=1000))
        database = build(folder / "quotes.db")
        with (
            metadata_for(database, folder / "editors.yml") as described,
            serving(database, metadata=described) as base,
        ):
            yield base


@pytest.fixture(params=list(SIZES))
def editor(request: pytest.FixtureRequest, chromium: Browser, desk: str) -> Iterator[Page]:
    """Give the page of an editor who signed in."""
    with opened(chromium, desk, request.param, reduced_motion="reduce") as page:
        page.goto("/-/login")
        page.locator("[name=username]").fill("rana")
        page.locator("[name=password]").fill(PASSPHRASE)
        page.keyboard.press("Enter")
        expect(page.locator(".actor")).to_have_text("rana")
        yield page


def rows(page: Page, table: str, **filters: str) -> list[dict[str, Any]]:
    answer = page.request.get(f"/quotes/{table}.json", params={"_shape": "array", **filters})
    return list(answer.json())


def restore(page: Page, statement: str) -> None:
    page.goto(f"/quotes/statements/{statement}")
    page.get_by_role("button", name="أعِده كما وُجد").click()
    assert rows(page, "statements", id=statement)[0]["status"] == "found"


def test_reassigned_and_seen_at_once(editor: Page) -> None:
    (statement,) = rows(editor, "statements", content__startswith="أن بلادها")
    editor.goto(f"/quotes/statements/{statement['id']}")
    expect(editor.locator("#review")).to_be_visible()
    editor.get_by_label("القائل 1", exact=True).last.fill("سلمى عوض")
    editor.get_by_label("الصفة").first.fill("الناطقة باسم الوزارة")
    editor.get_by_role("button", name="صحّح القائل").click()
    expect(editor.locator(".message-info")).to_have_text("صُحّح قائل القول.")
    expect(editor.get_by_role("heading", level=1)).to_contain_text("سلمى عوض")
    expect(editor.locator(".status.corrected").first).to_be_visible()
    expect(editor.locator(".history")).to_contain_text("ليلى المنصوري")
    # on the table, in the JSON, on the page of the new speaker
    editor.goto("/quotes/statements?_search=سلمى")
    expect(editor.locator("article.card")).to_have_count(1)
    (row,) = rows(editor, "statements", id=statement["id"])
    assert row["status"] == "corrected"
    editor.goto(f"/quotes/speakers/{row['speaker']}")
    expect(editor.get_by_role("heading", level=1)).to_have_text("سلمى عوض")
    restore(editor, statement["id"])


def test_rejected_by_the_keyboard_in_english(editor: Page) -> None:
    editor.goto("/-/language?to=en&next=/quotes/-/review")
    expect(editor.get_by_role("heading", level=1)).to_have_text("Review queue")
    first = editor.locator("article.card").first
    expect(first).to_contain_text("الضخ")
    statement = (first.get_attribute("id") or "").removeprefix("s-")
    reject = editor.get_by_role("button", name="Reject")
    reject.focus()
    editor.keyboard.press("Enter")
    expect(editor.locator(".message-info")).to_have_text("The statement is rejected.")
    # the next one is shown
    expect(editor.locator("article.card").first).not_to_have_attribute("id", f"s-{statement}")
    editor.goto("/quotes/statements")
    expect(editor.locator("article.card")).to_have_count(7)
    expect(editor.locator(".left-out")).to_contain_text("Without rejected statements")
    editor.get_by_role("link", name="Show them").click()
    expect(editor.locator("article.card")).to_have_count(1)
    editor.goto(f"/quotes/statements/{statement}")
    editor.get_by_role("button", name="Restore as found").click()
    expect(editor.locator(".message-info")).to_contain_text("restored")


def test_merged_by_typing_a_part_of_the_name_and_told_apart(editor: Page) -> None:
    spokesman = rows(editor, "speakers", name="سامر الحداد")[0]["id"]
    editor.goto(f"/quotes/speakers/{spokesman}")
    field = editor.get_by_label("هو نفسه (اكتب")
    # Known names are offered while one types; a datalist is drawn by the browser itself.
    with editor.expect_response(lambda answer: "/quotes/speakers.json" in answer.url):
        field.press_sequentially("المنصوري")
    expect(editor.locator("#known-speakers option")).to_have_attribute("value", "ليلى المنصوري")
    field.fill("ليلى المنصوري")
    editor.get_by_role("button", name="ادمج").click()
    expect(editor.locator(".merged")).to_contain_text("دُمج هذا القائل في: ليلى المنصوري")
    editor.locator(".merged a").click()
    expect(editor.locator("article.card")).to_have_count(4)
    editor.get_by_role("button", name="افصلهما").click()
    expect(editor.locator(".message-info")).to_have_text("حُكم بأن القائلين اثنان.")
    expect(editor.locator("article.card")).to_have_count(3)


def test_it_works_without_scripts(chromium: Browser, editor: Page, desk: str) -> None:
    context = chromium.new_context(
        base_url=desk, java_script_enabled=False, storage_state=editor.context.storage_state()
    )
    page = context.new_page()
    (statement,) = rows(editor, "statements", kind="mixed")
    page.goto(f"/quotes/statements/{statement['id']}")
    page.get_by_label("غير مباشر").check()
    page.get_by_role("button", name="صحّح النوع").click()
    expect(page.locator(".history")).to_contain_text("غير مباشر")
    page.get_by_role("button", name="أعِده كما وُجد").click()
    expect(page.locator(".byline .kind")).to_have_text("مختلط")
    context.close()


def test_axe_finds_nothing_in_the_forms(editor: Page) -> None:
    statement, speaker = rows(editor, "statements")[0]["id"], rows(editor, "speakers", kind="person")[0]["id"]
    editor.goto(f"/quotes/statements/{statement}")
    editor.get_by_role("button", name="أكِّد").click()
    editor.goto(f"/quotes/speakers/{speaker}")
    editor.goto("/-/login")
    wrong = violations(editor)
    for language in ("ar", "en"):
        editor.goto(f"/-/language?to={language}&next=/")
        for path in (
            f"/quotes/statements/{statement}",
            f"/quotes/speakers/{speaker}",
            "/quotes/-/review",
            "/quotes/-/review?after=none",
            "/quotes/-/review/vanished",
        ):
            editor.goto(path)
            assert editor.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
            wrong += [f"{path} {language} {one}" for one in violations_in_both_schemes(editor)]
    assert wrong == []
    editor.goto("/-/language?to=ar&next=/")
    restore(editor, statement)


def test_whoever_did_not_sign_in_sees_no_forms(chromium: Browser, desk: str, tmp_path: Path) -> None:
    context = chromium.new_context(base_url=desk)
    page = context.new_page()
    statement = rows(page, "statements")[0]["id"]
    page.goto(f"/quotes/statements/{statement}")
    expect(page.locator(".decide")).to_have_count(0)
    page.goto("/quotes/-/review")
    expect(page.get_by_role("heading", level=1)).to_have_text("غير مسموح")
    context.close()
