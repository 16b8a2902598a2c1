"""Help: every command is listed, described and documented."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from cli.commands import PROGRAM, run
from quotes import __version__
from quotes.cli import main

ROOT = Path(__file__).parents[2]


def walk(group: click.Group, *before: str) -> Iterator[tuple[str, ...]]:
    for name, command in group.commands.items():
        yield (*before, name)
        if isinstance(command, click.Group):
            yield from walk(command, *before, name)


COMMANDS = list(walk(main))


def test_these_are_the_commands():
    top = {"build", "evaluate", "export-gold", "extract", "models", "serve", "speakers", "train", "up"}
    assert {path[0] for path in COMMANDS} == top
    assert {p for p in COMMANDS if len(p) > 1} == {
        ("models", "list"),
        ("models", "install"),
        ("speakers", "alias"),
        ("speakers", "list"),
        ("speakers", "match"),
        ("speakers", "show"),
        ("speakers", "merge"),
        ("speakers", "split"),
        ("train", "annotated"),
        ("train", "clusters"),
        ("train", "models"),
        ("train", "names"),
        ("train", "subjects"),
        ("train", "rankers"),
    }


@pytest.mark.parametrize("path", COMMANDS, ids=" ".join)
def test_the_group_lists_the_command_with_a_description(path):
    listed = run(*path[:-1], "--help").stdout.partition("Commands:")[2].splitlines()
    line = next(line.split(maxsplit=1) for line in listed if line.split()[:1] == [path[-1]])
    assert len(line) == 2
    assert len(line[1]) > 10


@pytest.mark.parametrize("option", ["--help", "-h"])
@pytest.mark.parametrize("path", COMMANDS, ids=" ".join)
def test_the_command_has_a_help_page(path, option):
    result = run(*path, option)
    assert result.exit_code == 0
    assert not result.stderr
    usage, description = result.stdout.split("\n\n")[:2]
    assert usage.split()[: 2 + len(path)] == ["Usage:", "main", *path]
    assert len(description.strip()) > 20
    assert not description.lstrip().startswith("Options:")


def _parameters() -> Iterator[tuple[str, click.Option]]:
    for path in COMMANDS:
        command: click.Command = main
        for name in path:
            assert isinstance(command, click.Group)
            command = command.commands[name]
        yield from ((" ".join(path), p) for p in command.params if isinstance(p, click.Option))


@pytest.mark.parametrize("option", [pytest.param(p, id=f"{name} {p.opts[0]}") for name, p in _parameters()])
def test_every_option_is_explained(option):
    assert option.help


@pytest.mark.parametrize("name", sorted(main.commands))
def test_the_command_is_named_in_the_documentation(name):
    pages = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
    assert any(f"quotes {name}" in page.read_text("utf-8") for page in pages)


def test_version():
    assert run("--version").stdout == f"quotes, version {__version__}\n"


def test_a_command_that_there_is_not():
    done = subprocess.run([*PROGRAM, "extrct"], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert not done.stdout
    assert "No such command 'extrct'" in done.stderr
    assert "Traceback" not in done.stderr


def test_help_does_not_wait_for_torch():
    code = "import sys, quotes.cli; print([m for m in ('torch', 'stanza', 'spacy') if m in sys.modules])"
    done = subprocess.run([PROGRAM[0], "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_ctrl_c_works_where_a_shell_had_it_ignored():
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        assert run("models", "list").exit_code == 0
        assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
    finally:
        signal.signal(signal.SIGINT, before)


def test_a_machine_without_the_parser_says_what_is_missing(tmp_path):
    (tmp_path / "a.txt").write_text("قال الحارس إن الباب مغلق.", "utf-8")
    # None in sys.modules makes an import fail as if the package were not there.
    code = (
        "import sys; sys.modules.update(torch=None, stanza=None, spacy=None);"
        f"from quotes.cli import main; main(['extract', {str(tmp_path / 'a.txt')!r}], prog_name='quotes')"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.splitlines() == [
        "Error: spacy is not installed, which reading Arabic needs; pip install arabic-quotes"
    ]
