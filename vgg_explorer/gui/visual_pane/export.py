"""The layer table for other programs: on the clipboard, or as a file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QApplication, QWidget

from vgg_explorer.arch.analysis import Analysis
from vgg_explorer.arch.text import text
from vgg_explorer.gui.exports import FileSaver
from vgg_explorer.gui.i18n import tr
from vgg_explorer.gui.visual_pane import copying
from vgg_explorer.gui.visual_pane import lines as table
from vgg_explorer.gui.visual_pane.timed import Timed, how, measured
from vgg_explorer.session.events import NoticeRaised

if TYPE_CHECKING:
    from vgg_explorer.arch.report import Format
    from vgg_explorer.engine.timing import LayerTimes
    from vgg_explorer.gui.visual_pane.lines import Line


class TableExport(FileSaver):
    """Copies the figures of a network, or asks where to save them."""

    def __init__(self, dispatch: Callable[[object], None], window: QWidget) -> None:
        super().__init__(window)
        self._dispatch = dispatch

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

    def ask_about(self, analysis: Analysis, times: LayerTimes | None = None) -> None:
        """Ask where to save the table as CSV."""
        name = f"{_file_name(analysis.spec.name)}.csv"
        data = _written(analysis, times).encode()
        self.ask(tr("Export table"), tr("CSV table (*.csv)"), name, data)


def _written(analysis: Analysis, times: LayerTimes | None) -> str:
    from vgg_explorer.arch.report import report

    found = measured(analysis, times) if times is not None else None
    return report(analysis, "csv", measured=found)


def _file_name(name: str) -> str:
    kept = "".join(char if char.isalnum() or char in "-_+" else " " for char in name)
    return "-".join(kept.split()) or "network"
