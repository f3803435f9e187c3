"""Writing on a chip in its place."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from vgg_explorer.arch.spec import Problem
from vgg_explorer.gui import theme
from vgg_explorer.gui.i18n import tr, translated
from vgg_explorer.gui.model_pane.cfg_text import crossed
from vgg_explorer.gui.model_pane.flow import dp

_NARROWEST = 72


class ChipEditor(QLineEdit):
    """A line edit over a chip. It closes with a text that can be read, or with Esc.

    Parameters
    ----------
    words
        The text to begin with.
    selected
        Whether all of it is selected, as for a change; not where a key already began the text.
    check
        Returns what is wrong with a text.
    chip
        The place of the chip in ``parent``.
    """

    committed = Signal(str, int)
    """The text, and the step to the chip that is next: 0, 1 or -1."""
    cancelled = Signal()

    def __init__(
        self,
        words: str,
        *,
        selected: bool,
        check: Callable[[str], Problem | None],
        chip: QRect,
        parent: QWidget,
    ) -> None:
        super().__init__(words, parent)
        self._check = check
        self._chip = chip
        self._closed = False
        self._board = parent
        self._bubble = _Bubble(parent, parent.parentWidget() or parent)
        self.setAccessibleName(tr("Entry"))
        self.setFont(theme.mono_font())
        self.setTextMargins(0, 0, 0, 0)
        self.setAcceptDrops(False)
        self.textEdited.connect(self._typed)
        if selected:
            self.selectAll()
        self._place()

    def problem_text(self) -> str:
        """Return what is shown as wrong."""
        return "" if self._bubble.isHidden() else self._bubble.text()

    def close_editor(self) -> None:
        """Go away without a word."""
        self._closed = True
        self._bubble.hide()
        self._bubble.deleteLater()
        self.hide()
        self.deleteLater()

    def event(self, event: QEvent) -> bool:
        """Take Tab, which would leave, and Esc, which the window could want."""
        if isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride and event.key() == Qt.Key.Key_Escape:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress and event.key() in {
                Qt.Key.Key_Tab,
                Qt.Key.Key_Backtab,
            }:
                self._commit(1 if event.key() == Qt.Key.Key_Tab else -1)
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Commit or cancel; the rest is text."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._commit(0)
        elif event.key() == Qt.Key.Key_Escape:
            self._closed = True
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take a text that can be read; a wrong one stays to be mended."""
        super().focusOutEvent(event)
        passing = {Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason}
        if not self._closed and event.reason() not in passing:
            self._commit(0)

    def _commit(self, step: int) -> None:
        if self._show_problem():
            return
        self._closed = True
        self.committed.emit(self.text(), step)

    def _typed(self) -> None:
        self._place()
        if self.property("bad"):
            self._show_problem()

    def _show_problem(self) -> bool:
        problem = self._check(self.text())
        if bool(self.property("bad")) != (problem is not None):
            self.setProperty("bad", problem is not None)
            self.style().unpolish(self)
            self.style().polish(self)
        self._bubble.setVisible(problem is not None)
        if problem is not None:
            message = crossed(f"{translated(problem.what)} {translated(problem.hint)}")
            self.setAccessibleDescription(message)
            self._bubble.show_under(self, message)
        return problem is not None

    def _place(self) -> None:
        """Grow with the text, and stay on the board."""
        board = self._board
        words = QFontMetrics(self.font()).horizontalAdvance(self.text() + "m") + dp(18)
        width = min(max(dp(_NARROWEST), self._chip.width(), words), board.width())
        left = min(self._chip.left(), board.width() - width)
        self.setGeometry(max(0, left), self._chip.top(), width, self._chip.height())


class _Bubble(QLabel):
    """The reason under the editor, above whatever is there."""

    def __init__(self, board: QWidget, ground: QWidget) -> None:
        super().__init__(ground)
        self._board, self._ground = board, ground
        self.setProperty("role", "error")
        self.setWordWrap(True)
        self.setMargin(dp(8))
        self.setIndent(dp(3))
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_under(self, editor: QWidget, words: str) -> None:
        left = self._board.mapTo(self._ground, QPoint(0, 0)).x()
        top = editor.mapTo(self._ground, QPoint(0, editor.height() + 3)).y()
        self.setText(words)
        width = self._board.width()
        self.setGeometry(left, top, width, self.heightForWidth(width))
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        t = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(t.error, 1))
        painter.setBrush(t.error_bg)
        painter.drawRoundedRect(self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.end()
        super().paintEvent(event)
