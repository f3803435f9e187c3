"""Asking where to save, and what is saved besides networks: pictures, and code."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QPainter
from PySide6.QtWidgets import QFileDialog, QWidget

from vgg_explorer.gui.i18n import tr

if TYPE_CHECKING:
    from vgg_explorer.arch.codegen import Style
    from vgg_explorer.arch.spec import ArchSpec


class Exports(QObject):
    """Dialogs that save something as it is when they open.

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

    def save_screenshot(self) -> None:
        """Ask where to save a picture of the window."""
        data = QByteArray()
        buffer = QBuffer(data)
        buffer.open(QBuffer.OpenModeFlag.WriteOnly)
        self._window.grab().save(buffer, "PNG")  # without the dialog
        kinds = tr("PNG pictures") + " (*.png)"
        title = tr("Save picture of the window")
        self._ask(title, kinds, "vgg-explorer.png", bytes(data.data()))

    def export_code(self, spec: ArchSpec, style: Style) -> None:
        """Ask where to save a network as Python."""
        from vgg_explorer.arch.codegen import code

        kinds = tr("Python files") + " (*.py)"
        name = f"{file_name(spec.name)}.py"
        self._ask(tr("Export PyTorch code"), kinds, name, code(spec, style).encode())

    def _ask(self, title: str, kinds: str, name: str, data: bytes) -> None:
        self._data = data
        dialog = file_dialog(self._window, title, save=True)
        dialog.setNameFilters([kinds])
        dialog.setDefaultSuffix(Path(name).suffix.removeprefix("."))
        dialog.selectFile(name)
        dialog.fileSelected.connect(self._save)
        dialog.open()

    def _save(self, chosen: str) -> None:
        self.saved.emit(Path(chosen), self._data)


def svg(size: QSize, title: str, paint: Callable[[QPainter], None]) -> bytes:
    """Return what is painted, in pixels of the window, as an SVG file."""
    from PySide6.QtSvg import QSvgGenerator

    data = QByteArray()
    buffer = QBuffer(data)
    made = QSvgGenerator()
    made.setOutputDevice(buffer)
    made.setSize(size)
    made.setResolution(round(QGuiApplication.primaryScreen().logicalDotsPerInch()))
    made.setViewBox(QRect(QPoint(0, 0), size))
    made.setTitle(title)
    painter = QPainter(made)
    paint(painter)
    painter.end()
    return bytes(data.data())


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
