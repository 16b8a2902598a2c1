"""The command line: thin commands, no logic."""

from quotes.cli.main import main

__all__ = ["main"]
