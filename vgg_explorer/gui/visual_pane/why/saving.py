"""Pictures of the tab Why as PNG files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QDir, QIODevice, QObject, QSaveFile
from PySide6.QtGui import QImageWriter

from vgg_explorer.arch.text import text
from vgg_explorer.gui.exports import file_dialog, file_name
from vgg_explorer.gui.i18n import tr
from vgg_explorer.session.events import NoticeRaised

if TYPE_CHECKING:
    from PySide6.QtGui import QImage
    from PySide6.QtWidgets import QWidget


class PictureSaver(QObject):
    """Asks where to save a picture, writes it, and says how that went."""

    def __init__(self, dispatch: Callable[[object], None], window: QWidget) -> None:
        super().__init__(window)
        self._dispatch = dispatch
        self._window = window
        self._data = b""

    def ask(self, image: QImage, name: str) -> None:
        """Ask where to save a picture as it is now."""
        self._data = png(image)
        dialog = file_dialog(self._window, tr("Save picture"), save=True)
        dialog.setNameFilters([tr("PNG pictures") + " (*.png)"])
        dialog.setDefaultSuffix("png")
        dialog.selectFile(f"{file_name(name)}.png")
        dialog.fileSelected.connect(self.save)
        dialog.open()

    def save(self, path: str) -> None:
        """Write what was asked about, whole or not at all."""
        file = QSaveFile(path)
        written = (
            file.open(QIODevice.OpenModeFlag.WriteOnly)
            and file.write(self._data) == len(self._data)
            and file.commit()
        )
        if written:
            what = text("The picture was saved as {name}.", name=Path(path).name)
            self._dispatch(NoticeRaised("ok", what))
            return
        what = text(
            "The picture could not be saved as {path}: {reason}.",
            path=QDir.toNativeSeparators(path),
            reason=file.errorString().rstrip("."),
        )
        hint = text("Choose another folder, or free some space.")
        self._dispatch(NoticeRaised("error", what, hint))


def png(image: QImage) -> bytes:
    """Return a picture as the bytes of a PNG file."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(data.data())
