"""Charts and their figures for other programs."""

from __future__ import annotations

import csv
import io
from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QImage, QPainter
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QWidget

from vgg_explorer.gui import theme
from vgg_explorer.gui.encoding import png, svg
from vgg_explorer.gui.exports import FileSaver, file_name
from vgg_explorer.gui.i18n import tr
from vgg_explorer.gui.widgets.painting import ink_on

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from vgg_explorer.gui.widgets.chart_data import Look

_MARGIN = 16
_SHARP = 3
"""Pixels of a PNG for each pixel of the design, where it does not get too large."""
_MOST_SIDE = 30_000
"""Of a PNG: QImage and what opens its files end at 32,767."""


class Drawn(Protocol):
    """A page whose chart and figures can be saved."""

    def ready(self) -> bool:
        """Whether there is a chart."""

    def heading(self) -> str:
        """Return what stands above the chart in a picture."""

    def legend(self) -> Sequence[tuple[Look, str]]:
        """Return what the colours and letters mean."""

    def file_stem(self) -> str:
        """Return a name for files, without ending."""

    def picture_size(self) -> QSizeF:
        """Return how large the chart is in a picture."""

    def paint(self, painter: QPainter, size: QSizeF) -> None:
        """Draw the chart."""

    def table(self) -> list[list[object]]:
        """Return the figures, the titles of the columns first."""


class SaveButton(QPushButton):
    """A button with the ways out of a chart."""

    saved = Signal(object, object)
    """These bytes are to be written to this path."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page: Drawn | None = None
        self._saver = FileSaver(self)
        self._saver.saved.connect(self.saved)
        self.setIcon(theme.icon("download"))
        self.setText(tr("Export"))
        self.setToolTip(tr("Save the chart, or copy or save its figures"))
        self.setAccessibleName(tr("Export chart"))
        menu = QMenu(self)
        for words, act in (
            (tr("Chart as SVG..."), self.ask_svg),
            (tr("Chart as PNG..."), self.ask_png),
            (tr("Figures as CSV..."), self.ask_csv),
            (tr("Copy figures"), self.copy),
        ):
            menu.addAction(words).triggered.connect(act)
        self.setMenu(menu)

    def offer(self, page: Drawn) -> None:
        """Take another page, or other figures of the same."""
        self._page = page
        self.setEnabled(page.ready())

    def ask_svg(self) -> None:
        """Ask where to save the chart as SVG."""
        self._ask(tr("Export chart"), tr("SVG pictures") + " (*.svg)", "svg", _svg)

    def ask_png(self) -> None:
        """Ask where to save the chart as PNG."""
        self._ask(tr("Export chart"), tr("PNG pictures") + " (*.png)", "png", _png)

    def ask_csv(self) -> None:
        """Ask where to save the figures as CSV."""
        self._ask(tr("Export figures"), tr("CSV tables") + " (*.csv)", "csv", _csv)

    def copy(self) -> None:
        """Put the figures on the clipboard, for a spreadsheet."""
        if self._page is not None:
            QApplication.clipboard().setText(_written(self._page, "\t"))

    def _ask(self, title: str, kinds: str, suffix: str, make: Callable[[Drawn], bytes]) -> None:
        if self._page is None:
            return
        name = f"{file_name(self._page.file_stem())}.{suffix}"
        self._saver.ask(title, kinds, name, make(self._page))


def _csv(page: Drawn) -> bytes:
    return _written(page, ",").encode()


def _written(page: Drawn, separator: str) -> str:
    file = io.StringIO()
    csv.writer(file, delimiter=separator, lineterminator="\n").writerows(page.table())
    return file.getvalue()


def _svg(page: Drawn) -> bytes:
    return svg(_whole_size(page), page.heading(), partial(_paint, page))


def _png(page: Drawn) -> bytes:
    size = _whole_size(page)
    sharp = max(1, min(_SHARP, _MOST_SIDE // max(size.width(), size.height())))
    image = QImage(size * sharp, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(sharp)
    image.fill(theme.tokens().panel)
    painter = QPainter(image)
    _paint(page, painter)
    painter.end()
    return png(image)


def _above() -> float:
    """Return the height of heading and legend."""
    return 2 * 24 * theme.scale()


def _whole_size(page: Drawn) -> QSize:
    chart = page.picture_size()
    return QSize(round(chart.width() + 2 * _MARGIN), round(chart.height() + _above() + 2 * _MARGIN))


def _paint(page: Drawn, painter: QPainter) -> None:
    """Draw heading, legend and chart on the ground of the theme."""
    t = theme.tokens()
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    painter.fillRect(QRect(QPoint(0, 0), _whole_size(page)), t.panel)
    painter.translate(_MARGIN, _MARGIN)
    row = _above() / 2
    painter.setFont(theme.font(13, 600))
    painter.setPen(t.text)
    size = page.picture_size()
    painter.drawText(QRectF(0, 0, size.width(), row), Qt.AlignmentFlag.AlignTop, page.heading())
    _paint_legend(painter, page.legend(), row)
    painter.translate(0, _above())
    page.paint(painter, size)


def _paint_legend(painter: QPainter, legend: Sequence[tuple[Look, str]], top: float) -> None:
    t, scale, left = theme.tokens(), theme.scale(), 0.0
    side = 14 * scale
    for look, words in legend:
        badge = QRectF(left, top, side, side)
        painter.fillRect(badge, look.fill())
        painter.setFont(theme.font(10, 700))
        painter.setPen(ink_on(look.fill()))
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, look.letter)
        painter.setFont(theme.font(11))
        painter.setPen(t.text_2)
        width = QFontMetricsF(painter.font()).horizontalAdvance(words)
        place = QRectF(badge.right() + 6 * scale, top, width + 4, side)
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, words)
        left = place.right() + 12 * scale
