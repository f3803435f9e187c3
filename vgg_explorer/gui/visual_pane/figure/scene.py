"""Drawing the figure as the view's camera sees it, once for each look."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPixmap, QPolygonF

from vgg_explorer.figure.widths import ASCENT, DESCENT
from vgg_explorer.gui import figure_painting, theme
from vgg_explorer.gui.figure_maps import Maps, paint_map
from vgg_explorer.gui.widgets.painting import mixed

if TYPE_CHECKING:
    from PySide6.QtCore import QSize

    from vgg_explorer.figure.model import Block, Figure, Label
    from vgg_explorer.figure.palette import Palette
    from vgg_explorer.gui.visual_pane.figure.camera import Camera

_LEAST_WORDS, _LEAST_LETTER = 9.0, 6.5
"""Pixels of the design. Words below the blocks are not written smaller, those without room are
left out; letters on the blocks grow and shrink with them."""

_WORDS = frozenset({"shape", "stage"})
"""Labels below the blocks."""

_AIR, _NEAR = 1.5, 6.0

_RING, _LINE, _THINNEST = 5.0, 2.5, 0.6
"""Pixels of the design: what goes around the chosen block; small blocks have a thinner one."""


@dataclass(frozen=True, eq=False)
class Drawing:
    """What is drawn.

    Parameters
    ----------
    figure : Figure
    palette : Palette
    maps : mapping of str to QImage
        For the faces of blocks.
    """

    figure: Figure
    palette: Palette
    maps: Maps = field(default_factory=dict)

    @property
    def bounds(self) -> QRectF:
        """The figure's, in its units."""
        x0, y0, x1, y1 = self.figure.bounds
        return QRectF(x0, y0, x1 - x0, y1 - y0)

    def rows(self) -> Rows:
        """Where the words below the blocks are."""
        words = [label for label in self.figure.labels if label.role in _WORDS]
        if not words:
            return Rows(0.0, 0.0, math.inf)
        top = min(label.at[1] - ASCENT * label.size for label in words)
        bottom = max(label.at[1] + DESCENT * label.size for label in words)
        return Rows(top, bottom - top, min(label.size for label in words))


@dataclass(frozen=True, slots=True)
class Rows:
    """The words below the blocks, in figure units.

    Parameters
    ----------
    top, height : float
    size : float
        Of the smallest letters; infinite where there are none.
    """

    top: float
    height: float
    size: float

    def least_zoom(self) -> float:
        """Return the zoom below which they do not get smaller."""
        return _LEAST_WORDS * theme.scale() / self.size

    def beyond(self, zoom: float) -> float:
        """Return how many pixels they are higher than other things are at a zoom."""
        return max(0.0, self.height * (self.least_zoom() - zoom))


class Scene:
    """Keeps the last look at a figure, so that marks on it cost no drawing of its blocks."""

    def __init__(self) -> None:
        self.drawing: Drawing | None = None
        self.paints = 0
        self._look: object = None
        self._pixmap = QPixmap()

    def take(self, drawing: Drawing) -> None:
        """Show another figure from now on."""
        self.drawing = drawing
        self._look = None

    def draw(self, painter: QPainter, camera: Camera, size: QSize) -> None:
        """Draw the figure over the whole of a view."""
        if self.drawing is None:
            return
        ratio = painter.device().devicePixelRatioF()
        look = (camera, size, ratio)
        if look != self._look:
            self._look = look
            self._pixmap = self._painted(self.drawing, camera, size, ratio)
        painter.drawPixmap(0, 0, self._pixmap)

    def is_free(self, room: QRectF, camera: Camera) -> bool:
        """Whether nothing of the figure is in an upper corner of the view, nor near it."""
        if self.drawing is None or room.left() < 0:
            return False
        figure, near = self.drawing.figure, room.adjusted(-_NEAR, 0, _NEAR, _NEAR)
        return not any(label.role in {"problem", "repeat"} for label in figure.labels) and not any(
            camera.to_view(box(block)).intersects(near) for block in figure.blocks
        )

    def _painted(self, drawing: Drawing, camera: Camera, size: QSize, ratio: float) -> QPixmap:
        self.paints += 1
        pixmap = QPixmap(size * ratio)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(QColor(drawing.palette.ground))
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        seen = QRectF(QPointF(), size.toSizeF())
        painter.save()
        painter.setTransform(camera.transform(), combine=True)
        _draw_blocks(painter, drawing, camera, seen)
        painter.restore()
        _draw_labels(painter, drawing, camera, seen)
        painter.end()
        return pixmap


def _draw_blocks(painter: QPainter, drawing: Drawing, camera: Camera, seen: QRectF) -> None:
    figure, palette = drawing.figure, drawing.palette
    if figure.axis is not None:
        painter.setPen(QPen(QColor(palette.line), 1.0))
        painter.drawLine(*(QPointF(*point) for point in figure.axis))
    for block in figure.blocks:
        if camera.to_view(box(block)).intersects(seen):
            figure_painting.paint_block(painter, block, figure, palette)
            paint_map(painter, block, drawing.maps)


def _draw_labels(painter: QPainter, drawing: Drawing, camera: Camera, seen: QRectF) -> None:
    scale, rows = theme.scale(), drawing.rows()
    zoom = max(camera.zoom, rows.least_zoom())
    taken: list[QRectF] = []
    for label in drawing.figure.labels:
        if label.role in _WORDS:
            at = QPointF(label.at[0], rows.top) * camera.zoom
            at += QPointF(camera.x, camera.y + (label.at[1] - rows.top) * zoom)
            place = _place(label, at, zoom)
            if not place.intersects(seen) or any(place.intersects(other) for other in taken):
                continue
            taken.append(place)
            _draw_label(painter, label, at, zoom, drawing)
        elif label.role == "problem" or label.size * camera.zoom >= _LEAST_LETTER * scale:
            least = _LEAST_WORDS * scale / label.size if label.role == "problem" else 0.0
            at = camera.transform().map(QPointF(*label.at))
            _draw_label(painter, label, at, max(camera.zoom, least), drawing)


def _place(label: Label, at: QPointF, zoom: float) -> QRectF:
    """Return where a label is written, with air at its sides."""
    wide = _metrics(label.size).horizontalAdvance(label.text) / theme.scale() * zoom
    high = label.size * zoom
    left = at.x() - {"start": 0.0, "middle": wide / 2, "end": wide}[label.anchor]
    return QRectF(left - _AIR, at.y() - high * ASCENT, wide + 2 * _AIR, high * ASCENT)


@lru_cache(maxsize=16)
def _metrics(size: float) -> QFontMetricsF:
    return QFontMetricsF(theme.font(size))


def _draw_label(
    painter: QPainter, label: Label, at: QPointF, zoom: float, drawing: Drawing
) -> None:
    painter.save()
    painter.translate(at)
    painter.scale(zoom, zoom)
    painter.translate(-QPointF(*label.at))
    figure_painting.paint_label(painter, label, drawing.figure, drawing.palette)
    painter.restore()


def box(block: Block) -> QRectF:
    """Return the rectangle around a block."""
    xs, ys = zip(*block.outline, strict=True)
    return QRectF(QPointF(min(xs), min(ys)), QPointF(max(xs), max(ys)))


def draw_outline(painter: QPainter, camera: Camera, block: Block, *, chosen: bool) -> None:
    """Draw the mark of the chosen block, or the slighter one of that below the pointer."""
    t, scale = theme.tokens(), theme.scale()
    outline = camera.transform().map(figure_painting.polygon(block.outline))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if chosen:
        # The light ring below the accent shows on blocks of any colour.
        scale *= min(1.0, max(_THINNEST, camera.zoom / scale))
        _draw_ring(painter, outline, QColor("#FFFFFF"), _RING * scale)
        _draw_ring(painter, outline, t.accent, _LINE * scale)
    else:
        _draw_ring(painter, outline, mixed(t.text, t.accent, 0.3), 1.5 * scale)
    painter.restore()


def _draw_ring(painter: QPainter, outline: QPolygonF, colour: QColor, wide: float) -> None:
    pen = QPen(colour, wide)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    painter.setPen(pen)
    painter.drawPolygon(outline)


def draw_focus(painter: QPainter, rect: QRectF) -> None:
    """Draw the frame that says where the keys go."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.tokens().accent, 1.5))
    painter.drawRoundedRect(rect.adjusted(2, 2, -2, -2), 3, 3)
    painter.restore()
