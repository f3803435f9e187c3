"""The architecture figure of a variant, small."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from vgg_explorer.arch.analysis import Analysis
from vgg_explorer.figure.layout import lay_out
from vgg_explorer.figure.options import FigureOptions
from vgg_explorer.figure.palette import PALETTES
from vgg_explorer.gui import figure_painting, theme
from vgg_explorer.gui.i18n import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from vgg_explorer.figure.model import Figure

HEIGHT = 88
_AIR = 8


class Thumbnail(QWidget):
    """Draws a network without words; equal maps are equally large on all of them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[Analysis, int] | None = None
        self._figure: Figure | None = None
        self._widest = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_network(self, analysis: Analysis, largest: int) -> None:
        """Show a network, a broken one up to the failing layer.

        ``largest`` is the longest side of a map of all variants, in pixels.
        """
        if self._shown is not None and self._shown[0] is analysis and self._shown[1] == largest:
            return
        self._shown = (analysis, largest)
        options = FigureOptions(labels=False, letters=False, largest=largest)
        self._figure = lay_out(analysis, options)
        self.setAccessibleName(tr("Architecture of {name}", name=analysis.spec.name))
        self.update()

    def extent(self) -> float:
        """Return the width of the figure in its own units."""
        return self._figure.width if self._figure is not None else 0.0

    def set_widest(self, widest: float) -> None:
        """Leave room for the widest figure of all: they have one scale."""
        if widest != self._widest:
            self._widest = widest
            self.update()

    def sizeHint(self) -> QSize:
        """Return a strip's height."""
        return QSize(round(200 * theme.scale()), round(HEIGHT * theme.scale()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw ground, figure and the line below."""
        t = theme.tokens()
        painter = QPainter(self)
        painter.fillRect(self.rect(), t.window)
        painter.fillRect(0, self.height() - 1, self.width(), 1, t.line_soft)
        if self._figure is not None and self._figure.blocks:
            air = round(_AIR * theme.scale())
            room = QRectF(self.rect()).adjusted(2 * air, air, -2 * air, -air)
            self._paint(painter, room)
        painter.end()

    def _paint(self, painter: QPainter, room: QRectF) -> None:
        assert self._figure is not None
        x0, y0, x1, y1 = self._figure.bounds
        # Narrow networks keep the scale of the widest: their blocks can be compared with its.
        x1 = max(x1, x0 + self._widest)
        scale = min(room.width() / (x1 - x0), room.height() / (y1 - y0))
        room.setWidth(scale * (x1 - x0))  # they all begin at the left
        figure_painting.fit(painter, (x0, y0, x1, y1), room)
        palette = PALETTES["dark" if theme.tokens().dark else "light"]
        figure_painting.paint(painter, self._figure, palette)
