"""An AI tool asks a site that `quotes serve` serves, over MCP: it finds statements, and can change nothing."""

from __future__ import annotations

import socket
import subprocess
import time
from contextlib import contextmanager
from pathlib import Path

import httpx
import mcp
import pytest

from quotes.site.server import metadata_for, serve_command

_SAID = """
select s.content, p.name from statements as s join speakers as p on p.id = s.speaker
where p.name = 'سلام الجبوري' order by s.said_on, s.id limit 1
"""


@contextmanager
def listening(database: Path, *extra: str):
    """Serve a database as `quotes serve` does, and give the address once it answers."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with metadata_for(database) as metadata:
        command = serve_command(database, metadata=metadata, port=port, extra=extra)
        server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            _wait_for(f"http://127.0.0.1:{port}/-/versions.json", server)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            server.wait(timeout=30)


def _wait_for(address: str, server: subprocess.Popen) -> None:
    for _ in range(600):
        assert server.poll() is None, f"the server ended with {server.returncode}"
        try:
            if httpx.get(address, timeout=10).status_code == 200:
                return
        except httpx.TransportError:
            time.sleep(0.1)
    raise AssertionError(f"{address} did not answer")


@pytest.fixture(scope="module")
def served_site(season_database):
    with listening(season_database) as address:
        yield address


async def ask(client, sql: str):
    return await client.call_tool("execute_sql", {"database": "quotes", "sql": sql})


async def test_a_client_finds_what_somebody_said(served_site):
    async with mcp.Client(f"{served_site}/-/mcp") as client:
        tools = (await client.list_tools()).tools
        databases = await client.call_tool("list_databases", {})
        schema = await client.call_tool("get_database_schema", {"database": "quotes"})
        answer = await ask(client, _SAID)
    assert {tool.name for tool in tools} == {"list_databases", "get_database_schema", "execute_sql"}
    assert all(tool.annotations.read_only_hint for tool in tools)
    assert databases.structured_content == {"databases": ["quotes"]}
    assert "CREATE TABLE" in schema.structured_content["schema"]
    (row,) = answer.structured_content["rows"]
    assert row["name"] == "سلام الجبوري"
    shown = httpx.get(f"{served_site}/quotes/statements.json", params={"_shape": "array", "_size": "max"})
    assert row["content"] in {each["content"] for each in shown.json()}


async def test_the_protocol_needs_no_library(served_site):
    headers = {"Accept": "application/json, text/event-stream"}
    async with httpx.AsyncClient(base_url=served_site, headers=headers, timeout=30) as client:

        async def call(number: int, method: str, **params: object) -> dict:
            body = {"jsonrpc": "2.0", "id": number, "method": method, "params": params}
            answer = await client.post("/-/mcp", json=body)
            assert answer.status_code == 200, answer.text
            if session := answer.headers.get("mcp-session-id"):
                client.headers["Mcp-Session-Id"] = session
            return answer.json()["result"]

        about = {"name": "a test", "version": "1"}
        hello = await call(1, "initialize", protocolVersion="2025-06-18", capabilities={}, clientInfo=about)
        client.headers["Mcp-Protocol-Version"] = hello["protocolVersion"]
        done = await client.post("/-/mcp", json={"jsonrpc": "2.0", "method": "notifications/initialized"})
        listed = await call(2, "tools/list")
        said = await call(3, "tools/call", name="execute_sql", arguments={"database": "quotes", "sql": _SAID})
    assert done.status_code == 202
    assert "execute_sql" in {tool["name"] for tool in listed["tools"]}
    assert said["structuredContent"]["rows"][0]["name"] == "سلام الجبوري"


@pytest.mark.parametrize("path", ["/news/quotes/-/mcp", "/-/mcp"], ids=["whole", "cut"])
async def test_it_answers_under_a_base_url(season_database, path):
    """A proxy hands on the path with the base URL or without."""
    with listening(season_database, "--setting", "base_url", "/news/quotes/") as address:
        async with mcp.Client(f"{address}{path}") as client:
            tools = (await client.list_tools()).tools
            answer = await ask(client, _SAID)
    assert "execute_sql" in {tool.name for tool in tools}
    assert answer.structured_content["rows"][0]["name"] == "سلام الجبوري"


@pytest.mark.parametrize(
    "sql",
    [
        "delete from statements",
        "update speakers set name = ''",
        "insert into acts values ('x', 'x', 'x')",
        "drop table statements",
        "create table x (y)",
        "with x as (select 1) delete from statements",
        "select 1; delete from statements",
        "explain delete from statements; delete from statements",
        "pragma user_version = 7",
        "pragma writable_schema = 1",
        "attach database '/tmp/x.db' as x",
        "vacuum into '/tmp/x.db'",
    ],
)
async def test_nothing_can_be_written(served_site, season_database, sql):
    before = season_database.read_bytes()
    async with mcp.Client(f"{served_site}/-/mcp") as client:
        answer = await ask(client, sql)
    assert answer.is_error
    assert season_database.read_bytes() == before


async def test_whoever_may_not_ask_sql_may_not_here(season_database):
    with listening(season_database, "--setting", "default_allow_sql", "off") as address:
        async with mcp.Client(f"{address}/-/mcp") as client:
            answer = await ask(client, "select 1")
    assert answer.is_error
    assert "permission" in answer.content[0].text
