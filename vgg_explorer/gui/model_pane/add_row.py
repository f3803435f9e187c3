"""The row of buttons that add a layer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from vgg_explorer.arch.ops import Kind
from vgg_explorer.gui import theme
from vgg_explorer.gui.i18n import tr
from vgg_explorer.gui.model_pane.entries import sort_title
from vgg_explorer.gui.model_pane.flow import dp
from vgg_explorer.gui.widgets.badge import paint_badge
from vgg_explorer.gui.widgets.painting import mixed

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from vgg_explorer.gui.model_pane.board import ChipBoard

_BUTTONS = (
    ("conv", Kind.CONV),
    ("max_pool", Kind.MAX_POOL),
    ("lrn", Kind.LRN),
    ("dropout", Kind.DROPOUT),
    ("linear", Kind.LINEAR),
    ("activation", Kind.ACTIVATION),
)


class AddRow(QWidget):
    """Buttons for the usual sorts of layer; the menu of a chip has all of them."""

    def __init__(self, board: ChipBoard, parent: QWidget) -> None:
        super().__init__(parent)
        self._board = board
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(dp(4))
        self.buttons: dict[str, AddButton] = {}
        for key, kind in _BUTTONS:
            button = AddButton(key, kind, self)
            button.clicked.connect(self._clicked)
            row.addWidget(button)
            self.buttons[key] = button

    def refresh(self) -> None:
        """Grey what has no place in the network."""
        for key, button in self.buttons.items():
            possible = self._board.edits.target(key, None) is not None
            button.set_possible(possible)

    def _clicked(self) -> None:
        button = self.sender()
        if isinstance(button, AddButton):
            self._board.edits.insert(button.key, self._board.current_item())


class AddButton(QAbstractButton):
    """A dashed button: a plus and the letter of a kind."""

    def __init__(self, key: str, kind: Kind, parent: QWidget) -> None:
        super().__init__(parent)
        self.key = key
        self._kind = kind
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(tr("Add: {layer}", layer=sort_title(key)))
        self.set_possible(True)

    def set_possible(self, possible: bool) -> None:
        """Enable it, or say why it is not."""
        self.setEnabled(possible)
        where = tr("It goes behind the selected layer, or to the end of its list.")
        why = tr("The global pool head has no classifier to add to.")
        self.setToolTip(f"{self.accessibleName()}\n{where if possible else why}")

    def sizeHint(self) -> QSize:
        """Return the design's size."""
        return QSize(dp(40), dp(24))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the button."""
        t = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        hot = self.isEnabled() and (self.underMouse() or self.hasFocus())
        edge = QPen(t.accent if hot else mixed(t.line, t.text_3, 0.35), 1)
        edge.setDashPattern([3, 3])
        painter.setPen(edge)
        painter.setBrush(t.accent_bg if self.isDown() else t.hover if hot else t.panel)
        painter.drawRoundedRect(box, 4, 4)
        if not self.isEnabled():
            painter.setOpacity(0.38)
        badge = QRectF(0, 0, dp(14), dp(14))
        middle = box.center()
        badge.moveCenter(middle)
        badge.translate(dp(6), 0)
        arm = dp(3)
        painter.setPen(QPen(t.text_2, 1.2))
        x, y = badge.left() - dp(8), middle.y()
        painter.drawLine(QPointF(x - arm, y), QPointF(x + arm, y))
        painter.drawLine(QPointF(x, y - arm), QPointF(x, y + arm))
        paint_badge(painter, badge, self._kind)
        painter.end()
