"""The coloured letter that marks a layer's kind everywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from vgg_explorer.gui import theme
from vgg_explorer.gui.i18n import tr
from vgg_explorer.gui.widgets.painting import snapped

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

SIZE = 16
"""The side of a badge in pixels of the design."""


def paint_badge(painter: QPainter, rect: QRectF, kind: str, opacity: float = 1.0) -> None:
    """Draw the badge of a layer kind.

    Parameters
    ----------
    painter
        Where to.
    rect
        Its square; the letter grows with it.
    kind
        A `Kind` or its value.
    opacity
        0.35 marks layers behind an error.
    """
    style = theme.kind_style(kind)
    box = snapped(QRectF(rect), painter)
    painter.save()
    painter.setOpacity(painter.opacity() * opacity)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(style.fill)
    painter.drawRoundedRect(box, 3 * box.height() / SIZE, 3 * box.height() / SIZE)
    painter.setPen(style.ink)
    painter.setFont(theme.font(10.5 * box.height() / SIZE / theme.scale(), 700))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, style.letter)
    painter.restore()


def kind_name(kind: str) -> str:
    """Return what a layer kind is called, in the user's language."""
    names = {
        "conv": tr("convolution"),
        "max_pool": tr("max pooling"),
        "avg_pool": tr("average pooling"),
        "adaptive_pool": tr("adaptive pooling"),
        "norm": tr("batch normalisation"),
        "lrn": tr("local response normalisation"),
        "activation": tr("activation"),
        "dropout": tr("dropout"),
        "linear": tr("fully connected"),
        "flatten": tr("flatten"),
        "softmax": tr("softmax"),
        "mean": tr("spatial mean"),
    }
    return names.get(str(kind), str(kind))


class Badge(QWidget):
    """A badge as a widget of its own."""

    def __init__(self, kind: str, parent: QWidget | None = None, *, size: int = SIZE) -> None:
        super().__init__(parent)
        self._kind = kind
        self._side = size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_kind(kind)

    def set_kind(self, kind: str) -> None:
        """Show another kind."""
        self._kind = kind
        self.setToolTip(kind_name(kind))
        self.setAccessibleName(kind_name(kind))
        self.update()

    def kind(self) -> str:
        """Return the kind that is shown."""
        return self._kind

    def sizeHint(self) -> QSize:
        """Return the square, grown with the system's font."""
        side = round(self._side * theme.scale())
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the badge."""
        painter = QPainter(self)
        paint_badge(painter, QRectF(self.rect()), self._kind)
        painter.end()
