"""The size of the input as one field with three numbers."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractSpinBox, QWidget

from vgg_explorer.arch.limits import MAX_CHANNELS, MAX_SIDE
from vgg_explorer.gui.i18n import tr
from vgg_explorer.gui.model_pane.flow import dp

_SEPARATORS = re.compile(r"\s*[×xX*,;，\s]\s*")
_LIMITS = (MAX_CHANNELS, MAX_SIDE, MAX_SIDE)

Size = tuple[int, int, int]


class InputSize(QAbstractSpinBox):
    """Three numbers in one field; the arrows change the one that the cursor is in.

    A single number means a square of it, two are height and width. A text that cannot be read
    stays until it is mended or Esc is pressed.
    """

    chosen = Signal(object)
    """The new (channels, height, width)."""
    complained = Signal(str)
    """What is wrong with the text; empty when nothing is any more."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._size: Size = (3, 224, 224)
        self._complaint = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.lineEdit().setAcceptDrops(False)
        self.lineEdit().setTextMargins(dp(4), 0, 0, 0)
        self.editingFinished.connect(self._commit)

    def set_size(self, size: Size) -> None:
        """Show a size; what was being typed gives way."""
        self._size = size
        self._write()

    def size_shown(self) -> Size:
        """Return the size last shown or chosen."""
        return self._size

    def stepBy(self, steps: int) -> None:
        """Change the number under the cursor."""
        numbers = self._read()
        if numbers is None:
            return
        part = self._part()
        changed = list(numbers)
        changed[part] = min(max(changed[part] + steps, 1), _LIMITS[part])
        self._choose((changed[0], changed[1], changed[2]))
        self._select_part(part)

    def stepEnabled(self) -> QAbstractSpinBox.StepEnabledFlag:
        """Both ways; the ends are far away."""
        if self._read() is None:
            return QAbstractSpinBox.StepEnabledFlag.StepNone
        flag = QAbstractSpinBox.StepEnabledFlag
        return flag.StepUpEnabled | flag.StepDownEnabled

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take back what was typed on Esc."""
        if event.key() == Qt.Key.Key_Escape and self.lineEdit().text() != _written(self._size):
            self._write()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the pane instead, without the focus."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def _read(self) -> Size | None:
        parts = [part for part in _SEPARATORS.split(self.lineEdit().text().strip()) if part]
        if not 1 <= len(parts) <= 3 or not all(p.isdecimal() and len(p) <= 5 for p in parts):
            return None
        numbers = [int(part) for part in parts]
        if len(numbers) == 1:
            numbers *= 2
        if len(numbers) == 2:
            numbers.insert(0, self._size[0])
        return (numbers[0], numbers[1], numbers[2])

    def _commit(self) -> None:
        numbers = self._read()
        if numbers is None:
            self._complain(tr("Write channels × height × width, such as 3 × 224 × 224."))
        elif any(not 1 <= n <= high for n, high in zip(numbers, _LIMITS, strict=True)):
            self._complain(tr("Each number must be 1 to {limit}.", limit=min(_LIMITS)))
        else:
            self._choose(numbers)

    def _choose(self, numbers: Size) -> None:
        changed = numbers != self._size
        self._size = numbers
        self._write()
        if changed:
            self.chosen.emit(numbers)

    def _write(self) -> None:
        words = _written(self._size)
        if self.lineEdit().text() != words:
            self.lineEdit().setText(words)
        self._complain("")

    def _complain(self, words: str) -> None:
        if bool(self.property("bad")) != bool(words):
            self.setProperty("bad", bool(words))
            self.style().unpolish(self)
            self.style().polish(self)
        if words or self._complaint:
            self._complaint = words
            self.complained.emit(words)

    def _part(self) -> int:
        """Return which number the cursor is in; the height where it is nowhere in particular."""
        if not self.hasFocus():
            return 1
        return min(2, self.lineEdit().text()[: self.lineEdit().cursorPosition()].count("×"))

    def _select_part(self, part: int) -> None:
        pieces = _written(self._size).split(" × ")
        start = sum(len(piece) + 3 for piece in pieces[:part])
        # From the end to the start, so that the cursor stays inside of the number.
        self.lineEdit().setSelection(start + len(pieces[part]), -len(pieces[part]))


def _written(size: Size) -> str:
    return " × ".join(map(str, size))
