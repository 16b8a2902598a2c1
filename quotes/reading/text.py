"""One plain text file -> a document, with what a sidecar `NAME.json` knows of it."""

from __future__ import annotations

import codecs
import json
from pathlib import Path

from quotes.document import Document
from quotes.errors import QuotesError
from quotes.reading.fields import document_of

LONGEST_TITLE = 200
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def read_text(path: Path) -> Document:
    """Read a text file.

    Raises:
        QuotesError: it cannot be opened, is empty or not Unicode text, or its sidecar is not right.
    """
    try:
        body = path.read_bytes()
    except OSError as error:
        raise QuotesError(f"{path}: cannot be read ({error.strerror})") from error
    sidecar = path.with_suffix(".json")
    known = _sidecar(sidecar) if sidecar.is_file() else {}
    return text_document(body, str(path), {"id": path.stem, **known})


def text_document(body: bytes, name: str, known: dict[str, object] | None = None) -> Document:
    """Make a document of a file's bytes; without a known title, a first line that looks like one is taken."""
    text = decode(body, name)
    if not text.strip():
        raise QuotesError(f"{name}: is empty; an article's text is expected")
    known = dict(known or {})
    known.setdefault("title", _title(text))
    return document_of({**known, "text": text}, name)


def decode(body: bytes, name: str) -> str:
    """Decode Unicode text, saying in one line what it is if it is something else."""
    encoding = next((e for bom, e in _BOMS if body.startswith(bom)), "utf-8")
    try:
        text = body.decode(encoding)
    except UnicodeDecodeError as error:
        if b"\0" not in body and _is_arabic_legacy(body):
            raise QuotesError(
                f"{name}: is not UTF-8 but an older encoding; convert it first: iconv -f WINDOWS-1256 -t UTF-8"
            ) from None
        raise QuotesError(
            f"{name}: is not text in UTF-8 (byte {error.start}); give a text file, or convert it with iconv"
        ) from None
    if "\0" in text:
        raise QuotesError(f"{name}: is a binary file (a NUL byte at {text.index(chr(0))}); give a text file")
    return text


def _is_arabic_legacy(body: bytes) -> bool:
    """Say whether bytes read as Windows-1256 or Latin-1 text: mostly letters, hardly a control character."""
    controls = sum(b < 32 and b not in b"\t\r\n" for b in body)  # noqa: PLR2004 - the control characters
    return controls * 100 < len(body)


def _title(text: str) -> str | None:
    """Take the first line as the title if more follows and it reads like one."""
    first, _, rest = text.lstrip("\ufeff").partition("\n")
    first = first.strip()
    fits = 0 < len(first) <= LONGEST_TITLE and not first.endswith((".", "،", ":"))
    return first if fits and rest.strip() else None


def _sidecar(path: Path) -> dict[str, object]:
    try:
        known = json.loads(path.read_text(encoding="utf-8"))
    except (ValueError, RecursionError, OSError) as error:
        raise QuotesError(
            f"{path}: is not JSON ({str(error)[:80]}); it should say what is known of the text"
        ) from None
    if not isinstance(known, dict):
        raise QuotesError(
            f"{path}: should be a JSON object with id, title, outlet, url, published or language"
        )
    known.pop("text", None)
    return known
