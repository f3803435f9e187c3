"""The one way in for weights: one test for each row of the list of faults, and their neighbours."""

from __future__ import annotations

import errno
import gc
import hashlib
import io
import os
import struct
import tracemalloc
import unicodedata
import zipfile
from collections import OrderedDict
from pathlib import Path
from random import Random
from typing import Any

import pytest
import safetensors.torch
import torch
from torch import nn
from weight_samples import (
    GET_AGAIN,
    SAVE_STATE_DICT,
    Attack,
    legacy,
    notes,
    opened,
    pickled,
    refused,
    repacked,
    saved,
    tensors_file,
)

from vgg_explorer.engine import loaded as loaded_module
from vgg_explorer.engine import opening, weight_files
from vgg_explorer.engine.weight_files import WeightsError, read_weights, reading

WEIGHTS = {
    "features.0.weight": torch.arange(54.0).view(2, 3, 3, 3),
    "features.0.bias": torch.ones(2),
}
posix = pytest.mark.skipif(os.name != "posix", reason="pipes and devices are files on POSIX only")


def same(loaded: Any, expected: Any) -> bool:
    return loaded.tensors.keys() == expected.keys() and all(
        torch.equal(loaded.tensors[name], expected[name]) for name in expected
    )


# ---- what is opened


@pytest.mark.parametrize(
    "data",
    [saved(WEIGHTS), legacy(WEIGHTS), safetensors.torch.save(WEIGHTS)],
    ids=["zip", "legacy", "safetensors"],
)
def test_weights_come_back(tmp_path: Path, data: bytes) -> None:
    loaded = opened(tmp_path, data)
    assert same(loaded, WEIGHTS)
    assert loaded.notes == ()
    assert loaded.digest == hashlib.sha256(data).hexdigest()
    assert loaded.name == "x.pth"
    assert str(loaded.title) == "x.pth"
    assert loaded.shapes == {"features.0.weight": (2, 3, 3, 3), "features.0.bias": (2,)}
    assert (loaded.spec, loaded.preprocess, loaded.categories) == (None, None, ())
    for tensor in loaded.tensors.values():
        assert tensor.dtype == torch.float32
        assert tensor.is_contiguous()
        assert tensor.data_ptr() % 64 == 0
        assert not tensor.requires_grad


def test_content_of_a_model_and_its_parameters(tmp_path: Path) -> None:
    model = nn.Sequential(nn.Conv2d(3, 4, 3), nn.BatchNorm2d(4))
    loaded = opened(tmp_path, saved(model.state_dict()))
    assert same(loaded, model.state_dict())
    # Batches that a norm has seen are counted in int64 in every file; that is not worth a note.
    assert loaded.notes == ()
    assert opened(tmp_path, saved(dict(model.named_parameters()))).notes == ()


def test_progress_rises_and_can_be_cancelled(tmp_path: Path) -> None:
    path = tmp_path / "x.pth"
    path.write_bytes(saved({"w": torch.ones(6_000_000)}))
    shares = list(reading(path))
    assert shares == sorted(shares)
    assert 0 < shares[0] < 0.5 < shares[-1] <= 1
    assert len(shares) > 10
    steps = reading(path)
    next(steps)
    steps.close()


def test_views_do_not_keep_a_large_storage(tmp_path: Path) -> None:
    large = torch.arange(100_000.0)
    table = {"part": large[10:20], "turned": large[:6].view(2, 3).T, "again": large[10:20]}
    loaded = opened(tmp_path, saved(table))
    assert same(loaded, table)
    for tensor in loaded.tensors.values():
        assert tensor.untyped_storage().nbytes() == 4 * tensor.numel()
    assert loaded.tensors["part"].data_ptr() == loaded.tensors["again"].data_ptr()


def test_empty_and_single_values(tmp_path: Path) -> None:
    table = {"none": torch.empty(0, 3), "one": torch.tensor(2.5)}
    assert same(opened(tmp_path, saved(table)), table)
    assert same(opened(tmp_path, safetensors.torch.save(table)), table)


def test_negated_view(tmp_path: Path) -> None:
    plain = torch.ones(3)
    loaded = opened(tmp_path, saved({"w": torch._neg_view(plain), "v": plain}))
    assert loaded.tensors["w"].tolist() == [-1, -1, -1]
    assert loaded.tensors["v"].tolist() == [1, 1, 1]


# ---- the rows of the list of faults


def test_row_18_program_code_is_named_and_not_run(tmp_path: Path) -> None:
    mark = tmp_path / "mark"
    attack = {"w": torch.ones(2), "x": Attack(f"touch {mark}")}
    expected = (
        "This file contains program code (posix.system) and was not opened. Do not open it in"
        " other programs either; get the weights from their authors."
    )
    assert refused(tmp_path, saved(attack)) == expected
    assert refused(tmp_path, legacy(attack)) == expected
    for protocol in (2, 3, 4, 5):
        assert refused(tmp_path, pickled(attack["x"], protocol)) == expected
        assert refused(tmp_path, saved(attack, pickle_protocol=protocol)) == expected
    assert not mark.exists()


@pytest.mark.parametrize(
    "name",
    [
        "builtins eval", "__builtin__ exec", "nt system", "subprocess Popen", "runpy run_path",
        "torch.hub load", "torch load", "numpy.testing._private.utils runstring",
        "operator attrgetter",
    ],
)  # fmt: skip
def test_row_18_other_code(tmp_path: Path, name: str) -> None:
    module, attribute = name.split()
    shown = f"{module.replace('__builtin__', 'builtins')}.{attribute}"
    data = b"\x80\x02c" + f"{module}\n{attribute}\n".encode() + b"X\x01\0\0\0x\x85R."
    start = f"This file contains program code ({shown}) and was not opened."
    assert refused(tmp_path, data).startswith(start)

    def change(entry: str, content: bytes) -> bytes:
        return data if entry.endswith("data.pkl") else content

    assert refused(tmp_path, repacked(saved(WEIGHTS), change)).startswith(start)


def test_row_18_name_put_together_on_the_stack(tmp_path: Path) -> None:
    data = b"\x80\x04\x8c\x05posix\x94\x8c\x06system\x94h\0h\1\x93\x8c\x01x\x85R."
    assert "(posix.system)" in refused(tmp_path, data)
    hidden = b"\x80\x04]\x8c\x06system\x93\x8c\x01x\x85R."
    assert "(?.?)" in refused(tmp_path, hidden)


def test_row_19_poisoned_download_is_refused_like_any_other(tmp_path: Path) -> None:
    mark = tmp_path / "mark"
    checkpoints = tmp_path / "hub" / "checkpoints"
    checkpoints.mkdir(parents=True)
    message = refused(checkpoints, saved(Attack(f"touch {mark}")), "vgg11-8a719046.pth")
    assert message.startswith("This file contains program code (posix.system)")
    assert not mark.exists()


class Net(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.conv = nn.Conv2d(3, 4, 3)


@pytest.mark.parametrize("save", [saved, legacy])
@pytest.mark.filterwarnings("ignore:Couldn't retrieve source code")
def test_row_20_whole_model(tmp_path: Path, save: Any) -> None:
    own = refused(tmp_path, save(Net()))
    classes = f"{Net.__module__}.Net"
    assert own == (
        f"“x.pth” contains a whole model, needs a state dict ({opening.shown_name(classes)}). "
        f"{SAVE_STATE_DICT}"
    )
    assert refused(tmp_path, save(nn.Sequential(nn.ReLU()))) == (
        "“x.pth” contains a whole model, needs a state dict (torch.nn.modules.container.Sequential,"
        f" torch.nn.modules.activation.ReLU). {SAVE_STATE_DICT}"
    )


def test_row_21_names_are_kept_for_whoever_compares_them(tmp_path: Path) -> None:
    model = nn.DataParallel(nn.Sequential(nn.Conv2d(3, 4, 3)))
    loaded = opened(tmp_path, saved(model.state_dict()))
    assert list(loaded.shapes) == ["module.0.weight", "module.0.bias"]


def test_row_22_shapes_are_known_without_a_copy(tmp_path: Path) -> None:
    loaded = opened(tmp_path, saved({"classifier.6.weight": torch.ones(10, 4)}))
    assert loaded.shapes == {"classifier.6.weight": (10, 4)}


@pytest.mark.parametrize("save", [saved, legacy, safetensors.torch.save])
@pytest.mark.parametrize(
    "dtype",
    [torch.int64, torch.float16, torch.bfloat16, torch.float64, torch.uint8, torch.bool],
)
def test_row_23_other_types_are_converted(tmp_path: Path, save: Any, dtype: torch.dtype) -> None:
    table = {"a": torch.tensor([0, 1, 1]).to(dtype), "b": torch.ones(2, 2, dtype=dtype)}
    loaded = opened(tmp_path, save({**table, "c": torch.ones(2)}))
    name = str(dtype).removeprefix("torch.")
    assert notes(loaded) == [f"2 tensors of type {name} were converted to float32."]
    assert loaded.tensors["a"].dtype == torch.float32
    assert loaded.tensors["a"].tolist() == [0, 1, 1]


def test_row_23_newer_types(tmp_path: Path) -> None:
    for dtype in (torch.uint16, torch.float8_e4m3fn):
        table = {"a": torch.tensor([0.0, 1.0, 2.0]).to(dtype)}
        for data in (saved(table), safetensors.torch.save(table)):
            assert opened(tmp_path, data).tensors["a"].tolist() == [0, 1, 2]


@pytest.mark.parametrize(
    ("value", "kind"),
    [("abc", "a text"), (3, "a number"), ([1.0], "a list"), ({}, "a table"), (None, "nothing")],
)
def test_row_24_values_that_are_no_tensors(tmp_path: Path, value: object, kind: str) -> None:
    assert refused(tmp_path, saved({"weight": value})) == (
        f"“x.pth” holds no tensors: “weight” is {kind}. {SAVE_STATE_DICT}"
    )


def test_row_25_empty_file(tmp_path: Path) -> None:
    assert refused(tmp_path, b"") == f"“x.pth” is empty (0 bytes). {GET_AGAIN}"


def test_row_26_web_page(tmp_path: Path) -> None:
    for page in (b"<!DOCTYPE html><html>Log in</html>", b"\xef\xbb\xbf \n<html><head>"):
        assert refused(tmp_path, page) == (
            "“x.pth” is a web page; the download failed. Download the file itself and open that."
        )


def test_row_27_other_kinds_by_their_true_name(tmp_path: Path) -> None:
    picture = "Open it as a picture."
    weights = "Weights are .pth, .pt or .safetensors files of PyTorch."
    unpack = "Unpack it, and open the file of weights that is in it."
    torch_only = "Only weights of PyTorch can be opened; look for a .pth or .safetensors file."
    inside = "If there are weights in it, unpack it and open the file inside."
    plain, arrays = io.BytesIO(), io.BytesIO()
    with zipfile.ZipFile(plain, "w") as archive:
        archive.writestr("a.txt", "a")
    with zipfile.ZipFile(arrays, "w") as archive:
        archive.writestr("w.npy", "a")
    empty_zip = b"PK\5\6" + bytes(18)
    onnx = b"\x08\x08\x12\x07pytorch\x1a\x05"
    network = b'name = "n"\nfeatures = "64 M"\n'
    for data, kind, hint in (
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "a JPEG picture", picture),
        (b"\x89PNG\r\n\x1a\n\0", "a PNG picture", picture),
        (b"GIF89a\0", "a GIF picture", picture),
        (b"RIFF\0\0\0\0WEBPVP8 ", "a WebP picture", picture),
        (b"II*\0\x08\0", "a TIFF picture", picture),
        (b"BM\x10\0\0\0\0\0\0\0\x36\0", "a BMP picture", picture),
        (b"\0\0\0\x18ftypheic\0\0\0\0", "a picture or a video", weights),
        (b"%PDF-1.7\n\0", "a PDF document", weights),
        (b"\x1f\x8b\x08\0", "an archive", unpack),
        (b"7z\xbc\xaf\x27\x1c", "an archive", unpack),
        (b"Rar!\x1a\x07", "an archive", unpack),
        (b"BZh91AY", "a compressed file", unpack),
        (bytes(257) + b"ustar\0", "a tar archive", unpack),
        (b"\x89HDF\r\n\x1a\n", "an HDF5 file, as Keras and TensorFlow save weights", torch_only),
        (b"\x08\x01\x12\xff\xff", "a TensorFlow model (.pb)", torch_only),
        (onnx, "an ONNX model", torch_only),
        (b"\x0a\x16\x0a\x01x\x12\x0bPlaceholder\x2a", "a TensorFlow graph (.pb)", torch_only),
        (b"\0\0\1\2W\xfb\x80\x8b$uG\xdb", "a TensorFlow checkpoint (.ckpt)", torch_only),
        (b"\x1c\0\0\0TFL3\0", "a TensorFlow Lite model", torch_only),
        (b"GGUF\3\0", "a GGUF model", torch_only),
        (b"\x93NUMPY\1\0", "a NumPy array file", torch_only),
        (b"MZ\x90\0", "a program", weights),
        (network, "a network (TOML), which has no weights", "Open it as a network."),
        (b'\n{"a": 1}', "a JSON text", weights),
        ("épreuve: 名\n".encode(), "a text file", weights),
        (plain.getvalue(), "a zip archive, or a document made of one", inside),
        (empty_zip, "a zip archive, or a document made of one", inside),
        (arrays.getvalue(), "a NumPy archive (.npz)", weights),
        (pickled({"a": 1}, 4), "a Python pickle that torch did not write", SAVE_STATE_DICT),
        (
            b"version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 12\n",
            "a Git LFS pointer, not the weights themselves",
            "Run “git lfs pull” in its repository, then open it again.",
        ),
    ):
        assert refused(tmp_path, data) == f"“x.pth” is {kind}. {hint}"
    assert refused(tmp_path, b"\0\1\2\3\4\5\6\7" * 9) == (
        f"“x.pth” is not a file of weights that is known here. {weights}"
    )


def test_row_27_state_dict_pickled_without_torch_save(tmp_path: Path) -> None:
    assert "is a Python pickle that torch did not write" in refused(tmp_path, pickled(WEIGHTS, 4))


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.filterwarnings("ignore::FutureWarning")
def test_row_27_torchscript(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    torch.jit.save(torch.jit.script(nn.Linear(2, 2)), buffer)
    assert refused(tmp_path, buffer.getvalue()) == (
        f"“x.pth” is a TorchScript program, which was not run. {SAVE_STATE_DICT}"
    )


def test_row_28_content_decides_not_the_name(tmp_path: Path) -> None:
    assert same(opened(tmp_path, saved(WEIGHTS), "x.safetensors"), WEIGHTS)
    assert same(opened(tmp_path, safetensors.torch.save(WEIGHTS), "x.pth"), WEIGHTS)


def test_row_29_flipped_byte_is_found_by_the_checksum(tmp_path: Path) -> None:
    data = bytearray(saved(WEIGHTS))
    data[data.index(struct.pack("<3f", 5, 6, 7))] ^= 1
    assert refused(tmp_path, bytes(data)) == (
        "“x.pth” is damaged: the checksum of entry “archive/data/0” differs. "
        "Get it again; a part of it is not as it was written."
    )


def test_row_29_file_that_never_had_checksums(tmp_path: Path) -> None:
    torch.serialization.set_crc32_options(False)
    try:
        data = saved(WEIGHTS)
    finally:
        torch.serialization.set_crc32_options(True)
    loaded = opened(tmp_path, data)
    assert same(loaded, WEIGHTS)
    assert notes(loaded) == [
        "The file has no checksums: damage to its values would not be noticed."
    ]


def test_row_30_zip_bomb(tmp_path: Path) -> None:
    bomb = repacked(saved({"w": torch.zeros(50_000_000)}), compression=zipfile.ZIP_DEFLATED)
    tracemalloc.start()
    message = refused(tmp_path, bomb)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert message == (
        "“x.pth” would need 190.7 MiB for a 190.9 KiB file. "
        "It was made to fill the memory, and was not opened."
    )
    assert peak < 2_000_000


def test_row_30_moderately_packed_file_opens(tmp_path: Path) -> None:
    table = {"w": torch.arange(5000.0)}
    data = repacked(saved(table), compression=zipfile.ZIP_DEFLATED)
    assert len(data) < len(saved(table)) / 1.5
    assert same(opened(tmp_path, data), table)


def test_row_31_giant_view_is_refused_without_room_for_it(tmp_path: Path) -> None:
    view = torch.zeros(1).expand(2**40)
    for data in (saved({"w": view}), legacy({"w": view})):
        assert refused(tmp_path, data) == (
            "“w” in “x.pth” has the shape 1099511627776, 1,099,511,627,776 values, but the file"
            f" holds 1 of them. {SAVE_STATE_DICT}"
        )


def test_row_32_header_with_a_million_tensors(tmp_path: Path) -> None:
    entry = b'"%07d":{"dtype":"F32","shape":[0],"data_offsets":[0,0]},'
    header = b"{" + b"".join(entry % number for number in range(1_000_000))[:-1] + b"}"
    assert refused(tmp_path, tensors_file({}, header=header)) == (
        "“x.pth” has more than 10,000 tensors. "
        "This is no network that can be shown here; choose another file."
    )


@pytest.mark.parametrize(
    "change",
    [
        lambda path: os.truncate(path, 500),
        lambda path: path.write_bytes(saved({"w": torch.ones(3)})),
    ],
    ids=["shrunk", "replaced"],
)
def test_row_33_file_that_changes_while_it_is_read(tmp_path: Path, change: Any) -> None:
    path = tmp_path / "x.pth"
    path.write_bytes(saved({"w": torch.ones(4_000_000)}))
    steps = reading(path)
    next(steps)
    change(path)
    with pytest.raises(WeightsError) as caught:
        list(steps)
    assert str(caught.value) == (
        "“x.pth” changed while it was being read. "
        "Open it again when the other program has finished writing it."
    )


def test_row_33_file_that_shrinks_later_is_in_memory_by_then(tmp_path: Path) -> None:
    path = tmp_path / "x.pth"
    path.write_bytes(saved(WEIGHTS))
    loaded = read_weights(path)
    os.truncate(path, 0)
    assert same(loaded, WEIGHTS)


def test_row_34_folder_missing_and_no_permission(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def message(path: Path) -> str:
        with pytest.raises(WeightsError) as caught:
            read_weights(path)
        return str(caught.value)

    (tmp_path / "d.pth").mkdir()
    assert message(tmp_path / "d.pth") == "“d.pth” is a folder. Choose one of the files in it."
    assert message(tmp_path / "gone.pth") == (
        "“gone.pth” does not exist. It may have been moved, renamed or deleted; choose it again."
    )
    (tmp_path / "x.pth").write_bytes(saved(WEIGHTS))

    def fail(*_: Any) -> int:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(opening.os, "open", fail)
    assert message(tmp_path / "x.pth") == (
        "You have no permission to read “x.pth”. "
        "Change the permissions of the file, or copy it to a folder of your own."
    )


def test_row_52_any_file_name(tmp_path: Path) -> None:
    for name in ("ü 名 #%.pth", "a b#c?.pth", "%41.pt"):
        if os.name == "nt" and "?" in name:
            continue
        path = tmp_path / name
        torch.save(WEIGHTS, path)  # the name of the file becomes the folder in the zip
        loaded = read_weights(path)
        assert same(loaded, WEIGHTS)
        assert loaded.name == name


@pytest.mark.parametrize(("on_disk", "asked"), [("NFC", "NFD"), ("NFD", "NFC")])
def test_row_53_accents_composed_differently(tmp_path: Path, on_disk: Any, asked: Any) -> None:
    (tmp_path / unicodedata.normalize(on_disk, "é.pth")).write_bytes(saved(WEIGHTS))
    loaded = read_weights(tmp_path / unicodedata.normalize(asked, "é.pth"))
    assert loaded.name == "é.pth"
    assert same(loaded, WEIGHTS)


@posix
@pytest.mark.timeout(20)
def test_row_55_pipe_and_device(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "x.pth")
    for path in (tmp_path / "x.pth", Path("/dev/zero")):
        with pytest.raises(WeightsError) as caught:
            read_weights(path)
        assert str(caught.value) == (
            f"“{path.name}” is not a regular file. "
            "Pipes and devices cannot be opened; choose a file of weights."
        )


def test_row_57_file_that_vanishes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "x.pth"
    path.write_bytes(saved(WEIGHTS))
    really_open = os.open

    def vanish(name: Any, flags: int) -> int:
        path.unlink()
        return really_open(name, flags)

    monkeypatch.setattr(opening.os, "open", vanish)
    with pytest.raises(WeightsError, match=r"“x\.pth” does not exist\."):
        read_weights(path)


# ---- memory


def test_file_above_the_limit_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "x.pth"
    with path.open("wb") as file:
        file.truncate(5 * 2**30)  # sparse: takes no room
    with pytest.raises(WeightsError) as caught:
        read_weights(path)
    assert str(caught.value) == (
        "“x.pth” takes 5120 MiB; the limit is 4096 MiB. "
        "Save only the weights, in half precision if need be."
    )


def test_file_above_the_free_memory_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loaded_module, "free_ram", lambda: 5 * 2**20)
    data = saved({"w": torch.ones(2**20)})
    assert refused(tmp_path, data) == (
        "“x.pth” needs 8 MiB of memory; 5 MiB is free. "
        "Close other programs, or choose a smaller file."
    )
    monkeypatch.setattr(loaded_module, "free_ram", lambda: None)
    opened(tmp_path, data)


def test_values_that_grow_need_memory_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loaded_module, "free_ram", lambda: 5 * 2**20)
    message = refused(tmp_path, saved({"w": torch.ones(2**20, dtype=torch.uint8)}))
    assert message.startswith("“x.pth” needs 7 MiB of memory; 5 MiB is free.")


def test_many_views_of_one_storage_need_memory_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loaded_module, "free_ram", lambda: 2**30)
    values = torch.ones(2**20)
    table = {str(number): values[number:] for number in range(1000)}
    assert "needs 3.9 GiB of memory; 1 GiB is free." in refused(tmp_path, saved(table))


@pytest.mark.parametrize(
    "error",
    [MemoryError(), RuntimeError("[enforce fail] DefaultCPUAllocator: can't allocate memory")],
)
def test_memory_that_ends_on_the_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    def fail(*_: Any, **__: Any) -> None:
        raise error

    expected = (
        "There is not enough memory to open “x.pth”. "
        "Close other programs, or choose a smaller file."
    )
    with monkeypatch.context() as patch:
        patch.setattr(weight_files.torch, "load", fail)
        assert refused(tmp_path, saved(WEIGHTS)) == expected
    with monkeypatch.context() as patch:
        patch.setattr(torch, "empty", fail)
        assert refused(tmp_path, saved({"w": torch.ones(2, dtype=torch.int64)})) == expected


def test_the_bytes_of_the_file_are_not_kept(tmp_path: Path) -> None:
    size = 20_000_000
    for save in (saved, legacy, safetensors.torch.save):
        data = save({"w": torch.ones(size // 4)})
        path = tmp_path / "x.pth"
        path.write_bytes(data)
        del data
        tracemalloc.start()
        loaded = read_weights(path)
        gc.collect()
        held, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert len(loaded.tensors) == 1
        # torch's own memory is not counted; that of the other library, which may be kept, is.
        assert held < (1.1 * size if save is safetensors.torch.save else 1_000_000)
        assert peak < 2.1 * size


# ---- checkpoints and what else people save


@pytest.mark.parametrize("key", ["state_dict", "model_state_dict", "model", "net", "ema", "other"])
def test_nested_state_dict(tmp_path: Path, key: str) -> None:
    checkpoint = {
        "epoch": 3,
        key: OrderedDict(WEIGHTS),
        "optimizer": {"state": {0: {"momentum_buffer": torch.ones(2)}}, "param_groups": []},
    }
    loaded = opened(tmp_path, saved(checkpoint))
    assert same(loaded, WEIGHTS)
    assert notes(loaded) == [
        f"The weights are its entry “{key}”; all else was ignored (epoch, optimizer)."
    ]
    deeper = opened(tmp_path, saved({"checkpoint": {"state_dict": WEIGHTS, "best": 1}}))
    assert same(deeper, WEIGHTS)


def test_tensor_beside_a_nested_state_dict(tmp_path: Path) -> None:
    loaded = opened(tmp_path, saved({"best": torch.tensor(0.7), "state_dict": WEIGHTS}))
    assert same(loaded, WEIGHTS)


def test_things_among_the_tensors(tmp_path: Path) -> None:
    loaded = opened(tmp_path, saved({**WEIGHTS, "epoch": 3, "name": "n", "x": None, 4: "y"}))
    assert same(loaded, WEIGHTS)
    assert notes(loaded) == ["4 entries are no tensors and were ignored (epoch, name, x, …)."]


def test_optimiser_only(tmp_path: Path) -> None:
    model = nn.Linear(2, 2)
    optimiser = torch.optim.Adam(model.parameters())
    model(torch.ones(1, 2)).sum().backward()
    optimiser.step()
    expected = f"“x.pth” holds only the state of an optimiser, no weights. {SAVE_STATE_DICT}"
    assert refused(tmp_path, saved(optimiser.state_dict())) == expected
    assert refused(tmp_path, saved({"optimizer": optimiser.state_dict(), "epoch": 1})) == expected


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (torch.ones(3), "holds one tensor without a name, not a state dict."),
        ([torch.ones(3)] * 2, "holds a list of 2 things without names, not a state dict."),
        ("abc", "holds a text, not a state dict."),
        ({}, "holds an empty table."),
        ({"g": dict(WEIGHTS), "d": dict(WEIGHTS)}, "holds 2 networks (g, d)."),
        ({"a": torch.ones(1), 3: torch.ones(1)}, "has a tensor whose name is no text but 3."),
    ],
)
def test_what_is_no_state_dict(tmp_path: Path, content: object, what: str) -> None:
    assert refused(tmp_path, saved(content)).startswith(f"“x.pth” {what} ")


def test_other_objects(tmp_path: Path) -> None:
    import argparse

    import numpy as np

    for content, names in (
        (argparse.Namespace(lr=1), "argparse.Namespace"),
        (np.float64(1.0), "numpy._core.multiarray.scalar, numpy.dtype, _codecs.encode"),
    ):
        message = refused(tmp_path, saved({"state_dict": WEIGHTS, "best": content}))
        assert message == f"“x.pth” holds more than weights ({names}). {SAVE_STATE_DICT}"


# ---- values


def test_values_that_are_not_finite_are_told(tmp_path: Path) -> None:
    values = torch.tensor([1.0, float("nan"), float("inf"), -float("inf")])
    loaded = opened(tmp_path, saved({"a": values, "b": torch.tensor([1e300], dtype=torch.float64)}))
    assert notes(loaded) == [
        "1 tensors of type float64 were converted to float32.",
        "3 values of a are not finite.",
        "1 values of b are not finite.",
    ]
    many = {str(number): torch.tensor(float("nan")) for number in range(9)}
    assert notes(opened(tmp_path, saved(many)))[5:] == [
        "4 more tensors have values that are not finite."
    ]


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("save", [saved, legacy])
def test_tensors_that_are_not_plain_are_refused_by_name(tmp_path: Path, save: Any) -> None:
    for tensor, kind in (
        (torch.ones(2, dtype=torch.complex64), "a complex tensor"),
        (torch.eye(3).to_sparse(), "a sparse tensor"),
        (torch.eye(3).to_sparse_csr(), "a sparse tensor"),
        (torch.quantize_per_tensor(torch.ones(2), 0.1, 0, torch.qint8), "a quantised tensor"),
        (torch.empty(2, device="meta"), "a tensor without values (device 'meta')"),
    ):
        assert refused(tmp_path, save({"a": torch.ones(2), "w": tensor})) == (
            f"“w” in “x.pth” is {kind}, which cannot be opened here. "
            "Convert it in the program that made it: .to_dense(), .dequantize() or .float()."
        )


# ---- zip files that were made to mislead


def never(*_: Any, **__: Any) -> None:
    pytest.fail("torch was asked to load it")


def test_data_shorter_than_claimed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weight_files.torch, "load", never)

    def shorten(name: str, content: bytes) -> bytes:
        return content[:8] if name.endswith("data/0") else content

    expected = f"“x.pth” is damaged or incomplete. {GET_AGAIN}"
    assert refused(tmp_path, repacked(saved(WEIGHTS), shorten)) == expected
    without = repacked(saved(WEIGHTS), lambda name, c: None if name.endswith("data/0") else c)
    assert refused(tmp_path, without) == expected


def test_truncated_and_extended_zip(tmp_path: Path) -> None:
    expected = f"“x.pth” is damaged or incomplete. {GET_AGAIN}"
    data = saved(WEIGHTS)
    for length in (4, 30, len(data) // 2, len(data) - 1):
        assert refused(tmp_path, data[:length]) == expected
    assert refused(tmp_path, data + b"more") == expected


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize(
    "name", ["archive/data.pkl", "archive/DATA.pkl", "../x", "/x", "archive\\x"]
)
def test_entries_that_torch_does_not_write(tmp_path: Path, name: str) -> None:
    buffer = io.BytesIO(saved(WEIGHTS))
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.writestr(name, b"x")
    assert refused(tmp_path, buffer.getvalue()) == (
        f"“x.pth” has an entry that torch would not write: “{name}”. {SAVE_STATE_DICT}"
    )


def test_too_many_entries(tmp_path: Path) -> None:
    buffer = io.BytesIO(saved(WEIGHTS))
    with zipfile.ZipFile(buffer, "a") as archive:
        for number in range(10_200):
            archive.writestr(f"archive/{number}", b"")
    assert "“x.pth” has more than 10,000 tensors." in refused(tmp_path, buffer.getvalue())


def test_large_pickle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from vgg_explorer.engine import weight_pickle, weight_zip

    with monkeypatch.context() as patch:
        patch.setattr(weight_zip, "MAX_PICKLE", 100)
        message = refused(tmp_path, saved(WEIGHTS))
        assert message.startswith("“x.pth” describes its tensors in ")
    monkeypatch.setattr(weight_pickle, "MAX_STEPS", 40_000)
    message = refused(tmp_path, saved({"w": torch.ones(1), "n": list(range(100_000))}))
    assert message == f"“x.pth” holds far more than weights. {SAVE_STATE_DICT}"


def test_newer_pickle_format(tmp_path: Path) -> None:
    assert refused(tmp_path, saved(WEIGHTS, pickle_protocol=4)) == (
        "“x.pth” was saved with version 4 of Python's pickle format. "
        "Save it with torch.save as it is by default; that is version 2."
    )


def test_damaged_pickles(tmp_path: Path) -> None:
    expected = f"“x.pth” is damaged or incomplete. {GET_AGAIN}"
    for broken in (
        b"",
        b"\x80\x02",
        b"\x80\x02t.",
        b"\x80\x02(.",
        b"\x80\x02h\x05.",
        b"\x80\x02K\x05Q.",
    ):

        def change(name: str, content: bytes, broken: bytes = broken) -> bytes:
            return broken if name.endswith("data.pkl") else content

        assert refused(tmp_path, repacked(saved(WEIGHTS), change)) == expected
    data = legacy(WEIGHTS)
    for length in (20, len(data) // 2, len(data) - 3):
        assert refused(tmp_path, data[:length]) == expected


def test_legacy_storage_larger_than_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(weight_files.torch, "load", never)
    data = legacy({"w": torch.ones(5)})
    assert data.count(b"K\x05Ntq") == 1
    lying = data.replace(b"K\x05Ntq", b"J\xff\xff\xff\x7fNtq")
    assert "is damaged or incomplete" in refused(tmp_path, lying)


def with_pickle(data: bytes) -> bytes:
    """A torch file with this in place of its own pickle."""

    def change(name: str, content: bytes) -> bytes:
        return data if name.endswith("data.pkl") else content

    return repacked(saved(WEIGHTS), change)


def test_deeply_nested_key_does_not_end_the_process(tmp_path: Path) -> None:
    nested = b"\x80\x02})" + b"\x85" * 1_000_000 + b"K\1s."
    assert "is damaged or incomplete" in refused(tmp_path, with_pickle(nested))


def test_attributes_in_place_of_methods(tmp_path: Path) -> None:
    table = OrderedDict(WEIGHTS)
    names = ("Items", "Values", "Get", "Clear", "Pop", "Keys")
    table.__dict__.update(dict.fromkeys(names, 3))

    def in_the_way(name: str, content: bytes) -> bytes:
        if name.endswith("data.pkl"):
            for each in names:
                content = content.replace(each.encode(), each.lower().encode())
        return content

    for content in (table, {"epoch": 1, "state_dict": table}, {"a": OrderedDict(model=table)}):
        data = repacked(saved(content), in_the_way)
        assert same(opened(tmp_path, data), WEIGHTS)


@pytest.mark.parametrize(
    "call", [b"ctorch.storage\nUntypedStorage\n", b"ctorch\nTensor\n", b"cbuiltins\nbytearray\n"]
)
def test_calls_that_take_any_amount_of_memory(tmp_path: Path, call: bytes) -> None:
    asked = b"\x80\x02}X\1\0\0\0w" + call + b"\x8a\6\0\0\0\0\0\x7f\x85Rs."
    message = refused(tmp_path, with_pickle(asked))
    assert "is damaged" in message or "holds more than weights" in message


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("kind", ["zip", "legacy", "safetensors"])
def test_random_damage_is_refused_or_harmless(tmp_path: Path, kind: str) -> None:
    """Whatever bytes change, nothing but a WeightsError comes out."""
    random = Random(3)
    if kind == "zip":
        with zipfile.ZipFile(io.BytesIO(saved(WEIGHTS))) as archive:
            plain = archive.read("archive/data.pkl")
    else:
        plain = legacy(WEIGHTS) if kind == "legacy" else safetensors.torch.save(WEIGHTS)
    refusals = 0
    for _ in range(300):
        data = bytearray(plain)
        for _ in range(random.randint(1, 3)):
            data[random.randrange(8, min(len(data), 400))] = random.randrange(256)
        broken = with_pickle(bytes(data)) if kind == "zip" else bytes(data)
        try:
            opened(tmp_path, broken)
        except WeightsError:
            refusals += 1
    assert 100 < refusals <= 300


def test_legacy_storage_that_grows_to_a_shape(tmp_path: Path) -> None:
    data = legacy({"w": torch.ones(5)})
    assert data.count(b"K\x05\x85") == 1
    grown = data.replace(b"K\x05\x85", b"J\0\0\0\1\x85")  # 16 million values
    assert "is damaged or incomplete" in refused(tmp_path, grown)


def test_place_of_an_entry_beyond_all_files(tmp_path: Path) -> None:
    data = bytearray(saved(WEIGHTS))
    at = data.rindex(b"PK\6\6")
    struct.pack_into("<Q", data, at + 48, 2**64 - 2**20)
    assert "is damaged or incomplete" in refused(tmp_path, bytes(data))


# ---- safetensors


def test_headers_that_contradict(tmp_path: Path) -> None:
    def entry(**changes: Any) -> dict[str, Any]:
        return {"w": {"dtype": "F32", "shape": [2], "data_offsets": [0, 8], **changes}}

    assert same(opened(tmp_path, tensors_file(entry(), bytes(8))), {"w": torch.zeros(2)})
    expected = f"“x.pth” is damaged or incomplete. {GET_AGAIN}"
    for changes in (
        {"shape": [3]},
        {"shape": [-2]},
        {"shape": [2.0]},
        {"shape": 2},
        {"shape": [2**62, 2**62]},
        {"shape": [1] * 100 + [2]},
        {"data_offsets": [4, 12]},
        {"data_offsets": [8, 0]},
        {"data_offsets": [0]},
        {"dtype": None},
    ):
        message = refused(tmp_path, tensors_file(entry(**changes), bytes(8)))
        assert message == expected or "of type None" in message
    for header in (
        b"[]",
        b"{]",
        b'{"w": 1}',
        b"{" * 3000,
        b'{"w":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},'
        b'"w":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}',
        b'{"__metadata__":{"a":1}}',
        b'{"w":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}',  # leaves half of the data out
    ):
        if header[:1] == b"{":
            assert refused(tmp_path, tensors_file({}, bytes(8), header=header)) == expected


def test_header_length_against_the_file(tmp_path: Path) -> None:
    data = safetensors.torch.save(WEIGHTS)
    assert refused(tmp_path, struct.pack("<Q", 10**8) + data[8:]).startswith(
        "“x.pth” is damaged: its header takes 95.37 MiB, the file "
    )
    assert "is damaged" in refused(tmp_path, data[:100])
    assert "is damaged" in refused(tmp_path, data[:-1])
    large = tensors_file({"__metadata__": {"a": "b" * 17 * 2**20}})
    assert refused(tmp_path, large).startswith(
        "The header of “x.pth” takes 17 MiB; the limit is 16 MiB."
    )


def test_complex_safetensors(tmp_path: Path) -> None:
    data = safetensors.torch.save({"w": torch.ones(2, dtype=torch.complex64)})
    assert refused(tmp_path, data).startswith("“w” in “x.pth” is a complex tensor, which cannot")


def test_safetensors_without_tensors(tmp_path: Path) -> None:
    assert "holds an empty table" in refused(tmp_path, tensors_file({"__metadata__": {"a": "b"}}))


def test_broken_metadata_are_only_notes(tmp_path: Path) -> None:
    metadata = {"vgg_explorer.spec": "features = 3", "vgg_explorer.preprocess": '{"mean": [1]}'}
    loaded = opened(tmp_path, safetensors.torch.save(WEIGHTS, metadata))
    assert same(loaded, WEIGHTS)
    assert (loaded.spec, loaded.preprocess) == (None, None)
    assert notes(loaded) == [
        "The network that the file names cannot be read: 'features' must be a cfg list.",
        "The preparation of pictures that the file names cannot be read.",
    ]


@pytest.mark.parametrize(
    "written",
    ["[]", "{", '{"a": 1}', '{"std": [0, 1, 1]}', '{"mean": [NaN, 0, 0]}', '{"side": 0}',
     '{"side": 1e3}', '{"resize": "x"}', '{"resize": []}', '{"crop": [0, 0, 0, 1]}',
     '{"mean": null}', '{"mean": "abc"}', '{"std": [true, 1, 1]}', "[" * 50_000],
)  # fmt: skip
def test_broken_preparations(tmp_path: Path, written: str) -> None:
    data = safetensors.torch.save(WEIGHTS, {"vgg_explorer.preprocess": written})
    assert notes(opened(tmp_path, data)) == [
        "The preparation of pictures that the file names cannot be read."
    ]
