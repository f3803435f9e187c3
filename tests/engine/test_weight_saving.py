"""Saving weights: what is written comes back exactly, and the old file survives every failure."""

from __future__ import annotations

import errno
import json
import os
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal

import pytest
import safetensors
import safetensors.torch
import torch
import torchvision
from weight_samples import notes, refused

from vgg_explorer.arch.presets import find
from vgg_explorer.arch.spec import ArchSpec
from vgg_explorer.arch.tokens import Conv, MaxPool
from vgg_explorer.engine import files
from vgg_explorer.engine.build import build
from vgg_explorer.engine.preparation import Preprocess
from vgg_explorer.engine.weight_files import WeightsError, read_weights, save_weights, saving

Kind = Literal["safetensors", "pth"]
KINDS: tuple[Kind, ...] = ("safetensors", "pth")
SPEC = replace(find("vgg_mini").spec, name='Ünïcode "名"', num_classes=3, batch_norm=True)
PREPROCESS = Preprocess("stretch", 36, (0.1, 0.2, 0.9, 1.0), (0.1, 0.2, 0.3), (0.4, 0.5, 0.6))
both = pytest.mark.parametrize("kind", KINDS)


def weights() -> dict[str, torch.Tensor]:
    torch.manual_seed(1)
    return dict(build(SPEC).state_dict())


@both
def test_round_trip_is_exact(tmp_path: Path, kind: Kind) -> None:
    table = weights()
    table["features.0.weight"][0, 0, 0, 0] = float("nan")
    path = tmp_path / "ü 名 #%.x"
    save_weights(path, table, SPEC, preprocess=PREPROCESS, kind=kind)
    loaded = read_weights(path)
    assert list(loaded.tensors) == list(table)
    for name, tensor in table.items():
        read = loaded.tensors[name]
        assert read.shape == tensor.shape
        assert torch.equal(read.view(torch.int32), tensor.to(torch.float32).view(torch.int32))
    assert notes(loaded) == ["1 values of features.0.weight are not finite."]
    expected = (SPEC, PREPROCESS) if kind == "safetensors" else (None, None)
    assert (loaded.spec, loaded.preprocess) == expected
    again = tmp_path / "again"
    save_weights(again, loaded.tensors, SPEC, preprocess=PREPROCESS, kind=kind)
    if kind == "safetensors":
        assert again.read_bytes() == path.read_bytes()
    assert sorted(tmp_path.iterdir()) == sorted([path, again])


def test_without_preparation(tmp_path: Path) -> None:
    save_weights(tmp_path / "x", weights(), SPEC, kind="safetensors")
    assert read_weights(tmp_path / "x").preprocess is None


@both
def test_strange_layouts_are_written_as_they_look(tmp_path: Path, kind: Kind) -> None:
    large = torch.arange(10_000.0)
    table = {
        "last": torch.arange(48.0).view(1, 3, 4, 4).to(memory_format=torch.channels_last),
        "view": large[5:9],
        "turned": torch.arange(6.0).view(2, 3).T,
        "half": torch.ones(2, dtype=torch.bfloat16),
        "wanted": torch.ones(2, requires_grad=True),
        "one": torch.tensor(3),
        "none": torch.empty(0, 2),
    }
    save_weights(tmp_path / "x", table, SPEC, kind=kind)
    assert (tmp_path / "x").stat().st_size < 10_000
    loaded = read_weights(tmp_path / "x")
    for name, tensor in table.items():
        assert torch.equal(loaded.tensors[name], tensor.detach().to(torch.float32)), name


def test_other_programs_read_it(tmp_path: Path) -> None:
    table = weights()
    save_weights(tmp_path / "x", table, SPEC, kind="safetensors")
    with safetensors.safe_open(tmp_path / "x", "pt") as file:
        assert file.metadata()["format"] == "pt"
        for name in file.keys():  # noqa: SIM118 - it is no mapping
            assert torch.equal(file.get_tensor(name), table[name].float())
    save_weights(tmp_path / "y", table, SPEC, kind="pth")
    state = torch.load(tmp_path / "y", weights_only=True)
    build(SPEC, init=False).load_state_dict(state, strict=True)


@pytest.mark.parametrize("name", ["vgg11", "vgg16", "vgg16_bn", "alexnet"])
def test_names_are_those_of_torchvision(name: str) -> None:
    with torch.device("meta"):
        theirs = torchvision.models.get_model(name).state_dict()
    ours = build(find(name).spec, "meta").state_dict()
    assert {n: t.shape for n, t in ours.items()} == {n: t.shape for n, t in theirs.items()}


def test_saved_state_dict_loads_into_torchvision(tmp_path: Path) -> None:
    """A small network of torchvision's own class, with and without what norms count."""
    from torchvision.models.vgg import VGG, make_layers

    spec = ArchSpec(
        "s", (Conv(8), MaxPool(), Conv(16), MaxPool()), avgpool=None, input=(3, 32, 32),
        batch_norm=True, head="pool", num_classes=16,
    )  # fmt: skip
    table = dict(build(spec).state_dict())
    theirs = VGG(make_layers([8, "M", 16, "M"], batch_norm=True), init_weights=False).features
    without = {n: t for n, t in table.items() if not n.endswith("num_batches_tracked")}
    for values in (table, without):
        save_weights(tmp_path / "x.pth", values, spec, kind="pth")
        state = torch.load(tmp_path / "x.pth", weights_only=True)
        features = {n.removeprefix("features."): t for n, t in state.items()}
        theirs.load_state_dict(features, strict=True)
        assert torch.equal(theirs.state_dict()["0.weight"], table["features.0.weight"])


def test_row_29_flipped_byte_in_a_file_of_our_own(tmp_path: Path) -> None:
    path = tmp_path / "x"
    save_weights(path, weights(), SPEC, kind="safetensors")
    data = bytearray(path.read_bytes())
    data[-5] ^= 1
    assert safetensors.torch.load(bytes(data))  # the library itself does not see it
    assert refused(tmp_path, bytes(data)) == (
        "“x.pth” is damaged: the checksum of its values differs. "
        "Get it again. If another program changed it, let it leave out the old checksum."
    )


@both
def test_progress_rises(tmp_path: Path, kind: Kind) -> None:
    shares = list(saving(tmp_path / "x", weights(), SPEC, kind=kind))
    assert shares == sorted(shares)
    assert shares[-1] == 1


@both
def test_cancelled_saving_keeps_the_old_file(tmp_path: Path, kind: Kind) -> None:
    (tmp_path / "x").write_bytes(b"old")
    steps = saving(tmp_path / "x", weights(), SPEC, kind=kind)
    next(steps)
    steps.close()
    assert [path.name for path in tmp_path.iterdir()] == ["x"]
    assert (tmp_path / "x").read_bytes() == b"old"


class Full:
    """A file on a disk that is full after some bytes."""

    def __init__(self, file: Any) -> None:
        self._file = file
        self._room = 100

    def write(self, data: Any) -> int:
        self._room -= len(data)
        if self._room < 0:
            raise OSError(errno.ENOSPC, "No space left on device")
        return int(self._file.write(data))

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)

    def __enter__(self) -> Full:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()


@both
@pytest.mark.parametrize("when", ["write", "fsync", "create", "replace"])
def test_failures_keep_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: Kind, when: str
) -> None:
    path = tmp_path / "x.pth"
    path.write_bytes(b"old")

    def full(*_: Any, **__: Any) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        if when == "write":
            really_open = os.fdopen
            patch.setattr(files.os, "fdopen", lambda *args: Full(really_open(*args)))
        elif when == "create":
            patch.setattr(files.tempfile, "mkstemp", full)
        else:
            patch.setattr(files.os, when, full)
        with pytest.raises(WeightsError) as caught:
            save_weights(path, weights(), SPEC, kind=kind)
    assert str(caught.value) == (
        "“x.pth” cannot be written: No space left on device. "
        "The file is as it was. Choose another folder or make room."
    )
    assert [found.name for found in tmp_path.iterdir()] == ["x.pth"]
    assert path.read_bytes() == b"old"


def test_row_56_folder_that_cannot_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: Any, **__: Any) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    with pytest.raises(WeightsError, match="cannot be written: No such file or directory"):
        save_weights(tmp_path / "gone" / "x", weights(), SPEC, kind="pth")
    monkeypatch.setattr(files.tempfile, "mkstemp", fail)
    with pytest.raises(WeightsError, match="“x” cannot be written: Permission denied"):
        save_weights(tmp_path / "x", weights(), SPEC, kind="pth")


@both
def test_row_54_too_long_a_name(tmp_path: Path, kind: Kind) -> None:
    with pytest.raises(WeightsError) as caught:
        save_weights(tmp_path / ("n" * 300), weights(), SPEC, kind=kind)
    assert str(caught.value).startswith("The name “nnn")
    assert str(caught.value).endswith(
        "” is too long for this system. Rename the file to something shorter."
    )
    longest = tmp_path / ("n" * 255)
    save_weights(longest, weights(), SPEC, kind=kind)
    assert [path.name for path in tmp_path.iterdir()] == [longest.name]


def test_header_is_what_the_format_asks_for(tmp_path: Path) -> None:
    save_weights(tmp_path / "x", weights(), SPEC, preprocess=PREPROCESS, kind="safetensors")
    data = (tmp_path / "x").read_bytes()
    length = int.from_bytes(data[:8], "little")
    assert length % 8 == 0
    header = json.loads(data[8 : 8 + length])
    assert set(header["__metadata__"]) == {
        "format", "vgg_explorer.spec", "vgg_explorer.preprocess", "vgg_explorer.sha256",
    }  # fmt: skip
