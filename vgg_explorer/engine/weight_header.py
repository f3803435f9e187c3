"""The header of a .safetensors file: checked before anything is made of it."""

from __future__ import annotations

import json
import struct
from dataclasses import dataclass
from math import prod
from typing import Any

from vgg_explorer.arch.text import text
from vgg_explorer.arch.units import size
from vgg_explorer.engine.loaded import MAX_TENSORS, WeightsError, damaged, too_many
from vgg_explorer.engine.opening import shown_name
from vgg_explorer.engine.weight_names import not_plain

MAX_HEADER = 16 * 2**20
"""Bytes; the format allows 100 MB, ten thousand tensors take two."""

_ITEM_BYTES = {
    **dict.fromkeys(("BOOL", "U8", "I8", "F8_E4M3", "F8_E5M2"), 1),
    **dict.fromkeys(("U16", "I16", "F16", "BF16"), 2),
    **dict.fromkeys(("U32", "I32", "F32"), 4),
    **dict.fromkeys(("U64", "I64", "F64"), 8),
}
"""Types that become float32."""


@dataclass(frozen=True)
class Place:
    """Where the values of a tensor are.

    Parameters
    ----------
    kind : str
        Their type, as the format calls it.
    shape : tuple of int
    first, last : int
        Bytes, from the beginning of the file.
    """

    kind: str
    shape: tuple[int, ...]
    first: int
    last: int


@dataclass(frozen=True)
class Header:
    """What a header says.

    Parameters
    ----------
    metadata : dict of str to str
    start : int
        Where the values begin.
    places : dict of str to Place
        The tensors in their order.
    """

    metadata: dict[str, str]
    start: int
    places: dict[str, Place]


def read_header(data: memoryview, name: str) -> Header:
    """Check the header of a file and return what it says.

    Raises
    ------
    WeightsError
        When it contradicts the file or itself, or is too large.
    """
    length = struct.unpack_from("<Q", data)[0] if len(data) >= 8 else 0
    start = 8 + length
    if not 2 <= length <= len(data) - 8:
        raise WeightsError(
            text(
                "“{name}” is damaged: its header takes {length}, the file {size}.",
                name=name,
                length=size(length),
                size=size(len(data)),
            ),
            text("It was probably not downloaded completely; get it again."),
        )
    written = data[8:start].tobytes()
    # Counted before it is parsed: a header of 67 MB takes a gigabyte as objects.
    if written.count(b'"data_offsets"') > MAX_TENSORS:
        raise too_many(name)
    if length > MAX_HEADER:
        raise WeightsError(
            text(
                "The header of “{name}” takes {length}; the limit is {limit}.",
                name=name,
                length=size(length),
                limit=size(MAX_HEADER),
            ),
            text("Save the tensors again without the other entries."),
        )
    try:
        table = json.loads(written, object_pairs_hook=_without_duplicates)
        metadata = table.pop("__metadata__", {})
        if not all(isinstance(value, str) for value in metadata.values()):
            raise ValueError
        places = {tensor: _place(tensor, entry, start, name) for tensor, entry in table.items()}
        _check_whole(places, start, len(data))
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError) as error:
        raise damaged(name) from error
    return Header(metadata, start, places)


def _without_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    table = dict(pairs)
    if len(table) != len(pairs):
        raise ValueError
    return table


def _place(tensor: str, entry: Any, start: int, name: str) -> Place:
    """Compare the type, shape and place of one tensor; ValueError where they contradict."""
    kind, shape, (first, last) = entry["dtype"], entry["shape"], entry["data_offsets"]
    numbers = (*shape, first, last)
    if len(numbers) > 64 or not all(type(n) is int and 0 <= n < 2**63 for n in numbers):
        raise ValueError
    if kind == "C64":
        raise not_plain(tensor, text("a complex tensor"), name)
    if kind not in _ITEM_BYTES:
        raise not_plain(tensor, text("of type {kind}", kind=shown_name(str(kind))), name)
    if last - first != prod(shape) * _ITEM_BYTES[kind]:
        raise ValueError
    return Place(kind, tuple(shape), start + first, start + last)


def _check_whole(places: dict[str, Place], start: int, end: int) -> None:
    """See that the tensors fill the file one behind the other; ValueError where they do not."""
    for place in sorted(places.values(), key=lambda place: (place.first, place.last)):
        if place.first != start:
            raise ValueError
        start = place.last
    if start != end:
        raise ValueError
