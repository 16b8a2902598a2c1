"""The registry stands beside the other stages: it knows the language and the document, and no parser."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import quotes.registry

PACKAGE = Path(quotes.registry.__file__).parent


def test_it_imports_language_and_document_alone():
    imported = set()
    for file in PACKAGE.glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("quotes"):
                imported.add(".".join((node.module or "").split(".")[:2]))
    assert imported == {"quotes.arabic", "quotes.document", "quotes.registry"}


def test_it_needs_no_parser_nor_babel():
    code = (
        "import sys; from quotes.registry import office_of; office_of('وزير الخارجية');"
        "print([m for m in ('torch', 'stanza', 'spacy', 'babel', 'mazini') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
