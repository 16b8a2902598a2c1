"""`quotes export-gold`: what editors reviewed, as gold articles to train on and to measure by."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

import click

from quotes.cli.options import database_option, progress
from quotes.errors import QuotesError


@click.command("export-gold")
@click.argument("out", type=click.Path(path_type=Path), metavar="OUT.jsonl")
@database_option
@click.option(
    "--status",
    "statuses",
    multiple=True,
    type=click.Choice(["confirmed", "corrected"]),
    default=("confirmed", "corrected"),
    show_default=True,
    help="What counts as reviewed, besides rejected statements. May be repeated.",
)
@click.option(
    "--partial",
    is_flag=True,
    help="Also articles of which some statements were not reviewed; these stay in as they were found.",
)
def export_gold(out: Path, database: Path, statuses: tuple[str, ...], partial: bool) -> None:
    """Write the statements that editors reviewed in the gold format (docs/formats.md).

    OUT.jsonl gets one article a line, for `quotes train rankers` and `quotes evaluate`. Gold counts what is not in it
    as no statement, so only articles come out of which every statement was confirmed, corrected or rejected;
    rejected ones are left out. With --partial, unreviewed statements are trusted rather than counted as wrong: good
    enough to train on, but no measure of the extractor that found them.

    \b
      quotes export-gold reviewed.jsonl --db db/news.db
      quotes train rankers reviewed.jsonl --out weights/
    """
    from quotes.store import Store  # noqa: PLC0415
    from quotes.store.gold import gold_articles, reviewed_articles  # noqa: PLC0415

    with Store.open(database, create=False) as store:
        articles = reviewed_articles(store.db, statuses, partial)
        if not articles:
            less = "no article has a reviewed statement" if partial else "no article was reviewed whole"
            raise QuotesError(f"--db {database}: {less} yet; docs/corrections.md says how to review")
        with progress("articles", gold_articles(store.db, articles), len(articles)) as found:
            _write(out, (json.dumps(article, ensure_ascii=False) for article in found))
    click.echo(f"{out}: {len(articles)} articles", err=True)


def _write(out: Path, lines: Iterable[str]) -> None:
    """Write a file whole or not at all."""
    unfinished = out.with_name(f"{out.name}.unfinished")
    try:
        with unfinished.open("w", encoding="utf-8") as file:
            file.writelines(f"{line}\n" for line in lines)
        unfinished.replace(out)
    except OSError as error:
        raise QuotesError(f"{out}: cannot be written ({error.strerror})") from None
    finally:
        unfinished.unlink(missing_ok=True)
