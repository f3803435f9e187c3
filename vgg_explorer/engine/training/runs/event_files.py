"""The curves of a run for TensorBoard.

An event file is a row of records (https://www.tensorflow.org/tutorials/load_data/tfrecord), each a
protocol buffer: ``Event`` of tensorflow/core/util/event.proto, of which a curve needs four fields.
Two libraries that write it were rejected: ``torch.utils.tensorboard`` needs TensorBoard itself, and
tensorboardX takes a quarter of a millisecond for a step, with two threads and a queue between
processes that outlive the training.
"""

from __future__ import annotations

import math
import os
import socket
import struct
import time
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from vgg_explorer.engine.training.records import Evaluation, Step

_VERSION = b"brain.Event:2"


class EventFile:
    """Writes what TensorBoard shows into a folder.

    Parameters
    ----------
    folder : Path
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._file: BinaryIO | None = None
        self._first: int | None = None

    def rewind(self, step: int) -> None:
        """Let TensorBoard pass over what earlier files say of later steps."""
        self._first = step + 1

    def add(self, report: Step | Evaluation) -> None:
        """Write a step or an evaluation.

        Raises
        ------
        OSError
        """
        if self._file is None:
            self._file = self._opened()
        values = b"".join(_inside(1, _value(*each)) for each in _curves(report))
        self._file.write(record(_event(report.step, _inside(5, values))))
        self._file.flush()

    def close(self) -> None:
        """Close the file."""
        file, self._file = self._file, None
        if file is not None:
            file.close()

    def _opened(self) -> BinaryIO:
        name = f"events.out.tfevents.{int(time.time())}.{socket.gethostname()}.{os.getpid()}"
        file = (self._folder / name).open("ab")
        file.write(record(_event(0, _inside(3, _VERSION))))
        if self._first is not None:
            # A session's start: what other files of the folder say of this step and later is void.
            file.write(record(_event(self._first, _inside(7, b"\x08\x01"))))
        return file


def _curves(report: Step | Evaluation) -> Iterator[tuple[str, float]]:
    if isinstance(report, Step):
        yield "loss/train", report.loss
        yield "accuracy/train", report.accuracy
        yield "learning rate", report.rate
        if report.seconds > 0:
            yield "pictures per second", report.pictures / report.seconds
    else:
        yield "loss/validation", report.loss
        yield "accuracy/validation", report.accuracy


def _event(step: int, what: bytes) -> bytes:
    return b"\x09" + struct.pack("<d", time.time()) + b"\x10" + _varint(step) + what


def _value(tag: str, value: float) -> bytes:
    return _inside(1, tag.encode()) + b"\x15" + struct.pack("<f", _single(value))


def _single(value: float) -> float:
    """Return a loss that single precision can hold."""
    largest = 3.4e38
    return value if math.isnan(value) else min(max(value, -largest), largest)


def _inside(field: int, data: bytes) -> bytes:
    """Return a field of a protocol buffer that has a length."""
    return _varint(field << 3 | 2) + _varint(len(data)) + data


def _varint(number: int) -> bytes:
    parts = bytearray()
    while number > 0x7F:
        parts.append(number & 0x7F | 0x80)
        number >>= 7
    parts.append(number)
    return bytes(parts)


def record(data: bytes) -> bytes:
    """Return a record of an event file: length and data, each with its checksum."""
    length = struct.pack("<Q", len(data))
    return length + _checksum(length) + data + _checksum(data)


def _checksum(data: bytes) -> bytes:
    """Return the CRC-32C of data as the format masks it."""
    crc = 0xFFFFFFFF
    for byte in data:
        crc = _TABLE[(crc ^ byte) & 0xFF] ^ crc >> 8
    crc ^= 0xFFFFFFFF
    return struct.pack("<I", ((crc >> 15 | crc << 17) + 0xA282EAD8) & 0xFFFFFFFF)


def _entry(byte: int) -> int:
    for _ in range(8):
        byte = byte >> 1 ^ (0x82F63B78 if byte & 1 else 0)
    return byte


_TABLE = tuple(_entry(byte) for byte in range(256))
"""Of the polynomial of Castagnoli, which zlib's checksum has not."""
