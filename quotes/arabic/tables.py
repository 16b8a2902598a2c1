"""Reads the data files of this package: tab-separated, `#` comments, a header line that names the columns."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from quotes.errors import QuotesError

DATA = Path(__file__).parent / "data"
NONE = "-"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a data file, with where it stands, so that an error can say so."""

    path: Path
    number: int
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    def error(self, problem: str) -> QuotesError:
        """Make an error that names the file and the line."""
        return QuotesError(f"{self.path}:{self.number}: {problem}")

    def required(self, column: str) -> str:
        """Give the cell, which may not be empty."""
        if not self.cells[column]:
            raise self.error(f"{column} is empty")
        return self.cells[column]

    def optional(self, column: str) -> str | None:
        """Give the cell, or None where it is empty or `-`."""
        value = self.cells[column]
        return None if value in ("", NONE) else value

    def one_of(self, column: str, allowed: Collection[str]) -> str:
        """Give the cell, which must be one of a closed set."""
        value = self.cells[column]
        if value not in allowed:
            raise self.error(f"{column} is {value!r}, not one of {', '.join(sorted(allowed))}")
        return value

    def items(self, column: str, allowed: Collection[str] | None = None) -> tuple[str, ...]:
        """Give the comma-separated items of a cell; none for `-`."""
        found = tuple(item.strip() for item in (self.optional(column) or "").split(",") if item.strip())
        for item in found:
            if allowed is not None and item not in allowed:
                raise self.error(f"{column} has {item!r}, not one of {', '.join(sorted(allowed))}")
        return found


def read_table(path: Path | str, columns: Sequence[str] | None = None) -> Iterator[Row]:
    """Read a data file row by row.

    A name alone is looked for among this package's data. Lines that are empty or begin with `#` are skipped;
    the first other line names the columns, which must be `columns` where they are given. Raises QuotesError
    naming file and line where a row has not one cell a column.
    """
    path = DATA / path
    header: list[str] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        row = Row(path, number, dict(zip(header, cells, strict=False)))
        if header:
            if len(cells) != len(header):
                raise row.error(f"{len(cells)} cells, {len(header)} wanted ({', '.join(header)})")
            yield row
            continue
        if columns is not None and cells != list(columns):
            raise row.error(f"the header must be {' | '.join(columns)}")
        header = cells
