"""How a frame on a picture looks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from vgg_explorer.gui import theme

if TYPE_CHECKING:
    from vgg_explorer.gui.widgets.framing import Box

_SHADE = QColor(0, 0, 0, 150)
_HANDLE = 3.0


def inside(place: QRectF, box: Box) -> QRectF:
    """Return where a box, given in shares of a place, is."""
    left, top, right, bottom = box
    return QRectF(
        QPointF(place.left() + left * place.width(), place.top() + top * place.height()),
        QPointF(place.left() + right * place.width(), place.top() + bottom * place.height()),
    )


def draw_frame(
    painter: QPainter, place: QRectF, box: Box, mark: Box | None, *, focused: bool
) -> None:
    """Draw a frame on a picture, dark around it.

    Parameters
    ----------
    painter
    place
        Of the picture.
    box
        The frame, in shares of the picture.
    mark
        A part of the frame to be marked, in shares of the frame.
    focused
        Whether the keys move it.
    """
    accent, white = theme.tokens().accent, QColor("#FFFFFF")
    frame = inside(place, box)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    around, hole = QPainterPath(), QPainterPath()
    around.addRect(place)
    hole.addRect(frame)
    painter.fillPath(around - hole, _SHADE)
    _draw_ring(painter, frame, accent if focused else white)
    if mark is not None:
        rect = inside(frame, mark)
        # A single pixel of a large picture would be all ring.
        grow_x, grow_y = max(0.0, 5 - rect.width()) / 2, max(0.0, 5 - rect.height()) / 2
        _draw_ring(painter, rect.adjusted(-grow_x, -grow_y, grow_x, grow_y), accent)
    painter.setPen(QPen(_SHADE, 1))
    painter.setBrush(accent if focused else white)
    for corner in (frame.topLeft(), frame.topRight(), frame.bottomLeft(), frame.bottomRight()):
        handle = QRectF(0, 0, 2 * _HANDLE, 2 * _HANDLE)
        handle.moveCenter(corner)
        painter.drawRect(handle)


def _draw_ring(painter: QPainter, rect: QRectF, colour: QColor) -> None:
    """Draw a rectangle that is seen on light and on dark pictures."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for ink, width in ((_SHADE, 3.0), (colour, 1.4)):
        pen = QPen(ink, width)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        painter.setPen(pen)
        painter.drawRect(rect)
