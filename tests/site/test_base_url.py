"""Under a path of a proxy's host every link of every kind of page still leads somewhere, and nowhere else."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import urldefrag, urljoin, urlsplit

import httpx
import pytest

_LINK = re.compile(r'(?:href|src|action)="([^"]*)"')


def links(page: str, html: str) -> set[str]:
    """Give the addresses of this host that a page links to, as paths."""
    found = {urljoin(page, unescape(link)) for link in _LINK.findall(html)}
    return {urldefrag(link)[0] for link in found if not urlsplit(link).netloc}


async def pages(first) -> list[str]:
    statement = await first("statements", _sort="position")
    return [
        "",
        "quotes",
        "quotes/statements?_search=%D8%A7%D9%84%D8%AD%D9%88%D8%A7%D8%B1",
        "quotes/statements?kind=direct&_view=table",
        "quotes/speakers",
        "quotes/most_quoted",
        f"quotes/statements/{statement['id']}",
        f"quotes/speakers/{statement['speaker']}",
        f"quotes/articles/{statement['article']}",
    ]


@pytest.mark.parametrize("passed_on", ["whole", "cut"])
async def test_links_under_a_base_url(site, first, datasette, passed_on):
    base = "/news/quotes/"
    shown = await pages(first)
    datasette._settings["base_url"] = base
    app = httpx.ASGITransport(app=datasette.app(), raise_app_exceptions=False)
    # A proxy hands on the path with the base URL (as Datasette's guide has it) or without.
    cut = len(base) - 1 if passed_on == "cut" else 0
    wrong, checked = {}, set()
    async with httpx.AsyncClient(transport=app, base_url="http://news.example") as client:
        for path in shown:
            page = base + path
            html = (await client.get(page[cut:])).text
            found = links(page, html)
            assert len(found) > 10, page
            for link in found - checked:
                answer = await client.get(link[cut:])
                if not link.startswith(base) or answer.status_code >= 400:
                    wrong[link] = (page, answer.status_code)
            checked |= found
    assert not wrong
