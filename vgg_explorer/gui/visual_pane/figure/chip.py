"""The name of the selected layer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from vgg_explorer.gui import theme
from vgg_explorer.gui.i18n import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent


class LayerChip(QWidget):
    """A name on the colour of the selection."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Selected layer"))

    def show_layer(self, name: str) -> None:
        """Show another name, or nothing."""
        if name != self._name:
            self._name = name
            self.setAccessibleDescription(name)
            self.updateGeometry()
            self.update()

    def name(self) -> str:
        """Return the name on show."""
        return self._name

    def sizeHint(self) -> QSize:
        """Return the room of the name."""
        scale = theme.scale()
        if not self._name:
            return QSize(0, round(20 * scale))
        wide = QFontMetrics(theme.font(12, 600)).horizontalAdvance(self._name)
        return QSize(wide + round(16 * scale), round(20 * scale))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the chip."""
        if not self._name:
            return
        t = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(t.accent)
        painter.drawRoundedRect(QRectF(self.rect()), 3, 3)
        painter.setPen(t.on_accent)
        painter.setFont(theme.font(12, 600))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._name)
        painter.end()
