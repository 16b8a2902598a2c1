"""Writes the labels of countries: CLDR's, through Babel, and ours where those do not read well in a list.

python -m quotes.registry.labels > quotes/registry/data/countries.tsv
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

from quotes.arabic.tables import read_table
from quotes.registry.words import DATA

# Codes of CLDR that are no country: reserved ones for islands, groups of countries and tests; and land without people.
_RESERVED = {"AC", "CP", "CQ", "DG", "EA", "EZ", "IC", "QO", "TA", "XA", "XB", "ZZ"}
_EMPTY = {"AQ", "BV", "HM", "TF", "UM"}
_NO_COUNTRY = frozenset(_RESERVED | _EMPTY)
_HEAD = """\
# Countries: ISO 3166-1 alpha-2, with EU, UN (reserved there) and XK (in use for Kosovo). Not edited by hand: written by
# `python -m quotes.registry.labels` from Unicode CLDR (Unicode licence) through Babel, and country_labels.tsv.
#
# code     what the database calls the country
# name     Arabic label
# name_en  English label
code	name	name_en
"""


def labelled() -> Iterator[tuple[str, str, str]]:
    """Give each country's code with its Arabic and its English label."""
    from babel import Locale  # noqa: PLC0415 - only needed when the file is written

    arabic, english = Locale("ar").territories, Locale("en").territories
    columns = ("code", "name", "name_en", "why")
    ours = {row.required("code"): row for row in read_table(DATA / "country_labels.tsv", columns)}
    for code in sorted(english):
        if len(code) != 2 or code in _NO_COUNTRY:  # noqa: PLR2004 - longer ones are regions of the world
            continue
        name, name_en = (ours[code].optional(each) if code in ours else None for each in ("name", "name_en"))
        yield code, name or arabic[code], name_en or english[code]


def table() -> str:
    """Give the text of countries.tsv."""
    return _HEAD + "".join("\t".join(row) + "\n" for row in labelled())


if __name__ == "__main__":
    try:
        print(table(), end="")
    except ModuleNotFoundError as error:
        sys.exit(f"{error.name}: is needed to write the labels of countries; pip install -e '.[test]'")
