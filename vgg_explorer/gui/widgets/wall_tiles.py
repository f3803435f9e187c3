"""How the parts of a `ChannelWall` are drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor

from vgg_explorer.gui import theme
from vgg_explorer.gui.widgets.painting import draw_hatched, draw_image, fitted, ink_on

if TYPE_CHECKING:
    from PySide6.QtGui import QImage, QPainter, QPen


def draw_row_label(painter: QPainter, tile: QRect, right: int, label: str) -> None:
    """Write the name of a row's first tile beside it."""
    painter.setFont(theme.font(11))
    painter.setPen(theme.tokens().text_3)
    flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    height = max(tile.height(), painter.fontMetrics().height())
    place = QRect(0, tile.center().y() - height // 2, right, height)
    painter.drawText(place, flags, label)


def draw_tile(painter: QPainter, picture: QImage, tile: QRectF, label: str) -> None:
    """Draw a channel; a single value has room for its name, too."""
    place = fitted(picture.size(), tile)
    holes = picture.hasAlphaChannel()
    if holes:
        draw_hatched(painter, place)
    draw_image(painter, place, picture)
    if picture.width() == picture.height() == 1:
        painter.setPen(ink_on(theme.tokens().track if holes else QColor(picture.pixel(0, 0))))
        painter.setFont(theme.font(11))
        painter.drawText(tile, Qt.AlignmentFlag.AlignCenter, label)


def draw_ring(painter: QPainter, tile: QRect, pen: QPen) -> None:
    """Draw a ring around a tile, 1 px off it."""
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    reach = 1 + pen.widthF() / 2  # A pen is centred on its line.
    painter.drawRect(QRectF(tile).adjusted(-reach, -reach, reach, reach))
