"""What is written and drawn on the tiles of a `ChannelWall` besides their maps."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen

from vgg_explorer.gui import theme
from vgg_explorer.gui.widgets.painting import ink_on

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

_LEAST_CAPTIONED = 24
"""Pixels of the design below which nothing is written on a tile."""


@dataclass(frozen=True, slots=True)
class Marks:
    """The marks of one tile.

    Parameters
    ----------
    caption : str
        Its name, where the order does not tell it.
    badge : str
        A letter or sign that somebody put there.
    pinned, dead : bool
    """

    caption: str = ""
    badge: str = ""
    pinned: bool = False
    dead: bool = False


class MarkPen:
    """Draws the marks of many tiles in one paint: fonts and colours are looked up once."""

    def __init__(self, painter: QPainter) -> None:
        t, self._scale = theme.tokens(), theme.scale()
        self._painter = painter
        self._font = theme.font(10, 600)
        metrics = QFontMetrics(self._font)
        self._height = metrics.height() - 1
        self._digit = metrics.horizontalAdvance("0")
        self._metrics = metrics
        self._text, self._ground = t.text, _translucent(t.panel)
        self._badge_text, self._badge_ground = t.on_accent, _translucent(t.accent)
        self._pin, self._edge = t.accent, t.panel
        painter.setFont(self._font)

    def draw(self, tile: QRectF, marks: Marks, picture: QImage) -> None:
        """Draw the marks of a tile with that picture."""
        single = picture.width() == picture.height() == 1
        if marks.dead and not single:
            self._strike(tile, QColor(picture.pixel(0, 0)))
        if marks.caption and not single and tile.height() >= _LEAST_CAPTIONED * self._scale:
            # Figures are of one width.
            width = self._digit * len(marks.caption) + 6
            if not marks.caption.isdecimal():
                width = self._metrics.horizontalAdvance(marks.caption) + 6
            place = QRectF(tile.left(), tile.bottom() - self._height, width, self._height)
            self._plate(place, marks.caption, self._ground, self._text)
        if marks.badge:
            width = self._metrics.horizontalAdvance(marks.badge) + 6
            place = QRectF(tile.left(), tile.top(), width, self._height)
            self._plate(place, marks.badge, self._badge_ground, self._badge_text)
        if marks.pinned:
            self._draw_pin(tile)

    def _plate(self, place: QRectF, words: str, ground: QColor, ink: QColor) -> None:
        self._painter.fillRect(place, ground)
        self._painter.setPen(ink)
        self._painter.drawText(place, Qt.AlignmentFlag.AlignCenter, words)

    def _strike(self, tile: QRectF, ground: QColor) -> None:
        """Draw the stroke that tells a channel of zeros from one that is merely pale."""
        ink = ink_on(ground)
        ink.setAlpha(150)
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._painter.setPen(QPen(ink, 1.2))
        low, high = tile.bottomLeft() + QPointF(2, -2), tile.topRight() + QPointF(-2, 2)
        self._painter.drawLine(low, high)
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def _draw_pin(self, tile: QRectF) -> None:
        side = min(11 * self._scale, tile.height() / 2)
        corner = tile.topRight()
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._painter.setPen(QPen(self._edge, 1))
        self._painter.setBrush(self._pin)
        self._painter.drawPolygon([corner, corner - QPointF(side, 0), corner + QPointF(0, side)])
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def _translucent(colour: QColor) -> QColor:
    ground = QColor(colour)
    ground.setAlpha(215)
    return ground
