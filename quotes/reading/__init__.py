"""Files and folders -> documents: plain text with a sidecar, JSON lines, gold files."""

from quotes.reading.gold import GoldDocument, read_gold
from quotes.reading.paths import read

__all__ = ["GoldDocument", "read", "read_gold"]
