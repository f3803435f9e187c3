"""Small pictures of picture files, for rows of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vgg_explorer.engine.decoding import decode, quiet
from vgg_explorer.engine.pixels import reduced_size, to_rgb
from vgg_explorer.engine.sources import read_bytes, shown_name

if TYPE_CHECKING:
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray


def thumbnail(source: Path | bytes, name: str, most: int) -> NDArray[np.uint8]:
    """Read a picture small.

    Parameters
    ----------
    source : Path or bytes
    name : str
        The name to show.
    most : int
        Pixels of the longer side; palettes and the like, which are cut down in whole steps, may
        have up to twice as many.

    Returns
    -------
    ndarray of uint8, (H, W, 3)

    Raises
    ------
    PictureError
        It cannot be read.
    """
    shown = shown_name(name)
    data = source if isinstance(source, bytes) else read_bytes(source)
    decoded = decode(data, shown, most=most)
    image = decoded.image
    with quiet():
        if image.mode in {"RGB", "L", "RGBA"}:  # what can be made small before it is made RGB
            image = image.resize(reduced_size(image.size, most), reducing_gap=2.0)
        pixels, _ = to_rgb(image, decoded.orientation)
    stride = max(1, max(pixels.shape[:2]) // most)
    return pixels[::stride, ::stride].copy()
