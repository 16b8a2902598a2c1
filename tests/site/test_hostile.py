"""What articles and names say is shown, never run, and turns nothing else around."""

from __future__ import annotations

import pytest
from datasette.utils import tilde_encode

HOSTILE = ("<script>alert(", "<img src=x", "</mark></p><script>", "\u202e")


async def _addresses(first) -> list[str]:
    statement = await first("statements", content__contains="script")
    return [
        "/",
        "/quotes/statements",
        "/quotes/speakers",
        "/quotes/articles",
        f"/quotes/statements/{statement['id']}",
        f"/quotes/speakers/{statement['speaker']}",
        f"/quotes/articles/{tilde_encode(statement['article'])}",
        f"/quotes/statements?speaker={statement['speaker']}",
        "/quotes/day_statements?day=2024-03-04",
    ]


async def test_hostile_words_are_inert(site, first):
    for address in await _addresses(first):
        answer = await site.get(address)
        assert answer.status_code == 200, address
        for words in HOSTILE:
            assert words not in answer.text, (address, words)


async def test_article_keeps_the_words_themselves(site, first):
    statement = await first("statements", content__contains="script")
    assert "\u202e" in statement["content"]
    page = await site.get(f"/quotes/statements/{statement['id']}")
    assert "&lt;/mark&gt;&lt;/p&gt;&lt;script&gt;" in page.text


@pytest.mark.parametrize(
    "typed", ['"><script>alert(1)</script>', "<b>", '"', "«", "()", "*", "NEAR(", "\x00", "-", "a\u202eb"]
)
async def test_hostile_searches(site, typed):
    for path in ("/quotes/statements", "/quotes/statements.json"):
        answer = await site.get(path, params={"_search": typed})
        assert answer.status_code == 200, typed
        assert "<script>alert" not in answer.text or path.endswith(".json")
