"""A comparison for other programs: on the clipboard, or as a file."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QPoint
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QWidget

from vgg_explorer.arch.text import text
from vgg_explorer.gui import theme
from vgg_explorer.gui.encoding import png, svg
from vgg_explorer.gui.exports import FileSaver
from vgg_explorer.gui.i18n import tr
from vgg_explorer.session.events import NoticeRaised

if TYPE_CHECKING:
    from vgg_explorer.gui.visual_pane.compare.contest import Contestant

Form = Literal["csv", "md", "png", "svg"]


class ComparisonExport(FileSaver):
    """Copies a comparison, or asks where to save it."""

    def __init__(self, dispatch: Callable[[object], None], window: QWidget) -> None:
        super().__init__(window)
        self._dispatch = dispatch

    def copy(self, contestants: tuple[Contestant, ...]) -> None:
        """Put the tables on the clipboard as Markdown."""
        QApplication.clipboard().setText(markdown(contestants))
        self._dispatch(NoticeRaised("ok", text("The comparison is on the clipboard, as Markdown.")))

    def ask_as(self, form: Form, data: bytes) -> None:
        """Ask where to save what the comparison is now, in a form."""
        kinds = {
            "csv": tr("CSV table (*.csv)"),
            "md": tr("Markdown (*.md)"),
            "png": tr("PNG pictures") + " (*.png)",
            "svg": tr("SVG pictures") + " (*.svg)",
        }
        self.ask(tr("Export comparison"), kinds[form], f"comparison.{form}", data)


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
    return png(page.grab().toImage())


def _render(page: QWidget, painter: QPainter) -> None:
    painter.fillRect(page.rect(), theme.tokens().panel)
    page.render(painter, QPoint(0, 0), renderFlags=QWidget.RenderFlag.DrawChildren)
