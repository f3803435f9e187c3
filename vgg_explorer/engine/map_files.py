"""Feature maps as files: pictures with their scale, and films; without a window."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image, ImageDraw, ImageFont

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Pixels = NDArray[np.uint8]

Range = tuple[float, float]

HOLE = (150, 150, 150)
"""The colour of what is no number."""
_GROUND, _INK, _PALE = (255, 255, 255), (30, 37, 48), (99, 109, 123)
_MARGIN, _GAP, _BAR = 12, 4, 12
_HEAD, _LEAST_WIDTH = 52, 360
_FILM_SIDE = 336
_MOST_SIDE = 32_000
"""Pixels of a side that pictures may have: PNG can have more, but few programs show them."""


@dataclass(frozen=True, slots=True)
class Colours:
    """What colours stand for.

    Parameters
    ----------
    table : tuple of int
        ``0xAARRGGBB`` from the low end to the high one.
    limits : (float, float)
        The values at the two ends.
    """

    table: tuple[int, ...]
    limits: Range


def coloured(values: Floats, colours: Colours) -> Pixels:
    """Return a map of shape (H, W) in colour, (H, W, 3)."""
    table = np.array(colours.table, dtype=np.uint32)
    low, high = colours.limits
    top = len(table) - 1
    scaled = (values.astype(np.float64) - low) * (top / (high - low) if high > low else 0.0)
    finite = np.isfinite(scaled)
    places = np.where(finite, np.clip(np.rint(scaled), 0, top), 0).astype(np.intp)
    parts = [(table >> shift & 255).astype(np.uint8)[places] for shift in (16, 8, 0)]
    found = np.stack(parts, axis=-1)
    found[~finite] = HOLE
    return found


def tile(values: Floats, colours: Colours, side: int) -> Image.Image:
    """Return a map whose longer side is ``side`` pixels; enlarged pixels stay pixels."""
    picture = Image.fromarray(coloured(values, colours))
    longer = max(picture.size)
    size = tuple(max(1, round(edge * side / longer)) for edge in picture.size)
    how = Image.Resampling.NEAREST if side >= longer else Image.Resampling.BOX
    return picture.resize((size[0], size[1]), how)


def wall(
    values: Floats,
    order: Sequence[int],
    colours: Sequence[Colours],
    title: str,
    *,
    columns: int = 0,
) -> Image.Image:
    """Draw all channels as tiles with their numbers, and the scale that they share.

    Parameters
    ----------
    values : ndarray of float32, (C, H, W) or (N,)
    order : sequence of int
        The channels as they are to stand.
    colours : sequence of Colours
        One for each channel, in the array's order, or one for all.
    title : str
        Stands above, with the scale where there is one.
    columns : int
        Tiles in a row; as square a picture as possible by default.

    Raises
    ------
    ValueError
        If the picture would be larger than programs show.
    """
    maps = values.reshape(-1, 1, 1) if values.ndim == 1 else values
    longer = max(maps.shape[1:])
    side = 16 if longer == 1 else min(224, max(56, longer))
    columns = columns or max(1, int(np.ceil(np.sqrt(len(order)))))
    rows = -(-len(order) // columns)
    labelled = longer > 1
    below = 14 if labelled else 0
    first = tile(maps[0], colours[0], side)
    across, down = first.width + (_GAP if labelled else 0), first.height + below + (_GAP * labelled)
    width = max(2 * _MARGIN + columns * across, _LEAST_WIDTH)
    height = _HEAD + rows * down + _MARGIN
    if max(width, height) > _MOST_SIDE:
        raise ValueError(f"a picture of {width} x {height} pixels is too large")
    page, draw = _page(width, height, title, colours[0] if len(colours) == 1 else None)
    for place, channel in enumerate(order):
        x, y = _MARGIN + place % columns * across, _HEAD + place // columns * down
        of = colours[channel] if len(colours) > 1 else colours[0]
        page.paste(tile(maps[channel], of, side), (x, y))
        if labelled:
            draw.text((x, y + first.height + 1), str(channel), fill=_PALE, font=_font(11))
    return page


def channel(values: Floats, colours: Colours, title: str, *, side: int = 672) -> Image.Image:
    """Draw one map of shape (H, W) large, with its scale."""
    picture = tile(values, colours, side)
    width = max(picture.width + 2 * _MARGIN, _LEAST_WIDTH)
    page, _ = _page(width, picture.height + _HEAD + _MARGIN, title, colours)
    page.paste(picture, (_MARGIN, _HEAD))
    return page


def frame(values: Floats, colours: Colours, title: str) -> Image.Image:
    """Draw one frame of a film: all have one size, whatever the layer's."""
    side = _FILM_SIDE
    page, _ = _page(side + 2 * _MARGIN, side + _HEAD + _MARGIN, title, colours)
    picture = tile(values, colours, side)
    x, y = (side - picture.width) // 2, (side - picture.height) // 2
    page.paste(picture, (_MARGIN + x, _HEAD + y))
    return page


def gif(frames: Sequence[Image.Image], milliseconds: int = 700) -> bytes:
    """Return frames as an endless GIF."""
    file = io.BytesIO()
    # One palette for each frame: colour maps differ, and one for all would show bands.
    still = [page.quantize(255, dither=Image.Dither.NONE) for page in frames]
    still[0].save(
        file, "GIF", save_all=True, append_images=still[1:], duration=milliseconds, loop=0
    )
    return file.getvalue()


def png(page: Image.Image) -> bytes:
    """Return a picture as PNG."""
    file = io.BytesIO()
    page.save(file, "PNG")
    return file.getvalue()


def npy(values: Floats) -> bytes:
    """Return values as numpy's own file; numbers need no pickle there."""
    file = io.BytesIO()
    np.save(file, np.ascontiguousarray(values))
    return file.getvalue()


def limits(values: Floats, *, diverging: bool) -> Range:
    """Return the least and the greatest finite value, with zero in the middle where it must be."""
    finite = values[np.isfinite(values)]
    low, high = (float(finite.min()), float(finite.max())) if finite.size else (0.0, 0.0)
    if diverging:
        end = max(abs(low), abs(high)) or 1.0
        return -end, end
    return low, (high if high > low else low + 1.0)


def _page(
    width: int, height: int, title: str, colours: Colours | None
) -> tuple[Image.Image, ImageDraw.ImageDraw]:
    """Return an empty page with its title and its scale."""
    page = Image.new("RGB", (width, height), _GROUND)
    draw = ImageDraw.Draw(page)
    draw.text((_MARGIN, 8), title, fill=_INK, font=_font(13))
    if colours is not None:
        _draw_scale(page, draw, colours, (width - _MARGIN, 28))
    return page, draw


def _draw_scale(
    page: Image.Image, draw: ImageDraw.ImageDraw, colours: Colours, corner: tuple[int, int]
) -> None:
    """Draw a strip of the colours with the values at its ends, right-aligned at a corner."""
    low, high = (f"{end:.3g}" for end in colours.limits)
    font = _font(11)
    right, top = corner
    right -= round(draw.textlength(high, font))
    draw.text((right, top), high, fill=_PALE, font=font)
    strip = np.linspace(*colours.limits, 72, dtype=np.float32)[None].repeat(_BAR, 0)
    right -= 76
    page.paste(Image.fromarray(coloured(strip, colours)), (right, top + 1))
    draw.text((right - 4 - round(draw.textlength(low, font)), top), low, fill=_PALE, font=font)


def _font(size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    """Return the font that Pillow brings along: pictures look the same everywhere."""
    return ImageFont.load_default(size)
