import os
from pathlib import Path

import pytest

from vgg_explorer.arch.grammar import parse
from vgg_explorer.arch.presets import find
from vgg_explorer.arch.sources import SourceError, network
from vgg_explorer.arch.toml import MAX_FILE, dumps


def refusal(asked: object) -> SourceError:
    with pytest.raises(SourceError) as caught:
        network(str(asked))
    return caught.value


def test_a_name_comes_before_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("vgg16").write_text("64 M")
    assert network("VGG16") == find("vgg16").spec
    assert network("./vgg16").features == parse("64 M")


def test_a_toml_file(tmp_path: Path) -> None:
    spec = find("alexnet").spec
    path = tmp_path / "a b ü.toml"
    path.write_text(dumps(spec), encoding="utf-8")
    assert network(str(path)) == spec
    nameless = tmp_path / "mine.TOML"
    nameless.write_text("features = '64 M'", encoding="utf-8")
    assert network(str(nameless)).name == "mine"


def test_toml_is_known_by_its_content_too(tmp_path: Path) -> None:
    path = tmp_path / "network"
    path.write_text(dumps(find("nin").spec), encoding="utf-8")
    assert network(str(path)) == find("nin").spec


@pytest.mark.parametrize("written", ["[64, 'M', 128]\n", "\ufeff64 M 128", "64,M,128"])
def test_a_file_with_a_list(tmp_path: Path, written: str) -> None:
    path = tmp_path / "mine.txt"
    path.write_text(written, encoding="utf-8")
    spec = network(str(path))
    assert spec.features == parse("64 M 128")
    assert spec.name == "mine"


@pytest.mark.parametrize("asked", ["[64, 'M', 128]", "64 M 128", "64,M,128", " [64,'M',128] "])
def test_a_list_itself_gets_the_classifier_of_vgg(asked: str) -> None:
    spec = network(asked)
    assert spec.features == parse("64 M 128")
    assert spec.classifier == find("vgg16").spec.classifier


def test_a_number_alone_is_a_list() -> None:
    assert network("64").features == parse("64")


def test_a_list_too_long_for_a_file_name() -> None:
    assert len(network("[" + "64, " * 200 + "64]").features) == 201


def test_unknown_names_get_the_nearest() -> None:
    error = refusal("vgg61")
    assert not error.found
    assert "vgg16" in str(error.hint)
    assert "vgg16_bn" in str(refusal("vgg16bn").hint)
    assert "alexnet" in str(refusal("qqqqqqqq").hint)


@pytest.mark.parametrize("asked", ["my net.toml", "my net.txt", "\0"])
def test_files_that_are_not_there(asked: str) -> None:
    assert not refusal(asked).found


def test_a_broken_list_says_where() -> None:
    error = refusal("[64, 'X', 128]")
    assert error.found
    assert (error.problem.place.index, error.problem.column) == (1, 5)
    assert error.source == "[64, 'X', 128]"


def test_a_broken_toml_file(tmp_path: Path) -> None:
    path = tmp_path / "x.toml"
    path.write_text("features = [[")
    assert refusal(path).found
    path.write_text("features = '64 X'")
    assert "'X'" in str(refusal(path))


def test_what_is_not_a_text_file(tmp_path: Path) -> None:
    assert "not a file" in str(refusal(tmp_path))
    binary = tmp_path / "binary"
    binary.write_bytes(b"\xff\xd8\xff\xe0")
    assert "not a text file" in str(refusal(binary))
    huge = tmp_path / "huge"
    huge.write_bytes(b"6" * (MAX_FILE + 1))
    assert "too large" in str(refusal(huge))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert "not a file" in str(refusal(tmp_path / "pipe"))


def test_a_file_that_cannot_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "secret"
    path.write_text("64")

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    assert "Permission denied" in str(refusal(path))
