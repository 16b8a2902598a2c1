"""Stanza documents of tokens given by hand."""

from __future__ import annotations

from collections.abc import Sequence

from stanza.models.common.doc import Document

Token = str | tuple[str, Sequence[str]]


def document(text: str, sentences: Sequence[Sequence[Token]], **analysis: Sequence[object]) -> Document:
    """Make a document: a token is a word, or a surface with the words it stands for.

    `analysis` gives values to the words of all sentences in order, such as `head=[0, 1]`.
    """
    rows, at, count = [], 0, 0
    for sentence in sentences:
        row, number = [], 1
        for token in sentence:
            surface, forms = (token, [token]) if isinstance(token, str) else token
            start = text.index(surface, at)
            at = start + len(surface)
            place = {"start_char": start, "end_char": at}
            if len(forms) > 1:
                row.append({"id": (number, number + len(forms) - 1), "text": surface, **place})
                place = {}
            for form in forms:
                described = {name: values[count] for name, values in analysis.items()}
                row.append({"id": (number,), "text": form, **place, **described})
                number, count = number + 1, count + 1
        rows.append(row)
    return Document(rows, text=text)
