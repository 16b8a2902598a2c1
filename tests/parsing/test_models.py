import json
import shutil
from pathlib import Path

import pytest
import stanza

from quotes.errors import QuotesError
from quotes.parsing.models import COMPACT, PROCESSORS, find, install
from quotes.parsing.parser import Parser

SENTENCE = "وقال الوزير إن الوفد سيصل غدا إلى المدينة."
# Stanza's official Arabic package: where each of the compact weights would stand in it.
OFFICIAL = {
    "tokenize": "padt",
    "mwt": "padt",
    "pos": "padt_charlm",
    "lemma": "padt_nocharlm",
    "depparse": "padt_charlm",
    "pretrain": "conll17",
}


def official(folder: Path) -> Path:
    """Lay a folder out as Stanza's download of Arabic, with the compact weights; what we don't need is not there."""
    needs = [{"model": "pretrain", "package": "conll17"}]
    arabic = {
        "lang_name": "Arabic",
        "packages": {"default": {p: OFFICIAL[p] for p in PROCESSORS} | {"ner": "aqmar_charlm"}},
        "ner": {"aqmar_charlm": {"md5": "0", "dependencies": needs}},
    }
    for processor, package in OFFICIAL.items():
        dependent = {"dependencies": needs} if processor in {"pos", "depparse"} else {}
        arabic[processor] = {package: {"md5": "0", **dependent}}
        target = folder / "ar" / processor / f"{package}.pt"
        target.parent.mkdir(parents=True)
        target.symlink_to(COMPACT / "ar" / processor / "compact.pt")
    listing = {"ar": arabic, "arabic": {"alias": "ar"}, "en": {"lang_name": "English", "packages": {}}}
    (folder / "resources.json").write_text(json.dumps(listing), encoding="utf-8")
    return folder


def analysis(doc):
    return [(t.text, t.idx, t.pos_, t.lemma_, t.dep_, t.head.i) for t in doc]


def one_line(error):
    message = str(error.value)
    assert message
    assert len(message.splitlines()) == 1
    return message


def test_compact_models_are_in_the_package():
    models = find()
    assert models.name == "compact"
    assert models.folder == COMPACT
    assert find("compact").fingerprint == models.fingerprint


def test_a_folder_of_models_parses(tmp_path, parser):
    given = Parser(str(official(tmp_path)))
    assert analysis(given.parse(SENTENCE)) == analysis(parser.parse(SENTENCE))
    assert given.models.fingerprint != parser.models.fingerprint


def test_official_models_are_found_where_stanza_is_told_to_keep_them(tmp_path, monkeypatch, parser):
    monkeypatch.setenv("STANZA_RESOURCES_DIR", str(official(tmp_path)))
    given = Parser("padt")
    assert given.models.folder == tmp_path
    assert analysis(given.parse(SENTENCE)) == analysis(parser.parse(SENTENCE))


def test_official_models_that_are_not_installed(tmp_path, monkeypatch):
    monkeypatch.setenv("STANZA_RESOURCES_DIR", str(tmp_path / "nothing"))
    with pytest.raises(QuotesError) as error:
        find("padt")
    assert "quotes models install padt" in one_line(error)


def test_no_such_folder(tmp_path):
    with pytest.raises(QuotesError) as error:
        find(str(tmp_path / "nothing"))
    assert "nothing" in one_line(error)


def test_a_folder_without_models(tmp_path):
    with pytest.raises(QuotesError) as error:
        find(str(tmp_path))
    assert "resources.json" in one_line(error)


@pytest.mark.parametrize(
    "listing",
    [
        "",
        "no json",
        "[]",
        "null",
        "{}",
        '{"ar": []}',
        '{"ar": {"packages": {}}}',
        '{"ar": {"packages": {"default": 7}}}',
        '{"ar": {"packages": {"default": ["padt"]}}}',
        '{"ar": {"packages": {"default": null}}}',
        '{"en": {"packages": {"default": {"tokenize": "ewt"}}}}',
    ],
)
def test_a_listing_that_is_not_stanzas(tmp_path, listing):
    (tmp_path / "resources.json").write_text(listing, encoding="utf-8")
    with pytest.raises(QuotesError) as error:
        find(str(tmp_path))
    assert "resources.json" in one_line(error)


def test_a_listing_in_no_encoding(tmp_path):
    (tmp_path / "resources.json").write_bytes(b"\xff\xfe\x00{")
    with pytest.raises(QuotesError) as error:
        find(str(tmp_path))
    one_line(error)


def test_a_listing_that_is_a_folder(tmp_path):
    (tmp_path / "resources.json").mkdir()
    with pytest.raises(QuotesError) as error:
        find(str(tmp_path))
    assert "cannot be read" in one_line(error)


@pytest.mark.parametrize("processor", PROCESSORS)
def test_missing_weights_are_named(tmp_path, processor):
    folder = official(tmp_path)
    missing = folder / "ar" / processor / f"{OFFICIAL[processor]}.pt"
    missing.unlink()
    with pytest.raises(QuotesError) as error:
        find(str(folder))
    assert str(missing) in one_line(error)


@pytest.mark.parametrize("damage", ["cut", "empty", "other", "no pretrain"])
def test_weights_that_cannot_be_loaded(tmp_path, damage):
    folder = official(tmp_path)
    weights = folder / "ar" / "pos" / "padt_charlm.pt"
    pretrain = folder / "ar" / "pretrain" / "conll17.pt"
    if damage == "no pretrain":
        pretrain.unlink()
    else:
        weights.unlink()
        whole = (COMPACT / "ar" / "pos" / "compact.pt").read_bytes()
        weights.write_bytes(
            {"cut": whole[: len(whole) // 2], "empty": b"", "other": b"not weights\n" * 9}[damage]
        )
    with pytest.raises(QuotesError) as error:
        Parser(str(folder)).parse(SENTENCE)
    assert str(folder) in one_line(error)


def test_install_downloads_what_parses(tmp_path, monkeypatch):
    asked = {}

    def download(lang, model_dir, processors, **_):
        asked.update(lang=lang, processors=processors)
        official(Path(model_dir))

    monkeypatch.setenv("STANZA_RESOURCES_DIR", str(tmp_path / "kept"))
    monkeypatch.setattr(stanza, "download", download)
    models = install()
    assert models == find("padt")
    assert models.folder == tmp_path / "kept"
    assert asked["lang"] == "ar"
    assert set(asked["processors"].split(",")) == set(PROCESSORS)


@pytest.mark.parametrize(
    "failure",
    [
        ConnectionError("no route to host\n  at socket 7\n"),
        TimeoutError(),
        ValueError("md5 for models.zip is 1, expected 2"),
        FileNotFoundError(2, "No such file"),
        RuntimeError("x" * 5000),
    ],
)
def test_a_download_that_fails_says_so_in_a_line(tmp_path, monkeypatch, failure):
    def download(*_, **__):
        raise failure

    monkeypatch.setenv("STANZA_RESOURCES_DIR", str(tmp_path))
    monkeypatch.setattr(stanza, "download", download)
    with pytest.raises(QuotesError) as error:
        install("padt")
    message = one_line(error)
    assert "could not be downloaded" in message
    assert len(message) < 400


def test_a_download_that_fails_leaves_what_was_there(tmp_path, monkeypatch):
    def download(*_, **__):
        raise ConnectionError("no network")

    monkeypatch.setenv("STANZA_RESOURCES_DIR", str(official(tmp_path)))
    monkeypatch.setattr(stanza, "download", download)
    before = find("padt").fingerprint
    with pytest.raises(QuotesError):
        install("padt")
    assert find("padt").fingerprint == before


def test_a_download_that_leaves_no_models(tmp_path, monkeypatch):
    monkeypatch.setenv("STANZA_RESOURCES_DIR", str(tmp_path))
    monkeypatch.setattr(stanza, "download", lambda *_, **__: shutil.rmtree(tmp_path))
    with pytest.raises(QuotesError) as error:
        install("padt")
    one_line(error)


@pytest.mark.parametrize("name", ["compact", "camel", ""])
def test_only_official_models_are_installed(monkeypatch, name):
    monkeypatch.setattr(stanza, "download", lambda *_, **__: pytest.fail("nothing should be downloaded"))
    with pytest.raises(QuotesError) as error:
        install(name)
    one_line(error)
