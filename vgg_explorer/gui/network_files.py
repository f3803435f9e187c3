"""Asking for files of networks: opened, saved, and written as Python."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from vgg_explorer.arch.text import text
from vgg_explorer.gui.exports import FileSaver, file_dialog, file_name
from vgg_explorer.gui.i18n import tr
from vgg_explorer.session import events as ev

if TYPE_CHECKING:
    from vgg_explorer.arch.codegen import Style
    from vgg_explorer.arch.spec import ArchSpec


class NetworkFiles(QObject):
    """The dialogs for files of networks.

    Signals
    -------
    opened(Path), saved(Path)
        A network file is to be read, or the present network written there.
    """

    opened = Signal(object)
    saved = Signal(object)

    def __init__(
        self, dispatch: Callable[[object], None], saver: FileSaver, window: QWidget
    ) -> None:
        super().__init__(window)
        self._dispatch = dispatch
        self._saver = saver
        self._window = window

    def open_network(self) -> None:
        """Ask for a network file."""
        dialog = file_dialog(self._window, tr("Open network"))
        dialog.setNameFilters([tr("Networks") + " (*.toml)", tr("All files") + " (*)"])
        dialog.fileSelected.connect(self._open)
        dialog.open()

    def save_network(self, spec: ArchSpec) -> None:
        """Ask where to save the network; it is saved as it is when that is answered."""
        dialog = file_dialog(self._window, tr("Save network"), save=True)
        dialog.setNameFilters([tr("Networks") + " (*.toml)"])
        dialog.setDefaultSuffix("toml")
        dialog.selectFile(file_name(spec.name) + ".toml")
        dialog.fileSelected.connect(self._save)
        dialog.open()

    def export_code(self, spec: ArchSpec, style: Style) -> None:
        """Ask where to save a network as Python."""
        from vgg_explorer.arch.codegen import code

        kinds = tr("Python files") + " (*.py)"
        name = f"{file_name(spec.name)}.py"
        self._saver.ask(tr("Export PyTorch code"), kinds, name, code(spec, style).encode())

    def copy_code(self, spec: ArchSpec) -> None:
        """Put a network as Python on the clipboard."""
        from vgg_explorer.arch.codegen import code

        QGuiApplication.clipboard().setText(code(spec, "torchvision"))
        what = text("{name}: the PyTorch code is on the clipboard.", name=spec.name)
        self._dispatch(ev.NoticeRaised("ok", what))

    def _open(self, chosen: str) -> None:
        self.opened.emit(Path(chosen))

    def _save(self, chosen: str) -> None:
        self.saved.emit(Path(chosen))
