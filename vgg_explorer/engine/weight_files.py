"""The one way in for weights: whatever a file holds, out come plain tensors or a clear message.

Nothing in a file is ever executed. No other module of the program reads tensors from files; a test
looks for calls that would.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
from collections.abc import Callable, Generator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, BinaryIO, TypeVar, cast

import torch
from torch import Tensor

from vgg_explorer.arch.text import Text, text
from vgg_explorer.engine.loaded import (
    Loaded,
    WeightsError,
    check_memory,
    damaged,
    finish,
    not_enough_memory,
)
from vgg_explorer.engine.opening import Wanted, empty, opened, shown_name
from vgg_explorer.engine.weight_header import Place, read_header
from vgg_explorer.engine.weight_kinds import (
    HEAD,
    SAVE_STATE_DICT,
    Container,
    container,
    other_kind,
)
from vgg_explorer.engine.weight_memory import Memory
from vgg_explorer.engine.weight_metadata import SHA256, classes_in, preprocess_in, spec_in
from vgg_explorer.engine.weight_names import check, check_code
from vgg_explorer.engine.weight_pickle import Contents, scanning
from vgg_explorer.engine.weight_saving import save_weights, saving
from vgg_explorer.engine.weight_tables import table
from vgg_explorer.engine.weight_values import taking
from vgg_explorer.engine.weight_zip import MAX_PICKLE, opening_zip

if TYPE_CHECKING:
    from pathlib import Path

__all__ = [
    "MAX_BYTES",
    "Loaded",
    "WeightsError",
    "read_weights",
    "reading",
    "save_weights",
    "saving",
]

MAX_BYTES = 4 * 2**30
"""Bytes of a file of weights; VGG-19's has 0.55 GiB."""

_PART = 4 * 2**20
_NOT_ENOUGH = "DefaultCPUAllocator"

# A checkpoint of the legacy format is several pickles, one after the other: a magic number, the
# version, the machine, the content, the keys of its data. Then come the data.
_LEGACY_PICKLES = 5

_Result = TypeVar("_Result")


@dataclass
class _Found:
    """What a file holds.

    Parameters
    ----------
    content : object
        As it was saved; it is given away, not kept.
    digest : str
    metadata : dict of str to str
    notes : tuple of Text
    """

    content: object
    digest: str = ""
    metadata: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[Text, ...] = ()


def read_weights(path: Path) -> Loaded:
    """Open a file of weights by its content, whatever it is called.

    Parameters
    ----------
    path : Path

    Raises
    ------
    WeightsError
        Always this one, with a message for people.
    """
    return finish(reading(path))


def reading(path: Path) -> Generator[float, None, Loaded]:
    """Do what `read_weights` does, yielding the share that is done; it can be closed at each."""
    name = shown_name(path.name or str(path))
    try:
        found = yield from _looking(path, name)
        entries, notes = table(found.content, name)
        taken = taking(entries, name)
        tensors, value_notes = yield from _within(0.9, 1.0, taken)
    except (MemoryError, RuntimeError) as error:
        # torch says it with a RuntimeError.
        if isinstance(error, RuntimeError) and _NOT_ENOUGH not in str(error):
            raise
        # Without the frames, which would keep all that was read so far.
        raise not_enough_memory(name) from error.with_traceback(None)
    spec, spec_notes = spec_in(found.metadata)
    preprocess, preprocess_notes = preprocess_in(found.metadata)
    return Loaded(
        digest=found.digest,
        name=name,
        title=text("{name}", name=name),
        tensors=tensors,
        spec=spec,
        preprocess=preprocess,
        categories=classes_in(found.metadata),
        notes=(*found.notes, *notes, *value_notes, *spec_notes, *preprocess_notes),
    )


def _looking(path: Path, name: str) -> Generator[float, None, _Found]:
    """Read a file whole, check it and take it apart."""
    wanted = Wanted(
        error=WeightsError,
        in_folder=text("Choose one of the files in it."),
        instead_of_device=text("Pipes and devices cannot be opened; choose a file of weights."),
        smaller=text("Save only the weights, in half precision if need be."),
        max_bytes=MAX_BYTES,
    )
    with opened(path, wanted) as (file, size):
        if not size:
            raise WeightsError(*empty(name))
        head = file.read(min(size, HEAD))
        kind = container(head, name)
        check_memory(2 * size, name)  # the file and what is made of it
        buffer = Memory(size)
        digest = yield from _within(0.0, 0.6, _filling(buffer, head, file, size))
    found = yield from _within(0.6, 0.9, _OPENERS[kind](buffer, name))
    found.digest = digest
    del buffer
    yield 0.9
    return found


def _filling(
    buffer: Memory, head: bytes, file: io.BufferedReader, size: int
) -> Generator[float, None, str]:
    """Read the rest of a file; returns the SHA-256 of all."""
    digest, view, done = hashlib.sha256(head), buffer.view, len(head)
    view[:done] = head
    while count := file.readinto(view[done : done + _PART]):
        digest.update(view[done : done + count])
        done += count
        yield done / size
    view[done:] = bytes(size - done)  # of a file that has become shorter
    return digest.hexdigest()


def _zip(buffer: Memory, name: str) -> Generator[float, None, _Found]:
    archive = yield from opening_zip(buffer, name)
    contents = yield from _scanned(io.BytesIO(archive.pickle), 1, name)
    if any(archive.sizes.get(key, -1) < size for key, size in contents.storages.items()):
        raise damaged(name)
    check_memory(sum(archive.sizes.values()), name)
    note = text("The file has no checksums: damage to its values would not be noticed.")
    notes = () if archive.checked else (note,)
    return _Found(_load(buffer, name), notes=notes)


def _legacy(buffer: Memory, name: str) -> Generator[float, None, _Found]:
    start, size = io.BytesIO(buffer.view[:MAX_PICKLE]), len(buffer.view)
    contents = yield from _scanned(start, _LEGACY_PICKLES, name)
    if sum(contents.storages.values()) > size:
        raise damaged(name)
    return _Found(_load(buffer, name))


def _pickle(buffer: Memory, name: str) -> Generator[float, None, _Found]:
    contents = Contents()
    with contextlib.suppress(WeightsError):
        yield from scanning(io.BytesIO(buffer.view[:MAX_PICKLE]), contents, name)
    check_code(contents)
    raise other_kind(name, text("a Python pickle that torch did not write"), SAVE_STATE_DICT)


def _safetensors(buffer: Memory, name: str) -> Generator[float, None, _Found]:
    view = buffer.view
    header = read_header(view, name)
    available = len(view) - header.start or 1
    expected = header.metadata.get(SHA256)
    if expected is not None:
        digest = hashlib.sha256()
        for first in range(header.start, len(view), _PART):
            digest.update(view[first : first + _PART])
            yield 0.5 * (first - header.start) / available
        if digest.hexdigest() != expected:
            raise _changed(name)
    content: dict[str, Tensor] = {}
    for tensor, place in header.places.items():
        content[tensor] = _taken_out(buffer, place)
        yield 0.5 + 0.5 * (place.last - header.start) / available
    return _Found(content, metadata=header.metadata)


def _taken_out(buffer: Memory, place: Place) -> Tensor:
    """Return a tensor that has its memory to itself: the file's is given back at the end."""
    tensor = torch.empty(place.shape, dtype=_TYPES[place.kind])
    buffer.copied(place.first, tensor.view(-1).view(torch.uint8))
    return tensor


_TYPES = {
    "BOOL": torch.bool,
    "U8": torch.uint8,
    "I8": torch.int8,
    "F8_E4M3": torch.float8_e4m3fn,
    "F8_E5M2": torch.float8_e5m2,
    "U16": torch.uint16,
    "I16": torch.int16,
    "F16": torch.float16,
    "BF16": torch.bfloat16,
    "U32": torch.uint32,
    "I32": torch.int32,
    "F32": torch.float32,
    "U64": torch.uint64,
    "I64": torch.int64,
    "F64": torch.float64,
}
"""By the format's names: https://github.com/huggingface/safetensors#format."""

_OPENERS: dict[Container, Callable[[Memory, str], Generator[float, None, _Found]]] = {
    "zip": _zip,
    "legacy": _legacy,
    "pickle": _pickle,
    "safetensors": _safetensors,
}


def _scanned(source: BinaryIO, pickles: int, name: str) -> Generator[float, None, Contents]:
    """Look through the pickles of a torch file and refuse what is more than tensors."""
    contents = Contents()
    try:
        for _ in range(pickles):
            yield from scanning(source, contents, name)
    except WeightsError:
        check_code(contents)  # the more important news
        raise
    check(contents, name)
    if contents.protocol > 2:
        raise WeightsError(
            text(
                "“{name}” was saved with version {protocol} of Python's pickle format.",
                name=name,
                protocol=contents.protocol,
            ),
            text("Save it with torch.save as it is by default; that is version 2."),
        )
    return contents


def _load(buffer: Memory, name: str) -> object:
    buffer.seek(0)
    try:
        return torch.load(cast(BinaryIO, buffer), map_location="cpu", weights_only=True, mmap=False)
    except MemoryError:
        raise
    except Exception as error:  # whatever its unpickler trips over
        if _NOT_ENOUGH in str(error):
            raise
        raise damaged(name) from error


def _changed(name: str) -> WeightsError:
    return WeightsError(
        text("“{name}” is damaged: the checksum of its values differs.", name=name),
        text("Get it again. If another program changed it, let it leave out the old checksum."),
    )


def _within(
    first: float, last: float, steps: Generator[float, None, _Result]
) -> Generator[float, None, _Result]:
    """Run a part of the work, its share of 0 to 1 scaled to a share of the whole."""
    while True:
        try:
            share = next(steps)
        except StopIteration as end:
            result: _Result = end.value
            return result
        yield first + (last - first) * min(share, 1.0)
