"""The coloured letter of a variant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from vgg_explorer.gui import theme
from vgg_explorer.gui.visual_pane.compare.words import LETTERS
from vgg_explorer.gui.widgets.painting import ink_on, snapped

if TYPE_CHECKING:
    from PySide6.QtGui import QColor, QPaintEvent

SIDE = 20


def colour_of(place: int) -> QColor:
    """Return the colour of the variant at a place."""
    return theme.tokens().compare[place]


def paint_letter(painter: QPainter, rect: QRectF, place: int) -> None:
    """Draw the letter of the variant at a place."""
    ground = colour_of(place)
    box = snapped(rect, painter)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(box, 3, 3)
    painter.setPen(ink_on(ground))
    painter.setFont(theme.font(11.5 * box.height() / SIDE / theme.scale(), 700))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, LETTERS[place])
    painter.restore()


class Letter(QWidget):
    """The same as a widget."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place = 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_place(self, place: int) -> None:
        """Show the letter of another place."""
        self._place = place
        self.update()

    def sizeHint(self) -> QSize:
        """Return its square."""
        side = round(SIDE * theme.scale())
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        painter = QPainter(self)
        paint_letter(painter, QRectF(self.rect()), self._place)
        painter.end()
