"""The values of a vector on a `ChannelWall`: as one picture of cells, or as bars."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QRegion

from vgg_explorer.gui import theme
from vgg_explorer.gui.widgets import maps
from vgg_explorer.gui.widgets.numbers import figure
from vgg_explorer.gui.widgets.painting import snapped
from vgg_explorer.gui.widgets.wall_grid import Grid
from vgg_explorer.gui.widgets.wall_pictures import indexed_image

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QImage, QPainter

_LEAST_CELL = 4
_BAR_ROW, _BAR_WIDTH = 18, 208
_LABEL_ROOM = 15
"""Pixels of the design that a row's number needs."""


def cells_grid(count: int, width: int, largest: int, gutter: int, margin: int) -> Grid:
    """Return as square a grid of cells without gaps as fits: 4,096 values are 64x64."""
    room = max(_LEAST_CELL, width - gutter - margin)
    columns = max(1, min(math.isqrt(max(count - 1, 0)) + 1, room // _LEAST_CELL))
    side = max(_LEAST_CELL, min(largest, room // columns))
    return Grid(count, width, side, side, gutter, 0, margin, fixed=columns)


def bars_grid(count: int, width: int, margin: int) -> Grid:
    """Return rows for bars, in as many columns as the width has room for."""
    scale = theme.scale()
    room = width - 2 * margin
    columns = max(1, int(room // (_BAR_WIDTH * scale)))
    gap = round(2 * scale)
    bar = max(1, (room - (columns - 1) * gap) // columns)
    return Grid(count, width, bar, round(_BAR_ROW * scale), margin, gap, margin, fixed=columns)


def labelled_rows(grid: Grid) -> int:
    """Return how many rows of cells there are to a number beside them."""
    return max(1, math.ceil(_LABEL_ROOM * theme.scale() / grid.down))


def cells_picture(
    values: maps.Floats, order: Sequence[int], columns: int, limits: maps.Range, colormap: str
) -> QImage:
    """Return a vector as a picture with a pixel for each value, in an order."""
    import numpy as np

    rows = -(-len(order) // columns)
    cells = np.full(rows * columns, np.nan, np.float32)
    cells[: len(order)] = values.reshape(-1)[np.asarray(order, dtype=np.int64)]
    return indexed_image(maps.levels(cells.reshape(rows, columns), limits), colormap)


def draw_cells(painter: QPainter, picture: QImage, grid: Grid, top: int) -> None:
    """Draw all cells at once; the last row may not be full."""
    t = theme.tokens()
    first, last = grid.rect(0), grid.rect(grid.count - 1)
    whole = QRect(first.left(), first.top(), grid.columns * grid.across, 0)
    whole.setBottom(last.top() - 1)
    rest = QRect(first.left(), last.top(), last.right() - first.left() + 1, grid.down)
    painter.save()
    painter.translate(0, -top)
    painter.setClipRegion(QRegion(whole).united(rest))
    whole.setBottom(last.bottom())
    painter.fillRect(whole, t.track)
    painter.setRenderHint(painter.RenderHint.SmoothPixmapTransform, False)
    painter.drawImage(QRectF(whole), picture)
    painter.restore()


def draw_bar(
    painter: QPainter, row: QRect, label: str, value: float, limits: maps.Range, label_width: int
) -> None:
    """Draw a value as a bar from zero, between its name and its figures."""
    t, scale = theme.tokens(), theme.scale()
    font = theme.font(11)
    painter.setFont(font)
    gap = 6 * scale
    figures = QFontMetrics(font).horizontalAdvance("−0.000000")
    name = QRectF(row.left(), row.top(), label_width, row.height())
    painter.setPen(t.text_3)
    painter.drawText(name, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, label)
    words = QRectF(row.right() - figures, row.top(), figures, row.height())
    painter.setPen(t.text)
    painter.drawText(
        words, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, figure(value, 3)
    )
    track = QRectF(name.right() + gap, row.top() + 3, 0, row.height() - 6)
    track.setRight(words.left() - gap)
    painter.fillRect(snapped(track, painter), t.track)
    low, high = min(limits[0], 0.0), max(limits[1], 0.0)
    if not math.isfinite(value) or high <= low or track.width() <= 0:
        return
    zero, end = (track.left() + track.width() * (x - low) / (high - low) for x in (0.0, value))
    end = min(track.right(), max(track.left(), end))
    if value and abs(end - zero) < 1:
        end = zero + math.copysign(1, value)
    bar = QRectF(min(zero, end), track.top(), abs(end - zero), track.height())
    painter.fillRect(snapped(bar, painter), theme.kind_style("linear").fill)
    if low < 0 < high:
        painter.fillRect(snapped(QRectF(zero, track.top(), 1, track.height()), painter), t.text_3)
