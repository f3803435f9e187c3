"""The one way in for pictures: whatever a file holds, out comes 8-bit RGB or a clear message."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image

from vgg_explorer.arch.text import Text, text
from vgg_explorer.engine.decoding import (
    FORMATS,
    MAX_PIXELS,
    check_size,
    damaged,
    decode,
    quiet,
)
from vgg_explorer.engine.opening import empty
from vgg_explorer.engine.pixels import MAX_SIDE, to_rgb
from vgg_explorer.engine.sources import (
    MAX_BYTES,
    PictureError,
    read_bytes,
    shown_name,
    too_many_bytes,
)

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

    from numpy.typing import NDArray

__all__ = ["FORMATS", "MAX_PIXELS", "Picture", "PictureError", "from_pixels", "read_picture"]

EXTREME_RATIO = 10


@dataclass(frozen=True, eq=False)
class Picture:
    """A picture as the program holds it.

    Parameters
    ----------
    pixels : ndarray of uint8, (H, W, 3)
        Contiguous and read-only RGB, upright, on white, the longer side at most 2048 pixels.
    name : str
        The file's name, for people.
    format : str
        What the file really was: 'PNG', 'JPEG', ...
    full_size : (int, int)
        Width and height, upright, before any reduction.
    notes : tuple of Text
        What was done to it, or left undone.
    digest : str
        SHA-256 of shape and pixels: the key by which work on this picture is kept.
    """

    pixels: NDArray[np.uint8]
    name: str
    format: str
    full_size: tuple[int, int]
    notes: tuple[Text, ...]
    digest: str


def read_picture(
    source: Path | bytes, name: str | None = None, *, allow_damaged: bool = False
) -> Picture:
    """Open a picture by its content, whatever it is called.

    Parameters
    ----------
    source : Path or bytes
        A file, or its content.
    name : str, optional
        The name to show; by default the file's.
    allow_damaged : bool
        Show what is readable of a damaged file instead of refusing it.

    Raises
    ------
    PictureError
        Always this one, with a message for people.
    """
    shown = shown_name(
        name or ("picture" if isinstance(source, bytes) else source.name or str(source))
    )
    try:
        data = source if isinstance(source, bytes) else read_bytes(source)
        if len(data) > MAX_BYTES:
            raise too_many_bytes(len(data), shown)
        if not data:
            raise PictureError(*empty(shown))
        decoded = decode(data, shown, allow_damaged=allow_damaged)
        try:
            with quiet():
                pixels, notes = to_rgb(decoded.image, decoded.orientation)
        except MemoryError:
            raise
        except Exception as error:  # a palette or a transparency that contradicts the pixels
            raise damaged(shown, decoded.kind, readable_part=False) from error
    except MemoryError as error:
        raise PictureError(
            text("There is not enough memory to open “{name}”.", name=shown),
            text("Close other programs, or open a smaller copy."),
        ) from error
    width, height = decoded.full_size
    if decoded.orientation in (5, 6, 7, 8):
        width, height = height, width
    return _picture(pixels, shown, decoded.kind, (width, height), (*decoded.notes, *notes))


def from_pixels(array: NDArray[Any], name: str) -> Picture:
    """Take raw pixels, as the clipboard gives them.

    Parameters
    ----------
    array : ndarray of uint8, (H, W, 3), (H, W, 4) or (H, W)
        RGB, RGB with straight alpha, or grey. It is copied.
    name : str
        The name to show.

    Raises
    ------
    PictureError
        When it has no pixels, too many, or another type or shape.
    """
    shown = shown_name(name)
    flat_or_colour = array.ndim == 2 or (array.ndim == 3 and array.shape[2] in (3, 4))
    if array.dtype != np.uint8 or not flat_or_colour:
        raise PictureError(
            text("“{name}” is not made of 8-bit grey, RGB or RGBA pixels.", name=shown),
            text("Save it as a PNG file and open that."),
        )
    height, width = array.shape[:2]
    check_size((width, height), shown)
    image = Image.fromarray(np.ascontiguousarray(array))
    pixels, notes = to_rgb(image)
    return _picture(pixels, shown, "RGB", (width, height), notes)


def _picture(
    pixels: NDArray[np.uint8],
    name: str,
    kind: str,
    full_size: tuple[int, int],
    notes: tuple[Text, ...],
) -> Picture:
    width, height = full_size
    if max(full_size) > MAX_SIDE:
        notes = (
            *notes,
            text(
                "Reduced from {width}x{height} to {new_width}x{new_height} pixels.",
                width=width,
                height=height,
                new_width=pixels.shape[1],
                new_height=pixels.shape[0],
            ),
        )
    if max(full_size) > EXTREME_RATIO * min(full_size):
        notes = (
            *notes,
            text(
                "One side is {ratio} times the other: a network sees only the middle.",
                ratio=round(max(full_size) / min(full_size)),
            ),
        )
    # The shape is part of the key: a 2x8 and a 4x4 picture can have the same bytes.
    digest = hashlib.sha256(str(pixels.shape).encode() + pixels.tobytes()).hexdigest()
    pixels.flags.writeable = False
    return Picture(pixels, name, kind, full_size, notes, digest)
