import pytest

from quotes.errors import QuotesError
from quotes.training.models.settings import options, read_settings


def test_changes_leave_the_rest(tmp_path):
    path = tmp_path / "s.toml"
    path.write_text("[pos]\nmax_steps = 3\n")
    changed, own = read_settings(path), read_settings()
    assert changed["pos"] == own["pos"] | {"max_steps": 3}
    assert {k: v for k, v in changed.items() if k != "pos"} == {k: v for k, v in own.items() if k != "pos"}


def test_settings_as_options():
    assert options({"a": 1, "b": True, "c": False, "d": "x"}) == ["--a", "1", "--b", "--d", "x"]


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (None, "cannot be read"),
        ("[pos", "is not TOML"),
        ("[ner]\n", "no part 'ner'"),
        ("pos = 3\n", "no part 'pos'"),
    ],
)
def test_a_wrong_file_is_told_in_a_line(tmp_path, body, said):
    path = tmp_path / "s.toml"
    if body is not None:
        path.write_text(body)
    with pytest.raises(QuotesError, match=said) as error:
        read_settings(path)
    assert str(path) in str(error.value)
    assert "\n" not in str(error.value)
