"""A comparison for other programs: on the clipboard, or as a file."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QBuffer, QByteArray, QObject, QPoint, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QWidget

from vgg_explorer.arch.text import text
from vgg_explorer.gui import theme
from vgg_explorer.gui.exports import file_dialog, svg
from vgg_explorer.gui.i18n import tr
from vgg_explorer.session.events import NoticeRaised

if TYPE_CHECKING:
    from vgg_explorer.gui.visual_pane.compare.contest import Contestant

Form = Literal["csv", "md", "png", "svg"]


class ComparisonExport(QObject):
    """Copies a comparison, or asks where to save it.

    Signals
    -------
    saved(Path, bytes)
        These bytes are to be written there.
    """

    saved = Signal(object, object)

    def __init__(self, dispatch: Callable[[object], None], parent: QWidget) -> None:
        super().__init__(parent)
        self._dispatch = dispatch
        self._window = parent
        self._data = b""

    def copy(self, contestants: tuple[Contestant, ...]) -> None:
        """Put the tables on the clipboard as Markdown."""
        QApplication.clipboard().setText(markdown(contestants))
        self._dispatch(NoticeRaised("ok", text("The comparison is on the clipboard, as Markdown.")))

    def ask(self, form: Form, data: bytes) -> None:
        """Ask where to save what the comparison is now; the window stays usable meanwhile."""
        self._data = data
        kinds = {
            "csv": tr("CSV table (*.csv)"),
            "md": tr("Markdown (*.md)"),
            "png": tr("PNG pictures") + " (*.png)",
            "svg": tr("SVG pictures") + " (*.svg)",
        }
        dialog = file_dialog(self._window, tr("Export comparison"), save=True)
        dialog.setNameFilter(kinds[form])
        dialog.setDefaultSuffix(form)
        dialog.selectFile(f"comparison.{form}")
        dialog.fileSelected.connect(self.save)
        dialog.open()

    def save(self, chosen: str) -> None:
        """Let what was asked for last be written."""
        self.saved.emit(Path(chosen), self._data)


def markdown(contestants: tuple[Contestant, ...]) -> str:
    """Return the figures, options and entries as Markdown tables."""
    from vgg_explorer.arch.compare import compare
    from vgg_explorer.arch.compare_report import comparison_report

    accuracies = [one.figures.get("accuracy") for one in contestants]
    comparison = compare([one.analysis for one in contestants])
    return comparison_report(comparison, "markdown", accuracies=accuracies)


def table(contestants: tuple[Contestant, ...]) -> str:
    """Return a line of CSV for each variant."""
    from vgg_explorer.arch.key_figures import comparison_csv

    seconds = [one.figures.get("time") for one in contestants]
    accuracies = [one.figures.get("accuracy") for one in contestants]
    return comparison_csv([one.analysis for one in contestants], seconds, accuracies)


def picture(page: QWidget, form: Literal["png", "svg"]) -> bytes:
    """Return a page as a file, what is scrolled out of sight included."""
    if form == "svg":
        return svg(page.size(), tr("Comparison"), partial(_render, page))
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    page.grab().save(buffer, "PNG")
    return bytes(data.data())


def _render(page: QWidget, painter: QPainter) -> None:
    painter.fillRect(page.rect(), theme.tokens().panel)
    page.render(painter, QPoint(0, 0), renderFlags=QWidget.RenderFlag.DrawChildren)
