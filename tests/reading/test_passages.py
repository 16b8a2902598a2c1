from pathlib import Path

import pytest

from quotes.errors import QuotesError
from quotes.reading.gold import read_gold
from quotes.reading.passages import find, read_passages

GOOD = """- id: verbs-01
  note: a plain verb
  text: قال سالم إن الجسر مغلق. ونفت لمى ذلك.
  statements:
    - {cue: قال, source: سالم, content: [إن الجسر مغلق], kind: indirect,
       speakers: [{name: سالم, role: null, kind: person}]}
"""


def test_words_are_found_whole_before_parts() -> None:
    assert find("وقال قال", "قال") == (5, 8)
    assert find("للوزارة", "وزارة") == (2, 7)


@pytest.mark.parametrize(
    ("given", "said"),
    [("نفى", "has no"), ("قال", "2 times"), ({"text": "قال", "nth": 3}, "has no"), ("", "has no")],
)
def test_missing_and_ambiguous_words_are_named(given: str | dict[str, object], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        find("قال ثم قال", given)


def test_an_error_names_file_and_passage_in_a_line(tmp_path: Path) -> None:
    path = tmp_path / "verbs.yaml"
    path.write_text(
        "- id: verbs-01\n  note: n\n  text: قال شيئا\n  statements:\n    - {cue: نفى, source: null, "
        "content: [شيئا], kind: indirect, speakers: [{name: س, role: null, kind: person}]}\n",
        encoding="utf-8",
    )
    with pytest.raises(QuotesError, match=r"verbs\.yaml: verbs-01: .*نفى") as raised:
        list(read_passages(path))
    assert "\n" not in str(raised.value)


def test_passages_are_gold_too(tmp_path: Path) -> None:
    (tmp_path / "verbs.yaml").write_text(GOOD, encoding="utf-8")
    (item,) = read_gold(tmp_path)
    text = item.document.text
    assert (item.document.id, item.document.outlet) == ("verbs-01", "verbs")
    (statement,) = item.statements
    assert [s.of(text) for s in (statement.cue.span, *statement.content)] == ["قال", "إن الجسر مغلق"]


def test_a_folder_without_passages_is_named(tmp_path: Path) -> None:
    with pytest.raises(QuotesError, match=r"holds no passages"):
        read_gold(tmp_path)


def test_a_file_that_is_no_yaml_is_named(tmp_path: Path) -> None:
    path = tmp_path / "broken.yaml"
    path.write_bytes(b"\xff\xfe: [")
    with pytest.raises(QuotesError, match=r"broken\.yaml: cannot be read as YAML"):
        read_gold(path)
