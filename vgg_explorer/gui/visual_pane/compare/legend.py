"""Which letter is which variant, in one line beside a heading."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from vgg_explorer.gui import theme
from vgg_explorer.gui.visual_pane.compare.letter import paint_letter

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from vgg_explorer.gui.visual_pane.compare.contest import Contestant

_SIDE, _GAP, _APART, _MOST = 14, 6, 16, 140
"""Pixels of the design: a letter, the gap behind it and behind a name, and a name's width."""


class Legend(QWidget):
    """Letters and names, from the right; names are shortened where there is no more room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names: tuple[str, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_contest(self, contestants: tuple[Contestant, ...]) -> None:
        """Show the names of all variants."""
        self._names = tuple(one.name for one in contestants)
        self.setAccessibleName(", ".join(f"{one.letter} {one.name}" for one in contestants))
        self.update()

    def sizeHint(self) -> QSize:
        """Return the height of a letter."""
        return QSize(round(160 * theme.scale()), round(18 * theme.scale()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw them."""
        if not self._names:
            return
        t = theme.tokens()
        scale = theme.scale()
        painter = QPainter(self)
        font = theme.font(11.5)
        metrics = QFontMetricsF(font)
        side, gap, apart = _SIDE * scale, _GAP * scale, _APART * scale
        each = self.width() / len(self._names) - side - gap - apart
        room = max(min(each, _MOST * scale), 0.0)
        elide = Qt.TextElideMode.ElideRight
        names = [metrics.elidedText(name, elide, room) for name in self._names]
        widths = [side + gap + metrics.horizontalAdvance(name) for name in names]
        x = self.width() - sum(widths) - apart * (len(names) - 1)
        for place, (name, wide) in enumerate(zip(names, widths, strict=True)):
            paint_letter(painter, QRectF(x, (self.height() - side) / 2, side, side), place)
            painter.setFont(font)
            painter.setPen(t.text_2)
            box = QRectF(x + side + gap, 0, wide, self.height())
            painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, name)
            x += wide + apart
        painter.end()
