"""From any picture that Pillow holds to 8-bit RGB, the one form the rest of the program knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PIL import Image

from vgg_explorer.arch.text import Text, text

if TYPE_CHECKING:
    from numpy.typing import NDArray

MAX_SIDE = 2048
"""Pixels of the longer side that are kept: eight times what a 224-pixel network looks at."""

# 65535 / 255 = 257: a division by 256 (which is what dropping the low byte does) is off by one
# over half of the range, and Pillow's own conversion to 8 bits clips at 255.
_SIXTEEN_TO_EIGHT = ((np.arange(65536) + 128) // 257).astype(np.uint8)

_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


def reduced_size(size: tuple[int, int], most: int = MAX_SIDE) -> tuple[int, int]:
    """Return (width, height) with the longer side at most ``most``, never below one pixel."""
    longest = max(size)
    if longest <= most:
        return size
    width, height = (max(1, round(side * most / longest)) for side in size)
    return width, height


def to_rgb(image: Image.Image, orientation: int = 1) -> tuple[NDArray[np.uint8], tuple[Text, ...]]:
    """Turn a loaded picture of any mode into contiguous RGB.

    Parameters
    ----------
    image : PIL.Image.Image
        Of any mode: 1, L, LA, P, PA, RGB(A), CMYK, YCbCr, LAB, HSV, I, I;16 (either byte order), F.
    orientation : int
        The EXIF value, 1 to 8; anything else leaves the picture as it lies.

    Returns
    -------
    pixels : ndarray of uint8, (H, W, 3)
        Transparency on white, the longer side at most `MAX_SIDE`.
    notes : tuple of Text
        What was done that a user would want to know.
    """
    notes: list[Text] = []
    flat = _eight_bit(image, notes)
    size = reduced_size(flat.size)
    if size != flat.size:
        # Before the alpha channel goes: Pillow weighs colours by it, so no halo appears.
        flat = flat.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)
    if flat.mode == "RGBA":
        alpha = flat.getchannel("A")
        if alpha.getextrema() != (255, 255):
            notes.append(text("Transparent parts are shown on white."))
        white = Image.new("RGB", flat.size, "white")
        white.paste(flat, mask=alpha)
        flat = white
    turn = _TURNS.get(orientation)
    if turn is not None:
        flat = flat.transpose(turn)
    return np.array(flat, dtype=np.uint8, order="C"), tuple(notes)


def _eight_bit(image: Image.Image, notes: list[Text]) -> Image.Image:
    """Return the picture as RGB, or as RGBA where it has transparency."""
    if image.mode.startswith("I;16"):
        notes.append(text("16-bit grey is shown with 8 bits."))
        return Image.fromarray(_SIXTEEN_TO_EIGHT[np.asarray(image)]).convert("RGB")
    if image.mode in ("I", "F"):
        grey = _numbers(np.asarray(image), image.format, notes)
        return Image.fromarray(grey).convert("RGB")
    if image.has_transparency_data:
        if image.mode == "La":  # Pillow converts this one only by way of LA
            image = image.convert("LA")
        return image.convert("RGBA")
    return image.convert("RGB")


def _numbers(
    values: NDArray[np.int32] | NDArray[np.float32], format_name: str | None, notes: list[Text]
) -> NDArray[np.uint8]:
    """Bring 32-bit numbers, which have no agreed black and white, to 0..255."""
    finite = np.isfinite(values)
    present = values[finite]
    low, high = (float(present.min()), float(present.max())) if present.size else (0.0, 0.0)
    whole = values.dtype.kind == "i"
    sixteen_bit = high > 255 or format_name in ("PPM", "PNG")
    if whole and low >= 0 and high <= 65535 and sixteen_bit:
        # Older Pillow opens 16-bit PNG in this mode, and every 16-bit PGM.
        notes.append(text("16-bit grey is shown with 8 bits."))
        return _SIXTEEN_TO_EIGHT[values.astype(np.uint16)]
    if low >= 0 and high <= 1 and not whole:
        low, high = 0.0, 1.0
    elif low >= 0 and high <= 255:
        low, high = 0.0, 255.0
    else:
        notes.append(
            text(
                "Values from {low:.6g} to {high:.6g} are shown from black to white.",
                low=low,
                high=high,
            )
        )
    span = high - low or 1.0
    # float64: the difference of two 32-bit extremes does not fit in their own type.
    scaled = (np.where(finite, values, low).astype(np.float64) - low) * 255.0 / span
    return np.clip(np.rint(scaled), 0, 255).astype(np.uint8)
