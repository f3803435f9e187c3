"""Asking where to save."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from vgg_explorer.gui.encoding import png
from vgg_explorer.gui.i18n import tr


class FileSaver(QObject):
    """Asks where to save something as it is when the dialog opens.

    Signals
    -------
    saved(Path, bytes)
        These bytes are to be written there.
    """

    saved = Signal(object, object)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._data = b""

    def ask(self, title: str, kind: str, name: str, data: bytes) -> None:
        """Ask where to save these bytes, offering a name."""
        self._data = data
        dialog = file_dialog(self._window.window(), title, save=True)
        dialog.setNameFilters([kind])
        dialog.setDefaultSuffix(Path(name).suffix.removeprefix("."))
        dialog.selectFile(name)
        dialog.fileSelected.connect(self.save)
        dialog.open()

    def save(self, chosen: str) -> None:
        """Let what was asked about last be written."""
        self.saved.emit(Path(chosen), self._data)


class Exports(FileSaver):
    """What is saved of the window as a whole."""

    def save_screenshot(self) -> None:
        """Ask where to save a picture of the window."""
        data = png(self._window.grab().toImage())  # without the dialog
        kinds = tr("PNG pictures") + " (*.png)"
        self.ask(tr("Save picture of the window"), kinds, "vgg-explorer.png", data)


def file_dialog(window: QWidget, title: str, *, save: bool = False) -> QFileDialog:
    """Return a dialog for one file, which goes when it is closed."""
    dialog = QFileDialog(window, title)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setAcceptMode(
        QFileDialog.AcceptMode.AcceptSave if save else QFileDialog.AcceptMode.AcceptOpen
    )
    dialog.setFileMode(QFileDialog.FileMode.AnyFile if save else QFileDialog.FileMode.ExistingFile)
    return dialog


def file_name(name: str) -> str:
    """Return a name that every file system takes."""
    kept = "".join(c if c.isalnum() or c in " -_.+()" else "_" for c in name).strip(" .")
    return kept[:80] or "network"
