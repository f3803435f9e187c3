"""Reading the files of published data sets. Nothing in them is ever executed."""

from __future__ import annotations

import math
import pickletools
import struct
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

MOST_BYTES = 2**30
"""Of one file."""

_MOST_MAT = 2**24
"""Of a MATLAB file, packed or not: those of Flowers102 have some thousands."""

_MOST_OPERATIONS = 5_000_000
"""Of a pickle: those of CIFAR have some hundred thousands."""

_STRINGS = frozenset(
    ("STRING", "BINSTRING", "SHORT_BINSTRING", "UNICODE", "BINUNICODE", "SHORT_BINUNICODE",
     "BINBYTES", "SHORT_BINBYTES", "BINBYTES8", "BINUNICODE8")
)  # fmt: skip
_INTEGERS = frozenset(("INT", "BININT", "BININT1", "BININT2", "LONG", "LONG1"))

_LABELS = (b"labels", b"fine_labels")
_NAMES = (b"label_names", b"fine_label_names")
_LONGEST_NAME = 64

_MOST_CLASSES = 1000

_MAT_TYPES = {
    1: "i1", 2: "u1", 3: "i2", 4: "u2", 5: "i4", 6: "u4", 7: "f4", 9: "f8", 12: "i8", 13: "u8",
}  # fmt: skip
_MATRIX, _COMPRESSED = 14, 15


class FormatError(Exception):
    """A file is not what its name says."""


def idx(path: Path) -> NDArray[np.uint8]:
    """Read an array of bytes as MNIST has it; it is not empty."""
    data = _content(path, MOST_BYTES)
    if len(data) < 4 or data[:3] != b"\0\0\x08" or not 1 <= data[3] <= 3:
        raise FormatError
    count = data[3]
    start = 4 + 4 * count
    if len(data) < start:
        raise FormatError
    shape = struct.unpack(f">{count}I", data[4:start])
    if len(data) != start + math.prod(shape) or 0 in shape:
        raise FormatError
    return np.frombuffer(data, np.uint8, offset=start).reshape(shape)


def cifar(path: Path) -> tuple[NDArray[np.uint8], NDArray[np.int64]]:
    """Read a batch of CIFAR.

    It is a pickle, of which the instructions are listed and never followed: the longest string is
    the pixels, and the whole numbers after the name of the labels are the labels.

    Returns
    -------
    ndarray of uint8, (N, 3, 32, 32)
    ndarray of int64, (N,)
    """
    pixels = b""
    labels: list[int] = []
    key = b""
    for operation, argument in _operations(path):
        if isinstance(argument, bytes) and operation in _STRINGS:
            pixels = max(pixels, argument, key=len)
            key = argument if len(argument) <= _LONGEST_NAME else b""
        elif isinstance(argument, int) and operation in _INTEGERS and key in _LABELS:
            if not 0 <= argument < _MOST_CLASSES:
                raise FormatError
            labels.append(argument)
    if not labels or len(pixels) != len(labels) * 3 * 32 * 32:
        raise FormatError
    array = np.frombuffer(pixels, np.uint8).reshape(-1, 3, 32, 32)
    return array, np.array(labels, np.int64)


def cifar_names(path: Path) -> tuple[str, ...]:
    """Read the names of the classes of CIFAR, from a pickle as in `cifar`."""
    names: list[str] = []
    listing = False
    for operation, argument in _operations(path):  # to its end: it may be torn
        if isinstance(argument, bytes) and operation in _STRINGS:
            if listing:
                names.append(argument[:_LONGEST_NAME].decode("latin-1"))
            listing = listing or (argument in _NAMES and not names)
        elif operation == "APPENDS":
            listing = False
    if not names:
        raise FormatError
    return tuple(names)


def _content(path: Path, most: int) -> bytes:
    with path.open("rb") as file:
        data = file.read(most + 1)
    if len(data) > most:
        raise FormatError
    return data


def _operations(path: Path) -> Iterator[tuple[str, object]]:
    """Go through the instructions of a pickle, with their strings as they lie in the file."""
    try:
        for count, (code, value, _) in enumerate(pickletools.genops(_content(path, MOST_BYTES))):
            if count == _MOST_OPERATIONS:
                raise FormatError
            # Strings of Python 2, which these files were written with, are bytes.
            yield code.name, value.encode("latin-1") if isinstance(value, str) else value
    except (ValueError, OverflowError, struct.error) as error:
        raise FormatError from error


def mat(path: Path) -> dict[str, NDArray[np.int64]]:
    """Read the arrays of whole numbers of a MATLAB file of version 5, each made flat."""
    data = _content(path, _MOST_MAT)
    order = {b"IM": "<", b"MI": ">"}.get(data[126:128])
    if order is None:
        raise FormatError
    try:
        return dict(_variable(kind, body, order) for kind, body in _elements(data[128:], order))
    except (struct.error, zlib.error, ValueError, KeyError, IndexError) as error:
        raise FormatError from error


def _elements(data: bytes, order: str) -> list[tuple[int, bytes]]:
    elements = []
    at = 0
    while at + 8 <= len(data):
        kind, size = struct.unpack_from(f"{order}2I", data, at)
        start = at + 8
        if kind >> 16:  # up to four bytes lie where the size would be
            kind, size, start = kind & 0xFFFF, kind >> 16, at + 4
        body = data[start : start + size]
        if len(body) != size:
            raise FormatError
        elements.append((kind, body))
        at = start + size
        # Compressed ones follow each other directly; the others begin at multiples of eight.
        at += 0 if kind == _COMPRESSED else -at % 8
    return elements


def _variable(kind: int, body: bytes, order: str) -> tuple[str, NDArray[np.int64]]:
    if kind == _COMPRESSED:
        unpacked = zlib.decompressobj().decompress(body, _MOST_MAT)
        kind, body = _elements(unpacked, order)[0]
    if kind != _MATRIX:
        raise FormatError
    _flags, _dimensions, name, (type_number, values) = _elements(body, order)[:4]
    array = np.frombuffer(values, np.dtype(order + _MAT_TYPES[type_number]))
    return name[1].decode("ascii"), array.astype(np.int64)
