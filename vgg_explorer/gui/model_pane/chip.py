"""One entry of the cfg as a chip: a coloured letter and a value."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QApplication, QToolTip, QWidget

from vgg_explorer.arch.ops import Kind
from vgg_explorer.gui import theme
from vgg_explorer.gui.i18n import tr
from vgg_explorer.gui.model_pane.flow import CHIP, dp
from vgg_explorer.gui.widgets.painting import snapped

if TYPE_CHECKING:
    from PySide6.QtGui import QColor, QPaintEvent

    from vgg_explorer.gui.model_pane.rows import Item

RING = 2
"""Pixels around a chip that belong to its widget: the selection is drawn there."""

_LETTER, _PADDING, _LEAST_PADDING = 16, 6, 3
_NARROWEST = {Kind.LINEAR: 64, Kind.DROPOUT: 52}


class Keeper(Protocol):
    """What a chip tells the board that it stands on."""

    def chip_pressed(self, chip: Chip) -> None:
        """Hear that the mouse went down on it."""

    def chip_dragged(self, chip: Chip, pos: QPoint) -> None:
        """Hear that it is being dragged; ``pos`` is on the screen."""

    def chip_dropped(self, chip: Chip) -> None:
        """Hear that the mouse was let go."""

    def chip_opened(self, chip: Chip) -> None:
        """Hear that it is to be edited."""

    def chip_menu(self, chip: Chip, pos: QPoint) -> None:
        """Hear that its menu is wanted; ``pos`` is on the screen."""

    def chip_knows(self, chip: Chip, event: QKeyEvent) -> bool:
        """Whether a key means something to a chip."""

    def chip_key(self, chip: Chip, event: QKeyEvent) -> bool:
        """Handle a key; False leaves it to others."""

    def chip_focused(self, chip: Chip) -> None:
        """Hear that it got the focus."""

    def chip_tip(self, chip: Chip) -> str:
        """Return its tool tip."""


def width_of(item: Item, metrics: QFontMetrics) -> int:
    """Return how wide a chip is."""
    words = metrics.horizontalAdvance(item.value) + dp(_LETTER)
    usual = dp(_NARROWEST.get(item.kind, 48))
    # Chips of one width stand in columns; only what really does not fit makes a wider one.
    return usual if words + 2 * dp(_LEAST_PADDING) <= usual else words + 2 * dp(_PADDING)


class Chip(QAbstractButton):
    """A button that shows an `Item`; what it does is the board's matter."""

    def __init__(self, item: Item, name: str, keeper: Keeper, parent: QWidget) -> None:
        super().__init__(parent)
        self._keeper = keeper
        self._press: QPointF | None = None
        self.item = item
        self.new = False
        self._name = name
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAccessibleName(name)
        self.clicked.connect(self._clicked)

    def set_item(self, item: Item, name: str) -> None:
        """Show another item."""
        if item == self.item and name == self._name:
            return
        self.item, self._name = item, name
        self._say()

    def set_new(self, new: bool) -> None:
        """Mark weights that are new, or take the mark away."""
        if new != self.new:
            self.new = new
            self._say()

    def _say(self) -> None:
        words = tr("{entry}, new weights", entry=self._name) if self.new else self._name
        self.setAccessibleName(words)
        self.update()

    def nextCheckState(self) -> None:
        """Leave the check mark to the board: it shows the one selection."""

    def sizeHint(self) -> QSize:
        """Return the room for letter, value and ring."""
        wide = width_of(self.item, QFontMetrics(theme.font(12, 500)))
        return QSize(wide + 2 * RING, dp(CHIP) + 2 * RING)

    def _clicked(self) -> None:
        """Answer the press action of assistive tools."""
        self._keeper.chip_pressed(self)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Select; the same press may become a drag."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._press = event.position()
            self._keeper.chip_pressed(self)
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag once the mouse has gone far enough."""
        if self._press is None or self.item.which is None:
            return
        far = (event.position() - self._press).manhattanLength()
        if far >= QApplication.startDragDistance() or self.isDown():
            # In this order: what is carried is pictured before the chip fades.
            self._keeper.chip_dragged(self, event.globalPosition().toPoint())
            self.setDown(True)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Drop."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._press = None
            if self.isDown():
                self.setDown(False)
                self._keeper.chip_dropped(self)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Edit in place."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._keeper.chip_opened(self)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Show the menu: at the mouse, or under the chip when a key asked for it."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        under = self.mapToGlobal(QPoint(RING, self.height() - RING))
        self._keeper.chip_menu(self, under if by_key else event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let the board handle keys; a button would make clicks and focus moves of them."""
        event.setAccepted(self._keeper.chip_key(self, event))

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Nothing happens when a key comes up."""
        event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell the board where the focus is."""
        self._keeper.chip_focused(self)
        super().focusInEvent(event)

    def stop_drag(self) -> None:
        """Forget the press: the drag was called off."""
        self._press = None
        self.setDown(False)

    def event(self, event: QEvent) -> bool:
        """Claim the keys of chips before the window's shortcuts, and make tool tips on demand."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if self._keeper.chip_knows(self, event):
                event.accept()
                return True
        elif event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self._keeper.chip_tip(self), self)
            return True
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the chip."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = snapped(QRectF(self.rect()).adjusted(RING, RING, -RING, -RING), painter)
        painter.setOpacity(0.38 if self.item.condition == "dead" or self.isDown() else 1.0)
        self._draw_face(painter, box)
        if self.new:
            self._draw_mark(painter, box)
        painter.setOpacity(1.0)
        ring = self._ring()
        if ring is not None:
            painter.setPen(QPen(ring, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(-0.5, -0.5, 0.5, 0.5), 5, 5)
        painter.end()

    def _ring(self) -> QColor | None:
        t = theme.tokens()
        if self.item.condition == "bad":
            return t.error
        return t.accent if self.isChecked() or self.hasFocus() else None

    @staticmethod
    def _draw_mark(painter: QPainter, box: QRectF) -> None:
        """Draw a small ring in the lower corner: its weights are new.

        In the upper one it would be a sign of degrees behind the number.
        """
        painter.setPen(QPen(theme.tokens().text_2, 1.2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        side, edge = dp(4), dp(2.5)
        corner = QRectF(box.right() - side - edge, box.bottom() - side - edge, side, side)
        painter.drawEllipse(corner)

    def _draw_face(self, painter: QPainter, box: QRectF) -> None:
        t = theme.tokens()
        style = theme.kind_style(self.item.kind)
        shape = QPainterPath()
        shape.addRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        ground = t.accent_bg if self.hasFocus() else t.hover if self.underMouse() else t.field
        painter.fillPath(shape, ground)
        letter = QRectF(box.left(), box.top(), dp(_LETTER), box.height())
        painter.save()
        painter.setClipRect(letter)
        rounded = QPainterPath()
        rounded.addRoundedRect(box, 4, 4)
        painter.fillPath(rounded, style.fill)
        painter.restore()
        painter.setPen(QPen(t.line, 1))
        outline = box.adjusted(0.5, 0.5, -0.5, -0.5)
        painter.save()
        painter.setClipRect(box.adjusted(dp(_LETTER), 0, 0, 0))
        painter.drawRoundedRect(outline, 4, 4)
        painter.restore()
        painter.setPen(style.ink)
        painter.setFont(theme.font(10.5, 700))
        painter.drawText(letter, Qt.AlignmentFlag.AlignCenter, style.letter)
        painter.setPen(t.text)
        painter.setFont(theme.font(12, 500))
        value = box.adjusted(dp(_LETTER) + 2, 0, -2, 0)
        shown = painter.fontMetrics().elidedText(
            self.item.value, Qt.TextElideMode.ElideRight, int(value.width())
        )
        painter.drawText(value, Qt.AlignmentFlag.AlignCenter, shown)
