"""A line that sums up what is folded away below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from vgg_explorer.gui import theme
from vgg_explorer.gui.input_pane.labels import scaled

if TYPE_CHECKING:
    from PySide6.QtGui import QFont, QPaintEvent

_ICON, _GAP, _LINE = 16, 4, 24
_ALIGN = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine


class WayLine(QAbstractButton):
    """Checked, what is below is to be seen.

    Folded it shows the longest of its texts that fits; unfolded it shows its title.

    Parameters
    ----------
    title
        What is below.
    """

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words: tuple[str, ...] = ()
        self._remark = ""
        self.setText(title)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(title)
        self.toggled.connect(self.update)

    def show_words(self, words: tuple[str, ...], remark: str, tip: str) -> None:
        """Show a text, given from the longest way of saying it to the shortest.

        Parameters
        ----------
        words
        remark
            What is said quietly at the other end, if there is room.
        tip
            The whole of it.
        """
        if (words, remark, tip) != (self._words, self._remark, self.toolTip()):
            self._words, self._remark = words, remark
            self.setToolTip(tip)
            self.setAccessibleDescription(words[0] if words else "")
            self.update()

    def words_shown(self) -> str:
        """Return what is on the line without what is said quietly."""
        if self.isChecked() or not self._words:
            return self.text()
        metrics, room = QFontMetrics(self._font()), self._room(self._remark_width())
        fits = (words for words in self._words if metrics.horizontalAdvance(words) <= room.width())
        elided = Qt.TextElideMode.ElideRight
        return next(fits, metrics.elidedText(self._words[-1], elided, room.width()))

    def sizeHint(self) -> QSize:
        """Return the room of one line."""
        return QSize(scaled(100), scaled(_LINE))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Fold and unfold by the keys of trees as well."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        elif event.key() in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            if self.isChecked() == (event.key() == Qt.Key.Key_Left):
                self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the chevron, the words, the remark, and the ring of the focus."""
        t = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = scaled(_ICON)
        chevron = theme.icon("chevron-down" if self.isChecked() else "chevron-right", "text_3")
        chevron.paint(painter, QRect(0, (self.height() - side) // 2, side, side))
        painter.setFont(self._font())
        painter.setPen(t.accent if self.underMouse() else t.text)
        room = self._room(self._remark_width())
        painter.drawText(room, int(_ALIGN | Qt.AlignmentFlag.AlignLeft), self.words_shown())
        if self._remark:
            painter.setFont(theme.font(11))
            painter.setPen(t.text_3)
            whole = self._room(0)
            painter.drawText(whole, int(_ALIGN | Qt.AlignmentFlag.AlignRight), self._remark)
        if self.hasFocus():
            painter.setPen(t.accent)
            ring = self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5)
            painter.drawRoundedRect(ring, 3, 3)
        painter.end()

    def _font(self) -> QFont:
        return theme.font(12, 600 if self.isChecked() else 400)

    def _remark_width(self) -> int:
        if not self._remark:
            return 0
        return QFontMetrics(theme.font(11)).horizontalAdvance(self._remark) + scaled(2 * _GAP)

    def _room(self, taken: int) -> QRect:
        return self.rect().adjusted(scaled(_ICON + _GAP), 0, -taken - 1, 0)
