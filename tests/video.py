"""A video file made by hand: JPEG pictures in a RIFF container (AVI, Motion JPEG)."""

from __future__ import annotations

import io
import struct
from collections.abc import Sequence
from pathlib import Path

from PIL import Image

Colour = tuple[int, int, int]


def write_video(
    path: Path, colours: Sequence[Colour], size: tuple[int, int] = (64, 48), rate: int = 25
) -> Path:
    """Write a video of plain pictures, one for each colour."""
    pictures = [_jpeg(Image.new("RGB", size, colour)) for colour in colours]
    count, (width, height) = len(pictures), size
    largest = max(map(len, pictures))
    main = struct.pack(
        "<14I",
        1_000_000 // rate,
        largest * rate,
        0,
        16,
        count,
        0,
        1,
        largest,
        width,
        height,
        *[0] * 4,
    )
    stream = struct.pack(
        "<4s4sIHHIIIIIIII4H", b"vids", b"MJPG", 0, 0, 0, 0, 1, rate, 0, count, largest, 10_000, 0,
        0, 0, width, height,
    )  # fmt: skip
    bitmap = struct.pack(
        "<IiiHH4sIiiII", 40, width, height, 1, 24, b"MJPG", width * height * 3, 0, 0, 0, 0
    )
    header = _list(
        b"hdrl",
        _chunk(b"avih", main) + _list(b"strl", _chunk(b"strh", stream) + _chunk(b"strf", bitmap)),
    )
    movie, index, offset = b"", b"", 4
    for data in pictures:
        index += struct.pack("<4sIII", b"00dc", 16, offset, len(data))
        movie += _chunk(b"00dc", data)
        offset = 4 + len(movie)
    body = header + _list(b"movi", movie) + _chunk(b"idx1", index)
    path.write_bytes(b"RIFF" + struct.pack("<I", len(body) + 4) + b"AVI " + body)
    return path


def _jpeg(image: Image.Image) -> bytes:
    out = io.BytesIO()
    image.save(out, "JPEG", quality=95)
    return out.getvalue()


def _chunk(name: bytes, data: bytes) -> bytes:
    return name + struct.pack("<I", len(data)) + data + b"\0" * (len(data) % 2)


def _list(name: bytes, data: bytes) -> bytes:
    return _chunk(b"LIST", name + data)
