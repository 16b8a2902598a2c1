"""`quotes`: the group of commands, and how errors are told."""

from __future__ import annotations

import signal
from typing import Any

import click

from quotes import __version__
from quotes.cli.build import build
from quotes.cli.evaluate import evaluate
from quotes.cli.export import export_gold
from quotes.cli.extract import extract
from quotes.cli.models import models
from quotes.cli.serve import serve, up
from quotes.cli.speakers import speakers
from quotes.cli.train import train
from quotes.errors import QuotesError

# What a machine that only serves a database may lack.
_PARSING = frozenset({"pycrfsuite", "scipy", "spacy", "stanza", "torch"})


class OneLineErrors(click.Group):
    """A group whose commands tell a `QuotesError` in one line and end with status 1."""

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - click
        """Run a command. Ctrl-C ends it also where a shell started it in the background with SIGINT ignored."""
        if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
            signal.signal(signal.SIGINT, signal.default_int_handler)
        try:
            return super().invoke(ctx)
        except QuotesError as error:
            raise click.ClickException(str(error)) from error
        except ModuleNotFoundError as error:
            package = (error.name or "").partition(".")[0]
            if package not in _PARSING:
                raise
            wanted = f"{package} is not installed, which reading Arabic needs; pip install arabic-quotes"
            raise click.ClickException(wanted) from error


@click.group(
    cls=OneLineErrors, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(__version__, prog_name="quotes")
def main() -> None:
    """Find who said what in Arabic diplomatic news, and publish it.

    An article goes in; every statement it attributes to somebody comes out: the words, the cue that
    attributes them, the speaker and the speaker's role.

    \b
      quotes up                          build from seeds/ and open the site
      quotes extract article.txt         the statements of one article, as a table
      quotes build news/ --db db/my.db   many articles into a database
      quotes serve --db db/my.db         the site and the JSON API
    """


for command in (extract, build, serve, up, speakers, export_gold, evaluate, models, train):
    main.add_command(command)
