"""Writing weights to a file that this program, and others, can open."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import json
import struct
from collections import OrderedDict
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, BinaryIO, Literal

import torch
from torch import Tensor

from vgg_explorer.arch.text import text
from vgg_explorer.engine.files import replacing
from vgg_explorer.engine.loaded import WeightsError, finish
from vgg_explorer.engine.opening import shown_name, too_long
from vgg_explorer.engine.weight_metadata import written

if TYPE_CHECKING:
    from pathlib import Path

    from vgg_explorer.arch.spec import ArchSpec
    from vgg_explorer.engine.preparation import Preprocess

Kind = Literal["safetensors", "pth"]

_PART = 2**22
"""Bytes that are written between two reports."""


def save_weights(
    path: Path,
    tensors: Mapping[str, Tensor],
    spec: ArchSpec,
    *,
    preprocess: Preprocess | None = None,
    classes: Sequence[str] = (),
    kind: Kind,
) -> None:
    """Write weights as float32; the file that was there stays until the new one is complete.

    Parameters
    ----------
    path : Path
    tensors : mapping of str to Tensor
        By torchvision's names.
    spec : ArchSpec
        The network; a ``.pth`` file cannot say it.
    preprocess : Preprocess, optional
        How pictures were prepared; likewise.
    classes : sequence of str
        What the outputs stand for; likewise.
    kind : {'safetensors', 'pth'}
        The latter is a state dict as ``torch.save`` writes it.

    Raises
    ------
    WeightsError
        Where it cannot be written; the old file is then as it was.
    """
    finish(saving(path, tensors, spec, preprocess=preprocess, classes=classes, kind=kind))


def saving(
    path: Path,
    tensors: Mapping[str, Tensor],
    spec: ArchSpec,
    *,
    preprocess: Preprocess | None = None,
    classes: Sequence[str] = (),
    kind: Kind,
) -> Generator[float, None, None]:
    """Do what `save_weights` does, yielding the share that is done.

    Closed early, it leaves the old file as it was.
    """
    name = shown_name(path.name)
    try:
        _check_name(path)
        with replacing(path) as file:
            if kind == "pth":
                yield from _write_pth(file, tensors)
            else:
                said = partial(written, spec, preprocess, classes=classes)
                yield from _write_safetensors(file, tensors, said)
    except OSError as error:
        if error.errno == errno.ENAMETOOLONG:
            raise WeightsError(*too_long(name)) from error
        raise WeightsError(
            text(
                "“{name}” cannot be written: {reason}.",
                name=name,
                reason=error.strerror or type(error).__name__,
            ),
            text("The file is as it was. Choose another folder or make room."),
        ) from error


def _check_name(path: Path) -> None:
    """Raise the OSError of an impossible name before anything is written."""
    with contextlib.suppress(FileNotFoundError):
        path.lstat()


def _write_safetensors(
    file: BinaryIO, tensors: Mapping[str, Tensor], said: Callable[[str], Mapping[str, str]]
) -> Generator[float, None, None]:
    total = 4 * sum(tensor.numel() for tensor in tensors.values()) or 1
    digest = hashlib.sha256()
    # Twice over the values: the checksum stands in front of them.
    for done, part in _parts(tensors):
        digest.update(part)
        yield 0.3 * done / total
    file.write(_header(tensors, said(digest.hexdigest())))
    for done, part in _parts(tensors):
        file.write(part)
        yield 0.3 + 0.7 * done / total


def _parts(tensors: Mapping[str, Tensor]) -> Iterator[tuple[int, memoryview]]:
    """Yield the bytes of all values in order, and how many there were with each part."""
    done = 0
    for tensor in tensors.values():
        values = _plain(tensor).view(-1).view(torch.uint8).numpy().data
        for first in range(0, len(values), _PART):
            part = values[first : first + _PART]
            done += len(part)
            yield done, part


def _header(tensors: Mapping[str, Tensor], metadata: Mapping[str, str]) -> bytes:
    """Return the header of the format: its length, then JSON, filled up to a multiple of 8."""
    table: dict[str, object] = {"__metadata__": metadata}
    first = 0
    for name, tensor in tensors.items():
        last = first + 4 * tensor.numel()
        table[name] = {"dtype": "F32", "shape": list(tensor.shape), "data_offsets": [first, last]}
        first = last
    header = json.dumps(table, separators=(",", ":")).encode()
    header += b" " * (-len(header) % 8)
    return struct.pack("<Q", len(header)) + header


def _write_pth(file: BinaryIO, tensors: Mapping[str, Tensor]) -> Generator[float, None, None]:
    values: OrderedDict[str, Tensor] = OrderedDict()
    for name, tensor in tensors.items():
        plain = _plain(tensor)
        # torch saves the memory that a tensor is a view of, not the tensor.
        whole = plain.untyped_storage().nbytes() == 4 * plain.numel()
        values[name] = plain if whole else plain.clone()
        yield 0.3 * len(values) / len(tensors)
    try:
        torch.save(values, file)
    except RuntimeError as error:
        # Its writer complains about the place in a file whose end could not be written.
        if isinstance(error.__context__, OSError):
            raise error.__context__ from None
        raise
    yield 1.0


def _plain(tensor: Tensor) -> Tensor:
    return tensor.detach().to("cpu", torch.float32).contiguous()
