"""The layer table for other programs: on the clipboard, or as a file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QDir, QIODevice, QObject, QSaveFile
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from vgg_explorer.arch.analysis import Analysis
from vgg_explorer.arch.text import text
from vgg_explorer.gui.i18n import tr
from vgg_explorer.session.events import NoticeRaised


class TableExport(QObject):
    """Copies and saves the figures of a network, and says how that went."""

    def __init__(self, dispatch: Callable[[object], None], parent: QWidget) -> None:
        super().__init__(parent)
        self._dispatch = dispatch
        self._window = parent
        self._asked: Analysis | None = None
        self._dialog: QFileDialog | None = None

    def copy(self, analysis: Analysis) -> None:
        """Put the table on the clipboard as Markdown."""
        from vgg_explorer.arch.report import report

        QApplication.clipboard().setText(report(analysis, "markdown"))
        self._dispatch(NoticeRaised("ok", text("The table is on the clipboard, as Markdown.")))

    def ask(self, analysis: Analysis) -> None:
        """Ask where to save the table as CSV; the window stays usable meanwhile."""
        self._asked = analysis
        if self._dialog is None:
            self._dialog = dialog = QFileDialog(self._window, tr("Export table"))
            dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
            dialog.setNameFilter(tr("CSV table (*.csv)"))
            dialog.setDefaultSuffix("csv")
            dialog.fileSelected.connect(self._chosen)
        self._dialog.selectFile(f"{_file_name(analysis.spec.name)}.csv")
        self._dialog.show()
        self._dialog.raise_()

    def _chosen(self, path: str) -> None:
        if self._asked is not None:
            self.save(self._asked, path)

    def save(self, analysis: Analysis, path: str) -> None:
        """Write a CSV file, whole or not at all."""
        from vgg_explorer.arch.report import report

        shown = QDir.toNativeSeparators(path)
        file = QSaveFile(path)
        data = report(analysis, "csv").encode()
        written = (
            file.open(QIODevice.OpenModeFlag.WriteOnly)
            and file.write(data) == len(data)
            and file.commit()
        )
        if written:
            what = text("The table was saved as {name}.", name=Path(path).name)
            self._dispatch(NoticeRaised("ok", what))
            return
        what = text(
            "The table could not be saved as {path}: {reason}.",
            path=shown,
            reason=file.errorString().rstrip("."),
        )
        self._dispatch(
            NoticeRaised("error", what, text("Choose another folder, or free some space."))
        )


def _file_name(name: str) -> str:
    kept = "".join(char if char.isalnum() or char in "-_+" else " " for char in name)
    return "-".join(kept.split()) or "network"
