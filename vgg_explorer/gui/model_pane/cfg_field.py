"""A text field for a cfg list: coloured, error-marked, and never in the way of who types."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QSizePolicy, QTextEdit, QWidget

from vgg_explorer.arch.spec import ListName, Problem
from vgg_explorer.arch.tokens import Token
from vgg_explorer.gui import theme
from vgg_explorer.gui.i18n import translated
from vgg_explorer.gui.model_pane.cfg_text import failing, laid_out
from vgg_explorer.gui.model_pane.flow import dp
from vgg_explorer.gui.model_pane.highlighter import CfgHighlighter
from vgg_explorer.session.events import CfgTyped, TypingEnded

_LINE, _SMALL_LINE, _AROUND = 20, 16, 7
"""Pixels of a line, of one in a form, and around the text."""


class CfgField(QTextEdit):
    """Shows one list of the model as text and tells of every change.

    What is typed stays as it is, with its cursor; only a text that comes from elsewhere is put
    in, and then only where it differs.

    Parameters
    ----------
    which
        The list.
    dispatch
        Where events go.
    lines
        The least and the most lines that the field shows; it grows with its text.
    """

    def __init__(
        self,
        which: ListName,
        dispatch: Callable[[object], None],
        lines: tuple[int, int],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._which = which
        self._dispatch = dispatch
        self._lines = lines
        self._line = dp(_LINE if which == "features" else _SMALL_LINE)
        self._source = self._shown = ""
        self._typing = self._putting = False
        self._failing: tuple[int, int] | None = None
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.setFont(theme.mono_font(12 if which == "features" else 11))
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0)
        self._set_line_height()
        self._highlighter = CfgHighlighter(which, self.document())
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self.textChanged.connect(self._changed)
        theme.notifier.changed.connect(self._dress)
        self._dress()
        self._fit()

    # What is shown

    def show_list(self, source: str, entries: tuple[Token, ...]) -> None:
        """Show the text of the list; the entries are those that it was last read as."""
        if source != self._source:
            self._source = source
            self._put(laid_out(source, entries))

    def show_problem(self, problem: Problem | None) -> None:
        """Mark what a problem is about, if it is about this list."""
        mine = problem is not None and problem.place.field == self._which
        span = None
        if problem is not None and mine:
            span = failing(self.toPlainText(), self._source, self._which, problem)
        message = "" if problem is None or not mine else translated(problem.what)
        self.setAccessibleDescription(message)
        if bool(self.property("bad")) != mine:
            self.setProperty("bad", mine)
            self.style().unpolish(self)
            self.style().polish(self)
        self._failing = span
        self._mark()

    def marked(self) -> str:
        """Return the text that is marked as wrong."""
        return "".join(mark.cursor.selectedText() for mark in self.extraSelections())

    def _put(self, words: str) -> None:
        """Exchange what differs from the present text; a cursor elsewhere keeps its place."""
        old = self.toPlainText()
        if old == words:
            return
        start = _common(old, words)
        tail = _common(old[start:][::-1], words[start:][::-1])
        cursor = QTextCursor(self.document())
        cursor.setPosition(_units(old[:start]))
        cursor.setPosition(_units(old[: len(old) - tail]), QTextCursor.MoveMode.KeepAnchor)
        self._putting = True
        cursor.insertText(words[start : len(words) - tail])
        self._putting = False
        self._shown = self.toPlainText()  # Qt has its own idea of line ends

    def _mark(self) -> None:
        marks = []
        if self._failing is not None:
            start, length = self._failing
            words = self.toPlainText()
            cursor = QTextCursor(self.document())
            # A problem behind the last character is marked at the last character.
            start = max(0, min(start, len(words) - 1))
            cursor.setPosition(_units(words[:start]))
            end = _units(words[: start + length])
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            t = theme.tokens()
            made = QTextCharFormat()
            made.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
            made.setUnderlineColor(t.error)
            made.setBackground(t.error_bg)
            mark = QTextEdit.ExtraSelection()
            mark.cursor, mark.format = cursor, made
            marks.append(mark)
        self.setExtraSelections(marks)

    # What is typed

    def _changed(self) -> None:
        words = self.toPlainText()
        if self._putting or words == self._shown:
            return  # put in by `show_list`, or only coloured anew
        self._source = self._shown = words
        self._typing = True
        self._dispatch(CfgTyped(self._which, words))

    def _end_typing(self) -> None:
        if self._typing:
            self._typing = False
            self._dispatch(TypingEnded())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter finish where the field is one line by nature."""
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if enter and (self._which != "features" or control):
            self._end_typing()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Close the step of undo."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._end_typing()

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Take text; pictures and files are for the window."""
        return source.hasText() and not source.hasUrls() and not source.hasImage()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Take the text of what is pasted."""
        if self.canInsertFromMimeData(source):
            self.textCursor().insertText(source.text())
            self.ensureCursorVisible()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Show the usual menu without its undo: that is the program's."""
        menu = self.createStandardContextMenu(event.pos())
        for action in menu.actions()[:3]:
            if action.isSeparator() or action.objectName() in {"edit-undo", "edit-redo"}:
                menu.removeAction(action)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    # Room and look

    def _set_line_height(self) -> None:
        height = QTextBlockFormat()
        kind = QTextBlockFormat.LineHeightTypes.FixedHeight
        height.setLineHeight(self._line, kind.value)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.setBlockFormat(height)

    def _fit(self) -> None:
        """Be as high as the text, within bounds."""
        lines = round(self.document().size().height() / self._line)
        least, most = self._lines
        shown = min(max(lines, least), most)
        height = self._line * shown + sum(self._padding()) + 2
        if self.height() != height:
            self.setFixedHeight(height)
        bar = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            bar.ScrollBarAsNeeded if lines > most else bar.ScrollBarAlwaysOff
        )

    def _padding(self) -> tuple[int, int]:
        """Return the pixels above and below the text.

        Qt puts the whole of a fixed line height above the letters; they shall stand in the middle.
        """
        whole = self._line - QFontMetrics(self.font()).height()
        around = dp(_AROUND) * 2 if self._which == "features" else dp(24) - 2 - self._line
        above = max(0, (around - whole) // 2)
        return above, around - above

    def _dress(self) -> None:
        """Take the theme's colours, and the padding of this field."""
        above, below = self._padding()
        left, right = (dp(10), dp(10)) if self._which == "features" else (dp(6), dp(2))
        self.setStyleSheet(f"QTextEdit {{ padding: {above}px {right}px {below}px {left}px; }}")
        self._highlighter.rehighlight()
        self._mark()

    def changeEvent(self, event: QEvent) -> None:
        """Lose the colours with the use."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.EnabledChange:
            self._highlighter.set_plain(not self.isEnabled())

    def sizeHint(self) -> QSize:
        """Return its fixed height."""
        em = QFontMetrics(self.font()).horizontalAdvance("0")
        return QSize(em * 20, self.height())


def _common(one: str, other: str) -> int:
    """Return how many characters two texts begin with alike."""
    shorter = min(len(one), len(other))
    return next((i for i in range(shorter) if one[i] != other[i]), shorter)


def _units(words: str) -> int:
    """Return a length as Qt counts it: some characters are two units."""
    return len(words) + sum(character > "\uffff" for character in words)
