"""docs/publishing.md and its list of packages say what the code says."""

from __future__ import annotations

import tomllib
from pathlib import Path

from quotes.site.server import SETTINGS

TOP = Path(__file__).parents[1]


def test_site_requirements_are_the_projects_own():
    project = tomllib.loads((TOP / "pyproject.toml").read_text("utf-8"))["project"]
    lines = (TOP / "docs" / "site-requirements.txt").read_text("utf-8").splitlines()
    listed = [line for line in lines if line and not line.startswith("#")]
    assert listed == sorted(listed)
    assert set(listed) <= set(project["dependencies"])


def test_the_tools_that_test_the_coming_datasette_are_the_projects_own():
    project = tomllib.loads((TOP / "pyproject.toml").read_text("utf-8"))["project"]
    lines = (TOP / ".ci" / "alpha-requirements.txt").read_text("utf-8").splitlines()
    listed = [line for line in lines if line and not line.startswith("#")]
    assert "-r ../docs/site-requirements.txt" in listed
    pinned = {line.split("==")[0] for line in listed if "==" in line}
    assert pinned == {"datasette", "datasette-auth-tokens"}
    tools = {line for line in listed if "==" not in line and not line.startswith("-r")}
    assert tools <= set(project["optional-dependencies"]["test"])


def test_settings_to_publish_with_are_those_of_serve():
    guide = " ".join((TOP / "docs" / "publishing.md").read_text("utf-8").split())
    assert " ".join(f"--setting {name} {value}" for name, value in SETTINGS.items()) in guide
