"""Carrying a chip to a new place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QPointF, QRect, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap, QPolygonF
from PySide6.QtWidgets import QScrollArea, QWidget

from vgg_explorer.gui import theme
from vgg_explorer.gui.model_pane.flow import CHIP, dp

if TYPE_CHECKING:
    from collections.abc import Callable

    from vgg_explorer.gui.model_pane.chip import Chip
    from vgg_explorer.gui.model_pane.edits import Edits
    from vgg_explorer.gui.model_pane.flow import Gap

_EDGE, _SPEED, _INTERVAL = 28, 9, 16
"""Near the edge (px) of the scroll area, the content moves by so many px every so many ms."""


class Caret(QWidget):
    """The line that shows where the chip would go: 2 px with a triangle at both ends."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._board = parent
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_at(self, place: QPoint) -> None:
        """Stand between two chips; ``place`` is the top of the gap."""
        half, over = 4, 3
        height = dp(CHIP) + 2 * over
        left = max(0, min(place.x() - half, self._board.width() - 2 * half))
        self.setGeometry(QRect(left, place.y() - over, 2 * half, height))
        self.raise_()
        self.show()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the line."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.tokens().accent)
        height = self.height()
        painter.drawRect(3, 1, 2, height - 2)
        for tip, base in ((4.0, 0.0), (height - 4.0, float(height))):
            corners = [QPointF(0.0, base), QPointF(8.0, base), QPointF(4.0, tip)]
            painter.drawPolygon(QPolygonF(corners))
        painter.end()


class Ghost(QWidget):
    """The picture of the chip that follows the mouse."""

    def __init__(self, chip: QWidget, hold: QPoint) -> None:
        super().__init__(chip.window())
        self._window = chip.window()
        self._picture: QPixmap = chip.grab()
        self._hold = hold
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.resize(chip.size())
        self.raise_()
        self.show()

    def follow(self, pos: QPoint) -> None:
        """Stand under the mouse, held where it was taken; ``pos`` is on the screen."""
        self.move(self._window.mapFromGlobal(pos) - self._hold)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the chip a little translucent, so that the caret shows through."""
        painter = QPainter(self)
        painter.setOpacity(0.85)
        painter.drawPixmap(0, 0, self._picture)
        painter.end()


class Carrying(QObject):
    """Carries one chip at a time: ghost, caret, and scrolling at the edges.

    Parameters
    ----------
    board
        What the chips stand on.
    gap_at
        Returns the gap nearest to a point of the board.
    edits
        Knows what may go where, and puts it there.
    """

    def __init__(
        self, board: QWidget, gap_at: Callable[[QPoint], Gap | None], edits: Edits
    ) -> None:
        super().__init__(board)
        self._board = board
        self._gap_at = gap_at
        self._edits = edits
        self._chip: Chip | None = None
        self._ghost: Ghost | None = None
        self._gap: Gap | None = None
        self._pos = QPoint()
        self.caret = Caret(board)
        self._timer = QTimer(self)
        self._timer.setInterval(_INTERVAL)
        self._timer.timeout.connect(self._scroll)

    def busy(self) -> bool:
        """Whether a chip is being carried."""
        return self._chip is not None

    def move(self, chip: Chip, pos: QPoint) -> None:
        """Go along with the mouse; ``pos`` is on the screen."""
        if chip.item.which is None:
            return
        if self._ghost is None:
            self._chip = chip
            self._ghost = Ghost(chip, chip.mapFromGlobal(pos))
        self._pos = pos
        self._ghost.follow(pos)
        if self._speed():
            self._timer.start()
        else:
            self._timer.stop()
        self._point(chip)

    def drop(self) -> None:
        """Put the chip down where the caret stands."""
        chip, gap = self._chip, self._gap
        self.end()
        if chip is not None and gap is not None:
            self._edits.put(chip.item, gap)

    def end(self) -> None:
        """Clear everything away; the chip stays where it was."""
        self._timer.stop()
        self.caret.hide()
        if self._chip is not None:
            self._chip.unsetCursor()
            self._chip.stop_drag()
        if self._ghost is not None:
            self._ghost.hide()
            self._ghost.deleteLater()
        self._chip = self._ghost = self._gap = None

    def _point(self, chip: Chip) -> None:
        """Show where the chip would go, or that it cannot go there."""
        gap = self._gap_at(self._board.mapFromGlobal(self._pos))
        self._gap = gap if gap is not None and self._edits.takes(chip.item, gap) else None
        if self._gap is None:
            chip.setCursor(Qt.CursorShape.ForbiddenCursor)
            self.caret.hide()
        else:
            chip.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.caret.show_at(self._gap.caret)

    def _area(self) -> QScrollArea | None:
        widget: QWidget | None = self._board
        while widget is not None and not isinstance(widget, QScrollArea):
            widget = widget.parentWidget()
        return widget

    def _speed(self) -> int:
        area = self._area()
        if area is None:
            return 0
        y = area.viewport().mapFromGlobal(self._pos).y()
        if y < _EDGE:
            return -_SPEED
        return _SPEED if y > area.viewport().height() - _EDGE else 0

    def _scroll(self) -> None:
        area = self._area()
        if area is not None and self._chip is not None:
            bar = area.verticalScrollBar()
            bar.setValue(bar.value() + self._speed())
            self._point(self._chip)
