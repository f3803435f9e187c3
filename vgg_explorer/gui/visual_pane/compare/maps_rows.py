"""The same picture's maps at matching layers, a row for each variant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from vgg_explorer.gui import theme
from vgg_explorer.gui.visual_pane.compare import words
from vgg_explorer.gui.visual_pane.compare.letter import SIDE, paint_letter
from vgg_explorer.gui.visual_pane.compare.maps_lines import Images, MapsLine, lines
from vgg_explorer.gui.widgets.painting import draw_hatched, draw_image, fitted

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from vgg_explorer.gui.visual_pane.compare.contest import Contestant
    from vgg_explorer.session.state import AppState

_TILE, _GAP, _LINE = 60, 4, 20
"""Pixels of the design: a map, the gap behind it, and a line of words."""


class MapsRows(QWidget):
    """All rows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._images = Images()
        self.rows: list[MapsRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(round(12 * theme.scale()))

    def show_contest(self, state: AppState, contestants: tuple[Contestant, ...]) -> None:
        """Show what is known of all of them."""
        while len(self.rows) > len(contestants):
            row = self.rows.pop()
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        while len(self.rows) < len(contestants):
            row = MapsRow(self)
            self.rows.append(row)
            self._column.addWidget(row)
        for row, line in zip(self.rows, lines(state, contestants, self._images), strict=True):
            row.show_line(line)


class MapsRow(QWidget):
    """One variant: its letter, its layer, its first maps, and its answer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line: MapsLine | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def line(self) -> MapsLine | None:
        """Return what is shown."""
        return self._line

    def show_line(self, line: MapsLine) -> None:
        """Show a variant."""
        self._line = line
        said = (words.LETTERS[line.place], line.name, line.layer, line.answer, line.weights)
        self.setAccessibleName(", ".join(part for part in said if part))
        self.setToolTip(line.weights)
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room for a line of words, the maps, and another line."""
        scale = theme.scale()
        return QSize(round(300 * scale), round((_TILE + 2 * _LINE + 8) * scale))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        if self._line is None:
            return
        painter = QPainter(self)
        scale = theme.scale()
        self._draw_words(painter, self._line)
        top = (_LINE + 4) * scale
        if self._line.outdated:
            painter.setOpacity(0.4)
        self._draw_maps(painter, self._line, top)
        painter.setOpacity(1.0)
        self._draw_answer(painter, self._line, top + (_TILE + 4) * scale)
        painter.end()

    def _draw_words(self, painter: QPainter, line: MapsLine) -> None:
        t = theme.tokens()
        scale = theme.scale()
        side = SIDE * scale * 0.9
        paint_letter(painter, QRectF(0, (_LINE * scale - side) / 2, side, side), line.place)
        x = side + 8 * scale
        painter.setFont(theme.font(12, 600))
        metrics = QFontMetricsF(painter.font())
        room = (self.width() - x) * 0.45
        name = metrics.elidedText(line.name, Qt.TextElideMode.ElideRight, room)
        middle = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.setPen(t.text)
        painter.drawText(QRectF(x, 0, room, _LINE * scale), middle, name)
        x += min(metrics.horizontalAdvance(name), room) + 12 * scale
        painter.setFont(theme.font(12))
        painter.setPen(t.text_2)
        rest = self.width() - x
        layer = QFontMetricsF(painter.font()).elidedText(
            line.layer, Qt.TextElideMode.ElideRight, rest
        )
        painter.drawText(QRectF(x, 0, rest, _LINE * scale), middle, layer)

    def _draw_maps(self, painter: QPainter, line: MapsLine, top: float) -> None:
        t = theme.tokens()
        tile, gap = _TILE * theme.scale(), _GAP * theme.scale()
        room = QRectF(0, top, self.width(), tile)
        if not line.images:
            painter.fillRect(QRectF(0, top, min(tile * 4, room.width()), tile), t.raised)
            return
        x = 0.0
        for image in line.images:
            # Wide maps keep their shape in a place that is as high as the others.
            wide = min(tile * max(1.0, image.width() / image.height()), room.width())
            if x and x + wide > room.width():
                break
            place = fitted(image.size(), QRectF(x, top, wide, tile))
            if image.hasAlphaChannel():
                draw_hatched(painter, place)
            draw_image(painter, place, image)
            x += wide + gap

    def _draw_answer(self, painter: QPainter, line: MapsLine, top: float) -> None:
        t = theme.tokens()
        painter.setFont(theme.font(11.5))
        metrics = QFontMetricsF(painter.font())
        box = QRectF(0, top, self.width(), _LINE * theme.scale())
        middle = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        elide = Qt.TextElideMode.ElideRight
        painter.setPen(t.error if line.failed else t.text)
        answer = metrics.elidedText(line.answer, elide, box.width())
        painter.drawText(box, middle, answer)
        used = metrics.horizontalAdvance(answer) + (16 * theme.scale() if answer else 0)
        if box.width() - used > 60 * theme.scale():
            painter.setPen(t.text_3)
            rest = box.adjusted(used, 0, 0, 0)
            painter.drawText(rest, middle, metrics.elidedText(line.weights, elide, rest.width()))
