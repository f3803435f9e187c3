"""A line that folds away what is below it."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from vgg_explorer.gui import theme
from vgg_explorer.gui.theme import dp

_ICON, _GAP, _LINE = 16, 8, 24

_ALIGN = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class FoldLine(QAbstractButton):
    """Checked, what is below is to be seen.

    Its text is shortened to one line while it is folded, and wraps while it is not.

    Parameters
    ----------
    parent
    heading
        Bold, with its chevron in front and no icon.
    """

    def __init__(self, parent: QWidget, *, heading: bool = False) -> None:
        super().__init__(parent)
        self._heading = heading
        self._icon = ("", "")
        self.setCheckable(True)
        # Not Fixed: that would hold it to the height of its hint, whatever its width.
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.toggled.connect(self.updateGeometry)

    def set_icon(self, name: str, role: str) -> None:
        """Show an icon in a colour of the theme."""
        self._icon = (name, role)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Fold and unfold by the keys of trees as well."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        elif event.key() in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            if self.isChecked() == (event.key() == Qt.Key.Key_Left):
                self.click()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """Return the room of one line."""
        return QSize(dp(100), dp(_LINE))

    def heightForWidth(self, width: int) -> int:
        """Return the height of all lines at a width."""
        if self._heading or not self.isChecked():
            return dp(_LINE)
        words = self._words(QRect(0, 0, width, 0))
        taken = QFontMetrics(self._font()).boundingRect(
            words, int(_ALIGN | Qt.TextFlag.TextWordWrap), self.text()
        )
        return max(dp(_LINE), taken.height() + dp(_GAP))

    def _font(self) -> QFont:
        return theme.font(12, 600 if self._heading else 400)

    def _words(self, rect: QRect) -> QRect:
        mark = dp(_ICON)
        if self._heading:
            return rect.adjusted(mark + dp(_GAP) // 2, 0, 0, 0)
        return rect.adjusted(mark + dp(_GAP), 0, -mark, 0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the icon, the text, the chevron, and the ring of the focus."""
        t = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = self.rect()
        mark, line = dp(_ICON), min(rect.height(), dp(_LINE))
        first = QRect(rect.left(), rect.top() + (line - mark) // 2, mark, mark)
        last = QRect(rect.right() + 1 - mark, first.top(), mark, mark)
        chevron = theme.icon("chevron-down" if self.isChecked() else "chevron-right", "text_3")
        if self._heading:
            chevron.paint(painter, first)
        else:
            theme.icon(*self._icon).paint(painter, first)
            chevron.paint(painter, last)
        words = self._words(rect)
        painter.setFont(self._font())
        painter.setPen(t.accent if self.underMouse() else t.text)
        if self._heading or not self.isChecked():
            elide = Qt.TextElideMode.ElideRight
            shown = painter.fontMetrics().elidedText(self.text(), elide, words.width())
            painter.drawText(words, int(_ALIGN | Qt.TextFlag.TextSingleLine), shown)
        else:
            painter.drawText(words, int(_ALIGN | Qt.TextFlag.TextWordWrap), self.text())
        if self.hasFocus():
            painter.setPen(t.accent)
            painter.drawRoundedRect(rect.toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        painter.end()
