"""Fields for numbers that keep what cannot be read until it is mended."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from vgg_explorer.gui import theme

if TYPE_CHECKING:
    from collections.abc import Callable

Number = float | None


class WrongNumberError(ValueError):
    """A text is not the number that is asked for; says why, in the user's language."""


class NumberField(QLineEdit):
    """One number; taken when the field is left or Enter is pressed, given back by Esc.

    Parameters
    ----------
    read
        Returns the number of a text, or raises `WrongNumberError`.
    step
        What the arrow keys up and down change it by.
    """

    chosen = Signal(object)
    """Another number, or None for an empty field that may be empty."""
    complained = Signal(str)
    """What is wrong with the text; empty when nothing is any more."""

    def __init__(
        self, read: Callable[[str], Number], step: float, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._read = read
        self._step = step
        self._shown: Number = None
        self._default: Number = None
        self.setAcceptDrops(False)
        self.setMinimumWidth(theme.dp(36))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.editingFinished.connect(self._commit)

    def show_number(self, number: Number) -> None:
        """Show a number; what was being typed stays unless the number is another one."""
        if number != self._shown or not self.isModified():
            self._shown = number
            self._write()

    def show_default(self, number: float, words: str) -> None:
        """Say what an empty field stands for."""
        self._default = number
        self.setPlaceholderText(words)

    def written(self, number: Number) -> str:
        """Return how a number is shown."""
        return "" if number is None else f"{number:g}"

    def give_way(self) -> None:
        """Forget what was being typed."""
        self._write()

    def number(self) -> Number:
        """Return the number last shown or chosen."""
        return self._shown

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step by the arrows; take back what was typed on Esc."""
        key = event.key()
        if key == Qt.Key.Key_Escape and (self.isModified() or self.property("bad")):
            self._write()
        elif key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self._take(self._stepped(self._step if key == Qt.Key.Key_Up else -self._step))
            self.selectAll()
        else:
            super().keyPressEvent(event)

    def _stepped(self, step: float) -> str:
        try:
            number = self._read(self.text().strip())
        except WrongNumberError:
            return self.text()
        if number is None:
            number = self._default
        # Sums of such steps would else show what floats cannot hold.
        return self.written(None if number is None else round(number + step, 6))

    def _commit(self) -> None:
        self._take(self.text())

    def _take(self, words: str) -> None:
        # Leaving a field that nobody wrote into must not round its number to what is shown.
        if words.strip() == self.written(self._shown):
            self._write()
            return
        try:
            number = self._read(words.strip())
        except WrongNumberError as wrong:
            self._complain(str(wrong))
            return
        changed, self._shown = number != self._shown, number
        self._write()
        if changed:
            self.chosen.emit(number)

    def _write(self) -> None:
        self.setText(self.written(self._shown))
        self.setCursorPosition(0)
        self.setModified(False)
        self._complain("")

    def _complain(self, words: str) -> None:
        if bool(self.property("bad")) != bool(words):
            self.setProperty("bad", bool(words))
            self.style().unpolish(self)
            self.style().polish(self)
        self.complained.emit(words)


def read_float(words: str, low: float, high: float, wrong: str) -> float:
    """Return the number of a text, with a point or a comma.

    Raises
    ------
    WrongNumberError
        With ``wrong`` as its words, if it is none, or not between the bounds.
    """
    try:
        number = float(words.replace(",", "."))
    except ValueError:
        number = math.nan
    if not low <= number <= high:
        raise WrongNumberError(wrong)
    return number
