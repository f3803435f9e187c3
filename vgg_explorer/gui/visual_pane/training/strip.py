"""The strip below a run: where it is, how fast it goes, and how long it still takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from vgg_explorer.gui import theme
from vgg_explorer.gui.visual_pane.training.status import Status
from vgg_explorer.gui.widgets.breaking import breakable
from vgg_explorer.gui.widgets.painting import draw_bar

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

_LINE, _GAP, _BAR, _SMALL = 22, 18, 8, 18
"""Pixels of the design: a line, the air between figures, the progress, and the lower line."""


class StatusStrip(QWidget):
    """A line of figures, the progress, and a message where there is something to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.figures = _Figures(self)
        self.message = QLabel(self)
        self.message.setWordWrap(True)
        self.message.setTextFormat(Qt.TextFormat.PlainText)
        self.message.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.message.hide()
        scale = theme.scale()
        column = QVBoxLayout(self)
        column.setContentsMargins(*(round(side * scale) for side in (16, 6, 16, 6)))
        column.setSpacing(round(4 * scale))
        column.addWidget(self.message)
        column.addWidget(self.figures)

    def show_status(self, status: Status) -> None:
        """Say how a run stands."""
        self.figures.show_status(status)
        role = "error" if status.bad else "label"
        if self.message.property("role") != role:
            self.message.setProperty("role", role)
            self.message.style().unpolish(self.message)
            self.message.style().polish(self.message)
        words = breakable(status.message)
        if self.message.text() != words:
            self.message.setText(words)
            self.message.setVisible(bool(status.message))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the line above."""
        painter = QPainter(self)
        painter.fillRect(0, 0, self.width(), 1, theme.tokens().line)
        painter.end()


class _Figures(QWidget):
    """The figures that there is room for; the tool tip has them all."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._status = Status("")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_status(self, status: Status) -> None:
        """Show other figures."""
        if status == self._status:
            return
        self._status = status
        said = ", ".join(filter(None, (status.title, *status.items, status.left, *status.details)))
        self.setAccessibleName(said)
        self.setToolTip(said)
        self.update()

    def status(self) -> Status:
        """Return what is shown."""
        return self._status

    def sizeHint(self) -> QSize:
        """Return the room for the line and the progress."""
        return QSize(round(160 * theme.scale()), round((_LINE + _BAR + _SMALL) * theme.scale()))

    def minimumSizeHint(self) -> QSize:
        """Return no width: figures that have no room are left out."""
        return QSize(0, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw what there is room for."""
        t, scale, status = theme.tokens(), theme.scale(), self._status
        painter = QPainter(self)
        bold, plain = theme.font(12, 600), theme.font(12)
        line, right = _LINE * scale, float(self.width())
        room = QRectF(0, 0, right, line)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(bold)
        painter.setPen(t.error if status.bad else t.text)
        if status.left:
            painter.drawText(room, middle | Qt.AlignmentFlag.AlignRight, status.left)
            right -= QFontMetricsF(bold).horizontalAdvance(status.left) + _GAP * scale / 2
        fits = QFontMetricsF(bold).elidedText(status.title, Qt.TextElideMode.ElideRight, right)
        painter.drawText(room, middle, fits)
        left = QFontMetricsF(bold).horizontalAdvance(fits) + _GAP * scale
        painter.setFont(plain)
        painter.setPen(t.text_2)
        _draw_row(painter, status.items, QRectF(left, 0, right - left, line))
        if status.done is not None:
            bar = QRectF(0, line, self.width(), _BAR * scale)
            draw_bar(painter, bar, status.done, t.error if status.bad else t.accent)
        painter.setFont(theme.font(11))
        painter.setPen(t.text_3)
        below = QRectF(0, line + _BAR * scale, self.width(), _SMALL * scale)
        _draw_row(painter, status.details, below.adjusted(0, 2 * scale, 0, 0))
        painter.end()


def _draw_row(painter: QPainter, row: tuple[str, ...], place: QRectF) -> None:
    """Write what has room of some figures."""
    left, metrics = place.left(), QFontMetricsF(painter.font())
    for words in row:
        wide = metrics.horizontalAdvance(words)
        if left + wide <= place.right():
            room = QRectF(left, place.top(), wide + 2, place.height())
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)
            left += wide + _GAP * theme.scale()
