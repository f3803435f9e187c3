"""Which kernels are shown, in which order, and in which colours; numbers in, pixels out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from vgg_explorer.gui.widgets import colormaps
from vgg_explorer.gui.widgets.maps import value_range

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from vgg_explorer.engine.kernels import Figures, Kernels
    from vgg_explorer.session.kernel_look import Mode, Sort

    Floats = NDArray[np.float32]
    Pixels = NDArray[np.uint32]

CLIP = 0.001
"""Share of the weights at each end beyond a shared scale: a few outliers would make all pale."""


@dataclass(frozen=True, eq=False)
class Tiles:
    """Kernels as a grid of tiles.

    Parameters
    ----------
    mode
    values : ndarray of float32, (out, in, height, width)
    outputs, inputs : ndarray of int
        What is shown of each, in the order in which it is shown.
    shared : (float, float) or None
        What the ends of the scale stand for; None where each kernel has its own.
    finite : bool
        Whether all weights are numbers.
    """

    mode: Mode
    values: Floats
    outputs: NDArray[np.intp]
    inputs: NDArray[np.intp]
    shared: tuple[float, float] | None
    finite: bool = True

    @property
    def count(self) -> int:
        """Tiles."""
        return len(self.outputs) * (1 if self.mode == "colour" else len(self.inputs))

    @property
    def columns(self) -> int | None:
        """Tiles in a row; None where they fill the width."""
        return len(self.inputs) if self.mode == "matrix" else None

    @property
    def sides(self) -> tuple[int, int]:
        """Height and width of a kernel."""
        return self.values.shape[2], self.values.shape[3]

    def kernel(self, tile: int) -> tuple[int, int | None]:
        """Return output and input of a tile; in colour it stands for all inputs."""
        if self.mode == "colour":
            return int(self.outputs[tile]), None
        row, column = divmod(tile, len(self.inputs))
        return int(self.outputs[row]), int(self.inputs[column])

    def tile(self, output: int, channel: int | None) -> int | None:
        """Return the tile of a kernel, None where it is not shown."""
        rows = np.flatnonzero(self.outputs == output)
        if not len(rows):
            return None
        if self.mode == "colour":
            return int(rows[0])
        columns = np.flatnonzero(self.inputs == (0 if channel is None else channel))
        return int(rows[0] * len(self.inputs) + columns[0]) if len(columns) else None

    def colours(self, tiles: NDArray[np.intp]) -> Pixels:
        """Return tiles as colours ``0xAARRGGBB``, of shape (tiles, height, width).

        What is no number is transparent.
        """
        if self.mode == "colour":
            return _rgb(self.values[self.outputs[tiles]], self.shared)
        rows, columns = np.divmod(tiles, len(self.inputs))
        return _signed(self.values[self.outputs[rows], self.inputs[columns]], self.shared)


def modes(shape: tuple[int, ...]) -> tuple[Mode, ...]:
    """Return the ways to show kernels of shape (out, in, height, width), the best first."""
    if shape[1] == 3 and shape[2] > 1:
        return ("colour", "matrix", "output", "input")
    if shape[1] == 1:
        return ("input",)
    return ("matrix", "output", "input")


def tiles(
    kernels: Kernels, mode: Mode, output: int, channel: int, sort: Sort, *, shared: bool
) -> Tiles:
    """Return the tiles of a layer.

    Parameters
    ----------
    kernels
    mode
    output, channel
        The chosen kernel: whose others are shown in the modes of that name.
    sort
        What is sorted by, the greatest first.
    shared
        Whether all kernels are on one scale.
    """
    values = kernels.values
    everything = np.arange(len(values)), np.arange(values.shape[1])
    output, channel = min(output, len(values) - 1), min(channel, values.shape[1] - 1)
    outputs, inputs = everything
    if mode == "output":
        outputs = np.array([output])
        inputs = inputs[_order(_figures_of(values[output]), sort, len(inputs))]
    elif mode == "input":
        inputs = np.array([channel])
        outputs = outputs[_order(_figures_of(values[:, channel]), sort, len(outputs))]
    else:
        outputs = outputs[_order(_known(kernels.figures), sort, len(outputs))]
    limits = _range(kernels, mode) if shared else None
    return Tiles(mode, values, outputs, inputs, limits, kernels.stats.not_finite == 0)


def _known(figures: Figures) -> dict[str, NDArray[np.float64]]:
    return {name: getattr(figures, name) for name in ("l1", "l2", "mean", "deviation", "maximum")}


def _figures_of(values: Floats) -> dict[str, NDArray[np.float64]]:
    """Return the figures of kernels of shape (n, height, width)."""
    flat = values.reshape(len(values), -1).astype(np.float64)
    with np.errstate(all="ignore"):
        return {
            "l1": np.abs(flat).sum(1),
            "l2": np.sqrt(np.square(flat).sum(1)),
            "mean": flat.mean(1),
            "deviation": flat.std(1),
            "maximum": flat.max(1),
        }


def _order(figures: dict[str, NDArray[np.float64]], sort: Sort, count: int) -> NDArray[np.intp]:
    return np.arange(count) if sort == "index" else np.argsort(-figures[sort], kind="stable")


def _range(kernels: Kernels, mode: Mode) -> tuple[float, float]:
    step = max(1, kernels.values.size // 200_000)
    sample = kernels.values[:: max(1, min(step, len(kernels.values) // 8))]
    colormap = "grey" if mode == "colour" else "rdbu"
    return value_range(np.ascontiguousarray(sample), colormap, CLIP)


def _signed(values: Floats, shared: tuple[float, float] | None) -> Pixels:
    """Return kernels in blue and red around white, which is zero."""
    table = np.array(colormaps.table("rdbu"), dtype=np.uint32)
    with np.errstate(all="ignore"):
        own: Floats = np.abs(values).max(axis=(1, 2), keepdims=True)
        end = np.where(own > 0, own, 1) if shared is None else np.full_like(own, shared[1])
        middle = (colormaps.LEVELS - 1) / 2
        levels = np.rint(np.clip(values / end, -1, 1) * middle + middle)
        levels = np.where(np.isfinite(values), levels, colormaps.NOT_FINITE)
        colours: Pixels = table[levels.astype(np.uint8)]
    return colours


def _rgb(values: Floats, shared: tuple[float, float] | None) -> Pixels:
    """Return kernels of three inputs as the colours that these stand for."""
    with np.errstate(all="ignore"):
        low: Floats = values.min(axis=(1, 2, 3), keepdims=True)
        high: Floats = values.max(axis=(1, 2, 3), keepdims=True)
        if shared is not None:
            low, high = (np.full_like(low, end) for end in shared)
        spread = np.where(high > low, high - low, 1)
        parts = np.rint(np.clip((values - low) / spread, 0, 1) * 255)
        finite = np.isfinite(values).all(axis=1)
        red, green, blue = np.moveaxis(np.nan_to_num(parts).astype(np.uint32), 1, 0)
    colours: Pixels = np.where(finite, 0xFF000000 | red << 16 | green << 8 | blue, 0)
    return colours.astype(np.uint32)
