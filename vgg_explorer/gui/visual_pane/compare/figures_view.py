"""The figures of a variant, with how far they are from those of A."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from vgg_explorer.gui import theme
from vgg_explorer.gui.i18n import tr
from vgg_explorer.gui.visual_pane.compare import words

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from vgg_explorer.gui.visual_pane.compare.contest import Contestant

_ROW, _SIDE, _DELTA = 24, 12, 58
"""Pixels of the design: a line, the air beside it, and the differences at the right."""


class FiguresView(QWidget):
    """A line for each figure: its name, its value, and the difference to A."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[tuple[str, str, str, str], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_figures(self, one: Contestant, first: Contestant) -> None:
        """Show those of a variant."""
        lines = tuple(
            (
                key,
                words.figure_title(key),
                words.figure_value(key, value),
                "—" if one is first else words.figure_delta(key, value, first.figures[key]),
            )
            for key, value in one.figures.items()
        )
        if lines == self._lines:
            return
        if len(lines) != len(self._lines):
            self.updateGeometry()
        self._lines = lines
        spoken = (f"{title} {value} {delta}".strip() for _, title, value, delta in lines)
        self.setAccessibleName(tr("Figures: {lines}", lines="; ".join(spoken)))
        self.update()

    def lines(self) -> dict[str, tuple[str, str]]:
        """Return value and difference by the key of the figure."""
        return {key: (value, delta) for key, _, value, delta in self._lines}

    def sizeHint(self) -> QSize:
        """Return the room for all lines."""
        scale = theme.scale()
        return QSize(round(200 * scale), round(_ROW * scale) * len(self._lines))

    def minimumSizeHint(self) -> QSize:
        """All lines are always in sight."""
        return QSize(0, self.sizeHint().height())

    def event(self, event: QEvent) -> bool:
        """Say what a figure is where the mouse rests."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            at = event.pos().y() // max(1, round(_ROW * theme.scale()))
            key = self._lines[at][0] if 0 <= at < len(self._lines) else ""
            QToolTip.showText(event.globalPos(), words.figure_tip(key) if key else "", self)
            return True
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the lines."""
        t = theme.tokens()
        scale = theme.scale()
        row, side = round(_ROW * scale), _SIDE * scale
        painter = QPainter(self)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        for number, (_, title, value, delta) in enumerate(self._lines):
            box = QRectF(side, number * row, self.width() - 2 * side, row)
            painter.fillRect(1, number * row, self.width() - 2, 1, t.line_soft)
            painter.setFont(theme.font(12))
            painter.setPen(t.text_2)
            painter.drawText(box, left, title)
            painter.setPen(t.text_3 if delta in {"—", "="} else t.text_2)
            painter.drawText(box, right, delta)
            painter.setFont(theme.font(12, 600))
            painter.setPen(t.text)
            painter.drawText(box.adjusted(0, 0, -_DELTA * scale, 0), right, value)
        painter.end()
