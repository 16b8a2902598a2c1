"""How a verb of speech stands to what may be its subject in gender, number and case, as far as these are written.

«دعا الأمم المتحدة إلى» and «دعا المسؤولين إلى» have no subject behind the verb: the first is feminine, the second
accusative; nor has «طالبوا الحكومة», for a verb before its subject is singular (W. Wright, A Grammar of the Arabic
Language, II §§ 141-152).
"""

from __future__ import annotations

from functools import lru_cache

from quotes.arabic.names import gender_of, place_of, title_of
from quotes.arabic.orthography import bare
from quotes.statements.candidates import CueCandidate
from quotes.surface.words import Words

_CASES = {"ون": "nominative", "ين": "oblique", "ات": "feminine", "ان": "dual"}
_LETTERS = 5  # of a word whose last two may be an ending


def agreement(words: Words, cue: CueCandidate, k: int) -> tuple[str, str]:
    """Give how a cue's gender, and its number, stand to word `k`, as one label each."""
    form, case = _form(words, k)
    if not cue.is_verbal:
        return f"- {form}", f"- {case}"
    return f"{cue.gender} {form}", f"{cue.number} {case}"


def _form(words: Words, k: int) -> tuple[str, str]:
    if not 0 <= k < len(words) or words[k].is_mark:
        return "-", "-"
    if words.label(k).endswith("PER"):
        return f"name {gender_of(words[k].text)}", "name"
    return _written(bare(words[k].text))


@lru_cache(65536)
def _written(text: str) -> tuple[str, str]:
    """Give the gender of a noun, as the lexicon or its ending has it, and the case and number of its ending."""
    case = _CASES.get(text[-2:], "-") if len(text) >= _LETTERS else "-"
    if title := title_of(text):
        return f"{title.gender}{title.number}", case
    if place_of(text):
        return "place", case
    return ("feminine" if text.endswith(("ة", "ات")) else "-"), case
