"""Where the cells of a probe's sheet go: as large as the width allows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF

from vgg_explorer.engine.probed import Pooled, Responses, Weighted
from vgg_explorer.gui import theme
from vgg_explorer.gui.visual_pane.probe.cells import Scale, scale_of
from vgg_explorer.gui.visual_pane.probe.rows import Grid, Row, Term
from vgg_explorer.gui.visual_pane.probe.words import figure

if TYPE_CHECKING:
    from vgg_explorer.gui.visual_pane.probe.cells import Floats

Mode = Literal["beside", "below", "under", "plain"]
"""Kernel beside the patch; below it; below it with the sum on a line of its own; beside it without
numbers, since these would not fit."""

SUM = 10.5
"""Size of the sums of channels."""

_SIGN = 10
_PAD = 4
_SMALLEST, _LARGEST = 5, 17
_USUAL = 10.0
_TIGHT, _LOOSE = 2, 6
"""Room around a number in its cell, in small and in usual figures."""

_TRIED: tuple[tuple[Mode, float], ...] = (
    ("beside", _USUAL),
    ("beside", 9.0),
    ("below", _USUAL),
    ("under", _USUAL),
    ("under", 9.0),
)
_TRIED_ALONE: tuple[tuple[Mode, float], ...] = (("beside", _USUAL), ("beside", 9.0))
"""The same without weights."""


@dataclass(frozen=True, slots=True)
class Plan:
    """The measures of all grids of one step, in pixels.

    Parameters
    ----------
    mode
    cell : (float, float)
        Width and height of a cell.
    columns, lines : int
        Cells across and down.
    label, value : float
        Widths of the channel's name on the left, and of the sum on the right.
    taken, weight : Scale
        How inputs and weights are shown.
    px : float
        Size of the figures.
    """

    mode: Mode
    cell: tuple[float, float]
    columns: int
    lines: int
    label: float
    value: float
    taken: Scale
    weight: Scale | None
    px: float

    @property
    def height(self) -> float:
        """Of one channel, without the gap behind it."""
        down = self.lines * self.cell[1]
        if self.mode == "under":
            return 2 * down + _PAD + self.cell[1]
        return 2 * down + _PAD if self.mode == "below" else down

    @property
    def _is_below(self) -> bool:
        return self.mode in ("below", "under")

    @property
    def last(self) -> float:
        """Where the cells end on the right."""
        if self.weight is None:
            return self.patch_cell(self.columns - 1).right()
        return self.kernel_cell(self.columns - 1).right()

    def sum(self, width: float) -> QRectF:
        """Return the place of the sum in a row of this width."""
        if self.mode == "under":
            return QRectF(0, self.height - self.cell[1], width, self.cell[1])
        return QRectF(0, 0, width, self.height)

    def patch_cell(self, index: int) -> QRectF:
        """Return the place of an input's cell."""
        return self._cell(index, self.label, 0.0)

    def kernel_cell(self, index: int) -> QRectF:
        """Return the place of a weight's cell."""
        width, height = self.columns * self.cell[0], self.lines * self.cell[1]
        if self._is_below:
            return self._cell(index, self.label, height + _PAD)
        return self._cell(index, self.label + width + round(_SIGN * theme.scale()), 0.0)

    def sign(self) -> QRectF:
        """Return the place of the multiplication sign."""
        gap = round(_SIGN * theme.scale())
        if self._is_below:
            down = self.lines * self.cell[1]
            return QRectF(self.label - gap, down + _PAD, gap, down)
        return QRectF(self.label + self.columns * self.cell[0], 0, gap, self.height)

    def at(self, x: float, y: float) -> int | None:
        """Return the cell at a place in a row, be it of the patch or of the kernel."""
        for cell in (self.patch_cell, self.kernel_cell)[: 1 if self.weight is None else 2]:
            corner = cell(0).topLeft()
            column = (x - corner.x()) // self.cell[0]
            line = (y - corner.y()) // self.cell[1]
            if 0 <= column < self.columns and 0 <= line < self.lines:
                return int(line * self.columns + column)
        return None

    def _cell(self, index: int, left: float, top: float) -> QRectF:
        line, column = divmod(index, self.columns)
        width, height = self.cell
        return QRectF(left + column * width, top + line * height, width, height)


def plans(rows: Sequence[Row], width: float) -> dict[object, Plan]:
    """Return a plan for each step with a grid, by the step."""
    found: dict[object, Plan] = {}
    for row in rows:
        if isinstance(row, Grid) and row.step not in found:
            labels = [r.label for r in rows if isinstance(r, Term) and r.step is row.step]
            found[row.step] = _plan(row.step, width, labels)
    return found


def _plan(step: Weighted | Pooled | Responses, width: float, labels: Sequence[str]) -> Plan:
    scale = theme.scale()
    values, kernel, lines, columns = _numbers(step)
    taken = scale_of(values, signed=False)
    weight = None if kernel is None else scale_of(kernel, signed=True)
    usual = QFontMetricsF(theme.font(11))
    label = max((usual.horizontalAdvance(words) for words in labels), default=0.0)
    label = label + 4 * scale if labels else 0.0
    value = _sum_width(step)
    sign = round(_SIGN * scale)
    height = round(_LARGEST * scale)
    for mode, px in _TRIED if weight is not None else _TRIED_ALONE:
        metrics = QFontMetricsF(theme.font(px))
        widest = max(_widest(metrics, values, taken), _widest(metrics, kernel, weight))
        number = widest + (_TIGHT if px < _USUAL else _LOOSE) * scale
        across = columns * (2 if mode == "beside" and weight is not None else 1)
        taking = label + (sign if weight is not None else 0)
        room = width - taking - (value if mode in ("beside", "below") else 0.0)
        if across * number <= room:
            cell = int(min(room / across, number + 4 * scale))
            left = label if mode == "beside" else taking
            return Plan(mode, (cell, height), columns, lines, left, value, taken, weight, px)
    across = columns * (1 if weight is None else 2)
    room = width - label - value - (sign if weight is not None else 0)
    side = int(max(_SMALLEST * scale, min(height, room / across)))
    return Plan("plain", (side, side), columns, lines, label, value, taken, weight, _USUAL)


def _sum_width(step: Weighted | Pooled | Responses) -> float:
    if not isinstance(step, Weighted):
        return 0.0
    metrics = QFontMetricsF(theme.font(SUM, 600))
    ends = (-0.01234, float(step.sums.min()), float(step.sums.max()))
    return max(metrics.horizontalAdvance(figure(total)) for total in ends) + 3


def _numbers(
    step: Weighted | Pooled | Responses,
) -> tuple[Floats, Floats | None, int, int]:
    """Return the inputs, the weights, and how many lines and columns of cells there are."""
    import numpy as np

    if isinstance(step, Responses):
        return np.array([step.values], dtype=np.float32), None, 1, len(step.values)
    lines, columns = len(step.rows), len(step.columns)
    if isinstance(step, Pooled):
        return step.patch[step.inside], None, lines, columns
    return step.patch[:, step.inside], step.kernel, lines, columns


def _widest(metrics: QFontMetricsF, values: Floats | None, scale: Scale | None) -> float:
    """Return the width of the longest number."""
    if values is None or scale is None or not values.size:
        return 0.0
    # The ends are the longest, but for what needs powers of ten.
    candidates = [float(values.min()), float(values.max()), -abs(scale.low) / 3]
    return max(metrics.horizontalAdvance(scale.words(value)) for value in candidates)
