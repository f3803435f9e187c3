"""Files of weights, sound and otherwise, for the tests of the way in."""

from __future__ import annotations

import io
import json
import pickle
import struct
import zipfile
from typing import TYPE_CHECKING, Any

import pytest
import torch

from vgg_explorer.engine.weight_files import WeightsError, read_weights

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from vgg_explorer.engine.loaded import Loaded

SAVE_STATE_DICT = "In the program that made it: torch.save(model.state_dict(), ...)"
GET_AGAIN = "It was probably not saved or downloaded completely; get it again."


class Attack:
    """What runs a command when it is unpickled."""

    def __init__(self, command: str) -> None:
        self.command = command

    def __reduce__(self) -> tuple[Any, ...]:
        import posix

        return posix.system, (self.command,)


def saved(content: object, **options: Any) -> bytes:
    """``torch.save`` to bytes."""
    buffer = io.BytesIO()
    torch.save(content, buffer, **options)
    return buffer.getvalue()


def legacy(content: object) -> bytes:
    """As torch saved before version 1.6."""
    return saved(content, _use_new_zipfile_serialization=False)


def repacked(
    data: bytes,
    change: Callable[[str, bytes], bytes | None] = lambda _, content: content,
    *,
    compression: int = zipfile.ZIP_STORED,
) -> bytes:
    """The same zip with changed entries; None leaves one out."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w", compression) as new:
        for name in old.namelist():
            content = change(name, old.read(name))
            if content is not None:
                new.writestr(name, content)
    return buffer.getvalue()


def tensors_file(
    table: dict[str, Any], data: bytes = b"", *, header: bytes | None = None, length: int = -1
) -> bytes:
    """A .safetensors file by hand."""
    written = json.dumps(table).encode() if header is None else header
    return struct.pack("<Q", len(written) if length < 0 else length) + written + data


def opened(folder: Path, data: bytes, name: str = "x.pth") -> Loaded:
    path = folder / name
    path.write_bytes(data)
    return read_weights(path)


def refused(folder: Path, data: bytes, name: str = "x.pth") -> str:
    with pytest.raises(WeightsError) as caught:
        opened(folder, data, name)
    assert str(caught.value) == f"{caught.value.what} {caught.value.hint}"
    return str(caught.value)


def notes(loaded: Loaded) -> list[str]:
    return [str(note) for note in loaded.notes]


def pickled(content: object, protocol: int) -> bytes:
    return pickle.dumps(content, protocol)
