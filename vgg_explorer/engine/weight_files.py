"""The one way in for weights: whatever a file holds, out come plain tensors or a clear message.

Nothing in a file is ever executed. No other module of the program reads tensors from files; a test
looks for calls that would.
"""

from __future__ import annotations

import hashlib
import io
import warnings
from collections.abc import Generator
from contextlib import closing
from typing import TYPE_CHECKING, BinaryIO, TypeVar

import safetensors.torch
import torch

from vgg_explorer.arch.text import Text, text
from vgg_explorer.engine.loaded import Loaded, WeightsError, check_memory, damaged
from vgg_explorer.engine.opening import Wanted, empty, opened, shown_name
from vgg_explorer.engine.weight_header import Header, read_header
from vgg_explorer.engine.weight_kinds import HEAD, SAVE_STATE_DICT, container, other_kind
from vgg_explorer.engine.weight_metadata import SHA256, preprocess_in, spec_in
from vgg_explorer.engine.weight_names import check
from vgg_explorer.engine.weight_pickle import Contents, scanning
from vgg_explorer.engine.weight_tables import table
from vgg_explorer.engine.weight_values import taking
from vgg_explorer.engine.weight_zip import MAX_PICKLE, opening_zip

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["MAX_BYTES", "Loaded", "WeightsError", "read_weights", "reading"]

MAX_BYTES = 4 * 2**30
"""Bytes of a file of weights; VGG-19's has 0.55 GiB."""

_PART = 4 * 2**20
_NOT_ENOUGH = "DefaultCPUAllocator"

# A checkpoint of the legacy format is several pickles, one after the other: a magic number, the
# version, the machine, the content, the keys of its data. Then come the data.
_LEGACY_PICKLES = 5

_Result = TypeVar("_Result")
_Found = tuple[object, int, tuple[Text, ...]]
"""What a file holds, how many bytes of values it can have, and what there is to say about it."""


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
    return _finish(reading(path))


def reading(path: Path) -> Generator[float, None, Loaded]:
    """Do what `read_weights` does, yielding the share that is done every few milliseconds."""
    name = shown_name(path.name or str(path))
    try:
        return (yield from _reading(path, name))
    except MemoryError as error:
        reason: Exception = error
    except RuntimeError as error:  # torch's own way to say it
        if _NOT_ENOUGH not in str(error):
            raise
        reason = error
    raise WeightsError(
        text("There is not enough memory to open “{name}”.", name=name),
        text("Close other programs, or choose a smaller file."),
    ) from reason.with_traceback(None)  # its frames would keep what was read so far


def _reading(path: Path, name: str) -> Generator[float, None, Loaded]:
    wanted = Wanted(
        error=WeightsError,
        in_folder=text("Choose one of the files in it."),
        instead_of_device=text("Pipes and devices cannot be opened; choose a file of weights."),
        smaller=text("Save only the weights, in half precision if need be."),
        max_bytes=MAX_BYTES,
    )
    with io.BytesIO() as buffer:
        with opened(path, wanted) as (file, size):
            if not size:
                raise WeightsError(*empty(name))
            head = file.read(min(size, HEAD))
            kind = container(head, name)
            # The file and what is made of it.
            check_memory(2 * size, name)
            digest = yield from _within(0.0, 0.6, _filling(buffer, head, file, size))
        spec, preprocess, notes = None, None, ()
        if kind == "safetensors":
            header = yield from _within(0.6, 0.8, _safetensors(buffer, name))
            found: object = _load_safetensors(buffer, name)
            available = size - header.start
            spec, spec_notes = spec_in(header.metadata)
            preprocess, preprocess_notes = preprocess_in(header.metadata)
            notes = (*spec_notes, *preprocess_notes)
        else:
            ...
