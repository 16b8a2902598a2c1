import json
import shutil
from hashlib import md5

import pytest

from quotes.parsing.known_tokens import NAME, read_known_tokens, write_known_tokens
from quotes.parsing.models import COMPACT
from quotes.parsing.parser import Parser

DIVISIONS = {"وصيف": ("وصيف",), "للقمة": ("ل", "القمة"), "القمة": ("القمة",), "سيطالب": ("س", "يطالب")}


def test_what_was_written_is_read(tmp_path):
    first = write_known_tokens(DIVISIONS, tmp_path).read_bytes()
    assert read_known_tokens(tmp_path) == {token: " ".join(words) for token, words in DIVISIONS.items()}
    again = write_known_tokens(dict(reversed(DIVISIONS.items())), tmp_path).read_bytes()
    assert first == again


def test_models_without_the_file_know_none(tmp_path):
    assert read_known_tokens(tmp_path) == {}


@pytest.fixture
def folder(tmp_path):
    shutil.copytree(COMPACT, tmp_path / "models", copy_function=lambda a, b: (tmp_path / b).symlink_to(a))
    target = tmp_path / "models"
    (target / "tokens.tsv.gz").unlink(missing_ok=True)
    return target


def words(folder, text):
    return [token.text for token in Parser(str(folder), 1).parse(text) if token.text.strip()]


@pytest.mark.parametrize(
    ("token", "division"),
    [
        ("للمدينة", ("للمدينة",)),
        ("المدينة", ("ال", "مدينة")),
        ("المدينة", ("المدينة",)),
        ("للمدينة", ("ل", "لمدينة")),
    ],
)
def test_a_known_token_is_divided_as_known(folder, token, division):
    write_known_tokens({token: division}, folder)
    found = words(folder, f"عاد الوفد {token} أمس.")
    assert found == ["عاد", "الوفد", *division, "أمس", "."]


def test_the_tokens_of_the_package_are_those_that_it_lists():
    listing = json.loads((COMPACT / "resources.json").read_text())
    checksum = md5((COMPACT / NAME).read_bytes(), usedforsecurity=False).hexdigest()
    assert listing["files"][NAME]["md5"] == checksum
    known = read_known_tokens(COMPACT)
    assert known["سيكون"] == "س يكون"
    assert known["لبنان"] == "لبنان"
