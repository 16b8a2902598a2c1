"""The description of the API: sound, whole, and what the site answers is what it says."""

from __future__ import annotations

import asyncio
from importlib.metadata import version
from typing import Any

import pytest
import schemathesis
import yaml
from datasette.app import Datasette
from hypothesis import HealthCheck, Phase, given, settings
from openapi_spec_validator import OpenAPIV31SpecValidator, validate
from schemathesis.specs.openapi.checks import positive_data_acceptance

from quotes.site.server import metadata_file

PATH = "/-/openapi.json"
OLD = version("datasette").startswith("0.")
EXAMPLES = 2  # for each of more than a hundred operations; more with `--hypothesis-seed` at leisure
ANY_HEALTH = list(HealthCheck)
FORMS = ("json", "csv", "ndjson")
SQL = "/quotes." if OLD else "/quotes/-/query."


async def described(datasette: Datasette, **more: Any) -> dict[str, Any]:
    answer = await datasette.client.get(PATH, **more)
    assert answer.status_code == 200
    found: dict[str, Any] = answer.json()
    return found


async def test_it_is_openapi(datasette):
    answer = await datasette.client.get(PATH)
    assert answer.headers["content-type"].startswith("application/json")
    assert answer.headers["etag"]
    found = answer.json()
    validate(found, cls=OpenAPIV31SpecValidator)
    assert found["openapi"] == "3.1.0"
    assert found["info"]["version"] == version("arabic-quotes")
    names = [
        item[method]["operationId"]
        for item in found["paths"].values()
        for method in item
        if method != "parameters"
    ]
    assert len(names) == len(set(names)) > 100


async def test_all_that_is_there_is_described(datasette):
    paths = (await described(datasette))["paths"]
    for form in (*FORMS, "atom", "jsonld"):
        assert {
            f"/quotes/statements.{form}",
            f"/quotes/statements/{{id}}.{form}",
            f"/quotes/search.{form}",
        } <= set(paths)
    assert "/quotes/speakers.atom" not in paths
    assert "/quotes/most_quoted.jsonld" not in paths
    assert "/quotes/statement_speakers/{statement},{position}.json" in paths
    assert not any("_fts" in path for path in paths)
    search = paths["/quotes/search.json"]["get"]
    assert {"words", "speaker", "act"} <= {one["name"] for one in search["parameters"] if "name" in one}
    posts = {path for path, item in paths.items() if "post" in item}
    assert posts == {"/quotes/statements/{id}/-/corrections", "/quotes/speakers/{id}/-/judgements"}


async def test_descriptions_are_those_of_the_metadata(datasette):
    found = await described(datasette)
    kind = found["components"]["parameters"]["quotes.statements.kind"]
    assert "direct" in kind["description"]
    assert found["components"]["schemas"]["quotes.statements"]["properties"]["confidence"]["type"] == "number"


def test_what_is_answered_is_what_is_described(database, served):
    """Each operation with parameters that schemathesis makes up from the description, the same ones every time."""
    datasette = asyncio.run(served(database))
    schema = schemathesis.openapi.from_asgi(PATH, app=datasette.app())
    failures: list[str] = []
    for operation in (one.ok() for one in schema.get_all_operations()):

        @settings(
            max_examples=EXAMPLES,
            derandomize=True,
            database=None,
            deadline=None,
            phases=[Phase.explicit, Phase.generate],
            suppress_health_check=ANY_HEALTH,
        )
        @given(case=operation.as_strategy())
        def answers(case):
            try:
                # OpenAPI cannot say that _sort and _sort_desc exclude each other.
                case.call_and_validate(excluded_checks=[positive_data_acceptance])
            except schemathesis.errors.FailureGroup as wrong:
                failures.append(str(wrong))

        answers()
    assert not failures, failures[0]


def examples(item: dict[str, Any]) -> dict[str, str]:
    """Give the keys of a row that the description tries its routes with."""
    parameters = [*item.get("parameters", ()), *item["get"].get("parameters", ())]
    return {one["name"]: one["example"] for one in parameters if "example" in one}


async def test_every_address_answers(season_database, served):
    datasette = await served(season_database)
    schema = await described(datasette)
    tried = 0
    for path, item in schema["paths"].items():
        keys = examples(item)
        if len(keys) < path.count("{"):
            continue  # a table without rows, or a key of two columns
        address = path.format_map(keys)
        query = {"sql": "select 1"} if path.startswith(SQL) else {}
        answer = await datasette.client.get(address, params=query)
        assert answer.status_code == 200, (address, answer.text[:300])
        kinds = item["get"]["responses"]["200"]["content"]
        assert answer.headers["content-type"].partition(";")[0] in kinds
        tried += 1
    assert tried > 120


async def test_corrections_are_described(desk):
    """What an editor sends and is answered."""
    schema = schemathesis.openapi.from_dict(await described(desk.datasette))
    statement = await desk.first("statements")
    path = f"/quotes/statements/{statement['id']}/-/corrections"
    for sent, status in (
        ({"action": "confirm", "note": "سمعته"}, 201),
        ({"action": "speaker", "speakers": [{"name": "هدى سليم", "kind": "person"}]}, 201),
        ({"action": "dance"}, 400),
        ({"action": "confirm", "after": 0}, 409),
    ):
        answer = await desk.send(path, sent)
        assert answer.status_code == status, answer.text
        schema["/quotes/statements/{id}/-/corrections"]["POST"].validate_response(answer)
    anonymous = await desk.client.post(path, json={"action": "confirm"})
    assert anonymous.status_code == 403
    schema["/quotes/statements/{id}/-/corrections"]["POST"].validate_response(anonymous)


async def test_what_may_not_be_seen_is_not_described(database):
    described_so = yaml.safe_load(metadata_file().read_text("utf-8"))
    described_so["databases"]["quotes"]["tables"]["speakers"]["allow"] = False
    config = {} if OLD else {"config": described_so}
    hidden = Datasette([str(database)], metadata=described_so, **config)
    await hidden.invoke_startup()
    found = await described(hidden)
    assert not any(path.startswith("/quotes/speakers") for path in found["paths"])
    assert "quotes.speakers" not in found["components"]["schemas"]
    assert "/quotes/statements.json" in found["paths"]
    page = (await hidden.client.get("/-/api-guide")).text
    assert "/quotes/speakers.json" not in page


async def test_a_private_database_is_not_described_nor_sql_where_there_is_none(database):
    for private, count in ({"allow": False}, 1), ({"allow_sql": False}, 0):
        said = yaml.safe_load(metadata_file().read_text("utf-8"))
        said["databases"]["quotes"] |= private
        config = {} if OLD else {"config": said}
        closed = Datasette([str(database)], metadata=said, **config)
        await closed.invoke_startup()
        paths = (await described(closed))["paths"]
        assert (len(paths) == 1) == bool(count)
        assert not any(path.startswith(SQL) for path in paths)


async def test_under_a_base_url(datasette):
    datasette._settings["base_url"] = "/news/"
    found = await described(datasette)
    assert found["servers"][0]["url"].endswith("/news")
    assert "/quotes/statements.json" in found["paths"]
    assert 'href="/news/-/openapi.json"' in (await datasette.client.get("/-/api-guide")).text


@pytest.mark.parametrize(("language", "title"), [("ar", "الواجهة البرمجية"), ("en", "The API")])
async def test_the_page(season, language, title):
    answer = await season.get("/-/api-guide", cookies={"quotes_language": language})
    assert answer.status_code == 200
    assert f"<h1>{title}</h1>" in answer.text
    assert 'rel="service-desc"' in answer.text
    assert 'href="/quotes/statements.atom"' in answer.text
    assert 'href="/-/api-guide"' in (await season.get("/")).text
