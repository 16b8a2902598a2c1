"""The cookbook as a newsroom uses it: the commands on its page, copied into a shell, answer."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Page

pytestmark = pytest.mark.browser

EXPECTED = yaml.safe_load((Path(__file__).parents[1] / "site" / "cookbook.yaml").read_text("utf-8"))


def test_every_command_runs_in_a_shell(season: Page):
    season.goto("/-/cookbook")
    for name, value in EXPECTED["values"].items():
        season.locator(f"#ask-{name}").fill(str(value))
    season.locator("form.sql input[type=submit]").click()
    season.wait_for_url("**/-/cookbook?*")
    commands = {
        item.get_attribute("id"): item.locator("pre").nth(1).text_content()
        for item in season.locator(".recipes > li").all()
    }
    assert set(commands) == set(EXPECTED["answers"])
    for name, command in commands.items():
        done = subprocess.run(["bash", "-c", str(command)], capture_output=True, text=True, check=True)
        expected = EXPECTED["answers"][name]
        assert len(json.loads(done.stdout)) == len(expected.get("contents") or expected["rows"]), name
