"""The layer table for other programs: on the clipboard, or as a file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDir, QIODevice, QMimeData, QObject, QSaveFile
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from vgg_explorer.arch.analysis import Analysis
from vgg_explorer.arch.text import text
from vgg_explorer.gui.i18n import tr
from vgg_explorer.gui.visual_pane import copying
from vgg_explorer.gui.visual_pane import lines as table
from vgg_explorer.gui.visual_pane.timed import Timed, how, measured
from vgg_explorer.session.events import NoticeRaised

if TYPE_CHECKING:
    from vgg_explorer.arch.report import Format
    from vgg_explorer.engine.timing import LayerTimes
    from vgg_explorer.gui.visual_pane.lines import Line


class TableExport(QObject):
    """Copies and saves the figures of a network, and says how that went."""

    def __init__(self, dispatch: Callable[[object], None], parent: QWidget) -> None:
        super().__init__(parent)
        self._dispatch = dispatch
        self._window = parent
        self._asked: tuple[Analysis, LayerTimes | None] | None = None
        self._dialog: QFileDialog | None = None

    def copy(
        self,
        form: Format,
        shown: Sequence[Line],
        columns: Sequence[int],
        total: Sequence[str],
        known: Timed,
    ) -> None:
        """Put lines of the table on the clipboard, as text and as what they are.

        Parameters
        ----------
        form
            ``'markdown'`` or ``'csv'``.
        shown
            The lines.
        columns
            The columns that are to be seen.
        total
            What stands below each column; none where single lines were chosen.
        known
            Where the times were measured.
        """
        if form == "csv":
            words = copying.as_csv(shown, columns)
            what = text("{count} rows are on the clipboard, as CSV.", count=len(shown))
        else:
            timed = known.result is not None and table.TIME in columns
            notes = [how(known.result)] if timed and known.result else []
            words = copying.markdown(shown, columns, total, notes)
            what = text("{count} rows are on the clipboard, as Markdown.", count=len(shown))
        data = QMimeData()
        data.setText(words)
        data.setData(f"text/{form}", words.encode())
        QApplication.clipboard().setMimeData(data)
        self._dispatch(NoticeRaised("ok", what))

    def ask(self, analysis: Analysis, times: LayerTimes | None = None) -> None:
        """Ask where to save the table as CSV; the window stays usable meanwhile."""
        self._asked = (analysis, times)
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
            analysis, times = self._asked
            self.save(analysis, path, times)

    def save(self, analysis: Analysis, path: str, times: LayerTimes | None = None) -> None:
        """Write a CSV file, whole or not at all."""
        shown = QDir.toNativeSeparators(path)
        file = QSaveFile(path)
        data = _written(analysis, times).encode()
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


def _written(analysis: Analysis, times: LayerTimes | None) -> str:
    from vgg_explorer.arch.report import report

    found = measured(analysis, times) if times is not None else None
    return report(analysis, "csv", measured=found)


def _file_name(name: str) -> str:
    kept = "".join(char if char.isalnum() or char in "-_+" else " " for char in name)
    return "-".join(kept.split()) or "network"
