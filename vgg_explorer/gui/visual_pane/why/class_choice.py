"""Choosing a class out of a thousand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QCompleter

from vgg_explorer.gui import class_names, theme
from vgg_explorer.gui.i18n import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QWheelEvent
    from PySide6.QtWidgets import QWidget


class ClassChoice(QComboBox):
    """The predicted class, or any other: typing part of a name finds it."""

    chosen = Signal(object)
    """The number of a class; None for the predicted one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names: tuple[str, ...] | None = None
        self._target: int | None = None
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMaxVisibleItems(16)
        self.setFixedWidth(round(184 * theme.scale()))
        self.setAccessibleName(tr("Class"))
        self.setToolTip(tr("The class that is explained; type part of its name to find it"))
        completer = self.completer()
        if isinstance(completer, QCompleter):
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        field = self.lineEdit()
        if field is not None:
            field.setAcceptDrops(False)  # the window knows better what to do with a file
            field.editingFinished.connect(self._typed)
        self.activated.connect(self._activated)

    def show_classes(self, names: tuple[str, ...], target: int | None) -> None:
        """Show the classes there are, and which one is chosen."""
        if names is not self._names:
            self._names = names
            with QSignalBlocker(self):
                self.clear()
                self.addItem(tr("Predicted class"))
                listed = enumerate(class_names.shown(names))
                self.addItems([f"{number} · {name}" for number, name in listed])
        self._target = target if target is not None and target < len(names) else None
        field = self.lineEdit()
        if field is None or not field.hasFocus() or not field.isModified():
            self._show_target()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Select all, so that typing begins anew."""
        super().focusInEvent(event)
        field = self.lineEdit()
        if field is not None:
            field.selectAll()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page, without the focus."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def _show_target(self) -> None:
        index = 0 if self._target is None else self._target + 1
        with QSignalBlocker(self):
            self.setCurrentIndex(index)
            self.setEditText(self.itemText(index))

    def _activated(self, index: int) -> None:
        self._choose(index)

    def _typed(self) -> None:
        """Take what was typed where it names one class; else go back to the one before."""
        words = self.currentText().strip().casefold()
        whole = [i for i in range(self.count()) if self.itemText(i).casefold() == words]
        part = [i for i in range(1, self.count()) if words and words in self.itemText(i).casefold()]
        if whole or len(part) == 1:
            self._choose((whole or part)[0])
        else:
            self._show_target()

    def _choose(self, index: int) -> None:
        target = index - 1 if index > 0 else None
        changed = target != self._target
        self._target = target
        self._show_target()
        if changed:
            self.chosen.emit(target)
